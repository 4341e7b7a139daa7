#include "daemon/filing.h"

#include "daemon/log.h"
#include "daemon/ready.h"
#include "parsers/message.h"

namespace joys {
namespace {

constexpr int doomed_at_once = 20;  // each may cost a visit to a folder, and new letters wait meanwhile

}  // namespace

Filing::Filing(Mailbox& mailbox, Ledger& ledger, FolderNames folders, std::size_t moves_at_once)
    : mailbox_(mailbox), ledger_(ledger), folders_(std::move(folders)), moves_at_once_(moves_at_once) {}

void Filing::go_on(bool quiet) {
  if (mailbox_.read_only()) return;  // decided, answered, and parked where it is
  if (claiming_ && ready(*claiming_)) {
    auto effects = std::exchange(claiming_, std::nullopt)->get();
    may_be_due_ = !effects.empty();
    start(std::move(effects));
  }
  if (dooming_ && ready(*dooming_)) {
    auto effects = std::exchange(dooming_, std::nullopt)->get();
    doomed_ = effects.size() == doomed_at_once;
    expunge_all(std::move(effects));
  }
  const bool at_rest = quiet && !claiming_ && moving_.empty() && unfiled_ == 0 && !may_be_due_;
  if (at_rest && doomed_ && !dooming_) dooming_ = ledger_.claim(EffectKind::expunge, doomed_at_once);
  const bool enough = unfiled_ >= moves_at_once_;
  if (claiming_ || !(enough || (quiet && (unfiled_ > 0 || may_be_due_)))) return;
  unfiled_ = 0;
  claiming_ = ledger_.claim(EffectKind::move, static_cast<int>(moves_at_once_));
}

void Filing::start(std::vector<Effect>&& effects) {
  std::map<Folder, Moving> by_folder;
  std::vector<Settlement> settled;
  for (auto& effect : effects) {
    if (!effect.from_inbox)
      move_elsewhere(effect);
    else if (effect.letter.uidvalidity != uidvalidity_)
      settled.push_back({.effect_id = effect.id, .outcome = Outcome::voided, .detail = "uidvalidity changed"});
    else
      by_folder[effect.folder][effect.letter.uid] = effect.id;
  }
  if (!settled.empty()) settling_.push_back(ledger_.settle(std::move(settled)));
  if (effects.empty()) rechecked_ = true;
  for (auto& [folder, moving] : by_folder) {
    std::vector<std::uint32_t> uids;
    for (const auto& [uid, effect] : moving) uids.push_back(uid);
    if (!rechecked_) mailbox_.recheck(uids);  // a daemon that died may have moved them
    moving_[mailbox_.move(uids, name(folder))] = std::move(moving);
  }
}

// From another folder than the mailbox: a letter whose case was decided, or one that a person must see again.
void Filing::move_elsewhere(const Effect& effect) {
  const auto done =
      mailbox_.move_from(name(effect.from_folder), effect.letter.uidvalidity, effect.letter.uid, name(effect.folder));
  Settlement settlement{.effect_id = effect.id,
                        .outcome = done.refused.empty() ? Outcome::done : Outcome::later,
                        .detail = done.refused.empty() ? "" : "imap refused",
                        .uidvalidity = done.uidvalidity};
  if (!done.moved.empty()) settlement.uid = done.moved.front().new_uid;
  settling_.push_back(ledger_.settle({std::move(settlement)}));
}

// What a purge owes. Where it cannot be done now, it is tried again for ever: it has been promised.
void Filing::expunge_all(std::vector<Effect>&& effects) {
  for (std::size_t i = 0; i < effects.size(); ++i) {
    const Effect& effect = effects[i];
    const Doomed doomed{effect.letter.uidvalidity, effect.letter.uid, effect.received, [&](const std::string& raw) {
                          return !effect.content_key.empty() &&
                                 ledger_.content_key(parse_message(raw)) == effect.content_key;
                        }};
    Expunged done;
    try {
      done = mailbox_.expunge(name(effect.from_folder), doomed);
    } catch (...) {
      std::vector<std::string> rest;
      for (; i < effects.size(); ++i) rest.push_back(effects[i].id);
      ledger_.release(std::move(rest));
      throw;
    }
    if (!done.refused.empty()) say(Level::warning, "expunge_refused", {{"why", done.refused}});
    settling_.push_back(ledger_.settle({{.effect_id = effect.id,
                                         .outcome = done.refused.empty() ? Outcome::done : Outcome::later,
                                         .detail = done.refused.empty() ? "" : "imap refused"}}));
  }
}

void Filing::on(Moved&& moved) {
  const auto moving = moving_.extract(moved.ticket);
  if (moving.empty()) return;
  if (!moved.refused.empty()) say(Level::warning, "move_refused", {{"why", moved.refused}});
  std::map<std::uint32_t, std::uint32_t> copies;  // uid -> uid of the copy
  for (const auto& one : moved.moved) copies[one.uid] = one.new_uid;
  std::vector<Settlement> settled;
  for (const auto& [uid, effect] : moving.mapped()) {
    const auto copy = copies.find(uid);
    Settlement settlement{.effect_id = effect, .outcome = Outcome::later, .detail = "imap refused"};
    if (copy != copies.end() || moved.refused.empty())
      settlement = {.effect_id = effect,
                    .outcome = Outcome::done,
                    .detail = "",
                    .uidvalidity = moved.uidvalidity,
                    .uid = copy == copies.end() ? 0 : copy->second};
    settled.push_back(std::move(settlement));
  }
  settling_.push_back(ledger_.settle(std::move(settled)));
}

void Filing::collect(bool wait) {
  std::erase_if(settling_, [&](auto& settled) {
    if (!wait && !ready(settled)) return false;
    settled.get();
    return true;
  });
}

void Filing::abandon() noexcept {
  std::vector<std::string> unfinished;
  for (const auto& [ticket, moving] : moving_)
    for (const auto& [uid, effect] : moving) unfinished.push_back(effect);
  try {
    for (auto* claim : {&claiming_, &dooming_})
      if (*claim)
        for (const auto& effect : std::exchange(*claim, std::nullopt)->get()) unfinished.push_back(effect.id);
  } catch (const std::exception& error) {
    say(Level::error, "claim_failed", {{"error", error.what()}});
  }
  try {  // if this fails, too, the letters are listed again and found in the ledger, which renews their moves
    if (!unfinished.empty()) ledger_.release(std::move(unfinished)).get();
  } catch (const std::exception& error) {
    say(Level::error, "release_failed", {{"error", error.what()}});
  }
  claiming_.reset();
  dooming_.reset();
  moving_.clear();
  settling_.clear();
}

}  // namespace joys
