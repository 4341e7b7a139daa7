// The commands and the body of one letter as SMTP wants them, and what is refused before anything is sent. Pure.
#pragma once
#include <string>
#include <string_view>

#include "mail/courier.h"
#include "mail/smtp_reply.h"

namespace joys {

// What the server offers in its reply to EHLO (RFC 2920, 6152, 6531, 1870, 3461). All false after HELO.
struct SmtpFeatures {
  bool pipelining = false, eight_bit = false, utf8 = false, size = false, dsn = false;
};
SmtpFeatures read_features(const SmtpReply& ehlo);

// Why no server may see this letter, in words for the log; "" if there is no objection: an address that would break out
// of its command, a body with a bare CR or LF, NUL or a line over 998 octets (RFC 5321 section 4.5.3.1.6).
std::string objection(const Outgoing&);
// Why this server cannot take it: SMTPUTF8 or 8BITMIME is needed and not offered.
std::string objection(const Outgoing&, const SmtpFeatures&);

// Command lines with their CRLF. Precondition: no objection.
std::string mail_command(const Outgoing&, const SmtpFeatures&);
std::string rcpt_command(const Outgoing&, const SmtpFeatures&);
// The body with leading dots doubled (RFC 5321 section 4.5.2), a last CRLF if it lacks one, and the final dot.
void append_body(std::string& out, std::string_view body);

}  // namespace joys
