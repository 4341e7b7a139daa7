// The content of an S/MIME letter that is signed but not encrypted (RFC 8551 section 3.5.2, RFC 5652 section 5).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace joys {

// The MIME entity inside signed-data, as much of it as there is; nullopt if this is no signed-data, or holds nothing.
// The signature is not checked: nothing is believed because of it.
std::optional<std::string> signed_content(std::string_view der);

}  // namespace joys
