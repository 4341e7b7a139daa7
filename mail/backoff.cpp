// The pause is drawn from the upper half of its step: never nearly nothing, never longer than the step.
#include "mail/backoff.h"

#include <algorithm>

namespace joys {

void Backoff::failed(Time now, bool permanent) {
  if (!over(now)) return;
  step_ = permanent ? longest_ : std::clamp(step_ * 2, first_, longest_);
  std::uniform_int_distribution<std::int64_t> half(step_.count() / 2, step_.count());
  until_ = now + std::chrono::milliseconds(half(random_));
}

void Backoff::succeeded() {
  step_ = std::chrono::milliseconds(0);
  until_ = Time::min();
}

}  // namespace joys
