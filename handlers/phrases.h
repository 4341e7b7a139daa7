// Fixed phrases in a letter's own words. Handlers look for them only to be more careful: a phrase sends a letter to
// people or mutes an answer; that something is wanted at all is the classifier's judgement.
#pragma once
#include <array>
#include <bitset>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/message.h"

namespace joys {

// Lower-case ASCII without accents, one blank around every word and "." where a sentence ends:
// " please stop . thank you . ". Addresses, links and numbers are left out.
std::string folded(std::string_view text);

// Subject and newest text, folded. Only the first part of a long text is looked at: a wish stands at the top.
std::string folded_words(const Message&);

// Lists of phrases, looked for together in one pass over the text. A phrase is found as whole words; one that ends in
// '*' is the beginning of its last word.
class PhraseBook {
 public:
  static constexpr std::size_t lists_limit = 16;
  using Said = std::bitset<lists_limit>;  // by list: some phrase of it occurs

  explicit PhraseBook(std::initializer_list<std::span<const std::string_view>> lists);
  Said find_in(std::string_view folded) const;

 private:
  struct Entry {
    std::string_view words;
    bool beginning = false;  // of a longer word
    std::size_t list = 0;
  };
  static constexpr std::size_t shelves = 1024;
  static std::size_t shelf_of(std::string_view words);
  std::array<std::vector<Entry>, shelves> entries_;  // by their first two letters
};

}  // namespace joys
