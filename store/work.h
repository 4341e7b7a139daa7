// What every step of the writer works with: the open transaction, the head of the ledger as this transaction has moved
// it, the time, and the options. Used on the writer's thread only.
#pragma once
#include <string>
#include <string_view>

#include "store/ledger.h"
#include "store/row.h"

namespace joys {

// The one row of `head`, in memory while a transaction lasts, so that a letter costs no reads and writes for it.
struct Head {
  std::int64_t next_letter = 1, next_case = 1, next_effect = 1, next_suppression = 1, next_person = 1, next_link = 1;
  std::int64_t audit_count = 0;
  std::string audit_hash;            // of the last row
  std::int64_t answers_in_hour = 0;  // decided in the last 60 minutes
  std::int64_t answers_now = 0;      // of them in this transaction
  std::uint64_t effects_made = 0;    // added or made due again in this transaction
  bool scrub = false;                // clean the files as soon as this transaction is durable
};

struct Work {
  Database& db;
  const LedgerOptions& options;
  std::int64_t now = 0;
  Head head;
  bool bold = false;  // no savepoints: whatever throws undoes the whole transaction, which is then done again with them

  std::string hash_of(std::string_view canonical_address) const;
};

// Half of an address hash: enough to find a letter's person again, and half as much to write with every letter.
std::string shortened(std::string_view address_hash);

void load_head(Work&);        // after begin
void save_head(const Work&);  // before commit
void create_head(Work&);      // once, in a new ledger

// Runs `step` in a savepoint; if it throws, database and head are as they were. In a bold transaction it just runs.
void guarded(Work&, const std::function<void()>& step);

}  // namespace joys
