// A letter prepared for looking up facts: subject and newest text cut into words once, folded and as written.
#pragma once
#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/facts.h"
#include "parsers/facts_words.h"
#include "parsers/message.h"

namespace joys {

struct Word {
  std::string_view low, raw;  // folded, as written; apostrophes and hyphens end a word, underscores do not
  std::size_t begin = 0, end = 0;
  const Meaning* meaning = nullptr;  // never null in a Reading
};

// Views point into the strings beside them: a Reading is neither copied nor moved.
struct Reading {
  explicit Reading(const Message&);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  const Message& message;
  const std::string text, low;  // of equal length
  std::vector<Word> words;
  bool child = false;       // a word for a child occurs
  bool ideographs = false;  // Chinese, Japanese: words are not divided, see facts_east_asian.cpp

  std::string_view at(std::size_t i) const { return i < words.size() ? words[i].low : std::string_view(); }
  std::string_view before(std::size_t i, std::size_t n) const { return n <= i ? words[i - n].low : std::string_view(); }
  const Meaning& meaning(std::size_t i) const;
  bool is(std::size_t i, Role role) const { return meaning(i).is(role); }
  // Of the word `n` before word `i`.
  bool was(std::size_t i, std::size_t n, Role role) const { return n <= i && meaning(i - n).is(role); }
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

// A whole number in digits or in words ("seven", "neun"), up to 99.
std::optional<int> number_at(const Reading&, std::size_t i);
// Up to four digits and nothing else, or -1.
int digits_of(std::string_view word);

// The words of one sentence or line: [first, last).
struct Sentence {
  std::size_t first, last;
};
Sentence sentence_at(const Reading&, std::size_t first);

// A date as it is written, from word `i` on. Day and month in digits may be read in two ways: then both are given.
struct Dated {
  std::chrono::year_month_day first, other;  // the same if there is no doubt
  int precision;                             // 3: to the day, 2: month, 1: year
  std::size_t next;                          // the word behind it
};
std::optional<Dated> date_at(const Reading&, std::size_t i);
// The day on which the letter was written, if it says so.
std::optional<std::chrono::year_month_day> day_of(const Message&);
std::string iso(std::chrono::year_month_day);

// One file each: facts_*.cpp.
void find_ages(const Reading&, Facts&);
void find_births(const Reading&, std::vector<Age>&);
void find_grades(const Reading&, std::vector<Age>&);
void find_east_asian(const Reading&, std::vector<Age>&);
void find_child(const Reading&, Facts&);
std::string find_reporter(const Reading&, const std::vector<Age>&);
std::vector<FieldChange> find_fields(const Reading&);
// A value as its detail demands it: an address where an address is changed, digits of a number; "" if it cannot be one.
std::string value_of(Detail, std::string_view written);
std::vector<std::string> find_addresses(const Reading&);
// The bytes of the address whose "@" stands at `at`: [first, second).
std::pair<std::size_t, std::size_t> address_around(std::string_view text, std::size_t at);
std::vector<std::string> find_lists(const Reading&);
std::string find_site(const Reading&);
void find_legal(const Reading&, Facts&);
void find_deadline(const Reading&, Facts&);

}  // namespace joys
