// The lines of a letter while we find out which of them its writer wrote.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parsers/quote_marks.h"

namespace joys {

struct LetterLine {
  std::string_view text;
  bool written = true;
  std::size_t own = 0;  // of a line that is not written: so many bytes at its start are
};

using LetterLines = std::vector<LetterLine>;

inline bool is_blank_line(std::string_view line) { return line.find_first_not_of(" \t") == line.npos; }

inline std::size_t past_blank_lines(const LetterLines& lines, std::size_t i) {
  while (i < lines.size() && is_blank_line(lines[i].text)) ++i;
  return i;
}

// A quote mark of either kind: only below an attribution is one soft mark enough.
inline bool is_marked(const LetterLines& lines, std::size_t i) {
  return i < lines.size() && (quoted_line(lines[i].text) || !soft_mark(lines[i].text).empty());
}

inline void hide_lines(LetterLines& lines, std::size_t begin, std::size_t end) {
  for (; begin < end; ++begin) lines[begin].written = false;
}

}  // namespace joys
