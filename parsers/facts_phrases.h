// Where a letter names a detail of a record, and the text that follows a word.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parsers/reading.h"

namespace joys {

struct Phrase {
  std::size_t first, last;  // words [first, last)
  Detail detail;
};

// "e-mail address", "date of birth", "nombre de usuario" are one phrase: its strongest word counts.
std::vector<Phrase> phrases_in(const Reading&, Sentence);

// Where the sentence or line ends: a line break, or a mark followed by white space.
std::size_t clause_end(std::string_view text, std::size_t i);

// The text behind word `i` up to `stop`, or to the end of its clause; with `lines` the lines below where nothing stands
// there.
std::string text_after(const Reading&, std::size_t i, std::size_t stop, bool lines);

// Views into `text`; both empty if it tells no such pair.
struct OldAndNew {
  std::string_view old_value, new_value;
};
OldAndNew correction_in(Detail, std::string_view text);
OldAndNew arrow_in(Detail, std::string_view text);

}  // namespace joys
