// Somebody wants announcements again. Mail starts only after a click in a letter to the address itself.
#include "handlers/own_record.h"

namespace joys {

Contribution decide_resubscribe(const Asked& asked) {
  const Action action = own_record_action(asked, means_oneself(asked));
  if (action == Action::confirm) return by_link(asked, Category::resubscribe, Wish::resubscribe);
  return open_case(asked, Category::resubscribe, action,
                   "Shall announcements to this address start again, and does its owner say so?");
}

}  // namespace joys
