// Text of format=flowed as its author typed it (RFC 3676).
#pragma once
#include <string>
#include <string_view>

namespace joys {

// Joins the lines of a paragraph, within one quote depth; removes space-stuffing. `delsp`: the joining space goes too.
std::string join_flowed(std::string_view text, bool delsp);

}  // namespace joys
