// An adult wants the own record deleted. Deleting waits for a yes from the address on record; announcements stop at
// once, for that can be undone and needs no record.
#include "handlers/own_record.h"

namespace joys {
namespace {

// Who pays has invoices that the law keeps, and perhaps a website with us.
bool pays(const Asked& asked) { return asked.context.known_sender() && asked.context.senders.front().is("client"); }

Contribution decided(const Asked& asked, bool oneself) {
  const Action action = own_record_action(asked, oneself);
  if (action == Action::confirm && !pays(asked)) return by_link(asked, Category::erase, Wish::erase);
  Contribution part = open_case(asked, Category::erase, pays(asked) ? Action::staff : action,
                                "Is the writer the person of the record, and does anything forbid deleting it?");
  if (oneself) part.kind = AnswerKind::promise;
  return part;
}

}  // namespace

Contribution decide_erase(const Asked& asked) {
  const bool oneself = means_oneself(asked);
  Contribution part = decided(asked, oneself);
  if (oneself) part.changes.push_back(Suppress{author_address(asked), Purpose::announcements, "", "letter"});
  part.paragraph->values["address"] = oneself ? asked.letter.author()->spec() : "";
  part.paragraph->values["until"] = oneself ? stopped_until(asked) : "";
  return part;
}

}  // namespace joys
