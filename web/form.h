// The body of a POST as fields: application/x-www-form-urlencoded and multipart/form-data (RFC 8058 section 3.2 asks
// for both). Hostile bytes in, values out; never throws.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace joys {

using Form = std::map<std::string, std::string>;  // of a field sent twice the first

// At most this many fields are read; a body of 64 KB could hold tens of thousands.
inline constexpr std::size_t max_fields = 64;

// nullopt if the type is neither of the two, or the body is not of its type. Letter case and further parameters of the
// type do not matter; an absent type means the first of the two.
std::optional<Form> parse_form(std::string_view content_type, std::string_view body);

}  // namespace joys
