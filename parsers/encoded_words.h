// Encoded words in header text (RFC 2047) to UTF-8.
#pragma once
#include <string>
#include <string_view>

#include "parsers/charset.h"

namespace joys {

// `value` is one unfolded line in which encoded words are allowed (section 5): unstructured text or words of a phrase.
// Raw 8-bit bytes are read as UTF-8 or Windows-1252 (RFC 6532). The result is one clean line.
std::string decode_words(std::string_view value, Flaws&);

}  // namespace joys
