// Until when an authority wants its answer: a date or a span of days behind "by", "until", "within", as written, and
// the day that it means. Working days are without weekends; holidays are nobody's here.
#include "parsers/facts_east_asian.h"
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::size_t words_to_date = 8;  // "no later than 5 pm on Friday, the 19th of"
constexpr int most_days = 400;            // no demand gives more

year_month_day after_days(year_month_day from, int days, bool working) {
  sys_days day = from;
  for (int n = 0; n < days;) {
    day += std::chrono::days(1);
    const unsigned weekday = std::chrono::weekday(day).c_encoding();
    if (!working || (weekday != 0 && weekday != 6)) ++n;
  }
  return day;
}

std::string day_after(const Reading& r, int count, std::string_view unit, bool working) {
  const auto from = day_of(r.message);
  if (!from || count < 1 || count > most_days) return {};
  const std::string_view hours[] = {"hours", "stunden", "horas", "heures", "ore",
                                    "uur",   "godzin",  "часов", "timmar", "timer"};
  const std::string_view weeks[] = {"week",      "weeks", "woche",   "wochen", "semanas", "semaines",
                                    "settimane", "weken", "tygodni", "недель", "veckor",  "uger"};
  const std::string_view months[] = {"month", "months", "monat", "monats", "monate", "mes", "meses", "mois", "mese"};
  if (in_words(unit, hours)) return iso(after_days(*from, (count + 23) / 24, false));
  if (in_words(unit, weeks)) return count > 52 ? std::string() : iso(after_days(*from, count * 7, false));
  if (in_words(unit, months)) {
    year_month_day day = *from + std::chrono::months(count);
    if (!day.ok()) day = day.year() / day.month() / std::chrono::last;
    return iso(day);
  }
  return iso(after_days(*from, count, working));
}

// Of a date without its year the next one.
std::string resolved(const Reading& r, const Dated& dated) {
  if (dated.precision != 3 || dated.first != dated.other) return {};
  if (static_cast<int>(dated.first.year()) != 0) return iso(dated.first);
  const auto now = day_of(r.message);
  if (!now) return {};
  year_month_day day(now->year(), dated.first.month(), dated.first.day());
  if (day < *now) day += std::chrono::years(1);
  return day.ok() ? iso(day) : std::string();
}

bool set_date(const Reading& r, std::size_t n, Facts& facts) {
  const auto dated = date_at(r, n);
  if (!dated || dated->precision != 3) return false;
  facts.deadline = r.text.substr(r.words[n].begin, r.words[dated->next - 1].end - r.words[n].begin);
  facts.deadline_date = resolved(r, *dated);
  return true;
}

// "14 days", "fourteen (14) calendar days", "10 business days", "30 dni roboczych"
bool set_span(const Reading& r, std::size_t n, Facts& facts) {
  const auto first = number_at(r, n);
  if (!first) return false;
  std::size_t unit = n + 1;
  int count = *first;
  if (const auto again = number_at(r, unit); again && unit < r.words.size() && r.gap(unit) == " (") {
    count = *again;
    ++unit;
  }
  bool working = false;
  while (r.is(unit, Role::workdays)) {
    working = working || r.at(unit) != "calendar";
    if (r.is(unit + 1, Role::days))
      ++unit;
    else
      break;
  }
  const bool alone = r.is(unit, Role::workdays);  // "10 Werktagen"
  if (!alone && !r.is(unit, Role::days)) return false;
  std::size_t last = unit;
  if (r.is(unit + 1, Role::workdays)) {
    ++last;
    working = working || !one_of(r.at(last), {"calendar", "календарных"});
  }
  if (one_of(r.at(unit), {"kalendertagen"})) working = false;
  facts.deadline = r.text.substr(r.words[n].begin, r.words[last].end - r.words[n].begin);
  facts.deadline_date = day_after(r, count, r.at(unit), working);
  return true;
}

// 2026年6月19日までに, 14日以内, 在14天内
void east_asian(const Reading& r, Facts& facts) {
  const std::string_view s = r.text;
  for (std::size_t at = s.find("年"); at != s.npos; at = s.find("年", at + 3)) {
    const auto date = east_asian_date(s, at);
    if (!date || date->day == 0) continue;
    const std::string_view after = s.substr(date->end, 12);
    if (!after.starts_with("まで") && !after.starts_with("前") && !after.starts_with("之前") &&
        !after.starts_with("以前"))
      continue;
    const year_month_day day(std::chrono::year(date->year), std::chrono::month(static_cast<unsigned>(date->month)),
                             std::chrono::day(static_cast<unsigned>(date->day)));
    facts.deadline = s.substr(date->begin, date->end - date->begin);
    if (day.ok()) facts.deadline_date = iso(day);
    return;
  }
  for (const std::string_view within : {"日以内", "天内", "日内", "日間以内", "天之内"}) {
    const std::size_t at = s.find(within);
    if (at == s.npos) continue;
    std::size_t begin = at;
    while (begin > 0 && scan::is_digit(s[begin - 1]) && at - begin < 3) --begin;
    if (begin == at) continue;
    facts.deadline = s.substr(begin, at + within.size() - begin);
    facts.deadline_date = day_after(r, digits_of(s.substr(begin, at - begin)), "days", false);
    return;
  }
}

}  // namespace

void find_deadline(const Reading& r, Facts& facts) {
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    if (!r.is(i, Role::until)) continue;
    for (std::size_t n = i + 1; n <= i + words_to_date && n < r.words.size(); ++n) {
      // A date on a line of its own below is fine, another sentence is not.
      if (r.gap(n).find_first_of(".!?;") != std::string_view::npos && !scan::is_digit(r.before(n, 1).back())) break;
      if (r.is(n, Role::until) && n > i + 3) break;
      if (set_date(r, n, facts) || set_span(r, n, facts)) return;
    }
  }
  if (r.ideographs) east_asian(r, facts);
}

}  // namespace joys
