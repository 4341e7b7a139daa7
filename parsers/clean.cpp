// Cleans UTF-8 text: line ends, control characters, NFC. Text that is clean already, which is nearly all, is only read.
#include <glib.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

#include "parsers/charset.h"

namespace joys {
namespace {

constexpr int longest_run = 30;  // of combining marks: the stream-safe limit of Unicode Annex 15

// Marks that compose with what stands before them: U+0300 to U+036F, conjoining Hangul, Japanese voicing marks.
bool may_compose(std::string_view text) {
  for (std::size_t i = ascii_run(text, 0); i + 1 < text.size(); i = ascii_run(text, i + 1)) {
    const auto a = static_cast<unsigned char>(text[i]);
    if (a < 0xcc) continue;
    const auto b = static_cast<unsigned char>(text[i + 1]);
    if (a == 0xcc || (a == 0xcd && b < 0xb0)) return true;
    if (a == 0xe1 && b >= 0x84 && b <= 0x87) return true;
    if (a == 0xe3 && b == 0x82 && i + 2 < text.size() && (text[i + 2] == '\x99' || text[i + 2] == '\x9a')) return true;
  }
  return false;
}

bool runs_are_short(const std::string& text) {
  int run = 0;
  for (const char* p = text.c_str(); *p; p = g_utf8_next_char(p)) {
    run = static_cast<unsigned char>(*p) >= 0x80 && g_unichar_combining_class(g_utf8_get_char(p)) != 0 ? run + 1 : 0;
    if (run > longest_run) return false;
  }
  return true;
}

bool is_control(unsigned char a, unsigned char b) {
  return a < 0x20 || a == 0x7f || (a == 0xc2 && b < 0xa0);  // C0, DEL, C1
}

// Bytes that need a look: controls, and the first bytes of a C1 control, a no-break space and a byte order mark. Whole
// runs of all others are copied.
constexpr auto needs_look = [] {
  std::array<bool, 256> bytes{};
  for (std::size_t b = 0; b < 0x20; ++b) bytes[b] = true;
  bytes[0x7f] = bytes[0xc2] = bytes[0xef] = true;
  return bytes;
}();

std::size_t end_of_run(std::string_view text, std::size_t at) {
  while (at < text.size() && !needs_look[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

// Copies `text` onto itself without control characters and no-break spaces; `line_end` is what a line end becomes,
// `tab` a tab.
void drop_controls(std::string& text, char line_end, char tab, Flaws& flaws) {
  std::size_t to = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t run = end_of_run(text, i);
    if (to != i) std::memmove(&text[to], &text[i], run - i);
    to += run - i;
    i = run;
    if (i == text.size()) break;
    const auto a = static_cast<unsigned char>(text[i]);
    const auto b = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : static_cast<unsigned char>(0);
    if (a == '\r' && b == '\n') continue;
    if (a == '\r' || a == '\n') {
      flaws.broken = flaws.broken || line_end != '\n';
      text[to++] = line_end;
    } else if (a == '\t') {
      text[to++] = tab;
    } else if (a == 0xc2 && b == 0xa0) {  // a no-break space
      text[to++] = ' ';
      ++i;
    } else if (is_control(a, b)) {
      flaws.nul = flaws.nul || a == 0;
      if (a == 0xc2) ++i;
    } else if (a == 0xef && text.compare(i, 3, "\xEF\xBB\xBF") == 0) {  // a byte order mark
      i += 2;
    } else {
      text[to++] = text[i];
    }
  }
  text.resize(to);
}

bool is_clean(std::string_view text, bool lines) {
  for (std::size_t i = end_of_run(text, 0); i < text.size(); i = end_of_run(text, i + 1)) {
    const auto a = static_cast<unsigned char>(text[i]);
    if (a == '\n' || a == '\t') {
      if (!lines) return false;
      continue;
    }
    if (a != 0xc2) return false;
    if (i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) <= 0xa0) return false;
  }
  return true;
}

}  // namespace

// Eight bytes at a time.
std::size_t ascii_run(std::string_view text, std::size_t at) {
  for (std::uint64_t eight = 0; at + 8 <= text.size(); at += 8) {
    std::memcpy(&eight, text.data() + at, 8);
    if (eight & 0x8080808080808080u) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

bool is_ascii(std::string_view text) { return ascii_run(text, 0) == text.size(); }

std::size_t utf8_sequence(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xc0) == 0x80; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return tail(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    if (!tail(1) || !tail(2)) return 0;
    if ((lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xed && byte(1) > 0x9f)) return 0;
    return 3;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    if ((lead == 0xf0 && byte(1) < 0x90) || (lead == 0xf4 && byte(1) > 0x8f)) return 0;
    return 4;
  }
  return 0;
}

std::size_t utf8_remains(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t whole = lead >= 0xf0 && lead <= 0xf4  ? 4
                            : lead >= 0xe0 && lead < 0xf0 ? 3
                            : lead >= 0xc2 && lead < 0xe0 ? 2
                                                          : 1;
  std::size_t length = 1;
  while (length < whole && at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xc0) == 0x80)
    ++length;
  return length;
}

bool valid_utf8(std::string_view text) {
  for (std::size_t at = ascii_run(text, 0); at < text.size(); at = ascii_run(text, at)) {
    const std::size_t length = utf8_sequence(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

void normalise(std::string& text) {
  if (!may_compose(text) || !runs_are_short(text)) return;
  const std::unique_ptr<char, decltype(&g_free)> nfc(
      g_utf8_normalize(text.data(), static_cast<gssize>(text.size()), G_NORMALIZE_NFC), &g_free);
  if (nfc) text = nfc.get();
}

void clean_text(std::string& text, Flaws& flaws) {
  if (!is_clean(text, true)) drop_controls(text, '\n', '\t', flaws);
  normalise(text);
}

void clean_line(std::string& text, Flaws& flaws) {
  if (!is_clean(text, false)) drop_controls(text, ' ', ' ', flaws);
  normalise(text);
}

}  // namespace joys
