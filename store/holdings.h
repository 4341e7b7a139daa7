// What we hold about a person and where, without a value of it: every store by name, also those that hold nothing.
#pragma once
#include <optional>

#include "store/work.h"

namespace joys {

std::optional<Holdings> holdings(Database&, const LedgerKeys&, std::int64_t person);

}  // namespace joys
