// A person as we hold one: what was imported or entered, exactly as it was given. Canonical forms
// (parsers/identifier.h) serve matching only.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/facts.h"

namespace joys {

// How we know somebody (policy, "Personal information that we collect"); a person may be several at once.
inline constexpr std::array<std::string_view, 5> relations{"client", "subscriber", "poster", "browser", "site_visitor"};

struct PersonField {  // whatever else was given: "name", "address", "plan", ...
  std::string name, value, source;
  std::int64_t collected_at = 0;  // Unix time; 0: not said
  bool operator==(const PersonField&) const = default;
};

struct Person {
  std::string id;                       // row; "" while it is not entered
  std::vector<Identifier> identifiers;  // values as given
  std::vector<std::string> relations;
  std::string birth_date;  // ISO 8601; "" unknown
  std::vector<PersonField> fields;
  std::vector<std::string> lists;        // subscriptions
  std::vector<std::string> sites;        // client sites visited, by host
  std::vector<std::string> guardian_of;  // ids of persons
  std::string source;
  bool restricted = false;  // hidden, and no mail goes there
  std::string restricted_why;
  std::int64_t held_until = 0;  // Unix time: until then software alone purges nothing
  bool operator==(const Person&) const = default;

  bool is(std::string_view relation) const;
  const PersonField* field(std::string_view name) const;
};

// The age in years that our own record gave on that day (UTC); nothing without a birth date, or with one that is still
// to come.
std::optional<int> age_on(const Person&, std::int64_t unix_time);

// A date that forms fill in where nobody answered: the first of January of 1900, 1970, 2000 and the like.
bool is_placeholder(std::string_view birth_date);

// Under 13 by our own record, and nothing in the record contradicts it: the birth date is no placeholder, the person is
// no client, and nothing was collected before the birth (16 CFR 312.2: a child is under 13).
bool surely_under_13(const Person&, std::int64_t unix_time);
bool perhaps_under_13(const Person&, std::int64_t unix_time);  // the date says so, whatever contradicts it

// What visitors of clients' sites leave there is the client's, and a scope of its own: the visits, and what was
// collected by a site. Somebody may be a visitor and nothing else.
bool has_visits(const Person&);
bool only_visitor(const Person&);
Person with_visits_of(Person, const std::vector<std::string>& sites);  // of these sites and of no other

// A host as sites are known by: "https://Shop.Example/x" is "shop.example". "" if it is none.
std::string host_of(std::string_view written);

// A birth date in one of the ways that databases write it, as ISO 8601: "2017-03-05", "2017/3/5", "5.3.2017",
// "2017-03-05T00:00:00Z". "" if it is none, or might be two ("03/05/2017").
std::string iso_date(std::string_view written);

}  // namespace joys
