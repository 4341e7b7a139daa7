// What the daemon does once a day, a while after its start for the first time. Kept in memory only: what it does is
// harmless twice.
#pragma once
#include <chrono>

namespace joys {

class Daily {
 public:
  using Clock = std::chrono::steady_clock;
  explicit Daily(Clock::time_point start, std::chrono::seconds first_after = std::chrono::minutes(1))
      : next_(start + first_after) {}

  bool due(Clock::time_point now) const { return now >= next_; }
  void done(Clock::time_point now) { next_ = now + std::chrono::hours(24); }

 private:
  Clock::time_point next_;
};

}  // namespace joys
