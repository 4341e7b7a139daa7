// Well-formed UTF-8 (RFC 3629): overlong forms, surrogates and values above U+10FFFF are not. The writing side of the
// mail needs it to refuse what no reader could show, and to cut only between characters.
#pragma once
#include <cstddef>
#include <string_view>

namespace joys {

// The octets of the character that begins at `at` (1 to 4), or 0 if none that is well formed begins there.
std::size_t utf8_length(std::string_view, std::size_t at);

}  // namespace joys
