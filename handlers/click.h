// What a click on the page of a person decides: the reader of the address on record has said yes. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "handlers/context.h"
#include "handlers/decision.h"

namespace joys {

struct Click {
  Wish wish = Wish::see;
  Category category = Category::unrelated;
  std::string address;             // canonical: where the link was sent to
  std::string language, received;  // as in the letter that held the link
  std::optional<Person> person;    // as it is on record now; nothing: it is gone
  std::vector<FieldChange> fields;
  bool taken = false;  // a user name or address that the fields name belongs to another record
};

// How long an erasure can be taken back before it is done.
inline constexpr std::int64_t erasure_waits = 3 * 86400;  // seconds

// Changes, and the letters that tell of them. Action::staff where people must look after all; because[0] asks them.
Decision decide_click(const Click&, std::int64_t now, const Rules&);

}  // namespace joys
