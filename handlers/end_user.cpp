// Data held by a client's site. The site's owner decides about it: a visitor is told so, whether or not we run that
// site; what a client passes on is done here and answered.
#include <algorithm>

#include "handlers/parts.h"

namespace joys {
namespace {

bool from_a_client(const Asked& asked) {
  return std::ranges::any_of(asked.context.senders, [](const Person& p) { return p.is("client"); });
}

}  // namespace

Contribution decide_end_user(const Asked& asked) {
  if (from_a_client(asked))
    return open_case(asked, Category::end_user, Action::staff,
                     "A client passes this on: what is to be done for the visitor, and has the client been answered?");
  Contribution part;
  part.draft = draft_of(asked, Category::end_user, Action::automatic);
  part.paragraph = Paragraph{Category::end_user, "end_user_referred", {{"site", asked.classification.facts.site}}};
  return part;
}

}  // namespace joys
