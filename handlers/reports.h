// What bounces and complaints share: whose letter a report is about.
#pragma once
#include <string>

#include "handlers/handler.h"

namespace joys {

// Canonical address that the reported letter went to, as our ledger or an opened token of ours says; "" if neither
// does. What a report itself claims is not believed here: anybody can write one (RFC 3464 section 4.1).
std::string address_on_record(const Asked&);

}  // namespace joys
