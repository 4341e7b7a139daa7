// The sizes of the unsubscribe token (docs/token.md), shared by sealing and by the search for tokens in text.
#pragma once
#include <cstddef>

#include "parsers/base32.h"

namespace joys::token_format {

inline constexpr std::size_t address_limit = 254;  // RFC 5321 section 4.5.3.1.3, without the angle brackets
inline constexpr std::size_t list_limit = 64;
inline constexpr std::size_t nonce_bytes = 16;
inline constexpr std::size_t tag_bytes = 16;
inline constexpr std::size_t overhead = 1 + nonce_bytes + tag_bytes;  // key id in front
inline constexpr std::size_t bytes_least = overhead + 1 + 1;
inline constexpr std::size_t bytes_limit = overhead + 1 + address_limit + list_limit;
inline constexpr std::size_t characters_least = base32_length(bytes_least);
inline constexpr std::size_t characters_limit = base32_length(bytes_limit);

}  // namespace joys::token_format
