// A ledger of two sets: what is stopped, and the secrets that undo it. It can be told to fail like a full disk. What
// the pages never call throws.
#pragma once
#include <map>
#include <mutex>
#include <set>

#include "store/database.h"
#include "store/ledger.h"

namespace joys {

class FakeLedger : public Ledger {
 public:
  std::set<std::pair<std::string, std::string>> stopped;             // address, list
  std::map<std::string, std::pair<std::string, std::string>> undos;  // secret -> what it undoes
  std::vector<std::string> done_by;                                  // `who` of each act that changed
  std::map<std::string, LinkView> links;                             // secret -> the page behind it
  Followed::State follows_as = Followed::State::done;
  std::vector<Wish> followed;
  int acts = 0;
  bool broken = false;

  std::future<std::vector<std::string>> act(Decision decision, std::string who) override {
    const std::lock_guard lock(mutex_);
    ++acts;
    std::promise<std::vector<std::string>> promise;
    if (broken)
      promise.set_exception(std::make_exception_ptr(DatabaseError("disk I/O error", false, true)));
    else
      promise.set_value(carry_out(decision, who));
    return promise.get_future();
  }

  bool undo_known(const std::string& secret) override {
    const std::lock_guard lock(mutex_);
    if (broken) throw DatabaseError("disk I/O error", false, true);
    return undos.contains(secret);
  }

  std::optional<LinkView> link(const std::string& secret) override {
    const std::lock_guard lock(mutex_);
    if (broken) throw DatabaseError("disk I/O error", false, true);
    const auto found = links.find(secret);
    return found == links.end() ? std::nullopt : std::optional(found->second);
  }
  std::future<Followed> follow(std::string, Wish wish, std::string) override {
    const std::lock_guard lock(mutex_);
    followed.push_back(wish);
    std::promise<Followed> promise;
    promise.set_value({follows_as, follows_as == Followed::State::done ? "undosecret" : ""});
    return promise.get_future();
  }

  std::future<std::vector<TakenIn>> take_in(std::vector<Incoming>) override { throw Unasked(); }
  std::future<void> attempt(std::vector<Cause>, bool) override { throw Unasked(); }
  std::future<void> vanished(std::vector<Cause>) override { throw Unasked(); }
  std::vector<Suspect> suspects() override { throw Unasked(); }
  std::future<std::vector<Effect>> claim(EffectKind, int) override { throw Unasked(); }
  std::future<void> settle(std::vector<Settlement>) override { throw Unasked(); }
  std::future<void> release(std::vector<std::string>) override { throw Unasked(); }
  std::optional<std::int64_t> next_due() override { throw Unasked(); }
  std::int64_t commits() const override { throw Unasked(); }
  std::uint64_t effects_made() const override { throw Unasked(); }
  bool suppressed(const std::string&, Purpose, const std::string&) override { throw Unasked(); }
  bool undeliverable(const std::string&) override { throw Unasked(); }
  std::vector<SuppressionView> suppressions() override { throw Unasked(); }
  std::future<std::vector<Entered>> enter(std::vector<Person>, std::string, ImportMark) override { throw Unasked(); }
  std::future<int> put_sites(std::vector<Site>, std::string) override { throw Unasked(); }
  std::future<VisitsRead> read_visits(std::string, std::string, std::string) override { throw Unasked(); }
  std::future<ChildrenFound> audit_children(int, std::string) override { throw Unasked(); }
  std::optional<ImportMark> import_mark(const std::string&) override { throw Unasked(); }
  std::vector<Site> sites() override { throw Unasked(); }
  std::optional<Holdings> holdings(const std::string&) override { throw Unasked(); }
  std::vector<Person> people_with(std::string_view, const std::string&, int) override { throw Unasked(); }
  std::future<CaseClaimed> claim_case(std::string, std::string) override { throw Unasked(); }
  std::future<StaffDecided> decide_case(std::string, std::string, std::string, std::string, bool) override {
    throw Unasked();
  }
  std::future<bool> correct(std::string, std::vector<Category>, std::string) override { throw Unasked(); }
  std::vector<Correction> corrections() override { throw Unasked(); }
  std::future<bool> note_policy(std::string, std::string) override { throw Unasked(); }
  std::vector<PolicyVersion> policies() override { throw Unasked(); }
  std::future<int> tend() override { throw Unasked(); }
  std::optional<Person> person(const std::string&) override { throw Unasked(); }
  std::optional<PurgeView> purge_view(const std::string&) override { throw Unasked(); }
  PurgeProgress purge_progress() override { throw Unasked(); }
  std::string content_key(const Message&) const override { throw Unasked(); }
  std::vector<Person> people_after(const std::string&, int) override { throw Unasked(); }
  std::vector<CaseView> cases(bool, int) override { throw Unasked(); }
  std::optional<CaseView> find_case(const std::string&) override { throw Unasked(); }
  std::vector<AuditRow> audit(int) override { throw Unasked(); }
  std::optional<std::string> verify_audit() override { throw Unasked(); }
  Stats stats() override { throw Unasked(); }

 private:
  struct Unasked : std::logic_error {
    Unasked() : std::logic_error("the pages have no business with this") {}
  };

  std::vector<std::string> carry_out(const Decision& decision, const std::string& who) {
    std::vector<std::string> minted;
    for (const Change& change : decision.changes) {
      if (const auto* suppress = std::get_if<Suppress>(&change)) {
        if (!stopped.emplace(suppress->address, suppress->list).second) continue;
        minted.push_back("secret" + std::to_string(++secrets_));
        undos[minted.back()] = {suppress->address, suppress->list};
      } else if (const auto* undo = std::get_if<Undo>(&change)) {
        const auto found = undos.find(undo->secret);
        if (found == undos.end()) continue;
        stopped.erase(found->second);
        undos.erase(found);
      }
      done_by.push_back(who);
    }
    return minted;
  }

  std::mutex mutex_;
  int secrets_ = 0;
};

}  // namespace joys
