// The counting of web/guesses.h: every minute begins with an empty table.
#include "web/guesses.h"

namespace joys {

bool Guesses::too_many(const std::string& peer, std::int64_t now) {
  const std::lock_guard lock(mutex_);
  if (minute_ != now / 60) counts_.clear();
  minute_ = now / 60;
  const bool room = counts_.size() < peers || counts_.contains(peer);
  return ++counts_[room ? peer : std::string()] > a_minute;
}

}  // namespace joys
