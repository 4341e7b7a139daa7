// Cuts a letter into words: letters of any script, digits and underscores; punctuation of any script divides.
#include "parsers/reading.h"

#include "parsers/facts_east_asian.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t text_limit = 16u << 10;  // facts stand in the first pages
constexpr std::size_t words_limit = 4000;

// Bytes of a letter at `i`: 0 if no letter stands there.
std::size_t letter_length(std::string_view s, std::size_t i) {
  const auto lead = static_cast<unsigned char>(s[i]);
  if (lead < 0x80) return scan::is_alnum(s[i]) || s[i] == '_' ? 1 : 0;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  const std::string_view c = s.substr(i, length);
  // Latin-1 signs, punctuation, arrows and symbols, CJK punctuation, full-width forms, pictures.
  const bool sign =
      lead == 0xC2 || c == "×" || (lead == 0xE2 && c.size() > 1 && static_cast<unsigned char>(c[1]) < 0xB0) ||
      c.starts_with("\xE3\x80") || c.starts_with("\xEF\xBC") || c.starts_with("\xEF\xBD") || c.starts_with("\xF0\x9F");
  return sign ? 0 : c.size();
}

std::size_t sign_length(std::string_view s, std::size_t i) {
  const auto lead = static_cast<unsigned char>(s[i]);
  return lead < 0xC0 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

// A line break that a mail program put into a sentence becomes a space: the line is long, ends in no mark, and the next
// goes on with a word.
void unwrap(std::string& text) {
  constexpr std::size_t long_line = 55;
  std::size_t begin = 0;
  for (std::size_t at = text.find('\n'); at != text.npos && at + 1 < text.size();
       begin = at + 1, at = text.find('\n', at + 1)) {
    if (at - begin < long_line) continue;
    const char before = text[at - 1], after = text[at + 1];
    const bool ends =
        before == '.' || before == ':' || before == '!' || before == '?' || before == ';' || before == '\r';
    const bool begins =
        scan::is_alnum(after) || static_cast<unsigned char>(after) >= 0x80 || after == '(' || after == '"';
    if (!ends && begins) text[at] = ' ';
  }
}

std::string joined(const Message& m) {
  std::string text = m.subject.substr(0, 1024);
  text += "\n\n";
  text += std::string_view(m.text).substr(0, text_limit);
  unwrap(text);
  return text;
}

constexpr std::string_view tens[] = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

}  // namespace

Reading::Reading(const Message& m) : message(m), text(joined(m)), low(scan::fold(text)) {
  const std::string_view all = text, folded = low;
  for (std::size_t i = 0; i < all.size() && words.size() < words_limit;) {
    if (letter_length(all, i) == 0) {
      i += sign_length(all, i);
      continue;
    }
    const std::size_t begin = i;
    while (i < all.size()) {
      const std::size_t length = letter_length(all, i);
      if (length == 0) break;
      ideographs = ideographs || length == 3;
      i += length;
    }
    const std::string_view word = folded.substr(begin, i - begin);
    words.push_back({word, all.substr(begin, i - begin), begin, i, &meaning_of(word)});
    child = child || words.back().meaning->is(Role::child);
  }
  child = child || (ideographs && east_asian_child(low));
}

const Meaning& Reading::meaning(std::size_t i) const {
  static const Meaning nothing;
  return i < words.size() ? *words[i].meaning : nothing;
}

std::string_view Reading::gap(std::size_t i) const {
  const std::size_t from = i == 0 ? 0 : words[i - 1].end;
  return std::string_view(text).substr(from, words[i].begin - from);
}

bool Reading::starts_sentence(std::size_t i) const {
  if (i == 0) return true;
  // A dot inside an address or a number ends nothing.
  const std::string_view g = gap(i);
  return g.find('\n') != g.npos || (g.find_first_of(".!?") != g.npos && g.find(' ') != g.npos);
}

bool Reading::capitalised(std::size_t i) const {
  if (i >= words.size()) return false;
  const std::size_t first = letter_length(words[i].raw, 0);
  return words[i].raw.substr(0, first) != words[i].low.substr(0, first);
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

int digits_of(std::string_view word) {
  if (word.empty() || word.size() > 4) return -1;
  int value = 0;
  for (const char c : word) {
    if (!scan::is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<int> number_at(const Reading& r, std::size_t i) {
  const std::string_view word = r.at(i);
  if (word.empty()) return std::nullopt;
  if (scan::is_digit(word[0])) {
    const int value = digits_of(word);
    return value >= 0 && word.size() <= 2 ? std::optional(value) : std::nullopt;
  }
  const Meaning& m = r.meaning(i);
  if (m.number == no_number || in_words(r.before(i, 1), tens)) return std::nullopt;  // "eighty one"
  return m.number;
}

Sentence sentence_at(const Reading& r, std::size_t first) {
  std::size_t last = first + 1;
  while (last < r.words.size() && !r.starts_sentence(last)) ++last;
  return {first, last};
}

}  // namespace joys
