// Attempts: which letters are being parsed now, so that a letter that kills the daemon is known when it starts again.
#pragma once
#include <vector>

#include "store/work.h"

namespace joys {

void begin_attempt(Work&, const std::vector<Cause>&, bool alone);
void end_attempt(Work&, const Cause&);

// At start: what was in the hands of a dead daemon becomes suspect; only a death while a letter ran alone counts.
void suspect_attempts(Work&);
std::vector<Suspect> list_suspects(Database&);

}  // namespace joys
