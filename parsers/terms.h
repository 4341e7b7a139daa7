// The words of a text, folded so that spelling habits do not matter: case, accents, full width and invisible characters
// are gone. Each word knows where it stood, so that a judgement can name it.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace joys {

struct Term {
  enum class Kind : std::uint8_t {
    letters,
    han,      // one character of a script written without spaces
    number,   // only its size is kept
    address,  // something@somewhere
    link,
    code,  // a long run of letters and digits: a token, a key, an identifier
    stop   // the end of a sentence or line; several in a row are one
  };
  std::uint64_t hash = 0;
  std::uint32_t begin = 0, end = 0;   // bytes of the text
  std::uint32_t first = 0, last = 0;  // range in Terms::letters; empty unless letters or han
  Kind kind = Kind::stop;
};

struct Terms {
  std::vector<char32_t> letters;  // folded
  std::vector<Term> words;
  bool question = false;  // a question mark of any script
};

// Linear in the text, which must be valid UTF-8 (broken sequences are skipped, never read past).
Terms terms_of(std::string_view text);

constexpr std::uint64_t mix(std::uint64_t seed, std::uint64_t value) {
  const std::uint64_t product = (seed ^ value) * 0x9E3779B97F4A7C15u;
  return product ^ (product >> 29);
}

// The hash of a word given in folded form and in ASCII or Latin-1 letters, Cyrillic or Han: what Term::hash has for it.
constexpr std::uint64_t term_hash(std::u32string_view folded) {
  std::uint64_t hash = 0x6A6F7973;
  for (char32_t c : folded) hash = mix(hash, c);
  return hash;
}

}  // namespace joys
