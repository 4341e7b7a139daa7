// When a case must be answered, and which law says so. Clocks start when the mailbox got the letter (INTERNALDATE);
// days are days of the configured zone, and a period counted in days or months ends with the last second of its last
// day.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "handlers/context.h"

namespace joys {

enum class Unit : std::uint8_t {
  hours,          // on the wall clock, nights and holidays included
  business_days,  // not Saturdays, Sundays and Rules::holidays; the day of receipt does not count
  calendar_days,
  months  // to the same day of the month, or the month's last day (31 January -> 28 or 29 February)
};

struct Period {
  std::string_view law;
  int count;
  Unit unit;
};

struct Due {
  std::string law;  // "GDPR one month"
  std::int64_t at = 0;
};

// The earliest of the terms that apply. A month or a period of days that ends on a holiday is not extended: early is
// safe.
Due earliest(std::span<const Period>, std::int64_t received, const Rules&);

std::span<const Period> terms_of(Category);
std::span<const Period> objection_terms();  // to sharing, sale or unrelated use
std::span<const Period> danger_terms();     // a leak or a vulnerability

// "2026-12-25", and a day that exists.
bool is_holiday_text(std::string_view);

}  // namespace joys
