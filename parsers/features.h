// What the model sees of a letter: hashed words, pairs of words, parts of words and a few plain flags. The trainer and
// the daemon call the same function, so that they cannot drift apart.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/message.h"

namespace joys {

inline constexpr unsigned bucket_bits = 18;
inline constexpr std::uint32_t bucket_count = 1u << bucket_bits;

// A feature and the words of Features::text that it came from; begin == end for a flag.
struct Evidence {
  std::uint32_t bucket = 0, begin = 0, end = 0;
};

// Two blocks, each weighed to length one: a word has about twelve parts, which would otherwise drown it.
struct Features {
  std::string text;                   // the subject, a line break, and the newest text cut to head and tail
  std::vector<Evidence> words;        // words, pairs, flags; no bucket twice in the whole of Features
  std::vector<std::uint32_t> pieces;  // three to five letters of a word, two to four characters of Han or Kana
};

// Pure, linear, at most about 6 KB of the letter is looked at.
Features features_of(const Message&, std::string_view language);

}  // namespace joys
