// Ages from school grades ("second grade", "Year 4", "CM1", "3. Klasse", "groep 5"): the years at which children of the
// country whose word it is are in them, always a range.
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr int grown = 18;

struct Grade {
  int from, to;  // years of age in the first grade
};

std::string_view digits_in(std::string_view word) {
  std::size_t n = 0;
  while (n < word.size() && scan::is_digit(word[n])) ++n;
  return n <= 2 ? word.substr(0, n) : std::string_view();
}

// "2nd", "second", "2", "3b", "III": the number of a grade, or 0.
int grade_number(const Reading& r, std::size_t i) {
  if (i >= r.words.size()) return 0;
  if (const int n = digits_of(digits_in(r.at(i))); n > 0) return r.at(i).size() <= 4 && n <= 12 ? n : 0;
  constexpr std::string_view romans[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii"};
  for (std::size_t n = 1; n < std::size(romans); ++n)
    if (r.words[i].raw.size() == romans[n].size() && r.at(i) == romans[n] && r.capitalised(i) && n > 1)
      return static_cast<int>(n);
  const Meaning& m = r.meaning(i);
  if (m.ordinal != 0) return m.ordinal;
  return m.number != no_number && m.number <= 12 ? m.number : 0;
}

// A child stands near, in the same sentence: "my son is in", "she is a".
bool child_in_sentence(const Reading& r, std::size_t i) {
  for (std::size_t n = 1; n <= 14 && n <= i; ++n) {
    if (r.was(i, n, Role::child) || r.was(i, n, Role::third)) return true;
    if (r.was(i, n, Role::first) && one_of(r.before(i, n - 1), {"am", "m"})) return true;
    if (r.starts_sentence(i - n)) break;
  }
  for (std::size_t n = i; n <= i + 6 && n < r.words.size(); ++n) {
    if (n > i && r.starts_sentence(n)) break;
    if (r.is(n, Role::child)) return true;
  }
  return false;
}

// Age in grade `n` of the school that the word names; both 0 if it names none.
Grade years_in(const Reading& r, std::size_t i, int n) {
  const std::string_view word = r.at(i);
  if (one_of(word, {"grade", "grader", "graders", "curso", "grado", "primaria", "primary"})) return {n + 5, n + 6};
  if (one_of(word, {"year", "form"})) return {n + 4, n + 5};
  if (one_of(word, {"klasse", "klässler", "klässlerin", "klassen", "klasser"})) return {n + 5, n + 7};
  if (one_of(word, {"classe", "elementare"})) return {n + 5, n + 6};
  if (word == "groep") return n >= 1 && n <= 8 ? Grade{n + 3, n + 4} : Grade{};
  if (one_of(word, {"klasa", "klasie", "klasę", "klasy", "класс", "классе", "класса"})) return {n + 5, n + 7};
  if (one_of(word, {"årskurs", "åk", "klass"})) return {n + 6, n + 7};
  return {};
}

void add(const Reading& r, std::size_t first, std::size_t last, Grade years, std::vector<Age>& out) {
  constexpr std::size_t ages_limit = 20;
  if (years.to == 0 || years.to >= grown || out.size() >= ages_limit) return;
  out.push_back(
      {years.from, years.to, r.text.substr(r.words[first].begin, r.words[last].end - r.words[first].begin), false});
}

// The French names of grades stand alone: "en CM1".
Grade french(std::string_view raw) {
  constexpr std::string_view names[] = {"CP", "CE1", "CE2", "CM1", "CM2"};
  for (int n = 0; n < 5; ++n)
    if (raw == names[n]) return {n + 6, n + 7};
  return {};
}

bool in_or_is(const Reading& r, std::size_t i) {
  for (std::size_t n = 1; n <= 3 && n <= i; ++n)
    if (one_of(r.before(i, n), {"in", "en",  "im",     "i",        "w",      "do",      "va",   "går",     "na",
                                "no", "em",  "a",      "au",       "à",      "og",      "в",    "во",      "geht",
                                "fa", "the", "starts", "starting", "enters", "attends", "hace", "estudia", "cursa"}))
      return true;
  return false;
}

}  // namespace

void find_grades(const Reading& r, std::vector<Age>& out) {
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    if (r.child)
      if (const Grade years = french(r.words[i].raw); years.to != 0 && in_or_is(r, i) && child_in_sentence(r, i))
        add(r, i, i, years, out);
    if (r.is(i, Role::nursery) && r.child && child_in_sentence(r, i) && in_or_is(r, i)) add(r, i, i, {3, 6}, out);
    const bool grader = r.is(i, Role::grader);
    if (!grader && (!r.is(i, Role::grade) || !r.child)) continue;
    const std::string_view gap = i > 0 ? r.gap(i) : std::string_view();
    std::size_t at = i - 1;
    int n = i > 0 && (gap == " " || gap == "-" || gap == ". " || gap == "º " || gap == "ª " || gap == ".º ")
                ? grade_number(r, i - 1)
                : 0;
    if (n == 0 && i > 1 && one_of(r.before(i, 1), {"de", "em", "e", "й", "м", "a"})) n = grade_number(r, at = i - 2);
    std::size_t last = i;
    const std::string_view next_gap = i + 1 < r.words.size() ? r.gap(i + 1) : std::string_view();
    const bool english_year = one_of(r.at(i), {"year", "form", "primary"});
    if (english_year && n != 0) continue;  // "the first year"
    if (n == 0 && (next_gap == " " || next_gap == ": ") &&
        !one_of(r.at(i), {"primaria", "elementare", "curso", "grado"})) {
      n = r.meaning(i + 1).ordinal == 0 ? grade_number(r, i + 1) : 0;
      last = i + 1;
      at = i;
    }
    if (n == 0) continue;
    if (!grader && (!child_in_sentence(r, at) || !in_or_is(r, at))) continue;
    if (one_of(r.at(i), {"curso", "grado"}) &&
        !(r.at(i + 1) == "de" && one_of(r.at(i + 2), {"primaria", "elementare", "infantil"})))
      continue;
    add(r, at, last, years_in(r, i, n), out);
  }
}

}  // namespace joys
