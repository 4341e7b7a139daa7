// Base32 by a bit accumulator: five bits a character, most significant first.
#include "parsers/base32.h"

#include "parsers/scan.h"

namespace joys {

std::string base32_encode(const std::vector<std::uint8_t>& bytes) {
  constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
  std::string out;
  out.reserve(base32_length(bytes.size()));
  std::uint32_t bits = 0;
  int count = 0;
  for (const std::uint8_t byte : bytes) {
    bits = (bits << 8) | byte;
    for (count += 8; count >= 5; count -= 5) out += alphabet[(bits >> (count - 5)) & 31];
  }
  if (count > 0) out += alphabet[(bits << (5 - count)) & 31];
  return out;
}

std::optional<std::vector<std::uint8_t>> base32_decode(std::string_view text, std::size_t limit) {
  std::vector<std::uint8_t> out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (scan::is_space(c)) continue;
    const int value = base32_value(c);
    if (value < 0 || out.size() > limit) return std::nullopt;
    bits = (bits << 5) | static_cast<std::uint32_t>(value);
    count += 5;
    if (count < 8) continue;
    count -= 8;
    out.push_back(static_cast<std::uint8_t>(bits >> count));
  }
  const bool whole = count < 5 && (bits & ((1u << count) - 1)) == 0;
  if (!whole || out.size() > limit) return std::nullopt;
  return out;
}

}  // namespace joys
