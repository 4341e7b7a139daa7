// Dates as people write them: "3 May 2018", "May 3rd, 2018", "2018-05-03", "3.5.18", "03/04/2015", "3 de mayo de 2018".
// Which of two small numbers is the day is decided only where the form leaves no choice.
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int two_digit_years_turn = 40;  // "18" is 2018, "85" is 1985
constexpr int earliest = 1900, latest = 2100;

year_month_day of(int y, int m, int d) {
  return {year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
}

bool real(year_month_day date) {
  // A date without its year may be the 29th of February.
  return static_cast<int>(date.year()) == 0 ? (year(2024) / date.month() / date.day()).ok() : date.ok();
}

int year_in(std::string_view word) {
  const int n = digits_of(word);
  if (n < 0) return 0;
  if (word.size() == 4 && n >= earliest && n <= latest) return n;
  if (word.size() == 2) return n < two_digit_years_turn ? 2000 + n : 1900 + n;
  return 0;
}

// "3", "3rd", "1er", "3º": the sign is no part of the word.
int day_in(std::string_view word) {
  std::size_t digits = 0;
  while (digits < word.size() && scan::is_digit(word[digits])) ++digits;
  if (digits == 0 || digits > 2) return 0;
  if (digits < word.size() && !one_of(word.substr(digits), {"st", "nd", "rd", "th", "er", "e", "º", "ª", "го", "й"}))
    return 0;
  const int n = digits_of(word.substr(0, digits));
  return n <= 31 ? n : 0;
}

std::optional<Dated> all_digits(const Reading& r, std::size_t i) {
  if (i + 2 >= r.words.size()) return std::nullopt;
  std::string_view first = r.gap(i + 1), second = r.gap(i + 2);
  const auto sign = [](std::string_view gap) {
    return gap == "-" || gap == "/" || gap == "." || gap == ". " || gap == "–" || gap == " / " ? gap[0] : '\0';
  };
  const char mark = sign(first);
  if (mark == '\0' || sign(second) != mark) return std::nullopt;
  const int a = digits_of(r.at(i)), b = digits_of(r.at(i + 1));
  std::string_view last_word = r.at(i + 2);
  if (last_word.size() > 4 && last_word.find_first_not_of("0123456789") == 2)
    last_word = last_word.substr(0, 2);  // "03T10"
  const int c = digits_of(last_word);
  if (a < 0 || b < 1 || c < 0) return std::nullopt;
  if (r.at(i).size() == 4) {
    const year_month_day date = of(a, b, c);
    return a >= earliest && date.ok() ? std::optional(Dated{date, date, 3, i + 3}) : std::nullopt;
  }
  const int y = year_in(last_word);
  if (y == 0 || r.at(i).size() > 2 || r.at(i + 1).size() > 2) return std::nullopt;
  year_month_day dmy = of(y, b, a), mdy = of(y, a, b);
  if (mark == '.' && !dmy.ok()) return std::nullopt;
  if (!dmy.ok()) dmy = mdy;
  if (!mdy.ok() || mark == '.') mdy = dmy;
  return dmy.ok() ? std::optional(Dated{dmy, mdy, 3, i + 3}) : std::nullopt;
}

// The year at word `i`, past "of", "de" and a comma; 0 if none stands there.
int year_behind(const Reading& r, std::size_t i, std::size_t& next) {
  if (one_of(r.at(i), {"of", "de", "del", "do"})) ++i;
  if (i >= r.words.size() || r.gap(i).find('\n') != std::string_view::npos ||
      r.gap(i).find(';') != std::string_view::npos)
    return 0;
  const bool apostrophe = r.gap(i).ends_with("'") || r.gap(i).ends_with("’");
  if (r.at(i).size() != 4 && !apostrophe && r.gap(i).find_first_not_of(" -/.") != std::string_view::npos) return 0;
  const int y = year_in(r.at(i));
  if (y == 0 || (r.at(i).size() == 2 && r.gap(i + 1 < r.words.size() ? i + 1 : i).starts_with(":"))) return 0;
  next = i + 1;
  return y;
}

}  // namespace

std::optional<Dated> date_at(const Reading& r, std::size_t i) {
  if (i >= r.words.size()) return std::nullopt;
  const std::string_view word = r.at(i);
  if (const int m = r.meaning(i).month; m != 0) {
    Dated dated{{}, {}, 3, i + 1};
    const int d = r.gap(i + 1 < r.words.size() ? i + 1 : i).size() <= 2 ? day_in(r.at(i + 1)) : 0;
    if (d == 0) {
      const int y = year_behind(r, i + 1, dated.next);
      if (y == 0 || r.at(dated.next - 1).size() != 4) return std::nullopt;
      dated.first = dated.other = of(y, m, 1);
      dated.precision = 2;
      return dated;
    }
    dated.next = i + 2;
    const int y = year_behind(r, i + 2, dated.next);
    dated.first = dated.other = of(y, m, d);
    return real(dated.first) ? std::optional(dated) : std::nullopt;
  }
  if (!scan::is_digit(word[0])) return std::nullopt;
  if (auto dated = all_digits(r, i)) return dated;
  if (const int d = day_in(word); d != 0) {
    std::size_t at = i + 1;
    if (one_of(r.at(at), {"of", "de", "di", "st", "nd", "rd", "th"})) ++at;
    const int m = r.meaning(at).month;
    if (m != 0 && r.gap(at).find('\n') == std::string_view::npos) {
      Dated dated{{}, {}, 3, at + 1};
      const int y = year_behind(r, at + 1, dated.next);
      dated.first = dated.other = of(y, m, d);
      return real(dated.first) ? std::optional(dated) : std::nullopt;
    }
  }
  if (word.size() == 4 && year_in(word) != 0)
    return Dated{of(year_in(word), 1, 1), of(year_in(word), 12, 31), 1, i + 1};
  return std::nullopt;
}

std::optional<year_month_day> day_of(const Message& m) {
  if (m.date <= 0) return std::nullopt;
  return year_month_day(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(m.date))));
}

std::string iso(year_month_day date) {
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-" +
         two(static_cast<unsigned>(date.day()));
}

}  // namespace joys
