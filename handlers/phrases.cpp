// Fixed phrases in a letter's own words. GLib folds case and takes letters and accents apart (NFKD); what is left of
// the four languages is ASCII.
#include "handlers/phrases.h"

#include <glib.h>

#include <algorithm>
#include <memory>

#include "parsers/charset.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t text_looked_at = 16u << 10;  // keeps the search cheap; nobody states a wish later than that

using Folded = std::unique_ptr<char, decltype(&g_free)>;

// Cut between two UTF-8 characters.
std::string_view beginning(std::string_view text) {
  if (text.size() <= text_looked_at) return text;
  std::size_t end = text_looked_at;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return text.substr(0, end);
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == ';' || c == ':'; }

// An apostrophe ends "l'" and "d'", and is nothing in "don't". U+2019 is what telephones write.
std::size_t apostrophe(std::string_view text) {
  if (text.starts_with('\'')) return 1;
  return text.starts_with("\u2019") ? 3 : 0;
}

// One run without blanks: its words, each followed by a blank, and its sentence ends.
void add_run(std::string_view run, std::string& out) {
  if (run.find('@') != run.npos || run.find("://") != run.npos) return;
  std::string word;
  bool has_digit = false;
  const auto end_word = [&] {
    if (!word.empty() && !has_digit) out += word + " ";
    word.clear();
    has_digit = false;
  };
  while (!run.empty()) {
    const char c = run.front();
    std::size_t used = 1;
    if (is_letter(c) || is_digit(c)) {
      word += c;
      has_digit |= is_digit(c);
    } else if (const auto length = apostrophe(run)) {
      used = length;
      if (word.size() <= 2) end_word();
    } else if (static_cast<unsigned char>(c) == 0xCC || static_cast<unsigned char>(c) == 0xCD) {
      used = 2;  // U+0300..U+036F: the accents that were taken off
    } else {
      end_word();
      if (ends_sentence(c)) out += ". ";
    }
    run.remove_prefix(std::min(used, run.size()));
  }
  end_word();
}

// Small letters without accents; "" if it is not UTF-8. Plain ASCII needs no tables of Unicode.
std::string taken_apart(std::string_view text) {
  if (is_ascii(text)) return scan::lower(text);
  const Folded lower(g_utf8_casefold(text.data(), static_cast<gssize>(text.size())), g_free);
  const Folded plain(lower ? g_utf8_normalize(lower.get(), -1, G_NORMALIZE_ALL) : nullptr, g_free);
  return plain ? plain.get() : "";
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out = " ";
  out.reserve(text.size() + 4);
  while (!text.empty()) {
    const auto end = std::ranges::find_if(text, scan::is_space) - text.begin();
    add_run(taken_apart(text.substr(0, static_cast<std::size_t>(end))), out);
    text.remove_prefix(std::min(static_cast<std::size_t>(end) + 1, text.size()));
  }
  return out + ". ";
}

std::string folded_words(const Message& letter) { return folded(letter.subject) + folded(beginning(letter.text)); }

PhraseBook::PhraseBook(std::initializer_list<std::span<const std::string_view>> lists) {
  std::size_t list = 0;
  for (const auto phrases : lists) {
    for (std::string_view words : phrases) {
      const bool beginning = words.ends_with('*');
      if (beginning) words.remove_suffix(1);
      entries_.at(shelf_of(words)).push_back({words, beginning, list});
    }
    ++list;
  }
}

std::size_t PhraseBook::shelf_of(std::string_view words) {
  const auto letter = [&](std::size_t i) { return i < words.size() ? static_cast<unsigned char>(words[i]) % 32u : 0u; };
  return letter(0) * 32 + letter(1);
}

PhraseBook::Said PhraseBook::find_in(std::string_view folded) const {
  Said said;
  for (std::size_t blank = folded.find(' '); blank != folded.npos; blank = folded.find(' ', blank + 1)) {
    const std::string_view rest = folded.substr(blank + 1);
    for (const Entry& entry : entries_[shelf_of(rest)]) {
      if (said[entry.list] || !rest.starts_with(entry.words)) continue;
      if (entry.beginning || rest.substr(entry.words.size()).starts_with(' ')) said.set(entry.list);
    }
  }
  return said;
}

}  // namespace joys
