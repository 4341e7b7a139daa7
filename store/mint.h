// Names that nobody can guess, in letters that survive mail, telephones and capitals (the alphabet of base32).
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace joys {

inline constexpr std::size_t effect_name_length = 20;
inline constexpr std::size_t case_number_length = 8;  // 40 random bits, to tell cases apart
inline constexpr std::size_t case_key_length =
    16;  // the number and 40 bits more; a stranger's guess needs the sender too
inline constexpr std::size_t secret_length = 52;  // 256 random bits and a few

std::string mint(std::size_t length);

// 35 bits of time and 65 random ones. Names of one moment lie side by side in the index: random ones would each touch a
// page of their own.
std::string mint_effect_name(std::int64_t now);

// A case number has a letter in it, so that it is never taken for a row number.
std::string mint_case_number();
std::string shown_number(std::string_view number);  // "k7qf3mpd" -> "K7QF-3MPD"

// Lower case, without blanks and hyphens: what people make of a number or a link.
std::string as_minted(std::string_view typed);
bool looks_minted(std::string_view text, std::size_t length);

}  // namespace joys
