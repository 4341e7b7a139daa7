// Fixed phrases in a letter's own words. GLib folds case and takes letters and accents apart (NFKD); what is left of
// the four languages is ASCII.
#include "handlers/phrases.h"

#include <glib.h>

#include <algorithm>
#include <memory>

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

}  // namespace

std::string folded(std::string_view text) {
  const Folded lower(g_utf8_casefold(text.data(), static_cast<gssize>(text.size())), g_free);
  const Folded plain(lower ? g_utf8_normalize(lower.get(), -1, G_NORMALIZE_ALL) : nullptr, g_free);
  std::string out = " ";
  if (!plain) return out;  // not UTF-8: no phrase is in it
  std::string_view rest = plain.get();
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    add_run(rest.substr(0, end), out);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out + ". ";
}

std::string folded_words(const Message& letter) { return folded(letter.subject) + folded(beginning(letter.text)); }

bool says(std::string_view folded, std::span<const std::string_view> phrases) {
  return std::ranges::any_of(phrases, [folded](std::string_view phrase) {
    const bool prefix = phrase.ends_with('*');
    std::string wanted = " ";
    wanted += prefix ? phrase.substr(0, phrase.size() - 1) : phrase;
    if (!prefix) wanted += ' ';
    return folded.find(wanted) != folded.npos;
  });
}

}  // namespace joys
