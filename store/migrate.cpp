// The numbered migrations that a database has not seen yet, all in one transaction. Two processes may start at once:
// the second waits for the write lock and finds the work done.
#include "store/migrate.h"

#include <set>

#include "store/row.h"
#include "store/sql.h"
#include "store/transaction.h"

namespace joys {
namespace {

// A statement ends with a semicolon at the end of a line; migrations keep to that.
std::vector<std::string_view> statements(std::string_view script) {
  std::vector<std::string_view> found;
  for (std::size_t end; (end = script.find(";\n")) != std::string_view::npos; script.remove_prefix(end + 2))
    found.push_back(script.substr(0, end));
  return found;
}

}  // namespace

void migrate(Database& db, std::int64_t now) {
  in_transaction(db, [&] {
    run(db, sql::create_migrations);
    const std::int64_t seen = first_row(db, sql::last_migration, [](Row row) { return number(row[0]); }).value_or(0);
    if (seen > sql::migrations.back().number)
      throw DatabaseError("this ledger was written by a newer version of the program", true, false);
    std::set<std::int64_t> done;  // not only the last: work on two of them may have met in any order
    rows(db, sql::seen_migrations, [&](Row row) { done.insert(number(row[0])); });
    for (const auto& migration : sql::migrations) {
      if (done.contains(migration.number)) continue;
      for (const auto statement : statements(migration.text)) run(db, statement);
      run(db, sql::insert_migration, migration.number, migration.name, now);
    }
  });
}

}  // namespace joys
