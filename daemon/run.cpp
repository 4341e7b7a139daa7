#include "daemon/run.h"

#include <random>
#include <thread>

#include "daemon/daily.h"
#include "daemon/intake.h"
#include "daemon/log.h"
#include "daemon/notify.h"
#include "daemon/parts.h"
#include "daemon/policy_file.h"
#include "daemon/sending.h"
#include "daemon/signals.h"
#include "mail/backoff.h"
#include "parsers/model.h"
#include "store/database.h"
#include "web/ops.h"

namespace joys {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int exit_unreachable = 75;  // EX_TEMPFAIL of sysexits.h
constexpr int tries_of_once = 3;
constexpr seconds longest_pause{60};     // between two tries to reach a server
constexpr seconds permanent_pause{300};  // after a wrong password: more tries only lock the account
constexpr seconds tend_every{60};
constexpr seconds last_letters{30};  // how long a stop waits for replies to final dots

using Clock = std::chrono::steady_clock;

Backoff patient() { return {seconds(1), longest_pause, std::random_device{}()}; }

class Daemon {
 public:
  Daemon(const Config& config, std::string path, bool once, Signals& signals)
      : config_(config),
        path_(std::move(path)),
        once_(once),
        signals_(signals),
        keys_(open_keys(config.store.url)),
        reader_(make_reader(config, keys_.tokens)),
        live_(make_snapshot(config)),
        templates_(std::shared_ptr<const Templates>{}, &live_),
        ledger_(open_ledger(config, keys_.ledger, live_, true,
                            [this] {
                              signals_.mail.ring();
                              signals_.sender.ring();
                            })),
        courier_(make_courier(config)),
        sending_(*courier_, *ledger_, signals.sender, stop_sending_),
        site_(make_site(config, keys_.tokens)),
        pages_(config.web.listen, public_routes(site_, *ledger_, templates_), complain),
        ops_(config.ops.listen, ops_routes([this] { return notify_.healthy(); }), complain) {}

  int run() {
    say(Level::info, "started",
        {{"web_port", pages_.port()},
         {"ops_port", ops_.port()},
         {"encoder", reader_.model->has_encoder() ? "yes" : "no: English letters are judged less surely"}});
    notify_.ready();
    std::thread sender([this] { send(); });
    const int code = read();
    notify_.stopping();
    stop_sending_ = true;
    signals_.sender.ring();
    sender.join();
    say(Level::info, "stopped", {{"commits", ledger_->commits()}});
    return code;
  }

 private:
  static void complain(std::string_view what) { say(Level::error, "page_failed", {{"error", std::string(what)}}); }

  // The loop that reads: the only place where mishaps of the mailbox and, for letters, of the store are caught.
  int read() {
    Backoff backoff = patient();
    int failures = 0;
    while (!signals_.stop) {
      try {
        if (signals_.reload.exchange(false)) reload();
        const auto mailbox = make_mailbox(config_);
        Intake intake(*mailbox, *ledger_, reader_, intake_options(), signals_.mail, signals_.stop);
        while (!signals_.stop && !signals_.reload) {
          tend();
          intake.turn();
          backoff.succeeded();
          failures = 0;
          notify_.status("reading the mailbox; " + std::to_string(ledger_->commits()) + " commits");
          if (once_ && intake.all_decided() && nothing_due()) return sending_.reachable() ? 0 : exit_unreachable;
          wait(intake);
        }
        mailbox->close();
        continue;
      } catch (const MailError& error) {
        backoff.failed(Clock::now(), error.permanent);
        if (error.permanent) failures = tries_of_once;
        mishap("mailbox", error.what(), backoff);
      } catch (const DatabaseError& error) {
        backoff.failed(Clock::now());
        mishap("ledger", error.what(), backoff);
      } catch (const ConfigError& error) {  // a password file that is gone
        backoff.failed(Clock::now());
        mishap("configuration", error.what(), backoff);
      }
      if (once_ && ++failures >= tries_of_once) return exit_unreachable;
      rest(backoff.until());
    }
    return 0;
  }

  // What time brings is looked for once a minute.
  void tend() {
    if (Clock::now() < tend_next_) return;
    look_at_policy();
    while (ledger_->tend().get() > 0) notify_.alive();
    if (audit_.due(Clock::now())) audit_children();
    tend_next_ = Clock::now() + tend_every;
  }

  // Records that have come to light as children's (policy: "purged immediately upon discovery").
  void audit_children() {
    constexpr int at_once = 1000;
    while (ledger_->audit_children(at_once, "joysd").get().looked_at > 0) notify_.alive();
    audit_.done(Clock::now());
  }

