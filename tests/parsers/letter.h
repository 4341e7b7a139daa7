// Short letters for tests: a header with the usual fields, and the parser started once.
#pragma once
#include <string>
#include <string_view>

#include "parsers/message.h"

namespace joys::test {

inline Message parsed(std::string_view raw, const Limits& limits = {}) {
  static const bool started = (init_parsers(), true);
  (void)started;
  return parse_message(raw, limits);
}

// A complete letter whose header ends with `more` (lines with \n) and whose body is `body`.
inline std::string letter(std::string_view more, std::string_view body) {
  std::string raw =
      "From: Ann Lee <ann@example.org>\nTo: joysandconcerns@soren.tech\nSubject: hello\n"
      "Date: Mon, 23 Feb 2026 20:31:44 +1100\nMessage-ID: <1@example.org>\n";
  raw += more;
  raw += '\n';
  raw += body;
  return raw;
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

inline std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  while (times-- > 0) out += piece;
  return out;
}

}  // namespace joys::test
