// One letter into the ledger, inside its own savepoint.
#pragma once
#include "store/work.h"

namespace joys {

// Decides, or recognises a letter that was decided before. Throws what decide() and compose() throw.
TakenIn take(Work&, const Incoming&);

}  // namespace joys
