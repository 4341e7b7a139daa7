#include "daemon/intake.h"

#include <sodium.h>

#include "daemon/log.h"
#include "daemon/ready.h"

namespace joys {
namespace {

constexpr std::size_t commits_in_flight = 4;  // more would only queue letters in memory
constexpr int failures_before_staff = 3;
constexpr int deaths_before_failed = 3;

// A letter that is not to be parsed still needs a name for its content.
Incoming unread(const Cause& cause, const Letter& letter, std::string why) {
  Incoming in{.cause = cause, .received = letter.received, .message = {}, .classification = {}};
  crypto_generichash(in.message.fingerprint.data(), in.message.fingerprint.size(),
                     reinterpret_cast<const unsigned char*>(letter.raw.data()), letter.raw.size(), nullptr, 0);
  in.classification.categories = {{Category::unrelated, 0}};
  in.classification.sure = false;
  in.failed = std::move(why);
  return in;
}

}  // namespace

Intake::Intake(Mailbox& mailbox, Ledger& ledger, const Reader& reader, IntakeOptions options, const Wake& wake,
               const std::atomic<bool>& stop)
    : mailbox_(mailbox), ledger_(ledger), reader_(reader), options_(std::move(options)), wake_(wake), stop_(stop) {}

void Intake::turn() {
  try {
    if (!mailbox_.is_open()) open();
    run_suspects();
    plan();
    moves_may_be_due_ = true;
    while (true) {
      if (options_.progress) options_.progress();
      collect(false);
      if (!stop_) request();  // after collect(), which may have put letters back
      file_away();
      if (!busy()) break;
      // Bounded, so that the watchdog hears of us while the server is slow.
      if (auto event = mailbox_.next(std::chrono::seconds(5), wake_.fd()))
        std::visit([this](auto&& e) { on(std::move(e)); }, std::move(*event));
      else
        wake_.drain();
    }
  } catch (...) {
    abandon();
    throw;
  }
}

bool Intake::wait(std::chrono::milliseconds patience) {
  const auto event = mailbox_.next(patience, wake_.fd());
  if (!event) wake_.drain();
  return event.has_value();
}

bool Intake::busy() const {
  return (!todo_.empty() && !stop_) || !fetching_.empty() || !committing_.empty() || !settling_.empty() || claiming_ ||
         !moving_.empty();
}

void Intake::open() {
  const auto uidvalidity = mailbox_.open();
  if (uidvalidity != uidvalidity_) {  // another epoch: UIDs mean other letters (RFC 3501 section 2.3.1.1)
    decided_.clear();
    copies_.clear();
    failures_.clear();
    if (uidvalidity_ != 0) say(Level::warning, "uidvalidity_changed", {{"from", uidvalidity_}, {"to", uidvalidity}});
  }
  uidvalidity_ = uidvalidity;
  say(Level::info, "mailbox_open", {{"uidvalidity", uidvalidity}, {"read_only", mailbox_.read_only() ? "yes" : "no"}});
}

void Intake::plan() {
  const auto listed = mailbox_.list();
  std::unordered_set<std::uint32_t> still_there;
  todo_.clear();
  for (const auto& letter : listed) {
    still_there.insert(letter.uid);
    if (!decided_.contains(letter.uid)) todo_.push_back(letter);
  }
  std::erase_if(decided_, [&](auto uid) { return !still_there.contains(uid); });
  std::erase_if(failures_, [&](const auto& failed) { return !still_there.contains(failed.first); });
}

void Intake::request() {
  std::size_t asked = 0;
  for (const auto& batch : fetching_) asked += batch.bytes;
  while (!todo_.empty() && committing_.size() < commits_in_flight) {
    if (!fetching_.empty() && asked + todo_.front().size > options_.window_bytes) return;
    Batch batch;
    while (!todo_.empty() && batch.uids.size() < options_.batch_letters &&
           (batch.uids.empty() || batch.bytes + todo_.front().size <= options_.batch_bytes)) {
      batch.uids.push_back(todo_.front().uid);
      batch.bytes += todo_.front().size;
      todo_.pop_front();
    }
    asked += batch.bytes;
    std::vector<Cause> causes;
    for (const auto uid : batch.uids) causes.push_back(cause(uid));
    batch.attempted = ledger_.attempt(std::move(causes), false);
    batch.letters.reserve(batch.uids.size());
    batch.ticket = mailbox_.fetch(batch.uids);
    fetching_.push_back(std::move(batch));
  }
}

void Intake::on(Letter&& letter) {
  auto& batch = fetching_.front();
  if (!batch.attempt_durable) {  // a crash while parsing must find the attempt on disk
    batch.attempted.get();
    batch.attempt_durable = true;
  }
  if (!stop_) batch.letters.push_back(read(letter));
}

Incoming Intake::read(const Letter& letter) const {
  if (const auto failed = failures_.find(letter.uid);
      failed != failures_.end() && failed->second >= failures_before_staff)
    return unread(cause(letter.uid), letter, "the rules for its category failed three times");
  Incoming in{.cause = cause(letter.uid),
              .received = letter.received,
              .message = parse_message(letter.raw),
              .classification = {}};
  if (letter.cut) in.message.defects.push_back(Defect::too_large);
  in.classification = classify(in.message, reader_);
  if (const auto copy = copies_.find(letter.uid); copy != copies_.end()) in.copy = copy->second;
  return in;
}

void Intake::on(FetchEnd&& end) {
  auto batch = std::move(fetching_.front());
  fetching_.pop_front();
  if (!batch.attempt_durable) batch.attempted.get();
  std::vector<Cause> over;
  for (const auto uid : end.gone) over.push_back(cause(uid));
  if (!end.gone.empty())
    say(Level::warning, "letters_gone_before_read", {{"count", static_cast<std::int64_t>(end.gone.size())}});
  for (const auto uid : end.unreadable) over.push_back(cause(uid));  // listed again in the next turn
  if (!end.unreadable.empty())
    say(Level::warning, "letters_not_given", {{"count", static_cast<std::int64_t>(end.unreadable.size())}});
  if (stop_)  // a clean end leaves no attempt behind
    for (const auto uid : batch.uids) over.push_back(cause(uid));
  if (!over.empty()) settling_.push_back(ledger_.vanished(std::move(over)));
  if (stop_ || batch.letters.empty()) return;
  Commit commit;
  for (const auto& letter : batch.letters) commit.uids.push_back(letter.cause.uid);
  commit.result = ledger_.take_in(std::move(batch.letters));
  committing_.push_back(std::move(commit));
}

void Intake::collect(bool wait) {
  while (!committing_.empty() && (wait || ready(committing_.front().result))) {
    auto commit = std::move(committing_.front());
    committing_.pop_front();
    const auto results = commit.result.get();
    for (std::size_t i = 0; i < results.size(); ++i) judge(commit.uids[i], results[i]);
  }
  std::erase_if(settling_, [&](auto& settled) {
    if (!wait && !ready(settled)) return false;
    settled.get();
    return true;
  });
}

void Intake::judge(std::uint32_t uid, const TakenIn& taken) {
  using State = TakenIn::State;
  if (taken.state == State::failed) {
    const int times = ++failures_[uid];
    say(Level::error, "letter_not_decided", {{"uid", uid}, {"times", times}, {"error", taken.error}});
    if (times == failures_before_staff) todo_.push_back({.uid = uid, .size = 0});
    return;  // else tried again in the next turn
  }
  if (taken.state == State::ask) {
    const auto& at = *taken.filed;
    copies_[uid] =
        mailbox_.holds(options_.folders[static_cast<std::size_t>(at.folder)], at.uidvalidity, at.uid, at.message_id)
            ? Copy::still_filed
            : Copy::gone;
    todo_.push_back({.uid = uid, .size = 0});
    return;
  }
  copies_.erase(uid);
  failures_.erase(uid);
  decided_.insert(uid);
  ++unfiled_;
}

void Intake::file_away() {
  if (mailbox_.read_only()) return;  // decided, answered, and parked where it is
  if (claiming_ && ready(*claiming_)) {
    auto effects = std::exchange(claiming_, std::nullopt)->get();
    moves_may_be_due_ = !effects.empty();
    start_moves(std::move(effects));
  }
  const bool quiet = fetching_.empty() && committing_.empty() && (todo_.empty() || stop_);
  const bool enough = unfiled_ >= options_.moves_at_once;
  if (claiming_ || !(enough || (quiet && (unfiled_ > 0 || moves_may_be_due_)))) return;
  unfiled_ = 0;
  claiming_ = ledger_.claim(EffectKind::move, static_cast<int>(options_.moves_at_once));
}

void Intake::start_moves(std::vector<Effect>&& effects) {
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
    moving_[mailbox_.move(uids, options_.folders[static_cast<std::size_t>(folder)])] = std::move(moving);
  }
}

