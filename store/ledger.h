// The ledger: what we hold and promise, and the effects still owed to the world. One writer thread groups letters,
// clicks and settlements into durable transactions; nobody hears success before COMMIT returned. All methods may be
// called by any thread; futures throw DatabaseError if the work was rolled back and must be tried again.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "handlers/handler.h"
#include "handlers/person.h"
#include "parsers/classify.h"
#include "store/people_views.h"
#include "store/views.h"

namespace joys {

struct LedgerKeys {                          // 32 bytes each, from 0600 files beside the ledger
  std::array<std::uint8_t, 32> suppression;  // address hashes: BLAKE2b-256 keyed (section "Address hash" of the design)
  std::array<std::uint8_t, 32> audit;        // the audit chain
  std::array<std::uint8_t, 32> content;      // content keys of letters
};

// --- a letter comes in

struct Cause {  // where a letter was first seen; UNIQUE in `letters`
  std::string mailbox = "main";
  std::uint32_t uidvalidity = 0, uid = 0;
};

enum class Copy : std::uint8_t { unasked, still_filed, gone };  // of a letter already decided: is the filed copy there?

struct Incoming {
  Cause cause;
  std::int64_t received = 0;  // INTERNALDATE
  Message message;
  Classification classification;
  Copy copy = Copy::unasked;
  std::optional<std::string> failed =
      std::nullopt;  // set: never parsed or decided; goes to Failed with a case saying this
};

struct Filed {  // where the first copy of a letter lies
  Folder folder = Folder::processed;
  std::uint32_t uidvalidity = 0, uid = 0;  // 0 if the server did not say (no UIDPLUS)
  std::string message_id;
};

struct TakenIn {
  enum class State : std::uint8_t {
    decided,    // committed: case, changes, answer and move are rows
    duplicate,  // the same letter again: linked and to be moved, nothing else
    ask,  // seen before and filed: look whether the filed copy is still there, then take it in again with Copy set
    reconsider,  // a person moved it back: now a staff case joined to the first
    failed       // the handler threw; rolled back alone. `error` says what
  };
  State state = State::decided;
  Decision decision;
  std::optional<Filed> filed;  // for ask
  std::string error;
};

// --- effects

enum class EffectKind : std::uint8_t { answer, move, expunge };

struct Effect {
  std::string id;  // for an answer also the left side of its Message-ID
  EffectKind kind = EffectKind::answer;
  std::string case_id;
  int attempts = 0;  // earlier ones that ended in later or unknown
  int unknowns = 0;
  // answer
  std::string from, to;  // envelope; from "" is the null reverse-path
  std::string bytes;     // the exact letter, CRLF
  // move
  Cause letter;
  Folder folder = Folder::processed;
  Folder from_folder = Folder::processed;  // meaningful when !from_inbox
  bool from_inbox = true;
  // expunge: a filed letter; `letter` is where its copy lies in from_folder, uid 0 if the server never said
  std::int64_t received = 0;  // INTERNALDATE, which moving keeps
  std::string content_key;    // by which it is recognised (Ledger::content_key); "" if it was never parsed
};

enum class Outcome : std::uint8_t {
  done,     // accepted, moved (gone counts as moved)
  refused,  // 5xx: settled, shown in the case
  later,    // 4xx, no connection: back-off
  unknown,  // the final dot was sent and no reply came: same bytes again, twice, then staff
  voided    // the mailbox or its UIDVALIDITY changed: the move means nothing any more
};

struct Settlement {
  std::string effect_id;
  Outcome outcome = Outcome::done;
  std::string detail;                      // "550 5.1.1": codes only, no personal data
  std::uint32_t uidvalidity = 0, uid = 0;  // of a moved copy (COPYUID), 0 if unknown
};

// What compose() is told beside the answer: names minted in this transaction.
struct Minted {
  std::string effect_id;    // Message-ID is <effect_id@our domain>
  std::string case_key;     // 16 characters, for +KEY in the reverse-path
  std::string number;       // case number that people see
  std::string undo_secret;  // "" if nothing can be taken back
  std::string link_secret;  // of the page for Answer::pending; "" if there is none
  std::int64_t now = 0;
};
struct Composed {
  std::string from;     // envelope sender, "" for null
  std::string bytes;    // RFC 5322, CRLF, lines <= 998
  std::string text;     // the rendered text, kept with an open case
  std::string version;  // of the templates used
};
using Compose = std::function<Composed(const Answer&, const Minted&)>;
using Decide = std::function<Decision(const Asked&)>;

// --- attempts: a crash never loops

struct Suspect {
  Cause cause;
  int deaths = 0;  // of daemons that died while this letter ran alone
};

struct LedgerOptions {
  std::string url;
  LedgerKeys keys;
  Rules rules;
  Decide decide;
  Compose compose;
  std::function<std::int64_t()> clock;  // Unix time
  std::function<void()> committed;      // after each durable commit, on the writer's thread; must not block
  // false for joysctl: no lock, so that a joysd may run beside it, and its leases and attempts are left alone.
  bool exclusive = true;
  std::chrono::milliseconds patience = std::chrono::seconds(10);  // for another process's write lock
};

class Ledger {
 public:
  // Migrates, takes the lock of this ledger (one joysd each; throws if another holds it), frees all leases of a dead
  // process and turns its attempts into suspects.
  static std::unique_ptr<Ledger> open(LedgerOptions);
  virtual ~Ledger() = default;

