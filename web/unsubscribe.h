// The unsubscribe link: a page with one button on GET, the one-click POST of RFC 8058, and undo.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "parsers/token.h"
#include "store/ledger.h"
#include "templates/render.h"
#include "web/server.h"

namespace joys {

struct PublicSite {
  std::string public_url;  // https://privacy.example.org, no trailing slash
  std::vector<TokenKey> token_keys;
  std::string policy_file;  // Markdown; "" shows [policy] url instead
  std::string policy_url;
  int mailer_delay_hours = 48;
  std::string timezone = "UTC";
};

// GET|POST /u/{token}, POST /undo/{secret} (and its GET page with the button), GET /policy, GET /. The site and the
// ledger must outlive the server.
std::vector<Route> public_routes(const PublicSite&, Ledger&, std::shared_ptr<const Templates>);

}  // namespace joys
