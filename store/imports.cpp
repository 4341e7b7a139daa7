#include "store/imports.h"

#include "store/hash.h"
#include "store/sql.h"

namespace joys {
namespace {

constexpr std::int64_t kept = 30 * 86400;  // seconds: who comes back later begins anew

// The beginning of a file is somebody's data: only its keyed hash is kept.
std::string hash_of(const LedgerKeys& keys, const std::string& file) {
  return keyed_hash(keys.content, {"import", file});
}

}  // namespace

std::optional<ImportMark> import_mark(Database& db, const LedgerKeys& keys, const std::string& file) {
  return first_row(
      db, sql::import_mark,
      [&](Row row) {
        return ImportMark{file, number(row[0]), number(row[1]), text(row[2]), false};
      },
      hash_of(keys, file));
}

void keep_import_mark(Work& work, const ImportMark& mark) {
  const std::string hash = hash_of(work.options.keys, mark.file);
  if (mark.ended)
    run(work.db, sql::end_import, hash, work.now - kept);
  else
    run(work.db, sql::put_import_mark, hash, mark.bytes, mark.line, mark.tally, work.now);
}

}  // namespace joys
