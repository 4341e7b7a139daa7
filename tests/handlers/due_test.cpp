// Due dates: month ends, leap years, clocks that change, weekends and holidays.
#include "handlers/due.h"

#include "asked.h"
#include "catch.h"
#include "handlers/zone.h"

using namespace joys;
using joys::test::at;

namespace {

std::int64_t due(Unit unit, int count, std::int64_t received, const Rules& rules = {}) {
  const Period term{"law", count, unit};
  return earliest(std::span(&term, 1), received, rules).at;
}

Rules in_zone(const std::string& zone) {
  Rules rules;
  rules.timezone = zone;
  return rules;
}

}  // namespace

TEST_CASE("a month ends on the same day, or on the month's last [G1]") {
  CHECK(due(Unit::months, 1, at(2026, 12, 4, 10)) == at(2027, 1, 4, 23, 59, 59));
  CHECK(due(Unit::months, 1, at(2027, 1, 31, 10)) == at(2027, 2, 28, 23, 59, 59));
  CHECK(due(Unit::months, 1, at(2028, 1, 31, 10)) == at(2028, 2, 29, 23, 59, 59));
  CHECK(due(Unit::months, 1, at(2028, 1, 29, 10)) == at(2028, 2, 29, 23, 59, 59));
  CHECK(due(Unit::months, 1, at(2027, 2, 28)) == at(2027, 3, 28, 23, 59, 59));
  CHECK(due(Unit::months, 1, at(2027, 3, 31)) == at(2027, 4, 30, 23, 59, 59));
  CHECK(due(Unit::months, 3, at(2026, 11, 30)) == at(2027, 2, 28, 23, 59, 59));
  CHECK(due(Unit::months, 1, at(2100, 1, 31)) == at(2100, 2, 28, 23, 59, 59));
}

TEST_CASE("45 calendar days run through weekends and the end of the year [K2]") {
  CHECK(due(Unit::calendar_days, 45, at(2026, 12, 4, 10)) == at(2027, 1, 18, 23, 59, 59));
  CHECK(due(Unit::calendar_days, 45, at(2028, 1, 20)) == at(2028, 3, 5, 23, 59, 59));
}

TEST_CASE("business days leave out weekends, holidays and the day of receipt [L3]") {
  CHECK(due(Unit::business_days, 10, at(2026, 12, 4, 10)) == at(2026, 12, 18, 23, 59, 59));  // a Friday
  CHECK(due(Unit::business_days, 10, at(2026, 12, 5, 10)) == at(2026, 12, 18, 23, 59, 59));  // a Saturday
  CHECK(due(Unit::business_days, 1, at(2026, 12, 4, 23, 59, 59)) == at(2026, 12, 7, 23, 59, 59));
  Rules rules;
  rules.holidays = {"2026-12-25", "2026-12-26", "2027-01-01"};  // Friday, Saturday, Friday
  CHECK(due(Unit::business_days, 10, at(2026, 12, 21), rules) == at(2027, 1, 6, 23, 59, 59));
  CHECK(due(Unit::business_days, 15, at(2026, 12, 21), rules) == at(2027, 1, 13, 23, 59, 59));
}

TEST_CASE("hours run on the wall, over weekends and changes of the clock") {
  CHECK(due(Unit::hours, 24, at(2026, 12, 5, 22)) == at(2026, 12, 6, 22));
  CHECK(due(Unit::hours, 24, at(2026, 3, 28, 12), in_zone("Europe/Berlin")) == at(2026, 3, 29, 12));
}

TEST_CASE("days are those of the configured zone") {
  // 23:30 UTC on Friday is Saturday in Berlin and still Friday in New York.
  CHECK(due(Unit::calendar_days, 1, at(2026, 12, 4, 23, 30)) == at(2026, 12, 5, 23, 59, 59));
  CHECK(due(Unit::calendar_days, 1, at(2026, 12, 4, 23, 30), in_zone("Europe/Berlin")) == at(2026, 12, 6, 22, 59, 59));
  CHECK(due(Unit::calendar_days, 1, at(2026, 12, 4, 23, 30), in_zone("America/New_York")) ==
        at(2026, 12, 6, 4, 59, 59));
}

TEST_CASE("a day ends with its last second, also when the clocks change") {
  // Berlin goes to summer time on 29 March 2026 at 1:00 UTC and back on 25 October at 1:00 UTC.
  CHECK(due(Unit::months, 1, at(2026, 2, 28, 12), in_zone("Europe/Berlin")) == at(2026, 3, 28, 22, 59, 59));
  CHECK(due(Unit::months, 1, at(2026, 3, 1, 12), in_zone("Europe/Berlin")) == at(2026, 4, 1, 21, 59, 59));
  CHECK(due(Unit::calendar_days, 1, at(2026, 3, 28, 12), in_zone("Europe/Berlin")) == at(2026, 3, 29, 21, 59, 59));
  CHECK(due(Unit::calendar_days, 1, at(2026, 10, 24, 12), in_zone("Europe/Berlin")) == at(2026, 10, 25, 22, 59, 59));
  // In Santiago de Chile the clocks jump from midnight to one o'clock: 6 September 2026 starts at 1:00, 4:00 UTC.
  CHECK(due(Unit::calendar_days, 1, at(2026, 9, 4, 15), in_zone("America/Santiago")) == at(2026, 9, 6, 3, 59, 59));
}

TEST_CASE("of several laws the earliest holds") {
  const Rules rules;
  const Due rights = earliest(terms_of(Category::erase), at(2026, 12, 4), rules);
  CHECK(rights.law == "GDPR one month");
  CHECK(rights.at == at(2027, 1, 4, 23, 59, 59));
  CHECK(earliest(terms_of(Category::opt_out), at(2026, 12, 4), rules).law == "CAN-SPAM 10 business days");
  CHECK(earliest(objection_terms(), at(2026, 12, 4), rules).law == "CCPA 15 business days");
  Rules closed;  // so many holidays that the month is over first
  for (unsigned day = 1; day <= 31; ++day)
    closed.holidays.push_back("2026-12-" + std::string(day < 10 ? "0" : "") + std::to_string(day));
  CHECK(earliest(terms_of(Category::opt_out), at(2026, 12, 4), closed).law == "GDPR one month");
}

TEST_CASE("every category has a due date with its law") {
  for (std::size_t i = 0; i < category_count; ++i) {
    const auto category = static_cast<Category>(i);
    const Due due = earliest(terms_of(category), at(2026, 12, 4), Rules{});
    CHECK(due.at > at(2026, 12, 4));
    CHECK_FALSE(due.law.empty());
  }
  CHECK(earliest(terms_of(Category::child_report), 1000, Rules{}).at == 1000 + 86400);
  CHECK(earliest(terms_of(Category::legal), 1000, Rules{}).at == 1000 + 86400);
  CHECK(earliest(danger_terms(), 1000, Rules{}).at == 1000 + 86400);
}

TEST_CASE("zones and holidays can be checked before they are used") {
  CHECK(known_zone("UTC"));
  CHECK(known_zone("Europe/Berlin"));
  CHECK_FALSE(known_zone("Europe/Atlantis"));
  CHECK_FALSE(known_zone(""));
  CHECK_THROWS_AS(day_of(0, "Europe/Atlantis"), std::invalid_argument);
  CHECK(is_holiday_text("2028-02-29"));
  for (const auto* wrong : {"2027-02-29", "2026-13-01", "2026-12-5", "25.12.2026", "2026-12-25 ", "", "2026--1-01"})
    CHECK_FALSE(is_holiday_text(wrong));
}
