// The audit: who did what, in a keyed chain of rows. It holds row numbers and salted hashes, never a name; a row that
// was changed, taken out or cut off at the end is found.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/work.h"

namespace joys {

inline constexpr std::string_view audit_start = "start";  // stands before the first row's hash

void write_audit(Work&, std::string_view who, std::string_view what, std::string_view subject);

// How a subject names an address: of no use without the audit key, and not the hash that suppressions use.
std::string audit_name(const Work&, std::string_view address_hash);

std::string seal_audit(const Work&);  // over the count and the last hash

std::vector<AuditRow> list_audit(Database&, int limit);  // newest first
std::optional<std::string> verify_audit(Database&, const LedgerKeys&);

}  // namespace joys
