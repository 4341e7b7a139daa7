// The ledger: one writer, one reading connection, and the functions of this folder behind the contract.
#include "store/ledger.h"

#include <sodium.h>

#include <mutex>

#include "parsers/identifier.h"
#include "store/address_hash.h"
#include "store/attempts.h"
#include "store/audit.h"
#include "store/cases.h"
#include "store/changes.h"
#include "store/child_audit.h"
#include "store/commit.h"
#include "store/corrections.h"
#include "store/effects.h"
#include "store/holdings.h"
#include "store/imports.h"
#include "store/letters.h"
#include "store/links.h"
#include "store/lock.h"
#include "store/migrate.h"
#include "store/notices.h"
#include "store/people.h"
#include "store/policy_versions.h"
#include "store/purge.h"
#include "store/purge_plan.h"
#include "store/sites.h"
#include "store/staff.h"
#include "store/stats.h"
#include "store/take.h"
#include "store/transaction.h"
#include "store/writer.h"

namespace joys {
namespace {

constexpr int tended_at_once = 100;  // reminders and ends of links in one transaction

// Each letter in its own savepoint. A handler that throws costs its own letter; a database that fails for a while costs
// the transaction, and all of it is tried again.
std::vector<TakenIn> take_all(Work& work, const std::vector<Incoming>& letters) {
  std::vector<TakenIn> all;
  all.reserve(letters.size());
  for (const auto& letter : letters) {
    TakenIn taken;
    const auto failed = [&](const std::exception& e) {
      taken = TakenIn();
      taken.state = TakenIn::State::failed;
      taken.error = e.what();
    };
    try {
      guarded(work, [&] { taken = take(work, letter); });
    } catch (const DatabaseError& e) {
      if (work.bold || !e.permanent || !work.db.in_transaction()) throw;
      failed(e);
    } catch (const std::exception& e) {
      if (work.bold) throw;
      failed(e);
    }
    all.push_back(std::move(taken));
  }
  return all;
}

// The connection for reads: whoever asks waits for other reads, never for the writer.
class ReadingConnection {
 public:
  explicit ReadingConnection(std::unique_ptr<Database> db) : db_(std::move(db)) {}

  template <class Look>
  auto operator()(Look&& look) {
    const std::lock_guard lock(mutex_);
    return look(*db_);
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<Database> db_;
};

class TheLedger final : public Ledger {
 public:
  explicit TheLedger(LedgerOptions options)
      : options_(std::move(options)),
        lock_(options_.exclusive ? std::make_unique<LedgerLock>(database_file(options_.url)) : nullptr),
        writing_(open_database(options_.url, false, options_.patience)) {
    migrate(*writing_, options_.clock());
    start();
    read_ = std::make_unique<ReadingConnection>(open_database(options_.url, true, options_.patience));
    writer_ = std::make_unique<Writer>(*writing_, options_);
  }

  std::future<std::vector<TakenIn>> take_in(std::vector<Incoming> letters) override {
    return writer_->submit_in_parts<std::vector<TakenIn>>(
        [letters = std::move(letters)](Work& work) { return take_all(work, letters); });
  }
  std::future<std::vector<std::string>> act(Decision decision, std::string who) override {
    return writer_->submit<std::vector<std::string>>(
        [decision = std::move(decision), who = std::move(who)](Work& work) { return commit_act(work, decision, who); });
  }
  std::future<std::vector<Entered>> enter(std::vector<Person> people, std::string who, ImportMark mark) override {
    return writer_->submit<std::vector<Entered>>(
        [people = std::move(people), who = std::move(who), mark = std::move(mark)](Work& work) {
          std::vector<Entered> all;
          all.reserve(people.size());
          for (const auto& person : people) all.push_back(joys::enter(work, person, who));
          if (!mark.file.empty()) keep_import_mark(work, mark);
          return all;
        });
  }
  std::future<int> put_sites(std::vector<Site> sites, std::string who) override {
    return writer_->submit<int>(
        [sites = std::move(sites), who = std::move(who)](Work& work) { return joys::put_sites(work, sites, who); });
  }
  std::future<VisitsRead> read_visits(std::string person, std::string case_id, std::string who) override {
    return writer_->submit<VisitsRead>([person = std::move(person), case_id = std::move(case_id), who = std::move(who)](
                                           Work& work) { return joys::read_visits(work, person, case_id, who); });
  }
  std::future<ChildrenFound> audit_children(int limit, std::string who) override {
    return writer_->submit<ChildrenFound>(
        [limit, who = std::move(who)](Work& work) { return joys::audit_children(work, limit, who); });
  }
  std::future<Followed> follow(std::string secret, Wish wish, std::string who) override {
    return writer_->submit<Followed>([secret = std::move(secret), wish, who = std::move(who)](Work& work) {
      return follow_link(work, secret, wish, who);
    });
  }
  std::future<CaseClaimed> claim_case(std::string id, std::string who) override {
    return writer_->submit<CaseClaimed>(
        [id = std::move(id), who = std::move(who)](Work& work) { return joys::claim_case(work, id, who); });
  }
  std::future<StaffDecided> decide_case(std::string id, std::string choice, std::string note, std::string who,
                                        bool dry_run) override {
    return writer_->submit<StaffDecided>(
        [id = std::move(id), choice = std::move(choice), note = std::move(note), who = std::move(who),
         dry_run](Work& work) { return joys::decide_case(work, id, choice, note, who, dry_run); });
  }
  std::future<bool> correct(std::string case_id, std::vector<Category> labels, std::string who) override {
    return writer_->submit<bool>(
        [case_id = std::move(case_id), labels = std::move(labels), who = std::move(who)](Work& work) {
          const auto row = case_row(case_id);
          return row && joys::correct(work, *row, labels, who);
        });
  }
  std::future<bool> note_policy(std::string hash, std::string revised) override {
    return writer_->submit<bool>([hash = std::move(hash), revised = std::move(revised)](Work& work) {
      return joys::note_policy(work, hash, revised);
    });
  }
  std::future<int> tend() override {
    return writer_->submit<int>([](Work& work) {
      const int due = purge_due(work, tended_at_once);
      want_scrub(work);
      return due + tend_links(work, tended_at_once) + owe_digest(work);
    });
  }
  std::future<void> attempt(std::vector<Cause> causes, bool alone) override {
    return writer_->submit<void>(
        [causes = std::move(causes), alone](Work& work) { begin_attempt(work, causes, alone); });
  }
  std::future<std::vector<Effect>> claim(EffectKind kind, int limit) override {
    return writer_->submit<std::vector<Effect>>([kind, limit](Work& work) { return claim_effects(work, kind, limit); });
  }
  std::future<void> settle(std::vector<Settlement> settlements) override {
    return writer_->submit<void>([settlements = std::move(settlements)](Work& work) {
      for (const auto& settlement : settlements) settle_effect(work, settlement);
    });
  }
  std::future<void> release(std::vector<std::string> names) override {
    return writer_->submit<void>([names = std::move(names)](Work& work) { release_effects(work, names); });
  }
  std::future<void> vanished(std::vector<Cause> causes) override {
    return writer_->submit<void>([causes = std::move(causes)](Work& work) {
      for (const auto& cause : causes) end_attempt(work, cause);
    });
  }
  std::int64_t commits() const override { return writer_->commits(); }
  std::uint64_t effects_made() const override { return writer_->effects_made(); }

