// Staff and cases: taking one on, deciding it once.
#pragma once
#include <string>
#include <string_view>

#include "store/work.h"

namespace joys {

inline constexpr std::int64_t claim_lasts = 4 * 3600;  // seconds; then others may take it on

CaseClaimed claim_case(Work&, const std::string& id_or_number, std::string_view who);

// Compare-and-set: the first decision holds, a later one is told whose it was. A dry run changes nothing and tells what
// would be done. After the last case of a letter it moves from Escalated to Processed.
StaffDecided decide_case(Work&, const std::string& id_or_number, std::string_view choice, std::string_view note,
                         std::string_view who, bool dry_run);

}  // namespace joys
