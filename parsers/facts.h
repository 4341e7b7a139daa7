// What a letter says that a handler or a person needs: ages, names, addresses, fields, authority, deadline.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "parsers/message.h"

namespace joys {

struct FieldChange {
  std::string field, old_value, new_value;
};

// Of somebody under 18, or of a grown child, on the day of the letter. A birth date that can be read in two ways, a
// year of birth and a school grade give a range.
struct Age {
  int from = 0, to = 0;
  std::string words;    // that said so
  bool writer = false;  // the writer's own
};

// Something by which a record can be found; a bare name is none.
struct Identifier {
  std::string kind, value;  // "email", "username", "profile", "phone", "guest", "ip", "id"; the value as written
  bool operator==(const Identifier&) const = default;
};

struct Facts {
  std::optional<int> age;               // of the child, in years; only if nothing leaves it open
  std::vector<Age> ages;                // everybody's, in the order of the letter
  std::vector<std::string> child;       // exact identifiers and names of the child, as written
  std::vector<Identifier> identifiers;  // those of `child` that are exact
  std::string reporter;  // relation of the writer to the child: "mother", "teacher", "child" (itself), ...
  std::vector<FieldChange> fields;
  std::vector<std::string> addresses;  // canonical addresses in the newest text, other than the sender's
  std::vector<std::string> lists;
  std::string site;  // a client's site that the letter names
  std::string authority, reference, deadline;
  std::string deadline_date;  // ISO 8601, where the deadline and the letter's date give one
};

Facts find_facts(const Message&);

}  // namespace joys
