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

struct Facts {
  std::optional<int> age;              // of the child, in years
  std::vector<std::string> child;      // exact identifiers and names of the child, as written
  std::string reporter;                // relation of the writer to the child: "mother", "teacher", ...
  std::vector<FieldChange> fields;
  std::vector<std::string> addresses;  // canonical addresses in the newest text, other than the sender's
  std::vector<std::string> lists;
  std::string site;                    // a client's site that the letter names
  std::string authority, reference, deadline;
};

Facts find_facts(const Message&);

}  // namespace joys
