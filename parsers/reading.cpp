// Cuts a letter into words: letters of any script, digits and underscores; punctuation of any script divides.
#include "parsers/reading.h"

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
  // Latin-1 signs, general punctuation, CJK punctuation, full-width forms of punctuation.
  const bool sign = lead == 0xC2 || c.starts_with("\xE2\x80") || c.starts_with("\xE3\x80") || c.starts_with("\xEF\xBC");
  return sign ? 0 : c.size();
}

std::size_t sign_length(std::string_view s, std::size_t i) {
  const auto lead = static_cast<unsigned char>(s[i]);
  return lead < 0xC0 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

std::string joined(const Message& m) {
  std::string text = m.subject.substr(0, 1024);
  text += "\n\n";
  text += std::string_view(m.text).substr(0, text_limit);
  return text;
}

struct Number {
  std::string_view word;
  int value;
};
constexpr Number numbers[] = {
    {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},      {"five", 5},       {"six", 6},
    {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},      {"eleven", 11},    {"twelve", 12},
    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},  {"seventeen", 17}, {"dos", 2},
    {"tres", 3},      {"cuatro", 4},    {"cinco", 5},    {"seis", 6},      {"siete", 7},      {"ocho", 8},
    {"nueve", 9},     {"diez", 10},     {"once", 11},    {"doce", 12},     {"trece", 13},     {"deux", 2},
    {"trois", 3},     {"quatre", 4},    {"cinq", 5},     {"sept", 7},      {"huit", 8},       {"neuf", 9},
    {"dix", 10},      {"onze", 11},     {"douze", 12},   {"treize", 13},   {"zwei", 2},       {"drei", 3},
    {"vier", 4},      {"fünf", 5},      {"sechs", 6},    {"sieben", 7},    {"acht", 8},       {"neun", 9},
    {"zehn", 10},     {"elf", 11},      {"zwölf", 12},   {"dreizehn", 13}, {"sete", 7},       {"oito", 8},
    {"nove", 9},      {"dez", 10},      {"doze", 12},    {"treze", 13},    {"sei", 6},        {"sette", 7},
    {"otto", 8},      {"dieci", 10},    {"undici", 11},  {"dodici", 12}};
constexpr std::string_view tens[] = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

constexpr std::string_view child_nouns[] = {
    "son",        "daughter",  "child",        "kid",     "boy",     "girl",      "grandson", "granddaughter",
    "grandchild", "stepson",   "stepdaughter", "nephew",  "niece",   "pupil",     "toddler",  "children",
    "kids",       "sons",      "daughters",    "pupils",  "hijo",    "hija",      "hijos",    "nieto",
    "nieta",      "niño",      "niña",         "sobrino", "sobrina", "alumno",    "alumna",   "fils",
    "fille",      "enfant",    "enfants",      "neveu",   "nièce",   "élève",     "garçon",   "sohn",
    "tochter",    "kind",      "kinder",       "enkel",   "enkelin", "enkelkind", "neffe",    "nichte",
    "schüler",    "schülerin", "junge",        "mädchen", "filho",   "filha",     "neto",     "neta",
    "criança",    "aluno",     "aluna",        "figlio",  "figlia",  "bambino",   "bambina",  "nipote",
    "zoon",       "dochter"};

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
      i += length;
    }
    words.push_back({folded.substr(begin, i - begin), all.substr(begin, i - begin), begin, i});
    child = child || is_child_noun(words.back().low);
  }
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

bool is_child_noun(std::string_view low) {
  static const WordTable table(child_nouns);
  return table.find(low).has_value();
}

std::optional<int> number_at(const Reading& r, std::size_t i) {
  const std::string_view word = r.at(i);
  if (word.empty() || word.size() > 9) return std::nullopt;
  if (scan::is_digit(word[0])) {
    if (word.size() > 2 || (word.size() == 2 && !scan::is_digit(word[1]))) return std::nullopt;
    return word.size() == 1 ? word[0] - '0' : (word[0] - '0') * 10 + (word[1] - '0');
  }
  static const WordTable table(numbers, &Number::word);
  const auto row = table.find(word);
  // "eighty one"
  return row && !in_words(r.before(i, 1), tens) ? std::optional(numbers[*row].value) : std::nullopt;
}

}  // namespace joys
