// How many links that nobody sent a peer has tried in the last minute, in bounded memory.
#pragma once
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

namespace joys {

// May be called by any thread.
class Guesses {
 public:
  // Counts one more; true if the peer is over its limit.
  bool too_many(const std::string& peer, std::int64_t now);

  static constexpr int a_minute = 60;         // far above a person's typing errors
  static constexpr std::size_t peers = 4096;  // those beyond share one count

 private:
  std::mutex mutex_;
  std::int64_t minute_ = 0;
  std::unordered_map<std::string, int> counts_;
};

}  // namespace joys
