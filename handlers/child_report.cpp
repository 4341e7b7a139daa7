// Data of a child under 13 was collected, or a guardian wants it removed. Urgent before everything else; the answer is
// the same whether or not anything is found, and nobody is asked for more about the child.
#include "handlers/parts.h"

namespace joys {

Contribution decide_child_report(const Asked& asked) {
  Contribution part = open_case(asked, Category::child_report, Action::automatic,
                                "Which records are this child's, and what shall become of them?");
  part.draft.urgent = true;
  return part;
}

}  // namespace joys
