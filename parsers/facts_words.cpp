// Tables of words become one table in memory, found by hash: a letter's word is looked up once, whatever is asked
// later.
#include "parsers/facts_words.h"

#include <array>
#include <iterator>

#include "parsers/facts_tables.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t slots = 8192;  // a power of two, at least twice the words: probes stay short
constexpr std::size_t longest = 40;  // bytes; no word of the tables is longer

std::size_t hash(std::string_view word) {
  std::uint32_t h = 2166136261u;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return (h ^ (h >> 15)) & (slots - 1);
}

class Lexicon {
 public:
  Lexicon() {
    for (const auto& row : words::roles)
      each(row.words, [&](Meaning& m) { m.roles |= std::uint64_t{1} << static_cast<unsigned>(row.role); });
    for (std::size_t n = 0; n < std::size(words::numbers); ++n)
      each(words::numbers[n], [&](Meaning& m) { m.number = static_cast<std::uint8_t>(n); });
    for (std::size_t n = 0; n < std::size(words::ordinals); ++n)
      each(words::ordinals[n], [&](Meaning& m) { m.ordinal = static_cast<std::uint8_t>(n); });
    for (std::size_t n = 0; n < std::size(words::months); ++n)
      each(words::months[n], [&](Meaning& m) { m.month = static_cast<std::uint8_t>(n + 1); });
    for (const auto& row : words::details)
      each(row.words, [&](Meaning& m) { m.field = static_cast<std::uint8_t>(row.detail); });
    for (std::size_t n = 0; n < std::size(words::relations); ++n) {
      each(words::relations[n].words, [&](Meaning& m) { m.relation = static_cast<std::uint8_t>(n + 1); });
      each(words::relations[n].implied_by, [&](Meaning& m) { m.implied = static_cast<std::uint8_t>(n + 1); });
    }
  }

  const Meaning& find(std::string_view word) const {
    static const Meaning nothing;
    if (word.size() > longest) return nothing;
    for (std::size_t at = hash(word);; at = (at + 1) & (slots - 1)) {
      if (table_[at].word.empty()) return nothing;
      if (table_[at].word == word) return table_[at].meaning;
    }
  }

 private:
  struct Slot {
    std::string_view word;
    Meaning meaning;
  };

  template <class Act>
  void each(std::string_view list, Act act) {
    while (!list.empty()) {
      const std::size_t end = list.find(' ');
      const std::string_view word = list.substr(0, end);
      list.remove_prefix(end == list.npos ? list.size() : end + 1);
      if (word.empty()) continue;
      std::size_t at = hash(word);
      while (!table_[at].word.empty() && table_[at].word != word) at = (at + 1) & (slots - 1);
      table_[at].word = word;
      act(table_[at].meaning);
    }
  }

  std::array<Slot, slots> table_{};
};

}  // namespace

const Meaning& meaning_of(std::string_view low) {
  static const Lexicon* const lexicon = new Lexicon;  // never destroyed: threads may outlive main's statics
  return lexicon->find(low);
}

std::string_view name(Detail detail) {
  constexpr std::string_view names[] = {"",        "email",   "username", "phone", "birth_date", "language",
                                        "address", "company", "title",    "name",  "phone"};
  return names[static_cast<std::size_t>(detail)];
}

std::string_view relation_name(std::uint8_t number) {
  return number == 0 ? std::string_view() : words::relations[number - 1].name;
}

int compound_age(std::string_view low) {
  for (const std::string_view ending : words::age_endings) {
    const std::size_t at = low.find(ending);
    if (at == low.npos || at == 0) continue;
    std::string_view stem = low.substr(0, at);
    if (stem.ends_with("einhalb")) stem.remove_suffix(7);
    const Meaning& m = meaning_of(stem);
    if (m.number != no_number) return m.number;
    for (std::size_t n = 0; n < std::size(words::number_stems); ++n) {
      std::string_view list = words::number_stems[n];
      while (!list.empty()) {
        const std::size_t end = list.find(' ');
        if (list.substr(0, end) == stem) return static_cast<int>(n);
        list.remove_prefix(end == list.npos ? list.size() : end + 1);
      }
    }
  }
  return -1;
}

}  // namespace joys
