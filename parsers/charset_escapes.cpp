// glibc's ISO-2022-JP knows neither half-width kana nor the rows that NEC and IBM added, and every Japanese program
// writes them. A line that ends within Japanese was cut: the next one starts in ASCII (RFC 1468).
#include "parsers/charset_escapes.h"

#include <array>
#include <cstddef>

namespace joys {
namespace {

enum class Set { ascii, kana, kanji };

struct Escape {
  std::string_view sequence;
  Set set;
};

constexpr Escape escapes[] = {{"\x1b(B", Set::ascii},  {"\x1b(J", Set::ascii},  {"\x1b(H", Set::ascii},
                              {"\x1b(I", Set::kana},   {"\x1b$B", Set::kanji},  {"\x1b$@", Set::kanji},
                              {"\x1b$(B", Set::kanji}, {"\x1b$(@", Set::kanji}, {"\x1b&@", Set::kanji}};

void append_pair(unsigned row, unsigned cell, std::string& out) {  // 0x21 to 0x7e each
  const unsigned lead = (row - 0x21) / 2 + 0x81;
  out += static_cast<char>(lead > 0x9f ? lead + 0x40 : lead);
  const unsigned trail = row % 2 == 1 ? cell + 0x1f : cell + 0x7e;
  out += static_cast<char>(row % 2 == 1 && trail >= 0x7f ? trail + 1 : trail);
}

}  // namespace

std::optional<std::string> japanese_as_cp932(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  Set set = Set::ascii;
  bool shifted = false;  // by SO: half-width kana in seven bits
  for (std::size_t i = 0; i < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte == 0x1b) {
      bool known = false;
      for (const Escape& escape : escapes)
        if (bytes.substr(i).starts_with(escape.sequence)) {
          set = escape.set;
          i += escape.sequence.size();
          known = true;
          break;
        }
      if (known) continue;
      const std::string_view next = bytes.substr(i + 1, 2);
      if (next.starts_with("$(") || next == "$A" || next.starts_with('.')) return std::nullopt;
      ++i;
    } else if (byte == 0x0e || byte == 0x0f) {
      shifted = byte == 0x0e;
      ++i;
    } else if (byte <= 0x20 || byte == 0x7f) {
      if (byte == '\n') {
        set = Set::ascii;
        shifted = false;
      }
      out += bytes[i++];
    } else if (set == Set::kanji && byte < 0x80) {
      const unsigned cell = i + 1 < bytes.size() ? static_cast<unsigned char>(bytes[i + 1]) : 0;
      if (cell > 0x20 && cell < 0x7f) {
        append_pair(byte, cell, out);
        i += 2;
      } else {
        out += "\x81\xac";  // half a character: the sign that Japan uses for what is missing
        ++i;
      }
    } else if (byte < 0x60 && (set == Set::kana || shifted)) {
      out += static_cast<char>(byte | 0x80);
      ++i;
    } else {
      out += bytes[i++];
    }
  }
  return out;
}

std::string hz_as_gb(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  bool chinese = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    const char next = i + 1 < bytes.size() ? bytes[i + 1] : '\0';
    if (c == '~' && (next == '{' || next == '}')) {
      chinese = next == '{';
      ++i;
    } else if (c == '~' && !chinese && (next == '~' || next == '\n')) {
      if (next == '~') out += '~';
      ++i;
    } else if (c == '\n') {
      chinese = false;
      out += c;
    } else if (chinese && c > ' ' && next > ' ') {
      out += static_cast<char>(c | 0x80);
      out += static_cast<char>(next | 0x80);
      ++i;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace joys
