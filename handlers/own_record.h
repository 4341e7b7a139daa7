// What erase, access, modify and resubscribe share: they are for the person of the record, who is reached at the own
// address and says yes on a page; for anybody else, and where no record is known, people decide.
#pragma once
#include "handlers/parts.h"

namespace joys {

// The single author speaks of nobody else: no other address is named, nobody is dead, ill or under a guardian.
bool means_oneself(const Asked&);

// confirm for a known sender who means the own record; staff for agents and strangers, beside a report about a child,
// and for a record that is hidden.
Action own_record_action(const Asked&, bool oneself);

// A letter to the author's address, which is the one on record, with a link to a page where the wish waits for a yes.
// The paragraph is "<category>_link".
Contribution by_link(const Asked&, Category, Wish);

}  // namespace joys
