// Somebody wants to see what we hold. It is shown on a page, and only to the reader of the address on record.
#include "handlers/own_record.h"

namespace joys {

Contribution decide_access(const Asked& asked) {
  const Action action = own_record_action(asked, means_oneself(asked));
  if (action == Action::confirm) return by_link(asked, Category::access, Wish::see);
  return open_case(asked, Category::access, action, "What do we hold about this person, and may the writer see it?");
}

}  // namespace joys
