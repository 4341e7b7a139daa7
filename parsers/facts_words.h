// The words that facts are told by, in thirteen languages: what each may mean, looked up once for every word of a
// letter. A word of one language may be another's with another meaning; who asks looks at the words beside it.
#pragma once
#include <cstdint>
#include <string_view>

namespace joys {

enum class Role : std::uint8_t {
  child,  // a child that somebody else writes about
  baby,   // whose age is told in months
  thing,  // what has an age or a user but is no child: a dog, an account, a contract
  years,
  months,
  weeks,
  old,       // "old" behind the years
  year_old,  // years and old in one word
  limit,     // "under 13"
  span,      // "for 9 years"
  ago,       // "9 years ago"
  be,
  has,    // "is nine", "tiene nueve años"
  turns,  // a birthday that is still to come
  turned,
  softener,
  almost,
  yet,
  negation,
  third,
  first,  // he, she; I and the verbs that say "I"
  my,
  aged,  // "aged 9", "Alter: 9"
  of,    // "a girl of 9", "von", "de"
  born,
  today,
  links,   // "6 and 9"
  either,  // "9 or 10"
  grade,
  grader,
  nursery,
  primary,
  self,  // "soy", "bin": the writer is
  as,
  user,  // in front of a user name
  named,
  parent_of,
  no_name,
  fresh,
  stale,  // new, old
  is,
  change,
  move,
  from,
  to,
  read,
  replace,
  with,
  instead,
  now,
  authority,
  reference,
  until,
  days,
  workdays
};

struct Meaning {
  std::uint64_t roles = 0;
  std::uint8_t number = 255, ordinal = 0, month = 0, field = 0, relation = 0, implied = 0;
  bool is(Role role) const { return (roles >> static_cast<unsigned>(role)) & 1; }
};
constexpr std::uint8_t no_number = 255;

// Of a folded word; of a word that is not in the tables nothing.
const Meaning& meaning_of(std::string_view low);

// A record's detail in the order in which one wins over another in the same phrase: an "e-mail address" is an e-mail.
enum class Detail : std::uint8_t {
  none,
  email,
  username,
  phone,
  birth_date,
  language,
  address,
  company,
  title,
  name,
  number
};
std::string_view name(Detail);

std::string_view relation_name(std::uint8_t);

// Years in a word made of number and age ("neunjährig", "dziewięcioletnia"), or -1.
int compound_age(std::string_view low);

}  // namespace joys
