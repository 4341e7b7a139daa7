// What the operator's machines ask, on a listener of its own that no proxy shows to the world.
#pragma once
#include <functional>
#include <vector>

#include "web/server.h"

namespace joys {

// GET /healthz: 200 "ok" while `alive`, which server threads call, says so; else 503.
std::vector<Route> ops_routes(std::function<bool()> alive);

}  // namespace joys
