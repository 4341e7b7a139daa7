// Folding of letter case by two-byte tables instead of a locale: the scripts whose capitals differ from small letters
// and whose pairs are equally long in UTF-8. Anything else stays as it is.
#include "parsers/scan.h"

namespace joys::scan {
namespace {

// The small letter of a two-byte sequence, as the code point; the result is always two bytes long as well.
constexpr unsigned small_letter(unsigned c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;                    // Latin-1
  if ((c >= 0x100 && c <= 0x12F) || (c >= 0x132 && c <= 0x137)) return c | 1;  // Latin Extended-A
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c + (c & 1);
  if ((c >= 0x14A && c <= 0x177) || (c >= 0x218 && c <= 0x21B)) return c | 1;
  if (c == 0x178) return 0xFF;
  if (c >= 0x391 && c <= 0x3AB && c != 0x3A2) return c + 0x20;  // Greek
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;                // Cyrillic
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c == 0x490) return 0x491;
  return c;
}

}  // namespace

std::string one_line(std::string text, std::size_t bytes) {
  if (text.size() > bytes) {
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    text.resize(bytes);
  }
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return text;
}

std::string lower(std::string_view ascii) {
  std::string out(ascii);
  for (char& c : out) c = lower(c);
  return out;
}

std::string fold(std::string_view utf8) {
  std::string out(utf8);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto lead = static_cast<unsigned char>(out[i]);
    if (lead < 0x80) {
      out[i] = lower(out[i]);
      continue;
    }
    if (lead < 0xC2 || lead > 0xDF || i + 1 == out.size()) continue;
    const auto trail = static_cast<unsigned char>(out[i + 1]);
    if ((trail & 0xC0) != 0x80) continue;
    const unsigned c = small_letter(((lead & 0x1Fu) << 6) | (trail & 0x3Fu));
    out[i] = static_cast<char>(0xC0 | (c >> 6));
    out[++i] = static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

std::string_view bare(std::string_view value) {
  value = trim(value);
  if (value.size() >= 2 && value.front() == '<' && value.back() == '>') value = value.substr(1, value.size() - 2);
  value = trim(value);
  while (!value.empty() && value.back() == '.') value.remove_suffix(1);
  return value;
}

}  // namespace joys::scan
