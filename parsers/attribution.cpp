// Looks for what programs always write into an attribution and people hardly: a time of day, an address in angle
// brackets, a date at the very start.
#include "parsers/attribution.h"

#include <algorithm>

#include "parsers/attribution_words.h"
#include "parsers/footers.h"
#include "parsers/scan.h"

namespace joys {
namespace {

using scan::is_digit;

constexpr std::size_t longest = 400;         // bytes of an attribution, over all its lines
constexpr std::size_t date_reach = 40;       // "W dniu poniedziałek, 3": a number stands this near to the opener
constexpr std::size_t longest_weekday = 24;  // bytes of a Russian one
constexpr std::size_t bare_words = 6;        // "X Y wrote:"
constexpr std::size_t without_verb = 250;

std::size_t digits_at(std::string_view s, std::size_t i) {
  std::size_t n = 0;
  while (i + n < s.size() && is_digit(s[i + n])) ++n;
  return n;
}

struct Signs {
  bool date = false, time = false, address = false;
};

// After one or two digits: ":04", ".04" that goes on with no dot, "h04", the signs of Chinese, Japanese and Korean.
bool time_follows(std::string_view rest) {
  if (rest.starts_with("时") || rest.starts_with("時") || rest.starts_with("시")) return true;
  if (rest.size() < 3 || digits_at(rest, 1) != 2) return false;
  if (rest[0] == ':' || rest[0] == 'h') return true;
  return rest[0] == '.' && (rest.size() == 3 || (rest[3] != '.' && rest[3] != '/'));
}

// After one or two digits: "/3/26", ".03.2026", ". 03. 26", "-03-26".
bool date_follows(std::string_view rest) {
  if (rest.size() < 4 || (rest[0] != '/' && rest[0] != '.' && rest[0] != '-')) return false;
  const std::size_t blank = rest[1] == ' ' ? 1 : 0;
  const std::size_t month = digits_at(rest, 1 + blank);
  const std::size_t sign = 1 + blank + month;
  if (month == 0 || month > 2 || rest.size() <= sign || rest[sign] != rest[0]) return false;
  return digits_at(rest, sign + 1 + blank) >= 2;
}

Signs signs_of(std::string_view low) {
  Signs signs;
  for (std::size_t i = 0; i < low.size(); ++i) {
    if (low[i] == '@') signs.address = true;
    const std::size_t digits = digits_at(low, i);
    if (digits == 0) continue;
    const bool fresh = i == 0 || (low[i - 1] != '.' && low[i - 1] != ':' && low[i - 1] != '/');
    const std::string_view rest = low.substr(i + digits);
    if (digits == 4 && (low.compare(i, 2, "19") == 0 || low.compare(i, 2, "20") == 0)) signs.date = true;
    if (digits <= 2 && date_follows(rest)) signs.date = true;
    if (digits <= 2 && fresh && time_follows(rest)) signs.time = true;
    i += digits - 1;
  }
  return signs;
}

std::string_view without_rule(std::string_view line) {
  line = scan::trim(line);
  while (line.starts_with('-') || line.starts_with('*') || line.starts_with('_') || line.starts_with(' '))
    line.remove_prefix(1);
  while (line.ends_with('*') || line.ends_with('_') || line.ends_with(' ') || line.ends_with('-'))
    line.remove_suffix(1);
  return line;
}

// "---- X wrote ----"
bool between_rules(std::string_view line) {
  line = scan::trim(line);
  return line.starts_with("----") && line.ends_with("----");
}

bool ends_with_colon(std::string_view line) { return line.ends_with(':') || line.ends_with("："); }

bool number_near(std::string_view low) {
  for (const char c : low.substr(0, date_reach))
    if (is_digit(c)) return true;
  return false;
}

// "Mon, ", "lun. 3", "ma 3": a weekday and at once a comma or a number.
bool starts_with_weekday(std::string_view low) {
  const std::size_t day = low.find_first_of(" .,(0123456789");
  if (day == low.npos || day > longest_weekday || !attribution_words::weekdays.begin(low)) return false;
  const std::size_t next = low.find_first_not_of(" .(", day);
  return next != low.npos && (low[next] == ',' || is_digit(low[next]));
}

bool starts_with_date(std::string_view low) {
  return is_digit(low.front()) || (number_near(low) && starts_with_weekday(low));
}

bool opens(std::string_view low) {
  if (low.empty()) return false;
  return starts_with_date(low) || (attribution_words::openers.begin(low) && number_near(low));
}

bool first_person(std::string_view low) { return attribution_words::first_person.in(low); }

bool sentence_ends_within(std::string_view low) {
  return low.find(". ") != low.npos || low.find("! ") != low.npos || low.find("? ") != low.npos;
}

// "X <x@y>", "X (x@y)".
bool has_bracketed_address(std::string_view low) {
  const std::size_t at = low.find('@');
  const std::size_t open = low.substr(0, at).find_last_of("<(");
  return at != low.npos && open != low.npos && low.substr(open, at - open).find(' ') == low.npos;
}

bool sure(std::string_view low, Signs signs, bool verb) {
  if (first_person(low)) return false;
  if (!verb) {
    const bool address_last = low.find('@', low.rfind(' ') + 1) != low.npos;
    return ends_with_colon(low) && signs.date && signs.time && address_last && low.size() <= without_verb &&
           starts_with_date(low);
  }
  if (!ends_with_colon(low) && !attribution_words::wrote.end(low)) return false;
  if (!signs.date && !(signs.time && signs.address)) return false;
  if (opens(low)) return signs.time || signs.address;
  return signs.time && has_bracketed_address(low);  // the name stands first
}

}  // namespace

bool may_end_attribution(std::string_view line) {
  const bool ruled = between_rules(line);
  line = without_rule(line);
  if (line.empty()) return false;
  if (ends_with_colon(line)) return true;
  if (line.size() > longest || (!ruled && line.find('>') == line.npos)) return false;  // "<x@y> wrote"
  const std::string low = scan::fold(line.substr(line.size() - std::min<std::size_t>(line.size(), 16)));
  return attribution_words::wrote.end(low);
}

bool opens_attribution(std::string_view line) {
  line = without_rule(line).substr(0, date_reach);
  return number_near(line) && opens(scan::fold(line));
}

Attribution attribution_of(std::string_view line) {
  const bool ruled = scan::trim(line).starts_with("--- ");
  const bool closed = between_rules(line);
  line = without_rule(line);
  if (line.empty() || line.size() > longest) return Attribution::none;
  const std::string low = scan::fold(line);
  const Signs signs = signs_of(low);
  const bool quoting = attribution_words::quoting.begin(low);
  if (quoting && signs.address && ends_with_colon(low)) return Attribution::sure;
  const bool verb = attribution_words::wrote.in(low);
  if (sure(low, signs, verb)) return Attribution::sure;
  if (verb && (closed || (ruled && signs.address))) return Attribution::sure;
  // A date and nothing else, or a date and a name: some Japanese programs. A language that we do not read: the rest.
  const bool dated = is_digit(low.front()) && signs.date && signs.time;
  const bool unread = ends_with_colon(low) && signs.date && signs.time && signs.address;
  if (!verb && !quoting && !dated && !unread) return Attribution::none;
  if (asks_something(low) || (sentence_ends_within(low) && (!opens(low) || first_person(low))))
    return Attribution::none;
  const auto words = static_cast<std::size_t>(std::count(low.begin(), low.end(), ' ')) + 1;
  return signs.date || signs.time || signs.address || words <= bare_words ? Attribution::weak : Attribution::none;
}

std::size_t attribution_within(std::string_view line) {
  constexpr int most_tries = 8;
  if (!may_end_attribution(line)) return 0;
  const std::size_t begin = line.size() > longest ? line.size() - longest : 0;
  // In "Le lun. 3 mars" the dot ends nothing, in "On reflection, stop. On Mon, 3 March" it does.
  const bool opened = begin == 0 && opens_attribution(line) && !first_person(scan::fold(line));
  int tries = 0;
  const std::size_t last = std::min(opened ? line.find_first_of("0123456789") : line.npos, line.size() - 1);
  for (std::size_t at = line.find(' ', begin + 1); at < last; at = line.find(' ', at + 1)) {
    const std::string_view rest = line.substr(at + 1);
    const char c = rest.front();
    if (c == ' ' || (c >= 'a' && c <= 'z') || (opened && is_digit(c))) continue;
    const bool sentence = std::string_view(".!?)").find(line[at - 1]) != std::string_view::npos;
    // Without a full stop only "Stop it On Mon, 3 March ...", not the name or the weekday that stand first.
    const bool near = opens_attribution(rest) && line.substr(begin, at - begin).find('@') == line.npos;
    const bool word = near && (!opened || (line.find(' ') < at && attribution_words::openers.begin(scan::fold(rest))));
    if (!word && !(sentence && (opens_attribution(rest) || rest.find('<') != rest.npos))) continue;
    if (attribution_of(rest) == Attribution::sure) return at;
    if (++tries == most_tries) return 0;
  }
  return 0;
}

}  // namespace joys
