#include "daemon/sending.h"

#include "daemon/log.h"
#include "daemon/ready.h"
#include "store/database.h"

namespace joys {
namespace {

constexpr std::array outcomes{Outcome::done, Outcome::refused, Outcome::later, Outcome::unknown};  // by Fate
constexpr std::chrono::seconds look_interval{5};  // for answers that become due by time alone

}  // namespace

Sending::Sending(Courier& courier, Ledger& ledger, const Wake& wake, const std::atomic<bool>& stop)
    : courier_(courier), ledger_(ledger), wake_(wake), stop_(stop) {}

bool Sending::at_rest() const {
  return !claiming_ && settling_.empty() && rolled_back_.empty() && courier_.in_flight() == 0;
}

void Sending::step(std::chrono::milliseconds patience) {
  hand_in_again();
  free_connections();
  if (!stop_) claim();
  settle(patience);
  quiet_ = at_rest();
}

void Sending::claim() {
  if (claiming_) {
    if (!ready(*claiming_)) return;
    auto claimed = std::exchange(claiming_, std::nullopt);  // before get(), which may throw and leaves no future
    auto effects = claimed->get();
    perhaps_due_ = !effects.empty();
    for (auto& effect : effects)
      courier_.send({.id = effect.id,
                     .from = std::move(effect.from),
                     .to = std::move(effect.to),
                     .bytes = std::move(effect.bytes)});
  }
  const auto now = std::chrono::steady_clock::now();
  if (now >= look_again_ || ledger_.effects_made() != seen_) perhaps_due_ = true;
  if (!perhaps_due_ || courier_.room() == 0) return;
  look_again_ = now + look_interval;
  seen_ = ledger_.effects_made();
  quiet_ = false;  // before the claim can be durable and hide what is due
  claiming_ = ledger_.claim(EffectKind::answer, static_cast<int>(courier_.room()));
}

// Takes every fate that is known now into one settlement: one durable commit for many connections.
void Sending::settle(std::chrono::milliseconds patience) {
  std::vector<Settlement> settlements;
  auto posted = courier_.next(patience, wake_.fd());
  if (!posted) wake_.drain();
  for (; posted; posted = courier_.next(std::chrono::milliseconds(0), -1)) {
    reachable_ = posted->code != 0 || posted->fate == Fate::unknown;
    if (posted->fate != Fate::accepted)
      say(Level::warning, "answer_not_sent",
          {{"effect", posted->id}, {"code", posted->code}, {"detail", posted->detail}});
    settlements.push_back(
        {.effect_id = posted->id,
         .outcome = outcomes[static_cast<std::size_t>(posted->fate)],
         .detail = posted->code ? std::to_string(posted->code) + " " + posted->enhanced : posted->detail});
  }
  if (!settlements.empty()) hand_in(std::move(settlements));
}

void Sending::hand_in(std::vector<Settlement> settlements) {
  auto durable = ledger_.settle(settlements);
  settling_.push_back({std::move(settlements), std::move(durable)});
}

void Sending::hand_in_again() {
  for (auto& settlements : std::exchange(rolled_back_, {})) hand_in(std::move(settlements));
}

void Sending::free_connections() {
  while (!settling_.empty() && ready(settling_.front().durable)) {
    auto settled = std::move(settling_.front());
    settling_.pop_front();
    try {
      settled.durable.get();
    } catch (const DatabaseError&) {
      rolled_back_.push_back(std::move(settled.settlements));
      throw;
    }
    for (const auto& settlement : settled.settlements) courier_.settled(settlement.effect_id);
  }
}

void Sending::finish(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  if (claiming_) {
    std::vector<std::string> unsent;
    for (const auto& effect : std::exchange(claiming_, std::nullopt)->get()) unsent.push_back(effect.id);
    if (!unsent.empty()) ledger_.release(std::move(unsent)).get();
  }
  hand_in_again();
  while ((courier_.in_flight() > 0 || !settling_.empty()) && std::chrono::steady_clock::now() < deadline) {
    free_connections();
    settle(std::chrono::milliseconds(200));
  }
  courier_.close();
}

}  // namespace joys
