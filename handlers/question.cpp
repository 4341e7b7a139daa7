// A question about the policy.
#include "handlers/parts.h"

namespace joys {

Contribution decide_question(const Asked& asked) {
  return open_case(asked, Category::question, Action::automatic, "What does the policy say to this question?");
}

}  // namespace joys
