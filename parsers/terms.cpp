// Splits a text into folded words in one pass over its characters. Folding is by table: what matters is that one word
// gets one hash however it was typed, not that it stays readable.
#include "parsers/terms.h"

#include <algorithm>
#include <string>

namespace joys {
namespace {

constexpr std::uint32_t longest_word = 24;  // longer runs of letters and digits are identifiers, not words

// U+00C0..U+017F without their accents.
constexpr std::string_view unaccented =
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(unaccented.size() == 0x180 - 0xC0);

struct Character {
  char32_t code;
  std::uint32_t bytes;
};

Character decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (length == 1 || at + length > text.size()) return {U' ', 1};
  char32_t code = lead & (0x7Fu >> length);
  for (std::uint32_t i = 1; i < length; ++i) code = (code << 6) | (byte(i) & 0x3Fu);
  return {code, length};
}

constexpr bool is_han(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005;
}

// Zero-width characters, soft hyphens and combining marks: used to hide words from machines, or left over by NFD.
constexpr bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0xAD || c == 0xFEFF || (c >= 0x300 && c <= 0x36F) || c == 0x180E ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0x202A && c <= 0x202E) || c == 0x115F || c == 0x1160 || c == 0x3164 ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

// Cyrillic and Greek letters that look like Latin ones, in a word that has both.
constexpr char32_t look_alike(char32_t c) {
  constexpr std::u32string_view foreign = U"асеорхуіѕјһԁқѵмткναοριυκτ";
  constexpr std::string_view latin = "aceopxyisjhdkvmtkvaopiukt";
  static_assert(foreign.size() == 25 && latin.size() == foreign.size());
  const std::size_t at = foreign.find(c);
  return at == foreign.npos ? c : static_cast<unsigned char>(latin[at]);
}

char32_t fold(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0xC0 && c < 0x180) return static_cast<unsigned char>(unaccented[c - 0xC0]);
  if (c >= 0x400 && c < 0x410) c += 0x50;
  if (c >= 0x410 && c < 0x430) c += 0x20;
  if (c == 0x451) return 0x435;                             // ё is mostly typed as е
  if (c >= 0x391 && c <= 0x3A9) return c + 0x20;            // Greek capitals
  if (c >= 0xFF01 && c <= 0xFF5E) return fold(c - 0xFEE0);  // full width
  if (c >= 0x1D400 && c <= 0x1D6A3) {                       // mathematical letters: bold, script, monospaced
    const char32_t letter = (c - 0x1D400) % 52;
    return U'a' + (letter < 26 ? letter : letter - 26);
  }
  if (c >= 0x24B6 && c <= 0x24E9) return U'a' + (c - 0x24B6) % 26;  // circled
  return c;
}

constexpr bool is_letter(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return !(c < 0xC0 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x2E00 && c <= 0x2E7F) || (c >= 0x3000 && c <= 0x303F) ||
           (c >= 0xFE00 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF65) || (c >= 0x1F000 && c <= 0x1FAFF) || c == '*');
}

constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
constexpr bool is_question(char32_t c) { return c == '?' || c == 0xFF1F || c == 0x61F || c == 0xBF; }
constexpr bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x60; }
constexpr bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '\n' || c == ';' || c == ':' || c == 0x3002 || c == 0xFF01 || c == 0xFF1B;
}

