// The way in: what lies in the mailbox is fetched, read, handed to the ledger, and filed (daemon/filing). One thread;
// the mailbox is its own. Fetching, committing and filing overlap, so that neither the network nor the disk waits for
// the other.
#pragma once
#include <array>
#include <atomic>
#include <deque>
#include <future>
#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "daemon/filing.h"
#include "daemon/wake.h"
#include "mail/mailbox.h"
#include "parsers/classify.h"
#include "store/ledger.h"

namespace joys {

struct IntakeOptions {
  FolderNames folders;
  std::size_t batch_letters = 100;  // of one FETCH and one commit
  std::size_t batch_bytes = 1u << 20;
  std::size_t window_bytes = 4u << 20;  // asked for and not yet read; one larger letter travels alone
  std::size_t moves_at_once = 500;
  std::function<void()> progress = {};  // called often while work is done (watchdog)
};

class Intake {
 public:
  // All must outlive the intake. `stop` set: turn() finishes the letters at hand and returns.
  Intake(Mailbox&, Ledger&, const Reader&, IntakeOptions, const Wake&, const std::atomic<bool>& stop);

  // Opens the mailbox if need be, then decides and files everything in it. Throws MailError (mailbox closed) and
  // DatabaseError (nothing is lost: what was not committed is still in the mailbox).
  void turn();
  // Waits for new mail (true), a wake-up or `patience` (false). Throws MailError.
  bool wait(std::chrono::milliseconds patience);
  // Nothing in the mailbox waits for another try at deciding it.
  bool all_decided() const { return failures_.empty(); }

 private:
  struct Batch {
    std::uint64_t ticket = 0;
    std::size_t bytes = 0;
    std::vector<std::uint32_t> uids;
    std::future<void> attempted;
    bool attempt_durable = false;
    std::vector<Incoming> letters;
  };
  struct Commit {
    std::vector<std::uint32_t> uids;
    std::future<std::vector<TakenIn>> result;
  };

  void open();
  void plan();
  void request();
  void on(Letter&&);
  void on(FetchEnd&&);
  void on(Moved&& moved) { filing_.on(std::move(moved)); }
  void on(NewMail&&) {}
  void collect(bool wait);
  void judge(std::uint32_t uid, const TakenIn&);
  void run_suspects();
  void run_alone(const Suspect&);
  void abandon() noexcept;
  bool busy() const;
  Cause cause(std::uint32_t uid) const;
  Incoming read(const Letter&) const;

  Mailbox& mailbox_;
  Ledger& ledger_;
  const Reader& reader_;
  const IntakeOptions options_;
  const Wake& wake_;
  const std::atomic<bool>& stop_;

  std::uint32_t uidvalidity_ = 0;
  std::deque<Listed> todo_;
  std::deque<Batch> fetching_;
  std::deque<Commit> committing_;
  std::vector<std::future<void>> settling_;
  Filing filing_;
  std::unordered_set<std::uint32_t> decided_;  // in this epoch; a parked letter is not read again
  std::map<std::uint32_t, Copy> copies_;       // answers to TakenIn::ask, for the second reading
  std::map<std::uint32_t, int> failures_;      // handlers that threw
};

}  // namespace joys