  std::vector<Suspect> suspects() override { return (*read_)(list_suspects); }
  std::optional<std::int64_t> next_due() override { return (*read_)(joys::next_due); }
  bool suppressed(const std::string& address, Purpose purpose, const std::string& list) override {
    return (*read_)([&](Database& db) { return joys::suppressed(db, hash_of(address), purpose, list); });
  }
  bool undeliverable(const std::string& address) override {
    return (*read_)([&](Database& db) { return joys::undeliverable(db, hash_of(address)); });
  }
  std::optional<LinkView> link(const std::string& secret) override {
    return (*read_)([&](Database& db) { return find_link(db, options_.keys, secret, options_.clock()); });
  }
  bool undo_known(const std::string& secret) override {
    return (*read_)(
        [&](Database& db) { return joys::undo_known(db, secret_hash(options_.keys, secret), options_.clock()); });
  }
  std::vector<SuppressionView> suppressions() override { return (*read_)(list_suppressions); }
  std::vector<Correction> corrections() override { return (*read_)(list_corrections); }
  std::vector<PolicyVersion> policies() override { return (*read_)(list_policies); }
  std::vector<Person> people_with(std::string_view kind, const std::string& value, int limit) override {
    return (*read_)(
        [&](Database& db) { return joys::people_with(db, kind, canonical_identifier(kind, value), limit); });
  }
  std::optional<Person> person(const std::string& id) override {
    const auto row = case_row(id);
    return row ? (*read_)([&](Database& db) { return load_person(db, *row); }) : std::nullopt;
  }
  std::optional<ImportMark> import_mark(const std::string& file) override {
    return (*read_)([&](Database& db) { return joys::import_mark(db, options_.keys, file); });
  }
  std::vector<Site> sites() override { return (*read_)(list_sites); }
  std::optional<Holdings> holdings(const std::string& person) override {
    const auto row = case_row(person);
    return row ? (*read_)([&](Database& db) { return joys::holdings(db, options_.keys, *row); }) : std::nullopt;
  }
  std::optional<PurgeView> purge_view(const std::string& person) override {
    const auto row = case_row(person);
    return row ? (*read_)([&](Database& db) { return joys::purge_view(db, options_.keys, *row); }) : std::nullopt;
  }
  PurgeProgress purge_progress() override { return (*read_)(joys::purge_progress); }
  std::string content_key(const Message& letter) const override {
    return joys::content_key(options_.keys, letter).value_or("");
  }
  std::vector<Person> people_after(const std::string& id, int limit) override {
    return (*read_)([&](Database& db) { return joys::people_after(db, case_row(id).value_or(0), limit); });
  }
  std::vector<CaseView> cases(bool open_only, int limit) override {
    return (*read_)([&](Database& db) { return list_cases(db, open_only, limit); });
  }
  std::optional<CaseView> find_case(const std::string& id_or_number) override {
    return (*read_)([&](Database& db) { return joys::find_case(db, id_or_number); });
  }
  std::vector<AuditRow> audit(int limit) override {
    return (*read_)([&](Database& db) { return list_audit(db, limit); });
  }
  std::optional<std::string> verify_audit() override {
    return (*read_)([&](Database& db) { return joys::verify_audit(db, options_.keys); });
  }
  Stats stats() override { return (*read_)(count_all); }

 private:
  void start() {
    Work work{*writing_, options_, options_.clock(), {}, false};
    in_transaction(*writing_, [&] {
      create_head(work);
      if (!options_.exclusive) return;
      free_leases(work);
      suspect_attempts(work);
    });
  }

  std::string hash_of(const std::string& address) const {
    return address_hash(options_.keys.suppression, canonical(address));
  }

  const LedgerOptions options_;
  std::unique_ptr<LedgerLock> lock_;
  std::unique_ptr<Database> writing_;
  std::unique_ptr<ReadingConnection> read_;
  std::unique_ptr<Writer> writer_;  // last: it ends before its connection
};

}  // namespace

std::unique_ptr<Ledger> Ledger::open(LedgerOptions options) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be started");
  return std::make_unique<TheLedger>(std::move(options));
}

}  // namespace joys