// Numbers keep what they may mean: a child's age, a teenager's, a year, or how long they are.
std::uint64_t number_hash(std::string_view digits) {
  constexpr std::uint64_t seed = 0x23;
  if (digits.size() <= 2) {
    const int value = std::stoi(std::string(digits));
    return mix(seed, value < 13 ? 1 : value < 18 ? 2 : 3);
  }
  if (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"))) return mix(seed, 4);
  return mix(seed, 5 + std::min<std::size_t>(digits.size(), 12));
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {
    out_.letters.reserve(text.size());
    out_.words.reserve(text.size() / 4 + 4);
  }

  Terms run() {
    while (at_ < text_.size()) {
      if (at_ == 0 || is_space(text_[at_ - 1])) {
        if (chunk()) continue;
      }
      step();
    }
    stop(at_);
    return std::move(out_);
  }

 private:
  static bool is_space(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '(' || c == '"'; }

  // A blank-separated run that is an address or a link is one word whatever is in it.
  bool chunk() {
    constexpr std::size_t longest = 512;
    std::size_t end = at_;
    while (end < text_.size() && end - at_ < longest && !is_space(text_[end]) && text_[end] != '>' && text_[end] != ')')
      ++end;
    const std::string_view run = text_.substr(at_, end - at_);
    const bool link =
        run.starts_with("http://") || run.starts_with("https://") || run.starts_with("www.") || run.starts_with("HTTP");
    const std::size_t sign = run.find('@');
    const bool address = !link && sign != std::string_view::npos && sign > 0 && run.find('.', sign + 2) < run.size();
    if (!link && !address) return false;
    add(mix(0x40, link), at_, end, link ? Term::Kind::link : Term::Kind::address);
    at_ = end;
    return true;
  }

  void step() {
    const auto [raw, bytes] = decode(text_, at_);
    const char32_t c = fold(raw);
    if (is_question(c)) out_.question = true;
    if (is_han(c)) {
      han(c, bytes);
    } else if (is_letter(c) || is_digit(c)) {
      word();
    } else {
      if (ends_sentence(c) || is_question(c)) stop(at_);
      at_ += bytes;
    }
  }

  void han(char32_t c, std::uint32_t bytes) {
    const auto first = static_cast<std::uint32_t>(out_.letters.size());
    out_.letters.push_back(c);
    add(mix(0x48, c), at_, at_ + bytes, Term::Kind::han, first, first + 1);
    at_ += bytes;
  }

  void word() {
    const std::size_t begin = at_;
    const auto first = static_cast<std::uint32_t>(out_.letters.size());
    std::size_t digits = 0;
    std::size_t end = begin;
    while (at_ < text_.size()) {
      const auto [raw, bytes] = decode(text_, at_);
      const char32_t c = fold(raw);
      const std::size_t count = out_.letters.size() - first;
      if (is_apostrophe(c)) {
        if (count <= 2) break;  // l'adresse, d'envoyer, I'm: two words; don't, won't: one
      } else if (is_invisible(c)) {
        // part of the word, but nothing of it
      } else if (is_han(c) || !(is_letter(c) || is_digit(c))) {
        break;
      } else {
        digits += is_digit(c);
        out_.letters.push_back(c);
        end = at_ + bytes;
      }
      at_ += bytes;
    }
    const auto last = static_cast<std::uint32_t>(out_.letters.size());
    const std::uint32_t length = last - first;
    unmask(first);
    if (length > longest_word || (digits > 0 && digits < length && length > 6)) {
      out_.letters.resize(first);
      add(mix(0x43, length > longest_word), begin, end, Term::Kind::code);
    } else if (digits == length) {
      std::string number(out_.letters.begin() + first, out_.letters.end());
      out_.letters.resize(first);
      add(number_hash(number), begin, end, Term::Kind::number);
    } else {
      add(term_hash({out_.letters.data() + first, length}), begin, end, Term::Kind::letters, first, last);
    }
  }

  // "unsubscribе" with a Cyrillic letter in it: one word to people, so one to us.
  void unmask(std::uint32_t first) {
    bool latin = false;
    bool other = false;
    for (std::size_t i = first; i < out_.letters.size(); ++i) {
      const char32_t c = out_.letters[i];
      latin = latin || (c >= 'a' && c <= 'z');
      other = other || (c >= 0x370 && c < 0x530);
    }
    if (!latin || !other) return;
    for (std::size_t i = first; i < out_.letters.size(); ++i) out_.letters[i] = look_alike(out_.letters[i]);
  }

  void stop(std::size_t at) {
    if (!out_.words.empty() && out_.words.back().kind != Term::Kind::stop) add(0x2E, at, at, Term::Kind::stop);
  }

  void add(std::uint64_t hash, std::size_t begin, std::size_t end, Term::Kind kind, std::uint32_t first = 0,
           std::uint32_t last = 0) {
    out_.words.push_back({hash, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), first, last, kind});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Terms out_;
};

}  // namespace

Terms terms_of(std::string_view text) { return Splitter(text).run(); }

}  // namespace joys
