// How old a child is: digits or words beside a word of age ("is nine", "de 7 años", "9-летний", "not yet twelve").
// The limits that laws and policies name ("under 13", "menor de 14 años"), spans of time ("for 5 years") and the ages
// of dogs, accounts and grown-up writers are no ages of children.
#include "parsers/facts_count.h"
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr int grown = 18;
constexpr int protected_until = 13;
constexpr std::size_t ages_limit = 20;
// Words that are numbers in one language and everyday words in another: they count only with their unit.
constexpr std::string_view needs_unit[] = {"one", "uno",  "una",  "un",   "une", "um",  "uma",
                                           "een", "ein",  "en",   "once", "sei", "sex", "ti",
                                           "ni",  "fire", "neuf", "sept", "dix", "due", "tre"};
// After an age without its unit the sentence ends or goes on; a noun would be what is counted.
constexpr std::string_view goes_on[] = {"and",   "so",       "but",  "now",   "years", "year", "when",     "who",
                                        "today", "tomorrow", "this", "next",  "old",   "und",  "or",       "because",
                                        "i",     "in",       "och",  "og",    "en",    "aber", "oder",     "geworden",
                                        "jahre", "soon",     "on",   "going", "at",    "last", "yesterday"};
constexpr std::string_view age_words[] = {"age", "âge", "edad", "idade", "età"};

// The clause of a word: no mark between. How far back word `n` before `i` still belongs to it.
bool same_clause(const Reading& r, std::size_t i, std::size_t n) {
  return n <= i && r.gap(i - n + 1).find_first_of(".,;!?(:\n") == std::string_view::npos;
}

bool limit_or_span(const Reading& r, std::size_t i, const Count& count) {
  const bool of_child = r.was(i, 1, Role::of) && r.was(i, 2, Role::child);  // "datter på 11"
  if (r.was(i, 1, Role::span) && same_clause(r, i, 1) && !of_child) return true;
  for (std::size_t n = 1; n <= 5 && same_clause(r, i, n); ++n)  // "the minimum age for kids is 13"
    if (r.was(i, n, Role::limit)) return true;
  if (r.before(i, 2) == "il" && r.before(i, 3) != "qu" && r.before(i, 1) == "y") return true;
  if (r.before(i, 1) == "a" && r.before(i, 2) == "y") return true;  // il y a 8 ans
  for (std::size_t n = count.next; n <= count.next + 3 && n < r.words.size(); ++n) {
    if (n > count.next && r.gap(n).find_first_of(".,;!?)\n") != std::string_view::npos) break;
    if (r.is(n, Role::ago) && !r.is(n, Role::old)) return true;
    if (r.is(n, Role::limit) && (r.is(n - 1, Role::links) || r.is(n - 1, Role::either))) return true;
  }
  return false;
}

enum class Subject : std::uint8_t { unknown, writer, child, thing };

// Who or what an age is said of: the nearest word before that can have one.
Subject subject_of(const Reading& r, std::size_t i) {
  for (std::size_t n = 1; n <= 12 && n <= i; ++n) {
    const std::size_t at = i - n;
    if (r.at(at) == "er" && one_of(r.before(at, 1), {"jeg", "han", "hun", "det"})) continue;  // Danish "is"
    if (r.at(at) == "it" && n <= 3 && !r.is(at + 2, Role::my)) return Subject::thing;
    if (r.is(at, Role::child)) {
      // "my daughter's account is 4 years old" found the account before
      return Subject::child;
    }
    if (r.is(at, Role::thing)) {
      // "she has an account and is 9": the account is an object
      const bool object = r.at(at - 1) == "an" ||
                          one_of(r.before(at, 2), {"has", "have", "had", "made", "opened", "uses", "on", "with"});
      if (!object) return Subject::thing;
    } else if (r.is(at, Role::first) && !one_of(r.at(at), {"i", "a"})) {
      return Subject::writer;
    } else if (r.at(at) == "i" && one_of(r.at(at + 1), {"am", "m", "was", "turned", "turn", "just", "will"})) {
      return Subject::writer;
    } else if (r.is(at, Role::third) && !one_of(r.at(at), {"il", "la"})) {
      return Subject::child;
    }
    if (r.starts_sentence(at)) break;
  }
  return Subject::unknown;
}

