// The courier over SMTP submission (RFC 5321, 2920, 3463, 6409).
#pragma once
#include <chrono>
#include <memory>

#include "mail/courier.h"
#include "mail/wire.h"

namespace joys {

// How long the server may take for each step (RFC 5321 section 4.5.3.2, which gives the minima). Too short a wait for
// the final dot is how letters arrive twice.
struct SmtpDeadlines {
  std::chrono::milliseconds hello = std::chrono::minutes(5);
  std::chrono::milliseconds command = std::chrono::minutes(5);  // MAIL, RCPT, RSET
  std::chrono::milliseconds data = std::chrono::minutes(2);     // until 354
  std::chrono::milliseconds block = std::chrono::minutes(3);    // without any octet taken
  std::chrono::milliseconds final_dot = std::chrono::minutes(10);
  std::chrono::milliseconds idle = std::chrono::seconds(30);  // then we say QUIT
};

struct SmtpOptions {
  WireOptions wire;
  int connections = 4;
  std::string helo;  // our name; "" is the host's
  SmtpDeadlines deadlines;
  // Between attempts to connect after one that failed: doubled each time, with jitter.
  std::chrono::milliseconds first_pause{1000}, longest_pause{60000};
};

// The destructor waits for connections that are being made, at most wire.connect_timeout.
std::unique_ptr<Courier> make_smtp(SmtpOptions);

}  // namespace joys
