// Which charset are bytes that carry no label, or one that cannot be right?
#pragma once
#include <string_view>

namespace joys {

// A name for iconv, "ISO-2022-JP" for that; nullptr unless it is certain. A wrong guess would put words into a letter
// that nobody wrote, no guess only leaves it unreadable and reported. Looks at the first 64 KB.
const char* guess_charset(std::string_view bytes);

}  // namespace joys
