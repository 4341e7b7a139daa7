// Ages from birth dates, on the day of the letter: a date that can be read in two ways and a bare year give the range
// of what it may mean.
#include "parsers/reading.h"

namespace joys {
namespace {

using std::chrono::year_month_day;

constexpr int grown = 18;
constexpr std::size_t words_to_date = 6;  // "birth (day/month/year):", "born in Lyon on the"

int age_on(year_month_day birth, year_month_day now) {
  const int years = static_cast<int>(now.year()) - static_cast<int>(birth.year());
  const bool to_come = std::pair(now.month(), now.day()) < std::pair(birth.month(), birth.day());
  return years - (to_come ? 1 : 0);
}

std::optional<Age> age_from(const Dated& d, year_month_day now) {
  if (static_cast<int>(d.first.year()) == 0) return std::nullopt;
  year_month_day first = d.first, other = d.other;
  if (d.precision == 2) other = year_month_day(first.year(), first.month(), std::chrono::day(28));
  const int a = age_on(first, now), b = age_on(other, now);
  const int from = std::min(a, b), to = std::max(a, b);
  // Of a year, and of a month, that is still going on "to" alone may be right.
  if (to < 0 || to >= grown) return std::nullopt;
  return Age{std::max(from, 0), to, {}, false};
}

}  // namespace

void find_births(const Reading& r, std::vector<Age>& out) {
  const auto now = day_of(r.message);
  if (!now || !r.child) return;
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    if (!r.is(i, Role::born)) continue;
    for (std::size_t n = i + 1; n <= i + words_to_date && n < r.words.size(); ++n) {
      const auto dated = date_at(r, n);
      if (!dated) continue;
      if (auto age = age_from(*dated, *now)) {
        age->words = r.text.substr(r.words[i].begin, r.words[dated->next - 1].end - r.words[i].begin);
        out.push_back(std::move(*age));
      }
      i = dated->next - 1;
      break;
    }
  }
}

}  // namespace joys
