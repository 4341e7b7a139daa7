// The head of the ledger: read when a transaction begins, written before it ends. The end of the audit chain is sealed
// in it, so that cutting off the last rows of the audit shows.
#include "store/address_hash.h"
#include "store/audit.h"
#include "store/sql.h"
#include "store/transaction.h"
#include "store/work.h"

namespace joys {
namespace {

constexpr std::int64_t minutes_in_hour = 60;

std::int64_t minute(const Work& work) { return work.now / 60; }

}  // namespace

std::string Work::hash_of(std::string_view canonical_address) const {
  return address_hash(options.keys.suppression, canonical_address);
}

std::string shortened(std::string_view address_hash) { return std::string(address_hash.substr(0, 32)); }

void create_head(Work& work) {
  if (any_row(work.db, sql::head)) return;
  work.head = Head();
  work.head.audit_hash = audit_start;
  run(work.db, sql::insert_head, work.head.audit_hash, seal_audit(work));
}

void load_head(Work& work) {
  rows(work.db, sql::head, [&](Row row) {
    work.head = {number(row[0]), number(row[1]), number(row[2]), number(row[3]),
                 number(row[4]), number(row[5]), number(row[6]), text(row[7])};
  });
  work.head.answers_in_hour =
      first_row(
          work.db, sql::answers_since, [](Row row) { return number(row[0]); }, minute(work) - minutes_in_hour)
          .value_or(0);
}

void save_head(const Work& work) {
  const Head& head = work.head;
  run(work.db, sql::update_head, head.next_letter, head.next_case, head.next_effect, head.next_suppression,
      head.next_person, head.next_link, head.audit_count, head.audit_hash, seal_audit(work));
  if (head.answers_now == 0) return;
  run(work.db, sql::count_answers, minute(work), head.answers_now);
  run(work.db, sql::forget_answer_counts, minute(work) - minutes_in_hour);
}

void guarded(Work& work, const std::function<void()>& step) {
  if (work.bold) return step();
  const Head before = work.head;
  try {
    in_savepoint(work.db, step);
  } catch (...) {
    work.head = before;
    throw;
  }
}

}  // namespace joys
