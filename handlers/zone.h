// Days of the configured time zone. GLib reads the system's zone files; the process's own TZ and locale play no part.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace joys {

using Day = std::chrono::local_days;

// Whether the system knows this IANA name ("Europe/Berlin"); for the check of the configuration. Thread-safe, as are
// the others, which throw std::invalid_argument for an unknown zone.
bool known_zone(const std::string& zone);

Day day_of(std::int64_t unix_time, const std::string& zone);
std::int64_t end_of_day(Day, const std::string& zone);  // its last second, whatever the clocks do that night

}  // namespace joys
