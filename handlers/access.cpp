// Somebody wants to see what we hold. It is shown only to the address on record.
#include "handlers/own_record.h"

namespace joys {

Contribution decide_access(const Asked& asked) {
  return open_case(asked, Category::access, own_record_action(asked, means_oneself(asked)),
                   "What do we hold about this person, and may the writer see it?");
}

}  // namespace joys
