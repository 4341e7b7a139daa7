// What the store knows that a decision needs, gathered before it inside the same transaction. `joysctl classify` uses
// assumed(): a known sender who writes of the own address and has had no answer yet.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "handlers/decision.h"
#include "handlers/person.h"
#include "parsers/policy.h"

namespace joys {

// All thirteen: [handling] auto as shipped.
std::set<Category> all_categories();

// [handling] and [policy] of the configuration, as values.
struct Rules {
  std::vector<std::string> own_addresses;  // canonical; the first is the mailbox
  std::set<Category> automatic;            // categories that act alone; the others become proposals
  int answers_per_hour = 20000;
  int restrict_per_letter = 5;     // records that one letter may hide
  int acts_per_hour = 200;         // restrictions and purges by letters, all together
  int mailer_delay_hours = 48;     // until a stopped mailing has really stopped
  std::vector<std::string> staff;  // addresses that are told of urgent cases
  bool plus_addressing = true;
  std::string timezone = "UTC";               // IANA name, for the dates in letters and business days
  std::vector<std::string> holidays;          // "2026-12-25"
  std::shared_ptr<const Policy> policy = {};  // the version in force; immutable; may be null
  std::vector<std::string> quote = {};        // headings that may be quoted without a person; none while one is missing
};

struct ContinuedCase {
  std::string case_id, number;
  Category category = Category::unrelated;
  bool from_same_person = false;  // the letter's author is the case's sender
};

// A record that a letter names by a whole identifier.
struct Match {
  Person person;
  Identifier by;              // as the letter has it
  bool of_the_child = false;  // the letter says that it is a child's
};

struct Context {
  std::int64_t now = 0;                // Unix time
  std::int64_t received = 0;           // INTERNALDATE at first sight: clocks start here
  std::vector<Person> senders;         // records with the author's address; several: nobody can say who wrote
  std::vector<Match> matches;          // other records that the letter names
  int restricted_in_24_hours = 0;      // records that letters of this author restricted
  bool sender_suppressed = false;      // all announcements are stopped already
  int acknowledgements_in_7_days = 0;  // answers of that kind to this author
  int promises_in_24_hours = 0;
  int answers_in_hour = 0;  // to everybody
  int acts_in_hour = 0;     // restrictions and purges that letters made
  std::optional<ContinuedCase> continues;
  bool report_is_ours = false;  // a report's token, key or Message-ID is of a letter that we or the mailer sent
  std::optional<std::string> reported_address;  // canonical: who that letter went to

  std::vector<std::string> asked_lately;  // canonical addresses of others that have a letter of ours waiting

  bool known_sender() const { return senders.size() == 1; }
  static Context assumed(std::int64_t now);
};

}  // namespace joys
