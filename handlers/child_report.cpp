// Data of a child under 13 was collected, or a guardian wants it removed. Urgent before everything else; the answer is
// the same whether or not anything is found, and nobody is asked for more about the child.
#include "handlers/parts.h"

namespace joys {

namespace {

// Another user of the site gains by a false report: a rival's account would be locked.
bool from_a_rival(const Asked& asked) { return asked.classification.facts.reporter == "other user"; }

}  // namespace

Contribution decide_child_report(const Asked& asked) {
  Contribution part = open_case(asked, Category::child_report, from_a_rival(asked) ? Action::staff : Action::automatic,
                                "Which records are this child's, and what shall become of them?");
  part.draft.urgent = true;
  return part;
}

}  // namespace joys
