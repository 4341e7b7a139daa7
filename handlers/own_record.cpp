// Whose record a letter means, as far as its author, its words and the addresses in it tell.
#include "handlers/own_record.h"

namespace joys {

bool means_oneself(const Asked& asked) {
  return !author_address(asked).empty() && others_named(asked).empty() && !asked.wishes.someone_helpless;
}

Action own_record_action(const Asked& asked, bool oneself) {
  // Beside a report about a child it is the child's record: shown or changed only for a guardian that staff verified.
  if (asked.classification.is(Category::child_report)) return Action::staff;
  const bool known = asked.context.known_sender() && !asked.context.senders.front().restricted;
  return oneself && known ? Action::confirm : Action::staff;
}

Contribution by_link(const Asked& asked, Category category, Wish wish) {
  Contribution part;
  part.draft = draft_of(asked, category, Action::confirm);
  std::string person;
  if (asked.context.known_sender()) {
    person = asked.context.senders.front().id;
    part.draft.people.push_back({person, "sender"});
  }
  part.pending = Pending{category, wish, std::move(person), {}};
  part.kind = AnswerKind::promise;
  part.paragraph = Paragraph{category, std::string(name(category)) + "_link", {}};
  return part;
}

}  // namespace joys
