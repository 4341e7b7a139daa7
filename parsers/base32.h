// Base32 of RFC 4648 section 6 in lower case without padding: letters survive mail, URLs, telephones and capitals.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

std::string base32_encode(const std::vector<std::uint8_t>& bytes);

// Letter case is ignored, white space dropped. Nothing for any other character, for a length that no encoding has, for
// bits left over that are not zero (one value has one spelling), or for more than `limit` bytes.
std::optional<std::vector<std::uint8_t>> base32_decode(std::string_view text, std::size_t limit);

constexpr std::size_t base32_length(std::size_t bytes) { return (bytes * 8 + 4) / 5; }

// 0..31, or -1 for a character that is not of the alphabet.
constexpr int base32_value(char c) {
  if (c >= 'a' && c <= 'z') return c - 'a';
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= '2' && c <= '7') return c - '2' + 26;
  return -1;
}

}  // namespace joys
