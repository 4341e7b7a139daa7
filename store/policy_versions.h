// Versions of the privacy policy: which one was in force when a letter arrived.
#pragma once
#include <string_view>
#include <vector>

#include "store/work.h"

namespace joys {

// True if it is another one than the last that was noted; that is audited.
bool note_policy(Work&, std::string_view hash, std::string_view revised);

std::vector<PolicyVersion> list_policies(Database&);  // newest first

}  // namespace joys
