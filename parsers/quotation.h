// What opens a quotation: an attribution, a separator or a header block, also wrapped or behind the last words.
#pragma once
#include "parsers/letter_lines.h"

namespace joys {

struct Quotation {
  std::size_t next = 0;  // the first line of the old letter; 0: none begins here
  std::size_t own = 0;   // bytes of the line that are still the writer's
  bool marked = false;   // quote marks follow: only those lines are old, an answer may stand between or below them
};

// Looks at lines[i] and a bounded number below it. `wrote`: something of the writer's own stands above.
Quotation quotation_at(const LetterLines& lines, std::size_t i, bool wrote);

}  // namespace joys
