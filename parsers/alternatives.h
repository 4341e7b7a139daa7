// Do the two versions of a letter say the same? (RFC 2046 section 5.1.4: they should.)
#pragma once
#include <string_view>

namespace joys {

// True only where the words clearly differ; links, image marks, punctuation and spacing do not count.
bool disagree(std::string_view plain, std::string_view html_as_text);

}  // namespace joys
