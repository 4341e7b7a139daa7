// Text of text/enriched and text/richtext (RFC 1896, RFC 1341): an old way of fonts, still written by some programs.
#pragma once
#include <string>
#include <string_view>

namespace joys {

// One line end is a space, more are one less; "<<" is "<"; <param> and its content are no text.
std::string enriched_to_text(std::string_view text);

}  // namespace joys
