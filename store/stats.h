// Counts for people and for metrics.
#pragma once
#include "store/ledger.h"
#include "store/row.h"

namespace joys {

Stats count_all(Database&);

}  // namespace joys
