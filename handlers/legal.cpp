// A subpoena, a court order, police, a regulator, a lawyer's demand. Software sends no letter at all: people answer.
#include "handlers/parts.h"

namespace joys {

Contribution decide_legal(const Asked& asked) {
  Contribution part = open_case(asked, Category::legal, Action::staff,
                                "Who demands what by when, and which records must be kept until then?");
  part.draft.urgent = true;
  part.paragraph.reset();
  return part;
}

}  // namespace joys
