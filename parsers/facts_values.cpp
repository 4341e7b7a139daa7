// A value of a record in the shape that its detail demands. What does not have this shape is no value: it is better to
// leave a form empty than to fill it with a piece of a sentence.
#include "parsers/facts_words.h"
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t value_limit = 200;
constexpr std::size_t phone_digits = 5, phone_digits_most = 15;  // E.164 allows 15

// Where a value ends though its sentence goes on.
constexpr std::string_view cutters[] = {
    " because ",  " since ",   " as of ",     " effective ", " starting ", " from now",  " (was ",      ", please",
    ", thank",    ", bitte",   ", por favor", ", merci",     ", s'il",     ", but ",     " but ",       ", and my ",
    " and my ",   ", so ",     " so that ",   " when ",      " ab dem ",   " ab sofort", " und meine ", " und mein ",
    " y mi ",     " et mon ",  " et ma ",     " a partir",   " à partir",  " vanaf ",    " instead of", " in your ",
    " on your ",  " for my ",  " on my ",     ", which ",    " if ",       ", and ",     ", old ",      ", und ",
    ", et ",      ", y ",      ", och ",      ", og ",       " asap",      " as soon",   ", since",     ", because",
    " från och ", " fra og ",  " od dnia",    ", asap",      " and then",  " and all ",  " and make",   " and please",
    " or else",   " — ",       " – ",         " now, ",      " og mit ",   " och min ",  " en mijn ",   " e il mio",
    " e o meu",   " e la mia", " i mój ",     " и мой ",     " и мою ",    " und bitte"};
constexpr std::string_view tails[] = {
    " please",   " pls",      " instead",    " bitte",      " thanks", " ändern",      " zu", " aktualisieren",
    " geändert", " now",      " wijzigen",   " veranderen", " ändra",  " umzustellen", " ab", " um",
    " aan",      " om",       " anzupassen", " thank you",  " and",    " und",         " y",  " et",
    " också",    " abändern", " zu ändern"};

std::string_view trimmed(std::string_view value) {
  const auto edge = [](std::string_view s) -> std::size_t {
    if (s.empty()) return 0;
    if (std::string_view(" \t\r\n\"'.,;:!?()<>[]*_|=").find(s[0]) != std::string_view::npos) return 1;
    for (const std::string_view mark : {"“", "”", "„", "«", "»", "‘", "’", "→", "「", "」", "：", "。", "，"})
      if (s.starts_with(mark)) return mark.size();
    return 0;
  };
  while (const std::size_t n = edge(value)) value.remove_prefix(n);
  for (bool again = true; again && !value.empty();) {
    again = std::string_view(" \t\r\n\"'.,;:!?()<>[]*_|-=").find(value.back()) != std::string_view::npos;
    if (again) value.remove_suffix(1);
    for (const std::string_view mark : {"“", "”", "„", "«", "»", "‘", "’", "→", "「", "」", "。", "，"})
      if (value.ends_with(mark)) {
        value.remove_suffix(mark.size());
        again = true;
      }
  }
  return value;
}

std::string_view cut(std::string_view value) {
  const std::string low = scan::fold(value);
  std::size_t end = value.size();
  for (const std::string_view cutter : cutters) end = std::min(end, low.find(cutter));
  value = trimmed(value.substr(0, end));
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view tail : tails)
      if (value.size() > tail.size() && scan::equal(value.substr(value.size() - tail.size()), tail)) {
        value = trimmed(value.substr(0, value.size() - tail.size()));
        again = true;
      }
  }
  return value;
}

std::string_view token(std::string_view value) { return trimmed(value.substr(0, value.find_first_of(" \t\r\n"))); }

std::string email(std::string_view written) {
  const std::size_t at = written.find('@');
  if (at == written.npos) return {};
  const auto [begin, end] = address_around(written, at);
  std::string_view found = trimmed(written.substr(begin, end - begin));
  if (found.starts_with("mailto:")) found.remove_prefix(7);
  const std::size_t sign = found.rfind('@');
  if (sign == found.npos || found.find('.', sign) == found.npos) return {};
  return canonical(found).empty() ? std::string() : std::string(found);
}

std::string phone(std::string_view written) {
  std::size_t begin = written.find_first_of("0123456789");
  if (begin == written.npos) return {};
  while (begin > 0 && (written[begin - 1] == '+' || written[begin - 1] == '(')) --begin;
  // "to my office at 555 0143": a few words may stand before it, not a whole sentence.
  if (std::ranges::count(written.substr(0, begin), ' ') > 2) return {};
  std::size_t end = begin;
  while (end < written.size() && std::string_view("0123456789+()/-. \t").find(written[end]) != std::string_view::npos)
    ++end;
  std::string_view found = written.substr(begin, end - begin);
  while (!found.empty() && !scan::is_digit(found.back()) && found.back() != ')') found.remove_suffix(1);
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(found, scan::is_digit));
  return digits >= phone_digits && digits <= phone_digits_most ? std::string(found) : std::string();
}

