// Once a day, and a while after the start for the first time.
#include "daemon/daily.h"
#include "catch.h"

using namespace joys;

TEST_CASE("[P1] the first look is soon after the start, the next a day later") {
  const Daily::Clock::time_point start{};
  Daily daily(start);
  CHECK_FALSE(daily.due(start));
  CHECK(daily.due(start + std::chrono::minutes(2)));
  daily.done(start + std::chrono::minutes(2));
  CHECK_FALSE(daily.due(start + std::chrono::hours(24)));
  CHECK(daily.due(start + std::chrono::hours(25)));
}
