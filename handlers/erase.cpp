// An adult wants the own record deleted. Deleting waits for a confirmation; announcements stop at once, for that can be
// undone and needs no record.
#include "handlers/own_record.h"

namespace joys {

Contribution decide_erase(const Asked& asked) {
  const bool oneself = means_oneself(asked);
  Contribution part = open_case(asked, Category::erase, own_record_action(asked, oneself),
                                "Is the writer the person of the record, and does anything forbid deleting it?");
  if (oneself) {
    part.changes.push_back(Suppress{author_address(asked), Purpose::announcements, "", "letter"});
    part.kind = AnswerKind::promise;
  }
  part.paragraph->values["address"] = oneself ? asked.letter.author()->spec() : "";
  part.paragraph->values["until"] = oneself ? stopped_until(asked) : "";
  return part;
}

}  // namespace joys
