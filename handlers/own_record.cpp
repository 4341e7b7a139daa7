// Whose record a letter means, as far as its author, its words and the addresses in it tell.
#include "handlers/own_record.h"

namespace joys {

bool means_oneself(const Asked& asked) {
  return !author_address(asked).empty() && others_named(asked).empty() && !asked.wishes.someone_helpless;
}

Action own_record_action(const Asked& asked, bool oneself) {
  // Beside a report about a child it is the child's record: shown or changed only for a guardian that staff verified.
  if (asked.classification.is(Category::child_report)) return Action::staff;
  return oneself && asked.context.known_sender ? Action::confirm : Action::staff;
}

}  // namespace joys