bool ends_clause(const Reading& r, std::size_t next) {
  if (next >= r.words.size() || in_words(r.at(next), goes_on)) return true;
  return r.gap(next).find_first_of(".,;!?)\n") != std::string_view::npos;
}

// Skips "only", "about", "almost", "not yet" before a number: where the verb or word of age may stand.
std::size_t before_softeners(const Reading& r, std::size_t i) {
  std::size_t n = 1;
  while (n <= 5 && (r.was(i, n, Role::softener) || r.was(i, n, Role::almost) || r.was(i, n, Role::yet) ||
                    (r.was(i, n, Role::negation) && (r.was(i, n + 1, Role::yet) || r.was(i, n - 1, Role::yet)))))
    ++n;
  return n;
}

bool is_name(const Reading& r, std::size_t i) {
  return r.child && r.capitalised(i) && !r.is(i, Role::no_name) && !r.is(i, Role::thing) && r.words[i].raw.size() > 1;
}

// "he is only seven", "who was nine", "I am 12": the verb before, and who it is said of.
bool said_of_somebody(const Reading& r, std::size_t i, int n) {
  std::size_t verb = before_softeners(r, i);
  if (verb < i && r.meaning(i - verb).month != 0) verb += 2;  // "wird im Mai 11"
  if (r.was(i, verb, Role::aged)) return true;
  if (r.was(i, verb, Role::of) && r.was(i, verb + 1, Role::aged)) return true;
  const bool will = one_of(r.before(i, verb), {"be"}) && one_of(r.before(i, verb + 1), {"will", "ll"});
  if (!will && (r.before(i, verb) == "be" || (!r.was(i, verb, Role::be) && !r.was(i, verb, Role::turns)))) return false;
  if (one_of(r.before(i, verb), {"shes", "hes"})) return true;
  // "ich bin Jonte und bin 10": the verb itself says who
  if (one_of(r.before(i, verb), {"bin", "am"}) && r.was(i, verb + 1, Role::links)) return n < grown;
  std::size_t who = verb + (will ? 2 : 1);
  while (r.was(i, who, Role::softener)) ++who;
  const std::string_view subject = r.before(i, who);
  if (one_of(subject, {"i", "ich", "ik", "jag", "jeg"})) return n < grown;
  if (r.was(i, who, Role::thing)) return false;
  if (r.was(i, who, Role::third) || r.was(i, who, Role::child)) return true;
  return who <= i && is_name(r, i - who);
}

// "Emma (9)", "our son Max, 8, has": set apart behind a name or a word for a child.
bool set_apart(const Reading& r, std::size_t i, std::size_t next) {
  if (i == 0) return false;
  const bool ours = r.was(i, 2, Role::my);  // "unser Emil (9)"
  if (!r.child && !ours) return false;
  const std::string_view before = r.gap(i);
  const std::string_view after =
      next < r.words.size() ? r.gap(next) : std::string_view(r.text).substr(r.words[next - 1].end);
  const bool paren = before == " (" && after.starts_with(")"), commas = before == ", " && after.starts_with(",");
  if (!paren && !commas) return false;
  if (r.is(i - 1, Role::child)) return true;
  if (ours && paren && r.capitalised(i - 1) && !r.is(i - 1, Role::thing) && !r.is(i - 1, Role::no_name)) return true;
  if (!is_name(r, i - 1)) return false;
  for (std::size_t n = 2; n <= 8 && n <= i; ++n) {
    if (r.was(i, n, Role::child)) return true;
    if (r.starts_sentence(i - n)) break;
  }
  return false;
}

bool is_unit(const Reading& r, const Count& c, Role role) {
  return c.unit_apart ? r.is(c.next, role) : meaning_of(c.unit).is(role);
}

bool child_near(const Reading& r, std::size_t i, std::size_t words) {
  for (std::size_t n = 1; n <= words && same_clause(r, i, n); ++n)
    if (r.was(i, n, Role::child) || (n > 1 && is_name(r, i - n))) return true;
  return false;
}

