// Rows of `attempts` and `suspects`.
#include "store/attempts.h"

#include "store/sql.h"

namespace joys {

void begin_attempt(Work& work, const std::vector<Cause>& causes, bool alone) {
  // Suspects of another UIDVALIDITY cannot be found again; they come back as letters like any other.
  if (!causes.empty()) run(work.db, sql::forget_lost_suspects, causes.front().mailbox, causes.front().uidvalidity);
  for (const auto& cause : causes)
    run(work.db, sql::insert_attempt, cause.mailbox, cause.uidvalidity, cause.uid, alone);
}

void end_attempt(Work& work, const Cause& cause) {
  run(work.db, sql::delete_attempt, cause.mailbox, cause.uidvalidity, cause.uid);
  run(work.db, sql::delete_suspect, cause.mailbox, cause.uidvalidity, cause.uid);
}

void suspect_attempts(Work& work) {
  run(work.db, sql::suspect_attempts);
  run(work.db, sql::clear_attempts);
}

std::vector<Suspect> list_suspects(Database& db) {
  std::vector<Suspect> suspects;
  rows(db, sql::list_suspects, [&](Row row) {
    suspects.push_back(
        {{text(row[0]), static_cast<std::uint32_t>(number(row[1])), static_cast<std::uint32_t>(number(row[2]))},
         static_cast<int>(number(row[3]))});
  });
  return suspects;
}

}  // namespace joys
