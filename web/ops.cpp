// The route of web/ops.h.
#include "web/ops.h"

namespace joys {

std::vector<Route> ops_routes(std::function<bool()> alive) {
  return {{"GET", "/healthz", [alive = std::move(alive)](const Request&) {
             const bool well = alive();
             return Response{.status = well ? 200 : 503,
                             .type = "text/plain; charset=utf-8",
                             .body = well ? "ok\n" : "not alive\n"};
           }}};
}

}  // namespace joys
