// A letter prepared for looking up facts: subject and newest text cut into words once, folded and as written.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parsers/facts.h"
#include "parsers/message.h"

namespace joys {

struct Word {
  std::string_view low, raw;  // folded, as written; apostrophes and hyphens end a word, underscores do not
  std::size_t begin = 0, end = 0;
};

// Views point into the strings beside them: a Reading is neither copied nor moved.
struct Reading {
  explicit Reading(const Message&);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  const Message& message;
  const std::string text, low;  // of equal length
  std::vector<Word> words;
  bool child = false;  // a word for a child occurs

  std::string_view at(std::size_t i) const { return i < words.size() ? words[i].low : std::string_view(); }
  std::string_view before(std::size_t i, std::size_t n) const { return n <= i ? words[i - n].low : std::string_view(); }
  // What stands between a word and the one before it.
  std::string_view gap(std::size_t i) const;
  // A sentence, a line of its own or the letter begins with this word.
  bool starts_sentence(std::size_t i) const;
  bool capitalised(std::size_t i) const;
};

bool one_of(std::string_view word, std::initializer_list<std::string_view> words);
template <class Table>
bool in_words(std::string_view word, const Table& table) {
  for (std::string_view known : table)
    if (known == word) return true;
  return false;
}

// A long table of words, looked up by hash: made once from the plain table beside it.
class WordTable {
 public:
  template <class Table>
  explicit WordTable(const Table& words) {
    for (std::size_t i = 0; i < std::size(words); ++i) places_.emplace(words[i], i);
  }
  // For tables of rows whose key is a member.
  template <class Table, class Member>
  WordTable(const Table& rows, Member key) {
    for (std::size_t i = 0; i < std::size(rows); ++i) places_.emplace(rows[i].*key, i);
  }
  // The row of a word, or nothing.
  std::optional<std::size_t> find(std::string_view word) const {
    const auto found = places_.find(word);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::unordered_map<std::string_view, std::size_t> places_;
};

// Sons, daughters, pupils: words for a child that somebody else writes about.
bool is_child_noun(std::string_view low);

// A whole number in digits or in words ("seven", "neun"), up to 99.
std::optional<int> number_at(const Reading&, std::size_t i);

// One file each: facts_*.cpp.
std::optional<int> find_age(const Reading&);
std::vector<std::string> find_child(const Reading&);
std::string find_reporter(const Reading&);
std::vector<FieldChange> find_fields(const Reading&);
std::vector<std::string> find_addresses(const Reading&);
std::vector<std::string> find_lists(const Reading&);
std::string find_site(const Reading&);
void find_legal(const Reading&, Facts&);

}  // namespace joys