// From another folder than the mailbox: a letter whose case was decided, or one that a person must see again.
void Intake::move_elsewhere(const Effect& effect) {
  const auto& folder = options_.folders;
  const auto done = mailbox_.move_from(folder[static_cast<std::size_t>(effect.from_folder)], effect.letter.uidvalidity,
                                       effect.letter.uid, folder[static_cast<std::size_t>(effect.folder)]);
  Settlement settlement{.effect_id = effect.id,
                        .outcome = done.refused.empty() ? Outcome::done : Outcome::later,
                        .detail = done.refused.empty() ? "" : "imap refused",
                        .uidvalidity = done.uidvalidity};
  if (!done.moved.empty()) settlement.uid = done.moved.front().new_uid;
  settling_.push_back(ledger_.settle({std::move(settlement)}));
}

void Intake::on(Moved&& moved) {
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
      settlement = {.effect_id = effect, .outcome = Outcome::done, .detail = "", .uidvalidity = moved.uidvalidity,
                    .uid = copy == copies.end() ? 0 : copy->second};
    settled.push_back(std::move(settlement));
  }
  settling_.push_back(ledger_.settle(std::move(settled)));
}

// After an unclean exit the letters that were at hand run alone, so that one of them that kills us is found out.
void Intake::run_suspects() {
  for (const auto& suspect : ledger_.suspects()) {
    if (stop_) return;
    if (options_.progress) options_.progress();
    if (suspect.cause.uidvalidity != uidvalidity_)
      ledger_.vanished({suspect.cause}).get();
    else
      run_alone(suspect);
  }
}

