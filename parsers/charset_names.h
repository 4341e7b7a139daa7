// The charsets that mail uses, under every name that programs give them.
#pragma once
#include <cstdint>
#include <string_view>

namespace joys {

enum class Kind : std::uint8_t {
  utf8,
  western,   // ASCII, Latin-1 and Windows-1252: what programs write when they do not know
  single,    // one byte a character: bytes that are valid UTF-8 are UTF-8 with a wrong label
  multi,     // two bytes: only a three-byte UTF-8 sequence proves the label wrong
  japanese,  // ISO-2022-JP in any of its extensions
  hz,        // RFC 1843
  wide,      // 16 or 32 bits
  stateful,  // other escape sequences: the label is right
};

struct Charset {
  std::string_view label;  // letters and digits of the label, lower case
  const char* name;        // for iconv
  Kind kind;
  const char* windows = nullptr;  // what it really is when bytes 0x80 to 0x9f occur
};

// nullptr: not known. Quotes, punctuation, letter case, "x-" and "cs" do not matter.
const Charset* find_charset(std::string_view label);

}  // namespace joys
