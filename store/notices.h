// Letters to staff, without personal data: one for each urgent case, and one a day of what is open.
#pragma once
#include "store/cases.h"
#include "store/work.h"

namespace joys {

// Owed in the transaction that opens the case, before the answer to the person: reports about letters of a case are
// looked up from the newest.
void notify_of(Work&, std::int64_t letter, const NewCase&, const CaseDraft&);

// Once a day of the configured zone, at the first look after seven in the morning; nothing on a day without open cases.
// Returns how many letters are owed now.
int owe_digest(Work&);

}  // namespace joys