void Intake::run_alone(const Suspect& suspect) {
  const auto uid = suspect.cause.uid;
  say(Level::info, "letter_alone", {{"uid", uid}, {"deaths", suspect.deaths}});
  const bool deadly = suspect.deaths >= deaths_before_failed;
  if (!deadly) ledger_.attempt({suspect.cause}, true).get();
  mailbox_.fetch({uid});
  std::optional<Incoming> in;
  while (true) {
    auto event = mailbox_.next(std::chrono::seconds(5), -1);
    if (options_.progress) options_.progress();
    if (!event) continue;  // a dead connection throws
    if (const auto* letter = std::get_if<Letter>(&*event))
      in = deadly ? unread(suspect.cause, *letter, "three daemons died while reading it") : read(*letter);
    if (std::holds_alternative<FetchEnd>(*event)) break;
  }
  if (!in) return ledger_.vanished({suspect.cause}).get();
  std::vector<Incoming> one;
  one.push_back(std::move(*in));
  for (const auto& taken : ledger_.take_in(std::move(one)).get()) judge(uid, taken);
}

// After a mishap: what was asked of the mailbox is forgotten, what was handed to the ledger is waited for.
void Intake::abandon() noexcept {
  try {
    collect(true);
  } catch (const std::exception& error) {
    say(Level::error, "commit_failed", {{"error", error.what()}});
  }
  std::vector<std::string> unfinished;
  for (const auto& [ticket, moving] : moving_)
    for (const auto& [uid, effect] : moving) unfinished.push_back(effect);
  try {
    if (claiming_)
      for (const auto& effect : std::exchange(claiming_, std::nullopt)->get()) unfinished.push_back(effect.id);
  } catch (const std::exception& error) {
    say(Level::error, "claim_failed", {{"error", error.what()}});
  }
  try {  // if this fails, too, the letters are listed again and found in the ledger, which renews their moves
    if (!unfinished.empty()) ledger_.release(std::move(unfinished)).get();
  } catch (const std::exception& error) {
    say(Level::error, "release_failed", {{"error", error.what()}});
  }
  todo_.clear();
  fetching_.clear();
  committing_.clear();
  settling_.clear();
  claiming_.reset();
  moving_.clear();
}

Cause Intake::cause(std::uint32_t uid) const { return {.mailbox = "main", .uidvalidity = uidvalidity_, .uid = uid}; }

}  // namespace joys
