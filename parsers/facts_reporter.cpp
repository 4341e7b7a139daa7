// Who the writer is to the child: said in so many words ("I am his mother", "als Mutter", "Ann, mum of Tom"), else
// implied by "my grandson", else by what only another user, a site's staff or the child itself would write.
#include "parsers/facts_east_asian.h"
#include "parsers/reading.h"

namespace joys {
namespace {

// "I am the", "I'm his legal", "soy su", "as her", "als", "en tant que": up to five words before, in the same sentence.
bool said_of_writer(const Reading& r, std::size_t i) {
  if (r.at(i + 1) == "in" && r.at(i + 2) == "law") return false;
  if (one_of(r.before(i, 1), {"als", "como", "jako", "som", "come", "como"}) ||
      (r.before(i, 2) == "tant" && r.before(i, 1) == "que"))
    return true;
  for (std::size_t n = 2; n <= 4; ++n)
    if (r.before(i, n) == "as" && one_of(r.before(i, n - 1), {"his", "her", "the", "a", "an", "their", "s", "my"}) &&
        !one_of(r.before(i, 1), {"same", "well"}))
      return true;
  for (std::size_t n = 1; n <= 5 && n <= i; ++n) {
    if (r.starts_sentence(i - n + 1)) break;
    if (r.was(i, n, Role::negation) || one_of(r.before(i, n), {"whose", "that", "which", "writing", "reply"}))
      return false;
    const std::string_view word = r.before(i, n);
    // "his mother", "the mother of": somebody else unless the writer says so; "I am his mother's"
    if (r.was(i, n, Role::self) && !(word == "sono" && r.before(i, n + 1) == "ci")) return true;
    if (one_of(word, {"am", "m"}) && r.before(i, n + 1) == "i") return true;
    if (one_of(word, {"är", "er"}) && one_of(r.before(i, n + 1), {"jag", "jeg"})) return true;
    if (word == "я" && (n <= 2)) return true;
    if (word == "this" && r.starts_sentence(i - n)) return false;
    if (one_of(word, {"his", "her", "their"}) && n == 1 && r.before(i, 2) == "is" && r.before(i, 3) == "this")
      return true;
  }
  // "Ann, mum of Tom" and "mother of Tom" on a line of its own.
  const bool apart = r.starts_sentence(i) || r.gap(i) == ", " || r.gap(i) == " (";
  return apart && r.is(i + 1, Role::of) &&
         (r.capitalised(i + 2) || r.is(i + 2, Role::my) || one_of(r.at(i + 2), {"two", "three"})) &&
         r.gap(i).find('.') == std::string_view::npos;
}

std::string composed(const Reading& r, std::size_t i, std::string_view name) {
  const std::string_view before = r.before(i, 1);
  if (before == "foster") return "foster parent";
  if (before == "step" && (name == "mother" || name == "father")) return "step" + std::string(name);
  if (before == "grand" && (name == "mother" || name == "father" || name == "parent"))
    return "grand" + std::string(name);
  if (r.at(i) == "tutor" && one_of(r.before(i, 2), {"am", "m"})) return "teacher";  // a guardian only in Spanish
  return std::string(name);
}

std::string implied(const Reading& r) {
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    const auto name = relation_name(r.meaning(i).implied);
    if (name.empty()) continue;
    const bool foster = r.before(i, 1) == "foster";
    for (std::size_t n = 1; n <= 3 && n <= i; ++n)  // "my little son", "my 9-year-old daughter" counts three words more
      if (r.was(i, n, Role::my) && !r.starts_sentence(i - n + 1)) return foster ? "foster parent" : std::string(name);
    if (r.was(i, 1, Role::old) || r.was(i, 1, Role::year_old))
      for (std::size_t n = 2; n <= 5; ++n)
        if (r.was(i, n, Role::my)) return std::string(name);
  }
  return {};
}

// "my 8 year old", "our seven-year-old": the child is not named.
bool of_a_child_of_years(const Reading& r) {
  for (std::size_t i = 3; i < r.words.size(); ++i) {
    const bool yo = r.is(i, Role::year_old) || (r.is(i, Role::old) && r.was(i, 1, Role::years));
    if (!yo || r.is(i + 1, Role::thing)) continue;
    const std::size_t number = r.is(i, Role::year_old) ? 1 : 2;
    if (number_at(r, i - number) && (r.was(i, number + 1, Role::my) || r.was(i, number + 2, Role::my))) return true;
  }
  return false;
}

bool runs_a_site(const Reading& r) {
  for (std::size_t i = 1; i < r.words.size(); ++i) {
    if (!one_of(r.at(i), {"run", "operate", "own", "moderate", "manage", "administer"})) continue;
    if (!one_of(r.before(i, 1), {"i", "we"})) continue;
    for (std::size_t n = i + 1; n <= i + 4; ++n)
      if (one_of(r.at(n), {"site", "website", "forum", "shop", "server", "blog", "store"})) return true;
  }
  return false;
}

bool reports_a_user(const Reading& r) {
  for (std::size_t i = 1; i < r.words.size(); ++i) {
    if (!one_of(r.at(i), {"user", "player", "member", "gamer"})) continue;
    for (std::size_t n = 1; n <= 3; ++n)
      if (one_of(r.before(i, n), {"another", "fellow", "report", "reporting", "reported"})) return true;
  }
  return false;
}

}  // namespace

std::string find_reporter(const Reading& r, const std::vector<Age>& ages) {
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    const auto name = relation_name(r.meaning(i).relation);
    if (!name.empty() && said_of_writer(r, i)) return composed(r, i, name);
    if (r.at(i) == "worker" && r.before(i, 1) == "social" && said_of_writer(r, i)) return "social worker";
  }
  if (r.ideographs)
    if (std::string name = east_asian_reporter(r.low); !name.empty()) return name;
  for (const Age& age : ages)
    if (age.writer) return "child";
  if (std::string name = implied(r); !name.empty()) return name;
  if (!r.child && ages.empty()) return {};
  if (of_a_child_of_years(r)) return "parent";
  if (runs_a_site(r)) return "site staff";
  if (reports_a_user(r)) return "other user";
  for (std::size_t i = 1; i < r.words.size(); ++i) {
    const auto name = relation_name(r.meaning(i).relation);
    if (!one_of(name, {"sister", "brother"})) continue;
    for (std::size_t n = 1; n <= 3; ++n)
      if (r.was(i, n, Role::my)) return "sibling";
  }
  return {};
}

}  // namespace joys