  // A version that the ledger has not seen last is noted there; letters are decided by it from now on.
  void look_at_policy() {
    const PolicyFile file = read_policy(config_);
    const auto before = live_.get();
    const auto hash = [](const std::shared_ptr<const Policy>& policy) { return policy ? policy->hash : std::string(); };
    if (hash(file.policy) != hash(before->rules.policy)) {
      Snapshot next = *before;
      use_policy(next.rules, config_, file);
      live_.set(std::move(next));
    }
    if (file.problems != policy_problems_)
      for (const auto& problem : file.problems) say(Level::warning, "policy", {{"problem", problem}});
    policy_problems_ = file.problems;
    if (file.policy && ledger_->note_policy(file.policy->hash, file.policy->revised).get())
      say(Level::info, "policy_version", {{"hash", file.policy->hash.substr(0, 16)}});
  }

  void mishap(std::string_view where, const std::string& what, const Backoff& backoff) {
    const auto pause = std::chrono::duration_cast<milliseconds>(backoff.until() - Clock::now());
    say(Level::error, "mishap", {{"where", std::string(where)}, {"error", what}, {"retry_ms", pause.count()}});
    notify_.status(std::string(where) + " in trouble, see the log");
  }

  // Short waits, so that the watchdog is fed and a reload is seen; IDLE or the poll interval wakes earlier.
  void wait(Intake& intake) {
    const auto until = Clock::now() + (once_ ? seconds(1) : seconds(config_.imap.poll_seconds));
    const auto before = ledger_->effects_made();
    while (!signals_.stop && !signals_.reload && Clock::now() < until) {
      notify_.alive();
      if (intake.wait(once_ ? milliseconds(100) : milliseconds(10000))) return;
      if (ledger_->effects_made() != before || once_) return;
    }
  }

  void rest(Clock::time_point until) {
    while (!signals_.stop && !signals_.reload && Clock::now() < until) {
      notify_.alive();
      if (signals_.mail.wait(milliseconds(1000))) signals_.mail.drain();
    }
  }

  // First what is due, then whether the sender is at rest: an effect claimed in between leaves it unquiet.
  bool nothing_due() {
    const auto due = ledger_->next_due();
    return sending_.quiet() && (!due || *due > unix_now());
  }

  // The thread that sends. Mishaps of the store are caught here; those of the server are outcomes.
  void send() {
    Backoff backoff = patient();
    while (!stop_sending_) {
      notify_.sender_alive();
      try {
        sending_.step(once_ ? milliseconds(200) : milliseconds(5000));
        backoff.succeeded();
      } catch (const DatabaseError& error) {
        backoff.failed(Clock::now());
        mishap("ledger", error.what(), backoff);
        while (!stop_sending_ && !backoff.over(Clock::now())) {
          notify_.sender_alive();
          if (signals_.sender.wait(milliseconds(1000))) signals_.sender.drain();
        }
      }
    }
    try {
      sending_.finish(last_letters);
    } catch (const DatabaseError& error) {
      say(Level::error, "not_settled", {{"error", error.what()}});  // sent again by the next daemon, the same bytes
    }
  }

  // A configuration with an error changes nothing.
  void reload() {
    notify_.reloading();
    try {
      auto fresh = load_config(path_);
      check_daemon_config(fresh, path_);
      live_.set(make_snapshot(fresh));
      reader_ = make_reader(fresh, keys_.tokens);
      if (fresh.store.url != config_.store.url || fresh.web.listen != config_.web.listen ||
          fresh.ops.listen != config_.ops.listen || fresh.smtp.url != config_.smtp.url)
        say(Level::warning, "reload_partial", {{"needs_restart", "store.url, web.listen, ops.listen and [smtp]"}});
      config_ = std::move(fresh);
      tend_next_ = {};  // the policy may be another one
      say(Level::info, "reloaded");
    } catch (const std::exception& error) {
      say(Level::error, "reload_refused", {{"error", error.what()}});
    }
    notify_.ready();
  }

  IntakeOptions intake_options() {
    const auto& imap = config_.imap;
    IntakeOptions options{.folders = {imap.processed, imap.escalated, imap.ignored, imap.failed}};
    options.progress = [this] { notify_.alive(); };
    return options;
  }

  Config config_;
  const std::string path_;
  const bool once_;
  Signals& signals_;
  Notify notify_;
  Keys keys_;
  Reader reader_;
  Live live_;
  std::shared_ptr<const Templates> templates_;  // live_, for the pages; not owned
  std::unique_ptr<Ledger> ledger_;
  std::unique_ptr<Courier> courier_;
  std::atomic<bool> stop_sending_{false};
  Sending sending_;
  const PublicSite site_;
  Server pages_, ops_;
  Clock::time_point tend_next_{};
  Daily audit_{Clock::now()};
  std::vector<std::string> policy_problems_;  // as last logged
};

}  // namespace

int run(const Config& config, const std::string& path, bool once) {
  static Signals signals;
  watch_signals(signals);
  return Daemon(config, path, once, signals).run();
}

}  // namespace joys
