// An address as it is written between the angle brackets of an SMTP command and in a header field (RFC 5321
// section 4.1.2, RFC 5322 section 3.4.1). One function for both, so that the envelope and the letter cannot disagree.
#pragma once
#include <string>
#include <string_view>

namespace joys {

// The addr-spec with its local part quoted where it is no dot-atom (a..b@ of old Japanese networks). "" if it cannot be
// written safely: octets up to the space, DEL, angle brackets, broken UTF-8, too long, a domain that is no A-label.
std::string mail_path(std::string_view addr_spec);

}  // namespace joys
