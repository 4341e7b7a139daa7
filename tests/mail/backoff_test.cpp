// Pauses between attempts: growing, bounded, not all the same.
#include "mail/backoff.h"

#include <set>

#include "catch.h"

using namespace joys;
using namespace std::chrono_literals;

TEST_CASE("pauses double up to the limit and carry jitter") {
  std::set<std::int64_t> first_pauses;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    Backoff backoff(1s, 60s, seed);
    auto now = Backoff::Time() + 1000s;
    CHECK(backoff.over(now));
    std::chrono::milliseconds step = 1s;
    for (int attempt = 0; attempt < 10; ++attempt, step = std::min<std::chrono::milliseconds>(step * 2, 60s)) {
      backoff.failed(now);
      const auto pause = backoff.until() - now;
      CHECK(pause >= step / 2);
      CHECK(pause <= step);
      if (attempt == 0) first_pauses.insert(pause.count());
      backoff.failed(now);  // the same failure, seen by another connection
      CHECK(backoff.until() - now == pause);
      now = backoff.until();
    }
    backoff.succeeded();
    CHECK(backoff.over(now));
    backoff.failed(now, true);
    CHECK(backoff.until() - now >= 30s);
  }
  CHECK(first_pauses.size() > 10);
}