bool with_unit(const Reading& r, std::size_t i, const Count& c) {
  const std::size_t after = c.next + (c.unit_apart ? 1 : 0);
  if (r.is(after, Role::old)) return true;
  if (r.is(after, Role::of) && in_words(r.at(after + 1), age_words)) return true;
  if (r.at(after) == "d" && r.at(after + 1) == "âge") return true;
  const std::size_t n = before_softeners(r, i);
  if (r.was(i, n, Role::aged)) return true;
  if ((r.was(i, n, Role::of) || one_of(r.before(i, n), {"a", "los"})) &&
      (r.was(i, n + 1, Role::aged) || r.was(i, n + 2, Role::aged)))
    return true;
  if (!r.child) return said_of_somebody(r, i, c.values[0].first) && ends_clause(r, after);
  if (r.is(after, Role::of) || r.at(after) == "d") return false;  // "8 ans d'expérience"
  const bool english = one_of(c.unit, {"years", "year", "yrs", "yr"});
  // "is al 9 jaar klant": with the verb "to be" the sentence has to end there.
  const bool germanic = one_of(c.unit, {"jahre", "jahren", "jaar", "år"});
  if (!english && (r.was(i, n, Role::has) || r.was(i, n, Role::turns)) && (!germanic || ends_clause(r, after)))
    return true;
  if (!english && (r.was(i, n, Role::of) || one_of(r.before(i, n), {"mit", "con", "med"})) && child_near(r, i, 5))
    return true;
  if (!english && (r.was(i, 1, Role::child) || set_apart(r, i, after))) return true;
  return set_apart(r, i, after) || (ends_clause(r, after) && said_of_somebody(r, i, c.values[0].first));
}

// How far the age lies below the number that is named: "turns 11 in May", "almost twelve", "not yet 12" are one less.
int yet_to_come(const Reading& r, std::size_t i, std::size_t next) {
  bool almost = false;
  for (std::size_t n = 1; n <= 4 && same_clause(r, i, n); ++n) {
    almost =
        almost || r.was(i, n, Role::almost) ||
        (r.was(i, n, Role::yet) && (r.was(i, n + 1, Role::negation) || (n > 1 && r.was(i, n - 1, Role::negation))));
    if (r.was(i, n, Role::turns) || (n <= 3 && one_of(r.before(i, n), {"will", "ll"}))) almost = true;
    if (r.was(i, n, Role::turned)) return 0;
  }
  for (std::size_t n = next; n <= next + 3 && n < r.words.size(); ++n) {
    if (n == next && r.at(n) == "in" && r.meaning(n + 1).month != 0 && one_of(r.before(i, 1), {"is", "s"}))
      almost = true;
    if (r.at(n) == "yet" || (almost && one_of(r.at(n), {"ancora"}))) almost = true;
    if (almost && r.is(n, Role::today) && !r.was(n, 1, Role::from)) return 0;
    if (n > next && r.starts_sentence(n)) break;
  }
  return almost ? 1 : 0;
}

// "is not 9", "n'a pas 9 ans": says what somebody is not.
bool denied(const Reading& r, std::size_t i) {
  for (std::size_t n = 1; n <= 3 && same_clause(r, i, n); ++n)
    if (r.was(i, n, Role::negation) && !r.was(i, n + 1, Role::yet) && !(n > 1 && r.was(i, n - 1, Role::yet))) {
      const std::size_t behind = i + 1;
      for (std::size_t k = behind; k <= behind + 3; ++k)
        if (r.at(k) == "yet") return false;
      return true;
    }
  return false;
}

void take(const Reading& r, std::size_t i, std::size_t last, std::pair<int, int> years, bool writer,
          std::vector<Age>& out) {
  if (out.size() < ages_limit)
    out.push_back(
        {years.first, years.second, r.text.substr(r.words[i].begin, r.words[last].end - r.words[i].begin), writer});
}

