#include "daemon/intake.h"

#include <sodium.h>

#include "daemon/log.h"
#include "daemon/parse_deadline.h"
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
    : mailbox_(mailbox),
      ledger_(ledger),
      reader_(reader),
      options_(std::move(options)),
      wake_(wake),
      stop_(stop),
      filing_(mailbox, ledger, options_.folders, options_.moves_at_once) {}

void Intake::turn() {
  try {
    if (!mailbox_.is_open()) open();
    run_suspects();
    plan();
    filing_.turn_begins();
    while (true) {
      if (options_.progress) options_.progress();
      collect(false);
      if (!stop_) request();  // after collect(), which may have put letters back
      filing_.go_on(fetching_.empty() && committing_.empty() && (todo_.empty() || stop_));
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
  return (!todo_.empty() && !stop_) || !fetching_.empty() || !committing_.empty() || !settling_.empty() ||
         filing_.busy();
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
  filing_.opened(uidvalidity);
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
  const ParseDeadline deadline;
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
  filing_.collect(wait);
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
  filing_.decided_one();
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
  todo_.clear();
  fetching_.clear();
  committing_.clear();
  settling_.clear();
  filing_.abandon();
}

Cause Intake::cause(std::uint32_t uid) const { return {.mailbox = "main", .uidvalidity = uidvalidity_, .uid = uid}; }

}  // namespace joys