  // The one door. Each letter in its own savepoint of one durable transaction: look up, decide, write.
  virtual std::future<std::vector<TakenIn>> take_in(std::vector<Incoming>) = 0;
  // A click or a command line: `who` is "one-click", "page", "undo", "joysctl uid 0". Returns undo secrets minted, one
  // a Suppress that was new.
  virtual std::future<std::vector<std::string>> act(Decision, std::string who) = 0;
  // Records of an import, all in one durable transaction with the mark of how far it came; the same order comes back.
  virtual std::future<std::vector<Entered>> enter(std::vector<Person>, std::string who, ImportMark = {}) = 0;
  virtual std::future<int> put_sites(std::vector<Site>, std::string who) = 0;  // how many were new or changed
  // Before data of a visitor is shown: a yes and a no are both in the audit. `case_id_or_number` may be "".
  virtual std::future<VisitsRead> read_visits(std::string person, std::string case_id_or_number, std::string who) = 0;
  // Looks for children's records, at most so many; call it again while it looked at any.
  virtual std::future<ChildrenFound> audit_children(int limit, std::string who) = 0;

  // A click on a person's page; `who` as for act().
  virtual std::future<Followed> follow(std::string secret, Wish, std::string who) = 0;
  // Staff take a case on, or decide it. `dry_run` only tells what would be done.
  virtual std::future<CaseClaimed> claim_case(std::string id_or_number, std::string who) = 0;
  virtual std::future<StaffDecided> decide_case(std::string id_or_number, std::string choice, std::string note,
                                                std::string who, bool dry_run) = 0;
  // What staff say the letter of a case wanted, for `joysctl train`. False: its words are no longer kept.
  virtual std::future<bool> correct(std::string case_id, std::vector<Category>, std::string who) = 0;
  // The policy that is in force from now on. True if it is another one than before.
  virtual std::future<bool> note_policy(std::string hash, std::string revised) = 0;
  // What time brings: reminders, links that ran out, erasures that are due, files that a purge left to be cleaned.
  // Returns how much was done; call it again while that is not 0.
  virtual std::future<int> tend() = 0;

  // Bookkeeping.
  virtual std::future<void> attempt(std::vector<Cause>, bool alone) = 0;  // before parsing; take_in() ends it
  virtual std::future<void> vanished(std::vector<Cause>) = 0;             // gone before they were read: attempt over
  virtual std::vector<Suspect> suspects() = 0;                            // to be run alone, one by one
  virtual std::future<std::vector<Effect>> claim(EffectKind, int limit) = 0;  // due now, oldest first
  virtual std::future<void> settle(std::vector<Settlement>) = 0;
  virtual std::future<void> release(
      std::vector<std::string> effect_ids) = 0;        // claimed but not tried: due again at once
  virtual std::optional<std::int64_t> next_due() = 0;  // when the next unclaimed effect is due; nullopt: none left
  virtual std::int64_t commits() const = 0;            // progress, for the watchdog
  virtual std::uint64_t effects_made() const = 0;      // effects that commits of this process added or made due again

  // Reads: own connection, consistent, never wait for the writer.
  virtual bool suppressed(const std::string& address, Purpose, const std::string& list) = 0;
  virtual bool undeliverable(const std::string& address) = 0;
  virtual std::optional<LinkView> link(const std::string& secret) = 0;
  virtual bool undo_known(const std::string& secret) = 0;  // the secret exists, is not used and has not expired
  virtual std::vector<Correction> corrections() = 0;
  virtual std::vector<PolicyVersion> policies() = 0;  // newest first
  virtual std::vector<SuppressionView> suppressions() = 0;
  // `value` as written; whole identifiers only (parsers/identifier.h).
  virtual std::vector<Person> people_with(std::string_view kind, const std::string& value, int limit) = 0;
  virtual std::optional<Person> person(const std::string& id) = 0;
  virtual std::optional<ImportMark> import_mark(const std::string& file) = 0;
  virtual std::vector<Site> sites() = 0;
  virtual std::optional<Holdings> holdings(const std::string& person) = 0;
  virtual std::optional<PurgeView> purge_view(const std::string& person) = 0;
  virtual PurgeProgress purge_progress() = 0;
  virtual std::string content_key(const Message&) const = 0;  // "" if nothing in it can be recognised
  virtual std::vector<Person> people_after(const std::string& id, int limit) = 0;  // by row; "" is the beginning
  virtual std::vector<CaseView> cases(bool open_only, int limit) = 0;              // by time left
  virtual std::optional<CaseView> find_case(const std::string& id_or_number) = 0;
  virtual std::vector<AuditRow> audit(int limit) = 0;
  virtual std::optional<std::string> verify_audit() = 0;  // nullopt: the chain holds; else where it breaks
  virtual Stats stats() = 0;
};

}  // namespace joys
