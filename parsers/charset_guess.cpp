// Each charset gives itself away: escape sequences; the shape of its byte pairs together with the Japanese syllables
// or the share of rare Chinese rows; in one-byte Cyrillic the letters that are a third of every text.
#include "parsers/charset_guess.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace joys {
namespace {

constexpr std::size_t sample = 64u << 10;
constexpr int fewest_pairs = 5;     // of two bytes, before anything is certain
constexpr int fewest_letters = 10;  // of a one-byte charset

using Byte = unsigned char;
constexpr bool within(unsigned b, unsigned low, unsigned high) { return b >= low && b <= high; }

// What the pairs of a text would be in one charset.
struct Pairs {
  bool valid = true;
  int all = 0, kana = 0, common = 0, rare = 0, low_trail = 0, single = 0;
};

// `lead` and `trail` say which bytes may stand first and second, `count` looks at a pair. A pair cut off at the end is
// no fault.
template <class Lead, class Trail, class Count>
Pairs walk(std::string_view bytes, Lead lead, Trail trail, Count count) {
  Pairs pairs;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned a = static_cast<Byte>(bytes[i]);
    if (a < 0x80) continue;
    if (!lead(a)) {
      if (count(pairs, a, 0)) continue;
      pairs.valid = false;
      return pairs;
    }
    if (++i == bytes.size()) break;
    const unsigned b = static_cast<Byte>(bytes[i]);
    if (!trail(b)) {
      pairs.valid = false;
      return pairs;
    }
    ++pairs.all;
    pairs.low_trail += b < 0x80;
    count(pairs, a, b);
  }
  return pairs;
}

bool is_shift_jis(std::string_view bytes) {
  const Pairs p = walk(
      bytes, [](unsigned a) { return within(a, 0x81, 0x9f) || within(a, 0xe0, 0xfc); },
      [](unsigned b) { return within(b, 0x40, 0x7e) || within(b, 0x80, 0xfc); },
      [](Pairs& pairs, unsigned a, unsigned b) {
        if (b == 0) return within(a, 0xa1, 0xdf) && ++pairs.single;  // half-width kana
        pairs.kana += (a == 0x82 && within(b, 0x9f, 0xf1)) || (a == 0x83 && within(b, 0x40, 0x96));
        return true;
      });
  return p.valid && p.all >= fewest_pairs && p.kana * 5 >= p.all && p.single <= p.all / 2;
}

// EUC-JP, GB 2312 and EUC-KR have the same shape.
const char* extended_unix_code(std::string_view bytes) {
  int below = 0;  // bytes under 0xc0: a third of Chinese or Korean text, hardly any of Cyrillic
  int high = 0;
  for (const char c : bytes) {
    high += static_cast<Byte>(c) >= 0x80;
    below += within(static_cast<Byte>(c), 0x80, 0xbf);
  }
  const Pairs p = walk(
      bytes, [](unsigned a) { return within(a, 0xa1, 0xfe) || a == 0x8e; }, [](unsigned b) { return b >= 0xa1; },
      [](Pairs& pairs, unsigned a, unsigned b) {
        if (b == 0) return false;
        pairs.kana += a == 0xa4 || a == 0xa5;
        pairs.common += within(a, 0xb0, 0xc8);
        pairs.rare += within(a, 0xc9, 0xf7);
        return true;
      });
  if (!p.valid || p.all < fewest_pairs || below * 6 < high) return nullptr;
  if (p.kana * 5 >= p.all) return "EUC-JP-MS";
  const int letters = p.common + p.rare;
  if (p.kana * 20 > p.all || letters * 3 < p.all * 2) return nullptr;
  if (p.rare * 5 >= letters) return "GB18030";
  return p.rare * 20 <= letters && letters >= 8 ? "UHC" : nullptr;
}

bool is_big5(std::string_view bytes) {
  const Pairs p = walk(
      bytes, [](unsigned a) { return within(a, 0xa1, 0xf9); },
      [](unsigned b) { return within(b, 0x40, 0x7e) || within(b, 0xa1, 0xfe); },
      [](Pairs& pairs, unsigned a, unsigned b) {
        pairs.common += b != 0 && (within(a, 0xa4, 0xc6) || a == 0xa1);
        return b != 0;
      });
  return p.valid && p.all >= fewest_pairs && p.common * 5 >= p.all * 4 && p.low_trail * 6 >= p.all;
}

