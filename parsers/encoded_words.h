// Encoded words in header text (RFC 2047) to UTF-8.
#pragma once
#include <string>
#include <string_view>

#include "parsers/charset.h"

namespace joys {

// `value` is one unfolded line in which encoded words are allowed (section 5): unstructured text or words of a phrase.
// Raw 8-bit bytes are read as UTF-8 or Windows-1252 (RFC 6532). The result is one clean line. Words with blanks in them
// or glued to other text, which many programs write, are decoded too.
std::string decode_words(std::string_view value, Flaws&);

// Where the encoded word that begins at `at` ends, 0 if there is none.
std::size_t word_end(std::string_view value, std::size_t at);

}  // namespace joys