void consider(const Reading& r, std::size_t i, const Count& c, std::vector<Age>& out) {
  if (limit_or_span(r, i, c) || denied(r, i)) return;
  const bool months = is_unit(r, c, Role::months), weeks = is_unit(r, c, Role::weeks),
             years = is_unit(r, c, Role::years);
  const bool yo = is_unit(r, c, Role::year_old) ||
                  (c.unit_apart && c.unit == "y" && one_of(r.at(c.next + 1), {"o", "old"})) ||
                  (!c.unit_apart && c.unit == "y" && r.at(c.next) == "o");
  const std::size_t after = c.next + (c.unit_apart ? 1 : 0);
  if (!c.unit_apart && !months && !weeks && !years && !yo) return;
  bool is = false;
  if (yo)
    is = true;
  else if (years)
    is = with_unit(r, i, c);
  else if (months || weeks)
    is = r.child && (r.is(after, Role::old) || (c.unit_apart && r.was(i, 1, Role::has) && ends_clause(r, after)));
  else
    is = (ends_clause(r, c.next) && !in_words(r.at(i), needs_unit) && said_of_somebody(r, i, c.values[0].first)) ||
         (!in_words(r.at(i), needs_unit) && set_apart(r, i, c.next)) ||
         (!in_words(r.at(i), needs_unit) &&
          (ends_clause(r, c.next) || one_of(r.at(c.next), {"har", "hat", "heeft", "has", "who"})) &&
          r.was(i, 1, Role::of) && r.was(i, 2, Role::child));
  if (!is || ((yo || r.is(after, Role::old)) && r.is(yo ? after : after + 1, Role::thing)))
    return;  // "my 4 year old account"
  const Subject subject = subject_of(r, i);
  if (subject == Subject::thing) return;
  const std::size_t verb = before_softeners(r, i);
  const bool own = subject == Subject::writer &&
                   (r.was(i, verb, Role::be) || r.was(i, verb, Role::has) || r.was(i, verb, Role::turned));
  const int less = months || weeks ? 0 : yet_to_come(r, i, c.next);
  const std::size_t last = std::min(!c.unit_apart || !(years || months || weeks || yo) ? c.next - 1
                                    : r.is(after, Role::old)                           ? after
                                                                                       : c.next,
                                    r.words.size() - 1);
  for (const auto& [from, to] : c.values) {
    const std::pair<int, int> value = months  ? std::pair(from / 12, to / 12)
                                      : weeks ? std::pair(from / 52, to / 52)
                                              : std::pair(from - less, to - less);
    if (value.first < 0) continue;
    if (value.second >= grown && (subject != Subject::child || !r.child)) continue;
    take(r, i, last, value, own, out);
  }
}

// One age for the letter: the first below the age of protection, else the first of somebody under age, else of a grown
// child. A grade or a birth date that leaves it open gives none.
std::optional<int> one_age(const std::vector<Age>& ages) {
  const Age* best = nullptr;
  const auto rank = [](const Age& a) { return a.to < protected_until ? 0 : a.to < grown ? 1 : 2; };
  for (const Age& a : ages)
    if (!best || rank(a) < rank(*best) || (rank(a) == rank(*best) && best->from != best->to && a.from == a.to))
      best = &a;
  return best && best->from == best->to ? std::optional(best->from) : std::nullopt;
}

}  // namespace

// Whatever numbers a letter puts together, an age lies between 0 and this.
constexpr int oldest = 100;

void find_ages(const Reading& r, Facts& facts) {
  std::vector<Age>& out = facts.ages;
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    const std::string_view word = r.at(i);
    if (r.child && word.size() >= 8 && !scan::is_digit(word[0]) && r.meaning(i).roles == 0) {
      const int n = compound_age(word);
      const Count alone{{}, i + 1, {}, false};
      if (n > 0 && n < grown && !limit_or_span(r, i, alone)) take(r, i, i, {n, n}, false, out);
    }
    if (!scan::is_digit(word[0]) && r.meaning(i).number == no_number) continue;
    const auto count = count_at(r, i);
    if (!count) continue;
    const std::size_t before = out.size();
    consider(r, i, *count, out);
    if (out.size() > before) i = count->next - 1;
  }
  const std::size_t stated = out.size();
  find_births(r, out);
  const bool born = out.size() > stated;
  if (r.ideographs) find_east_asian(r, out);
  find_grades(r, out);
  std::erase_if(out, [](const Age& a) { return a.from < 0 || a.to < a.from || a.to >= oldest; });
  facts.age = one_age(out);
  // What was said and what the birth date says lie on different sides of the age of protection: neither is believed.
  if (born && stated == 1 && (out[0].to < protected_until) != (out[1].to < protected_until) &&
      (out[1].from > out[0].to + 1 || out[0].from > out[1].to + 1))
    facts.age.reset();
}

}  // namespace joys
