// Authentication-Results (RFC 8601): what our own border server found out about the sender. It can only lower trust.
#pragma once
#include <string>
#include <string_view>

#include "parsers/message.h"

namespace joys {

enum class Trust : std::uint8_t {
  none,  // no result of the trusted host: say nothing
  pass,  // spf, dkim or dmarc passed and is aligned with From
  fail   // the trusted host says that From is forged
};

struct Authentication {
  Trust trust = Trust::none;
  std::string because;  // "dmarc=fail header.from=example.org"
};

// Only the topmost field of `trusted_authserv_id` counts, and only above the first Received of another host
// (RFC 8601 sections 4.1, 5, 7.1). An empty id trusts nobody.
Authentication authenticate(const Message&, std::string_view trusted_authserv_id);

}  // namespace joys
