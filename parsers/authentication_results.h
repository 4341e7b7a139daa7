// One Authentication-Results field as a value (RFC 8601 section 2.2).
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace joys {

struct Result {
  std::string method;                                           // lower case, without version: "dkim"
  std::string value;                                            // lower case: "pass"
  std::vector<std::pair<std::string, std::string>> properties;  // "header.d" -> "example.org"

  const std::string* property(std::string_view name) const;  // the first of that name, or nullptr
};

struct AuthenticationResults {
  std::string authserv_id;
  std::vector<Result> results;  // at most 100; empty for "none"
};

// Never fails: what is not a result is left out.
AuthenticationResults parse_authentication_results(std::string_view unfolded);

}  // namespace joys
