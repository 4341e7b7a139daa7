// Charsets of seven bits with escapes, rewritten as the eight-bit charset behind them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace joys {

// ISO-2022-JP as programs write it (Windows code pages 50220 to 50222): half-width kana, NEC and IBM rows, and
// whatever JIS X 0208 has, as CP932. nullopt: it uses sets that CP932 does not have.
std::optional<std::string> japanese_as_cp932(std::string_view bytes);

// HZ (RFC 1843) as GB 2312.
std::string hz_as_gb(std::string_view bytes);

}  // namespace joys
