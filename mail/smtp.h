// The courier over SMTP submission (RFC 5321, 2920, 3463, 6409).
#pragma once
#include <memory>

#include "mail/courier.h"
#include "mail/wire.h"

namespace joys {

struct SmtpOptions {
  WireOptions wire;
  int connections = 4;
  std::string helo;  // our name; "" is the host's
};

std::unique_ptr<Courier> make_smtp(SmtpOptions);

}  // namespace joys
