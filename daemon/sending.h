// The way out: answers that are due are claimed, handed to the courier, and their fate is made durable before the same
// connection may finish its next letter. One thread; the courier is its own.
#pragma once
#include <atomic>
#include <chrono>
#include <deque>
#include <future>
#include <set>
#include <string>
#include <vector>

#include "daemon/wake.h"
#include "mail/courier.h"
#include "store/ledger.h"

namespace joys {

class Sending {
 public:
  Sending(Courier&, Ledger&, const Wake&, const std::atomic<bool>& stop);

  // One step: claims, sends, settles, or waits up to `patience`. Throws DatabaseError; fates that could not be written
  // down are kept and handed in again by the next step, and their connections wait until then.
  void step(std::chrono::milliseconds patience);
  // No more is claimed; letters not begun are given back; waits up to `patience` for those under way.
  void finish(std::chrono::milliseconds patience);
  // For any thread. Nothing is claimed, under way or unsettled: if that is so after nothing was found due, all is sent.
  bool quiet() const { return quiet_; }
  bool reachable() const { return reachable_; }  // the last letter reached the server, whatever it said

 private:
  struct Settling {
    std::vector<Settlement> settlements;
    std::future<void> durable;
  };
  bool at_rest() const;
  void claim();
  void settle(std::chrono::milliseconds patience);
  void hand_in(std::vector<Settlement>);
  void hand_in_again();
  void free_connections();

  Courier& courier_;
  Ledger& ledger_;
  const Wake& wake_;
  const std::atomic<bool>& stop_;
  std::optional<std::future<std::vector<Effect>>> claiming_;
  std::deque<Settling> settling_;
  std::vector<std::vector<Settlement>> rolled_back_;
  bool perhaps_due_ = true;
  std::uint64_t seen_ = 0;  // effects_made() at the last claim
  std::chrono::steady_clock::time_point look_again_{};
  std::atomic<bool> quiet_{false}, reachable_{true};
};

}  // namespace joys
