// Reads the numbers in front of a unit; prices, dates, times and telephone numbers are told apart by what touches them.
#include "parsers/facts_count.h"

#include "parsers/scan.h"

namespace joys {
namespace {

constexpr int widest = 6;  // "ages 6 to 11"; what lies wider apart is no age

bool touches_number(const Reading& r, std::size_t i) {
  const std::string_view gap = r.gap(i);
  if (gap.ends_with("$") || gap.ends_with("#") || gap.ends_with("+") || gap.ends_with("€") || gap.ends_with("£") ||
      gap.ends_with("№"))
    return true;
  return i > 0 && gap.size() == 1 && one_of(gap, {".", ",", ":", "/", "-", "_"}) && scan::is_digit(r.at(i - 1).back());
}

// One number, with its fraction; `i` moves behind it.
std::optional<std::pair<int, int>> one_count(const Reading& r, std::size_t& i, Count& count) {
  const std::string_view word = r.at(i);
  if (word.empty()) return std::nullopt;
  if (!scan::is_digit(word[0])) {
    const auto n = number_at(r, i);
    if (!n) return std::nullopt;
    ++i;
    return std::pair(*n, *n);
  }
  std::size_t digits = 0;
  while (digits < word.size() && scan::is_digit(word[digits])) ++digits;
  if (digits > 2 || touches_number(r, i)) return std::nullopt;
  const int n = digits_of(word.substr(0, digits));
  ++i;
  if (digits < word.size()) {
    count.unit = word.substr(digits);
    count.unit_apart = false;
    return std::pair(n, n);
  }
  const std::string_view gap = i < r.words.size() ? r.gap(i) : std::string_view();
  const int more = digits_of(r.at(i));
  if (more < 0) return std::pair(n, n);
  if (gap == "-" || gap == "–" || gap == "/") {
    if (more <= n || more > n + 3 || r.at(i).size() > 2) return std::nullopt;
    ++i;
    return std::pair(n, more);
  }
  if (gap == "." || gap == ",") {
    if (r.at(i).size() != 1) return std::nullopt;  // a price or a date
    ++i;
  } else if (gap == ":") {
    return std::nullopt;
  } else if (gap == " " && more == 1 && r.at(i + 1) == "2") {
    i += 2;  // "9 1/2"
  } else if (gap == " ") {
    return std::nullopt;  // "12 34": a telephone number
  }
  return std::pair(n, n);
}

}  // namespace

std::optional<Count> count_at(const Reading& r, std::size_t i) {
  Count count;
  count.next = i;
  const auto first = one_count(r, count.next, count);
  if (!first) return std::nullopt;
  count.values.push_back(*first);
  while (count.unit_apart && count.values.size() < 5 && count.next + 1 < r.words.size()) {
    std::size_t next = count.next;
    const bool linked = r.is(next, Role::links), either = r.is(next, Role::either);
    const bool comma = r.gap(next) == ", " || r.gap(next) == "- " || r.gap(next) == ",";
    if (linked || either)
      ++next;
    else if (!comma)
      break;
    if (!number_at(r, next)) break;
    const auto more = one_count(r, next, count);
    if (!more) break;
    if (either && more->first > count.values.back().second && more->first <= count.values.back().second + widest)
      count.values.back().second = more->second;
    else
      count.values.push_back(*more);
    count.next = next;
  }
  // "nine and a half", "9 años y medio" has its unit in between
  if (r.is(count.next, Role::links) && one_of(r.at(count.next + 1), {"a", "half"}))
    count.next += r.at(count.next + 1) == "a" ? 3 : 2;
  count.next = std::min(count.next, r.words.size());  // "and a" may be where the letter ends
  if (count.unit_apart) count.unit = r.at(count.next);
  return count;
}

}  // namespace joys
