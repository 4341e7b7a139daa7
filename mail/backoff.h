// When to try again what failed: pauses that double up to a limit, with jitter, so that many clients of one server do
// not come back in the same second. Time is an argument.
#pragma once
#include <chrono>
#include <cstdint>
#include <random>

namespace joys {

class Backoff {
 public:
  using Time = std::chrono::steady_clock::time_point;
  Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest, std::uint32_t seed)
      : first_(first), longest_(longest), random_(seed) {}

  // `permanent`: only an operator can help, so the longest pause at once. Failures during a pause are the same failure.
  void failed(Time now, bool permanent = false);
  void succeeded();
  bool over(Time now) const { return now >= until_; }
  Time until() const { return until_; }

 private:
  std::chrono::milliseconds first_, longest_, step_{0};
  std::mt19937 random_;
  Time until_ = Time::min();
};

}  // namespace joys
