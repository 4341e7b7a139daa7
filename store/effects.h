// Effects on their way: claimed with a lease, settled, tried again later, given up. None is ever forgotten: what cannot
// be done ends in a case.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "store/work.h"

namespace joys {

inline constexpr std::int64_t lease = 30 * 60;   // longer than SMTP's wait for the reply to a final dot
inline constexpr std::int64_t first_pause = 60;  // doubled each time
inline constexpr std::int64_t longest_pause = 4 * 3600;
inline constexpr std::int64_t patience = 5 * 86400;  // of an answer; a move is never given up
inline constexpr int unknowns_retried = 2;           // the next one is a person's

std::vector<Effect> claim_effects(Work&, EffectKind, int limit);
void settle_effect(Work&, const Settlement&);
void release_effects(Work&, const std::vector<std::string>& names);
void free_leases(Work&);  // at start: whoever held them is dead

std::optional<std::int64_t> next_due(Database&);

}  // namespace joys
