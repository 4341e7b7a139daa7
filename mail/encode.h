// The transfer forms of text that an answer needs: encoded words (RFC 2047), folded fields (RFC 5322 section 2.2.3) and
// quoted-printable lines (RFC 2045 section 6.7). All take well-formed UTF-8 without control characters.
#pragma once
#include <string>
#include <string_view>

namespace joys {

// Unstructured text as a field body that begins in `column`: as it is where ASCII words fold, else as encoded words.
std::string encode_unstructured(std::string_view text, std::size_t column);

// A display name that is not empty: atoms, a quoted string or encoded words.
std::string encode_phrase(std::string_view name, std::size_t column);

// Breaks before blanks so that lines hold 78 characters where the words allow it.
std::string fold(std::string_view value, std::size_t column);

// LF lines to CRLF lines of at most 76. A line is also written so that no mailbox format ("From ") and no careless
// relay (a leading dot, trailing blanks) alters it.
std::string quoted_printable(std::string_view text);

// The same lines as they are, or "" if they need the encoding above.
std::string seven_bit(std::string_view text);

}  // namespace joys
