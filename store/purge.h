// The purge: a person leaves the ledger at once, the engine's files soon after, and the mailbox as soon as what is owed
// for the letters is settled. What stays are keyed hashes, so that no import brings the person back, and audit rows
// without a name. docs/decisions/0195
#pragma once
#include <string_view>

#include "store/work.h"

namespace joys {

// In the open transaction. The answer that is owed after it in the same transaction is untouched. False if there is no
// such person, or if software alone asks and a legal demand holds the record.
bool purge_person(Work&, const Purge&, std::string_view who);

// Erasures whose day has come, and letters that waited for a decision which people have made. Returns how many.
int purge_due(Work&, int limit);

// If text of an earlier purge may still lie in the files, they are cleaned as soon as this transaction is durable.
void want_scrub(Work&);

// Outside of transactions. What cannot be done now stays noted. Never throws.
void scrub_files(Database&) noexcept;

}  // namespace joys
