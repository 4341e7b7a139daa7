// Writing and checking the chain: the hash of a row covers the hash before it, its number and all it says. Only who has
// the audit key can make one.
#include "store/audit.h"

#include "store/hash.h"
#include "store/sql.h"

namespace joys {
namespace {

std::string chained(const HashKey& key, std::string_view before, std::int64_t id, const AuditRow& row) {
  return keyed_hash(key, {before, std::to_string(id), std::to_string(row.at), row.who, row.what, row.subject});
}

std::string sealed(const HashKey& key, std::int64_t count, std::string_view last) {
  return keyed_hash(key, {"end of the audit", std::to_string(count), last});
}

}  // namespace

void write_audit(Work& work, std::string_view who, std::string_view what, std::string_view subject) {
  const AuditRow row{work.now, std::string(who), std::string(what), std::string(subject)};
  const std::int64_t id = work.head.audit_count + 1;
  std::string hash = chained(work.options.keys.audit, work.head.audit_hash, id, row);
  run(work.db, sql::insert_audit, id, row.at, row.who, row.what, row.subject, hash);
  work.head.audit_count = id;
  work.head.audit_hash = std::move(hash);
}

std::string audit_name(const Work& work, std::string_view address_hash) {
  return keyed_hash(work.options.keys.audit, {"address", address_hash}, 16);
}

std::string seal_audit(const Work& work) {
  return sealed(work.options.keys.audit, work.head.audit_count, work.head.audit_hash);
}

std::vector<AuditRow> list_audit(Database& db, int limit) {
  std::vector<AuditRow> list;
  rows(
      db, sql::list_audit,
      [&](Row row) {
        list.push_back({number(row[0]), text(row[1]), text(row[2]), text(row[3])});
      },
      limit);
  return list;
}

// One statement reads rows and head together, so that a writer cannot come in between.
std::optional<std::string> verify_audit(Database& db, const LedgerKeys& keys) {
  std::optional<std::string> broken;
  std::string last(audit_start), seal;
  std::int64_t count = 0, said = 0;
  rows(db, sql::audit_chain, [&](Row row) {
    said = number(row[0]);
    seal = text(row[1]);
    if (broken || is_null(row[2])) return;
    const AuditRow entry{number(row[3]), text(row[4]), text(row[5]), text(row[6])};
    if (number(row[2]) != count + 1)
      broken = "row " + std::to_string(count + 1) + " is missing";
    else if (chained(keys.audit, last, count + 1, entry) != text(row[7]))
      broken = "row " + std::to_string(count + 1) + " was changed";
    last = text(row[7]);
    ++count;
  });
  if (broken) return broken;
  if (seal.empty()) return "the head of the ledger is missing";
  if (said != count)
    return "the audit ends with row " + std::to_string(count) + ", and row " + std::to_string(said) + " was its last";
  if (sealed(keys.audit, count, last) != seal) return "the end of the audit was changed";
  return std::nullopt;
}

}  // namespace joys
