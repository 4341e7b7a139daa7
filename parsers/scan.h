// Plain searching in text that is looked at once: folding of letter case without a locale, trimming, comparing.
// fold() keeps every byte offset, so that what is found in the folded text can be cut out of the original.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace joys::scan {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_alnum(char c) { return is_digit(c) || is_alpha(c); }

constexpr std::string_view trim(std::string_view s) {
  while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
  while (!s.empty() && is_space(s.back())) s.remove_suffix(1);
  return s;
}

constexpr bool equal(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

constexpr bool starts_with(std::string_view s, std::string_view prefix) {
  return s.size() >= prefix.size() && equal(s.substr(0, prefix.size()), prefix);
}

inline bool contains(std::string_view s, std::string_view part) { return s.find(part) != s.npos; }

// Any of a table of phrases; both sides folded.
template <class Table>
bool contains_any(std::string_view s, const Table& phrases) {
  for (std::string_view phrase : phrases)
    if (contains(s, phrase)) return true;
  return false;
}

template <class Table>
bool begins_with_any(std::string_view s, const Table& phrases) {
  for (std::string_view phrase : phrases)
    if (s.starts_with(phrase)) return true;
  return false;
}

// The next line of `rest`, without its end; `rest` moves behind it.
constexpr std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::string lower(std::string_view ascii);

// Without line breaks and other control characters; longer than `bytes` it is cut before a character.
std::string one_line(std::string utf8, std::size_t bytes = std::string::npos);

// Lower case of Latin, Greek and Cyrillic letters; same length as the input, whatever bytes it has.
std::string fold(std::string_view utf8);

// A host, address or angle-bracketed id without white space, angle brackets and a trailing dot.
std::string_view bare(std::string_view value);

}  // namespace joys::scan
