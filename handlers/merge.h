// The contributions of a letter's intents as one decision: one answer with a paragraph for each case, one folder, the
// strictest action.
#pragma once
#include <vector>

#include "handlers/handler.h"

namespace joys {

// `parts` are in order of protection.
Decision merge(std::vector<Contribution> parts, const Asked&);

}  // namespace joys
