// The table of RFC 3629 section 4: the first octet says how many follow and narrows the range of the second.
// Everything else is not well formed.
#include "mail/utf8.h"

namespace joys {
namespace {

struct Form {
  unsigned char first_low, first_high, second_low, second_high;
  std::size_t length;
};
constexpr Form forms[] = {
    {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3},
    {0xee, 0xef, 0x80, 0xbf, 3}, {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
};

bool within(char c, unsigned char low, unsigned char high) {
  const auto octet = static_cast<unsigned char>(c);
  return low <= octet && octet <= high;
}

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (static_cast<unsigned char>(text[at]) < 0x80) return 1;
  for (const Form& form : forms) {
    if (!within(text[at], form.first_low, form.first_high)) continue;
    if (text.size() - at < form.length) return 0;
    if (!within(text[at + 1], form.second_low, form.second_high)) return 0;
    for (std::size_t i = 2; i < form.length; ++i)
      if (!within(text[at + i], 0x80, 0xbf)) return 0;
    return form.length;
  }
  return 0;
}

}  // namespace joys
