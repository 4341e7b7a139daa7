// Every letter once, under its strongest category; cases by category and state; effects by kind and state. One
// statement, so that the numbers are of one moment.
#include "store/stats.h"

#include "store/sql.h"

namespace joys {

Stats count_all(Database& db) {
  Stats stats;
  rows(db, sql::stats, [&](Row row) {
    const std::string &what = text(row[0]), &name = text(row[1]), &state = text(row[2]);
    if (what == "letters")
      stats.letters[name] = number(row[3]);
    else
      (what == "cases" ? stats.cases : stats.effects)[name][state] = number(row[3]);
  });
  return stats;
}

}  // namespace joys
