// What a failed connection means to an operator: libcurl's result and the server's last line become one MailError that
// says what happened, where, and what to do. Pure; never contains a password.
#pragma once
#include <string>
#include <string_view>

#include "mail/mailbox.h"

namespace joys {

// `place` is scheme://host:port, `code` a CURLcode, `last_line` the server's last line before it failed ("" if none).
MailError wire_error(int code, const std::string& place, std::string_view last_line);

// A refused login that the server itself calls passing: SMTP 4xx (RFC 4954 section 6) or one of the codes of RFC 5530
// section 3 that say "later". Everything else about a refused login is an operator's to repair.
bool refused_for_now(std::string_view last_line);

}  // namespace joys
