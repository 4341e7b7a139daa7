// One function for each kind of change, and the reads that belong to them. Addresses are stored as keyed hashes only.
#include "store/changes.h"

#include "store/audit.h"
#include "store/hash.h"
#include "store/mint.h"
#include "store/people.h"
#include "store/purge.h"
#include "store/record_changes.h"
#include "store/sql.h"

namespace joys {
namespace {

Purpose purpose_named(std::string_view text) {
  return text == name(Purpose::sharing) ? Purpose::sharing : Purpose::announcements;
}

struct Apply {
  Work& work;
  std::string_view who, undo;

  bool audited(std::string_view what, std::string_view address_hash) const {
    write_audit(work, who, what, audit_name(work, address_hash));
    return true;
  }

  bool operator()(const Suppress& change) const {
    const std::string hash = work.hash_of(change.address);
    const auto made =
        run(work.db, sql::insert_suppression, work.head.next_suppression, hash, name(change.purpose), change.list,
            change.why, work.now, secret_hash(work.options.keys, undo), work.now + undo_lasts);
    if (made == 0) return false;
    ++work.head.next_suppression;
    return audited("suppressed: " + std::string(name(change.purpose)), hash);
  }

  bool operator()(const Lift& change) const {
    const std::string hash = work.hash_of(change.address);
    if (run(work.db, sql::lift_suppression, hash, name(change.purpose), change.list) > 0)
      audited("lifted: " + std::string(name(change.purpose)), hash);
    return false;
  }

  bool operator()(const Undo& change) const {
    const std::string secret = secret_hash(work.options.keys, change.secret);
    std::vector<std::pair<std::string, std::string>> lifted;
    rows(
        work.db, sql::undo_suppression, [&](Row row) { lifted.emplace_back(text(row[0]), text(row[1])); }, secret,
        work.now);
    for (const auto& [hash, purpose] : lifted) audited("undone: " + purpose, hash);
    take_back(work, secret, who);
    return false;
  }

  bool operator()(const MarkUndeliverable& change) const {
    const std::string hash = work.hash_of(change.address);
    if (run(work.db, sql::mark_undeliverable, hash, change.status, work.now) > 0) audited("undeliverable", hash);
    return false;
  }

  bool operator()(const CountBounce& change) const {
    const std::string hash = work.hash_of(change.address);
    run(work.db, sql::count_bounce, hash, change.status, work.now);
    audited("bounce counted", hash);
    return false;
  }

  bool operator()(const Restrict& change) const {
    restrict_person(work, change.person, change.why, who);
    return false;
  }

  bool operator()(const Unrestrict& change) const {
    unrestrict_person(work, change.person, who);
    return false;
  }

  bool operator()(const Hold& change) const {
    hold_person(work, change.person, change.until, who);
    return false;
  }

  bool operator()(const SetField& change) const {
    return set_field(work, change, who, secret_hash(work.options.keys, undo));
  }

  bool operator()(const PlanErasure& change) const {
    return plan_erasure(work, change, who, secret_hash(work.options.keys, undo));
  }

  bool operator()(const Purge& change) const {
    purge_person(work, change, who);
    return false;
  }
};

}  // namespace

bool apply(Work& work, const Change& change, std::string_view who, std::string_view undo) {
  return std::visit(Apply{work, who, undo}, change);
}

std::string apply_all(Work& work, const std::vector<Change>& changes, std::string_view who) {
  if (changes.empty()) return "";
  const std::string secret = mint(secret_length);
  bool used = false;
  for (const Change& change : changes) used = apply(work, change, who, secret) || used;
  return used ? secret : "";
}

std::string secret_hash(const LedgerKeys& keys, std::string_view secret) {
  return keyed_hash(keys.suppression, {"undo", as_minted(secret)}, 16);
}

bool suppressed(Database& db, std::string_view address_hash, Purpose purpose, std::string_view list) {
  return any_row(db, sql::suppressed, address_hash, name(purpose), list);
}

std::vector<SuppressionView> list_suppressions(Database& db) {
  std::vector<SuppressionView> list;
  rows(db, sql::list_suppressions, [&](Row row) {
    list.push_back({text(row[0]), purpose_named(text(row[1])), text(row[2]), text(row[3]), number(row[4])});
  });
  return list;
}

bool undo_known(Database& db, std::string_view secret_hash, std::int64_t now) {
  return any_row(db, sql::undo_known, secret_hash, now) || any_row(db, sql::field_undos, secret_hash, now) ||
         any_row(db, sql::erasure_known, secret_hash, now);
}

bool undeliverable(Database& db, std::string_view address_hash) {
  return any_row(db, sql::is_undeliverable, address_hash);
}

}  // namespace joys