std::string username(std::string_view written) {
  const std::string_view whole = trimmed(written);
  std::string_view found = token(whole);
  if (found.starts_with("@")) found.remove_prefix(1);
  if (found.find('@') != found.npos || found.size() < 2 || meaning_of(scan::fold(found)).roles != 0) return {};
  constexpr std::string_view fillers[] = {"something", "anything", "a",    "an",  "the",  "be",
                                          "my",        "another",  "what", "one", "else", "my real"};
  return in_words(scan::fold(found), fillers) ? std::string() : std::string(found);
}

bool has_capital(std::string_view word) {
  return !word.empty() && scan::fold(word.substr(0, 2)) != std::string(word.substr(0, 2));
}

bool is_particle(std::string_view low) {
  return one_of(low, {"von", "van", "der", "den", "de",  "del", "della", "di", "da", "do",
                      "dos", "la",  "le",  "bin", "ibn", "zu",  "af",    "y",  "e",  "ter"});
}

std::string person(std::string_view written) {
  written = cut(written);
  std::string_view rest = written;
  std::size_t words = 0, capitals = 0, end = 0;
  while (!rest.empty() && words < 6) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    const std::string low = scan::fold(word);
    const bool script = !word.empty() && static_cast<unsigned char>(word[0]) >= 0xE3;  // no capitals there
    if (word.find_first_of("0123456789@/") != word.npos) return {};
    const bool capital = has_capital(word) || script || (static_cast<unsigned char>(word[0]) >= 0x80 && capitals > 0);
    if (!capital && !(is_particle(low) && words > 0) && capitals > 0) break;
    if (capital && capitals == 0 && words > 0 && !is_particle(scan::fold(token(written))))
      return {};  // "spelled Meyer"
    if (meaning_of(low).is(Role::no_name) && !is_particle(low)) return {};
    capitals += capital;
    ++words;
    end = static_cast<std::size_t>(word.data() + word.size() - written.data());
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    if (word.ends_with(",") || word.ends_with(";")) break;
  }
  if (capitals == 0) return {};  // "must be destroyed"
  return std::string(trimmed(written.substr(0, end)));
}

// A street, a town: digits, or several capitalised words.
std::string postal(std::string_view written) {
  written = cut(written);
  const bool digits = std::ranges::any_of(written, scan::is_digit);
  if (written.find('@') != written.npos) return {};
  const std::string first = scan::fold(token(written));
  if (meaning_of(first).is(Role::no_name) && !one_of(first, {"el", "la", "los", "las", "le", "les", "der", "die"}))
    return {};
  std::size_t capitals = 0, words = 0;
  for (std::string_view rest = written; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" ,"));
    capitals += has_capital(word);
    words += !word.empty();
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return digits || (capitals >= 2 && capitals * 2 >= words) ? std::string(written) : std::string();
}

std::string short_phrase(std::string_view written, std::ptrdiff_t spaces) {
  written = cut(written);
  written = trimmed(written.substr(0, written.find_first_of(",(")));
  if (std::ranges::count(written, ' ') > spaces || written.size() < 2 || written.find('@') != written.npos) return {};
  const std::string first = scan::fold(token(written));
  return one_of(first, {"be", "the", "a", "my", "your", "get", "have", "stop", "remove"}) ? std::string()
                                                                                          : std::string(written);
}

}  // namespace

std::string value_of(Detail detail, std::string_view written) {
  std::string value;
  if (written.size() > 4 * value_limit) written = written.substr(0, 4 * value_limit);
  switch (detail) {
    case Detail::none:
      return {};
    case Detail::email:
      value = email(written);
      break;
    case Detail::username:
      value = username(written);
      break;
    case Detail::phone:
    case Detail::number:
      value = phone(written);
      break;
    case Detail::birth_date: {
      written = cut(written);
      for (const std::string_view article : {"le ", "el ", "den ", "the ", "am ", "il ", "em ", "on ", "dnia "})
        if (written.starts_with(article)) written.remove_prefix(article.size());
      // Behind the year nothing belongs to it; "May 3, 1980" has its comma before.
      for (std::size_t at = written.find(", "); at != written.npos; at = written.find(", ", at + 1))
        if (at >= 4 && std::ranges::all_of(written.substr(at - 4, 4), scan::is_digit)) written = written.substr(0, at);
      value = std::string(written);
      if (value.size() > 40 || std::ranges::none_of(value, scan::is_digit)) value.clear();
      break;
    }
    case Detail::address:
      value = postal(written);
      break;
    case Detail::name:
      value = person(written);
      break;
    case Detail::language:
      value = short_phrase(written, 1);
      break;
    case Detail::title:
      value = short_phrase(written, 2);
      break;
    case Detail::company:
      value = short_phrase(written, 5);
      if (!has_capital(value) && (value.empty() || static_cast<unsigned char>(value[0]) < 0xE3)) value.clear();
      break;
  }
  return value.size() <= value_limit ? value : std::string();
}

}  // namespace joys
