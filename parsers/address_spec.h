// The address within the angle brackets: local part and domain (RFC 5322 section 3.4.1, RFC 6531, RFC 5890).
#pragma once
#include <string>
#include <string_view>

#include "parsers/address.h"

namespace joys {

// Fills local, domain and valid from an addr-spec without comments.
void set_spec(std::string_view spec, Address&);

// What stands between the quotes, without its backslashes.
std::string unquote(std::string_view quoted);

}  // namespace joys
