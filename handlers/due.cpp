// When a case must be answered: a table of terms for each category, and the arithmetic of days.
#include "handlers/due.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>
#include <stdexcept>

#include "handlers/zone.h"

namespace joys {
namespace {

using namespace std::chrono;

// We do not know where a writer lives, so of several laws the quickest holds.
constexpr std::array<Period, 1> child{{{"COPPA 24 hours", 24, Unit::hours}}};
constexpr std::array<Period, 1> legal{{{"legal process 24 hours", 24, Unit::hours}}};
constexpr std::array<Period, 2> rights{
    {{"GDPR one month", 1, Unit::months}, {"CCPA 45 days", 45, Unit::calendar_days}}};
constexpr std::array<Period, 2> opt_out{
    {{"CAN-SPAM 10 business days", 10, Unit::business_days}, {"GDPR one month", 1, Unit::months}}};
constexpr std::array<Period, 2> objection{
    {{"CCPA 15 business days", 15, Unit::business_days}, {"GDPR one month", 1, Unit::months}}};
constexpr std::array<Period, 1> house{{{"house 10 business days", 10, Unit::business_days}}};
constexpr std::array<Period, 1> danger{{{"house 24 hours", 24, Unit::hours}}};

year_month_day month_later(year_month_day date, int count) {
  const year_month_day same = date + months(count);
  return same.ok() ? same : year_month_day(same.year() / same.month() / last);
}

bool is_business_day(Day day, const std::vector<std::string>& holidays) {
  const weekday name(day);
  if (name == Saturday || name == Sunday) return false;
  const year_month_day date(day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return std::ranges::find(holidays, std::string_view(text)) == holidays.end();
}

Day business_days_later(Day day, int count, const std::vector<std::string>& holidays) {
  while (count > 0) {
    day += days(1);
    if (is_business_day(day, holidays)) --count;
  }
  return day;
}

std::int64_t end_of(const Period& term, std::int64_t received, const Rules& rules) {
  if (term.unit == Unit::hours) return received + std::int64_t{3600} * term.count;
  Day day = day_of(received, rules.timezone);
  switch (term.unit) {
    case Unit::business_days:
      day = business_days_later(day, term.count, rules.holidays);
      break;
    case Unit::calendar_days:
      day += days(term.count);
      break;
    case Unit::months:
      day = Day(month_later(year_month_day(day), term.count));
      break;
    case Unit::hours:
      break;
  }
  return end_of_day(day, rules.timezone);
}

}  // namespace

Due earliest(std::span<const Period> terms, std::int64_t received, const Rules& rules) {
  if (terms.empty()) throw std::invalid_argument("a due date needs a term");
  std::optional<Due> due;
  for (const Period& term : terms) {
    const std::int64_t at = end_of(term, received, rules);
    if (!due || at < due->at) due = Due{std::string(term.law), at};
  }
  return *due;
}

std::span<const Period> terms_of(Category category) {
  switch (category) {
    case Category::child_report:
      return child;
    case Category::legal:
      return legal;
    case Category::erase:
    case Category::access:
    case Category::modify:
      return rights;
    case Category::opt_out:
    case Category::complaint:
      return opt_out;
    default:
      return house;
  }
}

std::span<const Period> objection_terms() { return objection; }
std::span<const Period> danger_terms() { return danger; }

bool is_holiday_text(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = -1;
    const char* const end = text.data() + at + length;
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc() && stop == end && value >= 0 ? value : -1;
  };
  const int y = number(0, 4), m = number(5, 2), d = number(8, 2);
  if (y < 0 || m < 0 || d < 0) return false;
  return year_month_day(year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))).ok();
}

}  // namespace joys
