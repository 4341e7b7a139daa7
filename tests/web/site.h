// The public pages on a real server, with the real templates and a ledger in memory.
#pragma once
#include "client.h"
#include "fake_ledger.h"
#include "web/unsubscribe.h"

namespace joys {

inline constexpr std::int64_t test_now = 1'796'299'200;  // Thursday, 3 December 2026, 12:00 UTC

struct TestSite {
  FakeLedger ledger;
  PublicSite site;
  std::vector<std::string> complaints;
  std::unique_ptr<Server> server;

  explicit TestSite(TokenKey::State state = TokenKey::State::active) {
    TokenKey key{.id = 1, .state = TokenKey::State::active, .key = {}};
    key.key.fill(7);
    minting_ = key;
    key.state = state;
    site.public_url = "https://privacy.example.org";
    site.token_keys = {key};
    site.clock = [] { return test_now; };
  }

  std::uint16_t port() {
    if (!server)
      server = std::make_unique<Server>("127.0.0.1:0",
                                        public_routes(site, ledger, Templates::load(JOYS_SOURCE_DIR "/templates")),
                                        [this](std::string_view words) { complaints.emplace_back(words); });
    return server->port();
  }

  std::string link(const std::string& address = "ada@example.org", const std::string& list = "") const {
    return "/u/" + seal({minting_}, address, list);
  }

  Reply get(const std::string& target, const std::string& headers = "") {
    return request(port(), "GET", target, "", headers);
  }
  Reply post(const std::string& target, const std::string& body,
             const std::string& type = "application/x-www-form-urlencoded") {
    return request(port(), "POST", target, body, "Content-Type: " + type + "\r\n");
  }

 private:
  TokenKey minting_;
};

inline bool says(const Reply& reply, std::string_view words) { return reply.body.find(words) != std::string::npos; }

}  // namespace joys
