// Finds the words for details of a record and cuts out what stands behind them.
#include "parsers/facts_phrases.h"

#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t phrases_limit = 10;
constexpr std::size_t clause_limit = 1000;  // no value is longer; keeps a letter without full stops linear
constexpr std::string_view owners_of_numbers[] = {
    "account", "customer", "client", "order", "invoice", "case",   "reference", "ticket", "member", "kunden",
    "card",    "contract", "vat",    "tax",   "house",   "serial", "a",         "large",  "any"};

Detail detail_at(const Reading& r, std::size_t i) {
  const auto detail = static_cast<Detail>(r.meaning(i).field);
  if (detail == Detail::name &&
      one_of(r.before(i, 1), {"user", "forum", "display", "screen", "login", "player", "gamer", "profile", "account"}))
    return Detail::username;
  if (detail == Detail::address && r.before(i, 1) == "e" && r.at(i).starts_with("post"))
    return Detail::email;  // "e-postadress"
  if (r.at(i) == "user" && one_of(r.before(i, 1), {"forum", "my"})) return Detail::username;
  if (detail == Detail::number && in_words(r.before(i, 1), owners_of_numbers)) return Detail::none;
  return detail;
}

}  // namespace

std::vector<Phrase> phrases_in(const Reading& r, Sentence s) {
  std::vector<Phrase> out;
  for (std::size_t i = s.first; i < s.last && out.size() < phrases_limit; ++i) {
    const Detail detail = detail_at(r, i);
    if (detail == Detail::none) continue;
    const bool near = !out.empty() && i - out.back().last <= 1 &&
                      (i == out.back().last || r.is(out.back().last, Role::of) ||
                       one_of(r.at(out.back().last), {"d", "электронной", "e"}));
    if (near) {
      out.back().last = i + 1;
      out.back().detail = std::min(out.back().detail, detail);
    } else {
      out.push_back({i, i + 1, detail});
    }
  }
  return out;
}

std::size_t clause_end(std::string_view text, std::size_t i) {
  for (; i < text.size(); ++i) {
    if (text[i] == '\n') return i;
    const bool mark = text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == ';';
    const bool abbreviation =
        text[i] == '.' && i >= 2 && scan::is_alpha(text[i - 1]) &&
        (one_of(text.substr(i - 2, 2), {"St", "Dr", "Nr", "No", "tr", "Co", "ul", "ve", "Rd", "Av"}) ||
         !scan::is_alnum(text[i - 2]));
    if (mark && !abbreviation && (i + 1 == text.size() || scan::is_space(text[i + 1]))) return i;
  }
  return i;
}

std::string text_after(const Reading& r, std::size_t i, std::size_t stop, bool lines) {
  const std::string_view text = r.text;
  const std::size_t begin = r.words[i].end;
  const std::size_t end = std::min(clause_end(text.substr(0, begin + clause_limit), begin), stop);
  const std::string_view rest_of_line = text.substr(begin, end - begin);
  if (!lines || rest_of_line.find_first_not_of(" :\t\r-=*") != rest_of_line.npos || end >= text.size() ||
      text[end] != '\n')
    return std::string(rest_of_line);
  std::string value;
  std::string_view rest = text.substr(end + 1);
  for (int line = 0; line < 6 && !rest.empty(); ++line) {
    const std::string_view part = scan::trim(scan::next_line(rest));
    if (part.empty() && !value.empty()) break;
    if (part.empty()) continue;
    if (part.find(": ") != part.npos) break;  // the next entry of a form
    value += (value.empty() ? "" : ", ") + std::string(part.ends_with(',') ? part.substr(0, part.size() - 1) : part);
  }
  return value;
}

}  // namespace joys
