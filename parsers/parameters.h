// The value and the parameters of Content-Type and Content-Disposition (RFC 2045 section 5.1, RFC 2231).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct Parameter {
  std::string name;   // lower case, without the marks of RFC 2231
  std::string value;  // clean UTF-8, continuations joined
};

struct Parameterised {
  std::string value;  // lower case, e.g. "text/plain"; "" if the field is garbage
  std::vector<Parameter> parameters;
  std::string_view get(std::string_view name) const;  // "" if absent; valid as long as this
};

// `field` is an unfolded field body.
Parameterised parse_parameters(std::string_view field);

}  // namespace joys
