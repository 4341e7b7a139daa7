// Data held by a client's site. The site's owner decides about it; a client who passes a request on gets an answer.
#include "handlers/parts.h"

namespace joys {

Contribution decide_end_user(const Asked& asked) {
  return open_case(asked, Category::end_user, Action::automatic,
                   "Which client runs this site, and does the letter come from that client?");
}

}  // namespace joys
