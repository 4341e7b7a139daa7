// Out of office, receipts, challenges: filed, never answered.
#include "handlers/parts.h"

namespace joys {

Contribution decide_auto_reply(const Asked& asked) {
  return filed(asked, Category::auto_reply, Action::none, Folder::ignored);
}

}  // namespace joys
