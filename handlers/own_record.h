// What erase, access, modify and resubscribe share: they are for the person of the record, who is reached at the own
// address; for anybody else, and where no record is known, people decide.
#pragma once
#include "handlers/parts.h"

namespace joys {

// The single author speaks of nobody else: no other address is named, nobody is dead, ill or under a guardian.
bool means_oneself(const Asked&);

// confirm for a known sender who means the own record; staff for agents and strangers.
Action own_record_action(const Asked&, bool oneself);

}  // namespace joys
