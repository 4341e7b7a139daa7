// The sentences of a letter: what asks for something is usually one or two of them, the rest is story and greeting.
#pragma once
#include <string_view>
#include <vector>

namespace joys {

inline constexpr std::size_t sentences_limit = 40;  // a request stands near the beginning or the end of a long letter

// Views into `text`, without blanks around them, in order; of a longer text the first 28 and the last 12. A sentence
// ends at . ! ? before white space, at their full-width forms, at an empty line, and at the end of a short line, which
// nobody wrapped. Linear; abbreviations may cut a sentence in two, which costs little.
std::vector<std::string_view> sentences_of(std::string_view text);

}  // namespace joys
