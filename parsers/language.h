// Which language a text is in.
#pragma once
#include <string>
#include <string_view>

namespace joys {

// ISO 639-1, or "und" where the text is too short or mixed to say. Knows at least en es fr de it pt nl pl sv da ru ja zh.
std::string language_of(std::string_view utf8);

}  // namespace joys
