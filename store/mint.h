// Names that nobody can guess, in letters that survive mail, telephones and capitals (lower-case base32).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace joys {

inline constexpr std::size_t effect_name_length = 20;  // 100 random bits
inline constexpr std::size_t case_key_length = 16;     // 80
inline constexpr std::size_t case_number_length = 8;   // 40, to tell cases apart, not to keep anything
inline constexpr std::size_t secret_length = 52;       // 256 and a bit

std::string mint(std::size_t length);

// A case number has a letter in it, so that it is never taken for a row number.
std::string mint_case_number();
std::string shown_number(std::string_view number);  // "k7qf3mpd" -> "K7QF-3MPD"

// Lower case, without blanks and hyphens: what people make of a number or a link.
std::string as_minted(std::string_view typed);
bool looks_minted(std::string_view text, std::size_t length);

}  // namespace joys
