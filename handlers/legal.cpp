// A subpoena, a court order, police, a regulator, a lawyer's demand. Software sends no letter at all: people answer.
// The records that the letter names are held for three business days, which stops nothing but a purge by software
// alone.
#include <array>

#include "handlers/parts.h"

namespace joys {
namespace {

constexpr std::array<Period, 1> provisional{{{"provisional hold", 3, Unit::business_days}}};

}  // namespace

Contribution decide_legal(const Asked& asked) {
  Contribution part = open_case(asked, Category::legal, Action::staff,
                                "Who demands what by when, and which records must be kept until then?");
  part.draft.urgent = true;
  part.paragraph.reset();
  const Due until = earliest(provisional, asked.context.received, asked.rules);
  for (const Match& match : asked.context.matches) {
    part.draft.people.push_back({match.person.id, "exact"});
    part.changes.push_back(Hold{match.person.id, until.at});
  }
  return part;
}

}  // namespace joys
