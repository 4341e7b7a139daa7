// Keyed BLAKE2b over a list of texts, as lower-case hex. Each text goes in with its length before it, so that no two
// lists of texts are the same bytes.
#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace joys {

using HashKey = std::array<std::uint8_t, 32>;

// `bytes` is 16 to 32.
std::string keyed_hash(const HashKey&, std::initializer_list<std::string_view> texts, std::size_t bytes = 32);

}  // namespace joys