struct Cyrillic {
  const char* name;
  std::string_view frequent;  // the bytes of the eight most frequent letters (oaeintsr), then of their capitals
};

constexpr Cyrillic cyrillic[] = {
    {"CP1251", "\xEE\xE0\xE5\xE8\xED\xF2\xF1\xF0\xCE\xC0\xC5\xC8\xCD\xD2\xD1\xD0"},
    {"KOI8-U", "\xCF\xC1\xC5\xC9\xCE\xD4\xD3\xD2\xEF\xE1\xE5\xE9\xEE\xF4\xF3\xF2"},
    {"ISO-8859-5", "\xDE\xD0\xD5\xD8\xDD\xE2\xE1\xE0\xBE\xB0\xB5\xB8\xBD\xC2\xC1\xC0"},
    {"CP866", "\xAE\xA0\xA5\xA8\xAD\xE2\xE1\xE0\x8E\x80\x85\x88\x8D\x92\x91\x90"},
};

// Certain if words are made of high bytes, the frequent letters of one charset are half of them, and those of no other
// charset nearly as many. Capitals count only in a text without small letters.
const char* which_cyrillic(std::string_view bytes) {
  std::array<int, 256> counts{};
  int high = 0;
  int runs = 0;
  bool inside = false;
  for (const char c : bytes) {
    const bool is_high = static_cast<Byte>(c) >= 0x80;
    ++counts[static_cast<Byte>(c)];
    high += is_high;
    runs += is_high && !inside;
    inside = is_high;
  }
  if (high < fewest_letters || high < runs * 3) return nullptr;
  const char* name = nullptr;
  int best = 0;
  int second = 0;
  for (const Cyrillic& charset : cyrillic)
    for (const std::size_t half : {std::size_t{0}, std::size_t{8}}) {
      int score = 0;
      int kinds = 0;
      for (const char c : charset.frequent.substr(half, 8)) {
        score += counts[static_cast<Byte>(c)];
        kinds += counts[static_cast<Byte>(c)] > 0;
      }
      if (kinds < 4) continue;  // a row of signs, not words
      if (score > best) {
        second = name == charset.name ? second : best;
        best = score;
        name = charset.name;
      } else if (name != charset.name) {
        second = std::max(second, score);
      }
    }
  return best * 100 >= high * 42 && second * 3 <= best * 2 ? name : nullptr;
}

// Polish letters that are signs in Windows-1252 stand inside words.
const char* which_polish(std::string_view bytes) {
  int both = 0;
  int windows = 0;
  int iso = 0;
  const auto letter = [&](std::size_t i) {
    return i < bytes.size() &&
           (within(static_cast<Byte>(bytes[i]) | 0x20u, 'a', 'z') || static_cast<Byte>(bytes[i]) >= 0xc0);
  };
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    const unsigned b = static_cast<Byte>(bytes[i]);
    if (b < 0x80 || b >= 0xc0 || !letter(i - 1)) continue;
    both += (b == 0xb3 && letter(i + 1)) || b == 0xbf;
    windows += b == 0xb9 || (b == 0x9c && letter(i + 1));
    iso += b == 0xb1 || (b == 0xb6 && letter(i + 1));
  }
  if (both + windows + iso < 4 || (windows > 0 && iso > 0)) return nullptr;
  return iso > 0 ? "ISO-8859-2" : "CP1250";  // without a letter that tells they are the same
}

const char* by_escape(std::string_view bytes) {
  for (std::size_t at = bytes.find('\x1b'); at != std::string_view::npos; at = bytes.find('\x1b', at + 1)) {
    const std::string_view mark = bytes.substr(at + 1, 3);
    if (mark.starts_with("$B") || mark.starts_with("$@") || mark.starts_with("(I") || mark.starts_with("$(D"))
      return "ISO-2022-JP";
    if (mark == "$)C") return "ISO-2022-KR";
  }
  return nullptr;
}

}  // namespace

const char* guess_charset(std::string_view bytes) {
  bytes = bytes.substr(0, sample);
  if (const char* name = by_escape(bytes)) return name;
  if (is_shift_jis(bytes)) return "CP932";
  if (is_big5(bytes)) return "CP950";
  if (const char* name = extended_unix_code(bytes)) return name;
  if (const char* name = which_cyrillic(bytes)) return name;
  return which_polish(bytes);
}

}  // namespace joys
