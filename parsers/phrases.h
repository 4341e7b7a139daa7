// Tables of phrases written as text, "wrote|a écrit|schrieb", and cut into views when the program is compiled: a
// hundred phrases stay a dozen lines.
#pragma once
#include <algorithm>
#include <array>
#include <string_view>

namespace joys {

// `source` is a lambda without captures that returns the text.
template <class Source>
consteval auto phrases(Source) {
  constexpr std::string_view all = Source{}();
  constexpr std::size_t n = static_cast<std::size_t>(std::count(all.begin(), all.end(), '|')) + 1;
  std::array<std::string_view, n> out;
  std::size_t at = 0;
  for (std::string_view& phrase : out) {
    const std::size_t end = std::min(all.find('|', at), all.size());
    phrase = all.substr(at, end - at);
    at = end + 1;
  }
  return out;
}

}  // namespace joys
