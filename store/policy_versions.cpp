#include "store/policy_versions.h"

#include "store/audit.h"
#include "store/sql.h"

namespace joys {

bool note_policy(Work& work, std::string_view hash, std::string_view revised) {
  std::int64_t id = 1;
  bool known = false;
  rows(work.db, sql::last_policy, [&](Row row) {
    id = number(row[0]) + 1;
    known = text(row[1]) == hash;
  });
  if (known) return false;
  run(work.db, sql::insert_policy, id, hash, revised, work.now);
  write_audit(work, "ledger", "policy " + std::string(hash.substr(0, 16)), "policy version " + std::to_string(id));
  return true;
}

std::vector<PolicyVersion> list_policies(Database& db) {
  return all_rows(db, sql::list_policies, [](Row row) {
    return PolicyVersion{text(row[0]), text(row[1]), number(row[2])};
  });
}

}  // namespace joys
