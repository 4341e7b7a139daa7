// Letters whose text software did not see whole or not surely, told by the parser's defects.
#include "handlers/limits.h"

#include <algorithm>
#include <array>

namespace joys {

bool exceeds_limits(const Message& letter) {
  constexpr std::array limits{Defect::too_large, Defect::header_too_large,   Defect::too_many_parts,
                              Defect::too_deep,  Defect::too_many_addresses, Defect::text_cut};
  return std::ranges::any_of(limits, [&](Defect defect) { return letter.has(defect); });
}

bool hides_its_text(const Message& letter) {
  return exceeds_limits(letter) || letter.has(Defect::encrypted) || letter.has(Defect::text_only_in_attachment);
}

}  // namespace joys
