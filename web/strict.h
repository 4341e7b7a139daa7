// What the HTTP library accepts and we don't: ambiguous framing, which request smuggling is made of, and paths that
// mean two things. Pure; the server asks before it reads a body.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace joys {

// Enough for the longest sealed address and list; a POST carries two words.
inline constexpr std::size_t max_target = 4096;
inline constexpr std::size_t max_body = 64 * 1024;

struct RequestHead {
  std::string_view method, target, version;                  // target without the query
  std::vector<std::pair<std::string, std::string>> headers;  // as sent, doubles kept
};

// 0, or the status that refuses the request (RFC 9112 sections 3.2, 6.1, 6.3). The connection must be closed then,
// because nobody knows where the next request begins.
int refusal(const RequestHead&);

// The path percent-decoded once. nullopt where an escape is broken or hides a slash, a backslash or a control
// character, or where the target is no absolute path.
std::optional<std::string> decode_path(std::string_view target);

// RFC 9110 field names and types compare without letter case.
std::string ascii_lower(std::string_view);

// The two characters after a percent sign as a byte; nullopt if they are no hexadecimal digits.
std::optional<char> hex_byte(std::string_view two);

}  // namespace joys
