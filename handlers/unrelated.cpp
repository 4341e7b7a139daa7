// Bulk mail, sales, spam, misdirected letters: filed without an answer. What software could not read, and news of a
// leak or a vulnerability, goes to people.
#include <algorithm>

#include "handlers/limits.h"
#include "handlers/parts.h"

namespace joys {

Contribution decide_unrelated(const Asked& asked) {
  const Machine& machine = asked.classification.machine;
  if (!machine.never_answer && asked.wishes.danger) {
    Contribution part =
        open_case(asked, Category::unrelated, Action::staff, "Is this news of a leak or a vulnerability?");
    const Due due = earliest(danger_terms(), asked.context.received, asked.rules);
    part.draft.urgent = true;
    part.draft.law = due.law;
    part.draft.due_at = due.at;
    part.paragraph = acknowledgement(asked, part.draft);
    part.because = "speaks of a leak or a vulnerability";
    return part;
  }
  if (!machine.never_answer && hides_its_text(asked.letter)) {
    Contribution part =
        open_case(asked, Category::unrelated, Action::staff, "What does this letter want? It hides its text.");
    part.because = "the text could not be read as a whole";
    return part;
  }
  return filed(asked, Category::unrelated, Action::none, Folder::ignored);
}

}  // namespace joys
