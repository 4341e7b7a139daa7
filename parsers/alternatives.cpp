// Compares texts as sets of words. A letter that shows people one thing and software another must go to a person.
#include "parsers/alternatives.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace joys {
namespace {

bool is_word_byte(char c) {
  const auto b = static_cast<unsigned char>(c);
  return b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
}

// What mail programs write into plain text only: "<https://...>", "[cid:...]", "[image: ...]", "*bold*".
std::size_t past_mark(std::string_view text, std::size_t at) {
  static constexpr std::string_view marks[] = {"<http", "<mailto:", "[cid:", "[image", "http://", "https://", "(http"};
  const char c = text[at];
  if (c != '<' && c != '[' && c != '(' && c != 'h') return at;
  for (const std::string_view mark : marks)
    if (text.compare(at, mark.size(), mark) == 0) {
      const std::size_t end = text.find_first_of(mark.front() == '[' ? "]\n" : "> )\n", at + mark.size());
      return end == std::string_view::npos ? text.size() : end;
    }
  return at;
}

// The same letters in the same order, as nearly every program writes its two versions: no need to look at words.
bool same_letters(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (true) {
    while (i < a.size() && !is_word_byte(a[i])) ++i;
    while (j < b.size() && !is_word_byte(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (a[i++] != b[j++]) return false;
  }
}

constexpr std::uint64_t hash_begin = 1469598103934665603u;  // FNV-1a
constexpr std::uint64_t hash_next(std::uint64_t hash, unsigned char c) {
  return (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 1099511628211u;
}
constexpr std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = hash_begin;
  for (const char c : word) hash = hash_next(hash, static_cast<unsigned char>(c));
  return hash;
}

// One of these in one version only turns what is asked into its contrary, however long the rest is.
constexpr std::array negations = {
    hash_of("not"),   hash_of("never"),  hash_of("nicht"), hash_of("kein"), hash_of("keine"),  hash_of("keinen"),
    hash_of("pas"),   hash_of("jamais"), hash_of("niet"),  hash_of("geen"), hash_of("non"),    hash_of("nie"),
    hash_of("nunca"), hash_of("не"),     hash_of("inte"),  hash_of("ikke"), hash_of("aldrig"), hash_of("cannot")};
constexpr std::size_t longest_letter = 400;  // different words; where there are more it is a newsletter

std::vector<std::uint64_t> words(std::string_view text) {
  std::vector<std::uint64_t> out;
  std::size_t at = 0;
  while (at < text.size()) {
    if (const std::size_t next = past_mark(text, at); next > at) {
      at = next;
      continue;
    }
    std::uint64_t hash = hash_begin;
    const std::size_t begin = at;
    // General punctuation (U+2000 to U+203F) divides words: one version has curly apostrophes, the other straight ones.
    for (; at < text.size() && is_word_byte(text[at]) && text.compare(at, 2, "\xE2\x80") != 0; ++at)
      hash = hash_next(hash, static_cast<unsigned char>(text[at]));
    if (at > begin) out.push_back(hash);
    if (at < text.size()) at += text.compare(at, 2, "\xE2\x80") == 0 ? 3 : 1;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

bool disagree(std::string_view plain, std::string_view html_as_text) {
  if (same_letters(plain, html_as_text)) return false;
  const std::vector<std::uint64_t> a = words(plain);
  const std::vector<std::uint64_t> b = words(html_as_text);
  std::vector<std::uint64_t> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  const std::size_t all = a.size() + b.size() - shared.size();
  const std::size_t different = all - shared.size();
  const bool denies = std::ranges::any_of(negations, [&](std::uint64_t negation) {
    return std::ranges::binary_search(a, negation) != std::ranges::binary_search(b, negation);
  });
  if (denies && all <= longest_letter) return true;
  return different >= 2 && different * 3 > all;
}

}  // namespace joys
