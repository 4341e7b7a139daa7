// What the ledger's tests share: a folder of their own, letters filled in by hand, and a decide() and compose() that do
// what a test tells them.
#pragma once
#include <atomic>
#include <filesystem>
#include <map>
#include <string>

#include "store/ledger.h"

namespace joys::test {

class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  std::string file(const std::string& name) const { return (path / name).string(); }
  std::string url() const { return "sqlite:" + file("ledger.db"); }

  std::filesystem::path path;
};

Address address(const std::string& spec);

// A letter of `from` with the words `text`; its fingerprint is made of `message_id` and `from`, or of everything.
Incoming letter(std::uint32_t uid, const std::string& from, const std::string& text,
                const std::string& message_id = "");

CaseDraft draft(Category, bool open = false);
// Stops the author's announcements and answers with `kind`; the case is closed.
Decision opted_out(const Asked&, AnswerKind kind = AnswerKind::promise);
// An open case and an acknowledgement.
Decision for_staff(const Asked&);

// A ledger that can be closed and opened again as after a crash, with a clock that tests turn.
struct House {
  House();
  std::unique_ptr<Ledger> open(bool exclusive = true);
  std::vector<TakenIn> take(std::vector<Incoming> letters) { return ledger->take_in(std::move(letters)).get(); }
  TakenIn take(Incoming letter);
  std::vector<Effect> claim(EffectKind kind, int limit = 1000) { return ledger->claim(kind, limit).get(); }
  void settle(const std::string& effect, Outcome outcome, const std::string& detail = "", std::uint32_t uid = 0);
  void settle_all(EffectKind kind);  // everything due, as done; copies get uidvalidity 9 and uid 1000 + uid
  void reopen() { ledger.reset(), ledger = open(); }
  std::int64_t count(const std::string& table, const std::string& where = "1 = 1");  // rows, by a connection of its own
  void run(const std::string& sql);

  TempFolder folder;
  std::atomic<std::int64_t> now = 1'800'000'000;
  std::atomic<int> composed = 0;
  std::vector<Minted> minted;  // by compose(), in order; read it only when nothing is being written
  Context seen;                // by the last decide()
  std::function<Decision(const Asked&)> decide = [](const Asked& asked) { return opted_out(asked); };
  LedgerOptions options;
  std::unique_ptr<Ledger> ledger;
};

}  // namespace joys::test
