// The unsubscribe link: a page with one button on GET, the one-click POST of RFC 8058, and undo.
#pragma once
#include <cstdint>
#include <functional>
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
  std::string mailbox = "joysandconcerns@soren.tech";  // whom the pages tell people to write to
  std::function<std::int64_t()> clock = {};            // Unix time; empty: the system's
};

// GET|POST /u/{token}, POST /undo/{secret} (and its GET page with the button), GET|POST
// /me/{secret}, GET /policy, GET /. The site and the
// ledger must outlive the server. Throws TemplateError if the frame or the style is missing,
// std::invalid_argument if the time zone is unknown.
std::vector<Route> public_routes(const PublicSite&, Ledger&, std::shared_ptr<const Templates>);

}  // namespace joys
