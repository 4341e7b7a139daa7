// Random names from the system's generator, five bits a character.
#include "store/mint.h"

#include <sodium.h>

#include <vector>

namespace joys {
namespace {

// In ASCII order, so that what counts upwards sorts upwards.
constexpr std::string_view alphabet = "234567abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "234567";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string mint(std::size_t length) {
  std::string name(length, '\0');
  randombytes_buf(name.data(), name.size());
  for (char& c : name) c = alphabet[static_cast<unsigned char>(c) % alphabet.size()];  // 256 is a multiple of 32
  return name;
}

std::string mint_effect_name(std::int64_t now) {
  constexpr std::size_t time_length = 7;
  std::string name = mint(effect_name_length);
  for (std::size_t i = time_length; i-- > 0; now /= 32) name[i] = alphabet[static_cast<std::size_t>(now & 31)];
  return name;
}

std::string mint_case_number() {
  std::string number;
  do number = mint(case_number_length);
  while (number.find_first_not_of(digits) == std::string::npos);
  return number;
}

std::string shown_number(std::string_view number) {
  std::string shown;
  for (const char c : number) {
    if (shown.size() == case_number_length / 2) shown += '-';
    shown += upper(c);
  }
  return shown;
}

std::string as_minted(std::string_view typed) {
  std::string name;
  for (const char c : typed)
    if (c != ' ' && c != '-') name += lower(c);
  return name;
}

bool looks_minted(std::string_view text, std::size_t length) {
  return text.size() == length && text.find_first_not_of(alphabet) == std::string_view::npos;
}

}  // namespace joys
