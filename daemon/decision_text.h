// A decision for a reader: what would be changed, written and moved.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "daemon/live.h"
#include "handlers/decision.h"
#include "store/ledger.h"

namespace joys {

struct Told {
  std::string what, address, more;
};
Told told(const Change&);

// The letter with made-up names where the ledger would mint them.
Composed sample_letter(const Answer&, const Snapshot&, std::int64_t now);

nlohmann::json as_json(const Decision&, const std::optional<Composed>& answer);
std::string as_text(const Decision&, const std::optional<Composed>& answer);

}  // namespace joys
