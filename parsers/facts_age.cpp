// How old a child is: digits or words beside a word of age, or the year of birth. The limits that laws and policies
// name
// ("under 13", "menor de 14 años") and spans of time ("for 5 years") are no ages.
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr int grown = 18;

constexpr std::string_view years[] = {"years", "year",   "yrs",  "yr",   "años", "ans",
                                      "jahre", "jahren", "anos", "anni", "jaar"};
constexpr std::string_view old[] = {"old", "alt", "oud"};
constexpr std::string_view years_old[] = {"yo", "jährige", "jähriger", "jährigen", "jähriges", "jährig"};
constexpr std::string_view has_age[] = {"tiene", "tenía", "de",  "a",     "avait",     "mit",    "con",
                                        "tem",   "tinha", "ha",  "aveva", "seulement", "apenas", "solo",
                                        "sólo",  "só",    "nur", "erst",  "cumplió",   "di"};
constexpr std::string_view is_verbs[] = {"is",    "was", "s",   "am",   "m",   "turned",
                                         "turns", "ist", "war", "wird", "bin", "be"};
constexpr std::string_view softeners[] = {"only",   "just",   "barely",  "about", "now",    "still", "like",
                                          "almost", "nearly", "clearly", "erst",  "gerade", "nur"};
constexpr std::string_view persons[] = {"he", "she", "who", "er", "sie", "der", "die"};
constexpr std::string_view limits[] = {"under",   "below", "over",   "than",  "least", "menor",
                                       "menores", "mayor", "moins",  "plus",  "unter", "über",
                                       "younger", "older", "minors", "menos", "minori"};
constexpr std::string_view spans[] = {"for",   "since",  "past", "last", "within", "after", "every", "hace",
                                      "desde", "depuis", "seit", "vor",  "há",     "sinds", "next",  "another"};
// After an age without its unit the sentence ends or goes on; a noun would be what is counted.
constexpr std::string_view goes_on[] = {"and",      "so",   "but",  "now", "years", "year", "when",    "who", "today",
                                        "tomorrow", "this", "next", "old", "und",   "or",   "because", "i"};

bool limit_or_span(const Reading& r, std::size_t i) {
  if (in_words(r.before(i, 1), spans) || r.at(i + 2) == "ago") return true;
  for (std::size_t n = 1; n <= 4; ++n)
    if (in_words(r.before(i, n), limits)) return true;
  return false;
}

// "he is only seven", "who was nine", "I am 12": the verb before, and who it is said of.
bool said_of_somebody(const Reading& r, std::size_t i, int n) {
  std::size_t verb = 1;
  while (in_words(r.before(i, verb), softeners)) ++verb;
  if (one_of(r.before(i, verb), {"aged", "age"})) return true;
  if (!in_words(r.before(i, verb), is_verbs)) return false;
  const std::string_view subject = r.before(i, verb + 1);
  if (one_of(subject, {"i", "ich"})) return n < grown;
  if (in_words(subject, persons) || is_child_noun(subject)) return true;
  return verb + 1 <= i && r.capitalised(i - verb - 1) && !one_of(subject, {"it", "this", "that", "there", "number"});
}

bool ends_clause(const Reading& r, std::size_t i) {
  if (i + 1 >= r.words.size() || in_words(r.at(i + 1), goes_on)) return true;
  return r.gap(i + 1).find_first_of(".,;!?)\n") != std::string_view::npos;
}

bool is_age(const Reading& r, std::size_t i, int n, bool child) {
  if (limit_or_span(r, i)) return false;
  const std::string_view unit = r.at(i + 1);
  if (in_words(unit, years_old)) return true;
  if (in_words(unit, years)) {
    const std::string_view after = r.at(i + 2);
    if (in_words(after, old) || (after == "of" && r.at(i + 3) == "age")) return child || said_of_somebody(r, i, n);
    if (child && in_words(r.before(i, 1), has_age)) return true;
  }
  return ends_clause(r, i) && said_of_somebody(r, i, n);
}

// "die neunjährige Lena" is one word.
std::optional<int> german_compound(std::string_view word) {
  constexpr std::string_view prefixes[] = {"ein",  "zwei", "drei", "vier", "fünf",  "sechs",   "sieben",
                                           "acht", "neun", "zehn", "elf",  "zwölf", "dreizehn"};
  if (word.size() < 10) return std::nullopt;
  const std::size_t end = word.find("jährig");
  if (end == word.npos || end == 0) return std::nullopt;
  for (std::size_t i = 0; i < std::size(prefixes); ++i)
    if (prefixes[i] == word.substr(0, end)) return static_cast<int>(i + 1);
  return std::nullopt;
}

// 9歳, 9岁: digits in the middle of a word.
std::optional<int> east_asian(std::string_view text) {
  for (const std::string_view unit : {"歳", "才", "岁", "歲"}) {
    const std::size_t at = text.find(unit);
    if (at == text.npos || at == 0 || !scan::is_digit(text[at - 1])) continue;
    const bool two = at > 1 && scan::is_digit(text[at - 2]);
    return (two ? (text[at - 2] - '0') * 10 : 0) + (text[at - 1] - '0');
  }
  return std::nullopt;
}

int year_of(std::int64_t seconds) {
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

// "born on 3 May 2018" in a letter of 2026; the day is not weighed, so the age is that of this year's birthday.
std::optional<int> from_birth(const Reading& r) {
  constexpr std::string_view born[] = {"born",      "birth",   "dob",     "birthday",   "geboren", "geburtsdatum",
                                       "jahrgang",  "nacido",  "nacida",  "nacimiento", "né",      "née",
                                       "naissance", "nascido", "nascida", "nascimento", "nato",    "nata"};
  if (r.message.date <= 0 || !r.child) return std::nullopt;
  const int now = year_of(r.message.date);
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    if (!in_words(r.at(i), born)) continue;
    for (std::size_t n = 1; n <= 6 && i + n < r.words.size(); ++n) {
      const std::string_view word = r.at(i + n);
      if (word.size() != 4 || word.find_first_not_of("0123456789") != word.npos) continue;
      const int year = std::stoi(std::string(word));
      if (year <= now && now - year < grown) return now - year;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> find_age(const Reading& r) {
  const bool child = r.child;
  std::optional<int> adult;
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    if (const auto compound = german_compound(r.at(i)); compound && !limit_or_span(r, i)) return compound;
    const auto n = number_at(r, i);
    if (!n) continue;
    if (child && r.at(i + 1) == "months" && r.at(i + 2) == "old") return *n / 12;
    if (!is_age(r, i, *n, child)) continue;
    if (*n < grown) return n;
    if (!adult && child) adult = n;
  }
  if (const auto n = from_birth(r)) return n;
  if (const auto n = east_asian(r.text); n && *n < grown) return n;
  return adult;
}

}  // namespace joys
