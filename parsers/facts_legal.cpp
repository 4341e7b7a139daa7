// Of a demand by an authority: who, and under which reference. The deadline counts only beside one of both: everybody
// writes dates.
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t reference_limit = 64;
constexpr std::string_view authority_parts[] = {"gericht",
                                                "polizei",
                                                "staatsanwalt",
                                                "aufsicht",
                                                "datenschutzbeauftragte",
                                                "ministerium",
                                                "landeskriminalamt",
                                                "finanzamt",
                                                "rechtbank",
                                                "politie",
                                                "tingsrätt",
                                                "myndighet",
                                                "åklagar",
                                                "anklagemyndighed",
                                                "domstol",
                                                "прокурат",
                                                "полици",
                                                "роскомнадзор",
                                                "prokuratur",
                                                "urzędu",
                                                "komend"};
constexpr std::string_view joining[] = {"of",   "for", "the", "de",  "la", "del", "des", "du",  "für",
                                        "und",  "and", "van", "di",  "da", "do",  "dos", "per", "en",
                                        "voor", "à",   "d",   "och", "og", "i",   "w",   "по"};
// Words of every day that name a reference only with "No." or a number that looks like one.
constexpr std::string_view weak[] = {"case",    "file",   "matter", "complaint", "incident", "processo",  "process",
                                     "dossier", "sag",    "mål",    "zaak",      "warrant",  "reference", "ref",
                                     "kenmerk", "ärende", "дело",   "дела",      "делу"};
constexpr std::string_view number_signs[] = {"no",     "number", "nr",  "n",    "num",   "nº",
                                             "número", "numéro", "akt", "akta", "nummer"};

bool is_authority(std::string_view low) {
  return meaning_of(low).is(Role::authority) || (low.size() > 6 && scan::contains_any(low, authority_parts));
}

// The capitalised words around word `i`, small joining words between them included.
std::string phrase_around(const Reading& r, std::size_t i) {
  const auto near = [&](std::size_t n) {
    return r.gap(n) == " " || r.gap(n) == "-" || r.gap(n) == "’" || r.gap(n) == "'";
  };
  std::size_t first = i, last = i;
  while (first > 0 && i - first < 6 && near(first)) {
    if (r.capitalised(first - 1))
      --first;
    else if (first > 1 && in_words(r.at(first - 1), joining) && near(first - 1) && r.capitalised(first - 2))
      first -= 2;
    else
      break;
  }
  while (last + 1 < r.words.size() && last - i < 6 && near(last + 1)) {
    if (r.capitalised(last + 1))
      ++last;
    else if (last + 2 < r.words.size() && in_words(r.at(last + 1), joining) && near(last + 2) &&
             r.capitalised(last + 2))
      last += 2;
    else if (last + 3 < r.words.size() && in_words(r.at(last + 1), joining) && in_words(r.at(last + 2), joining) &&
             near(last + 2) && near(last + 3) && r.capitalised(last + 3))
      last += 3;
    else
      break;
  }
  while (first < i && r.is(first, Role::reference)) ++first;
  while (first < i && one_of(r.at(first), {"the", "dear", "this", "to",  "from", "i",   "we",  "die", "das",
                                           "der", "la",   "le",   "el",  "il",   "de",  "het", "bei", "a",
                                           "o",   "as",   "os",   "los", "las",  "les", "den", "det"}))
    ++first;
  return r.text.substr(r.words[first].begin, r.words[last].end - r.words[first].begin);
}

// "東京都警察署", "北京市公安局": the characters before and with the word, up to a mark, a space or a kana particle.
std::string east_asian_authority(const Reading& r) {
  for (const std::string_view word :
       {"警察署", "裁判所", "検察庁", "保護委員会", "公安局", "法院", "检察院", "网信办", "監察院", "警視庁"}) {
    const std::size_t at = r.text.find(word);
    if (at == std::string::npos) continue;
    std::size_t begin = at;
    while (begin >= 3 && at - begin < 45) {
      const auto lead = static_cast<unsigned char>(r.text[begin - 3]);
      if (lead < 0xE4 || lead > 0xE9) break;
      begin -= 3;
    }
    std::string name = r.text.substr(begin, at + word.size() - begin);
    for (const std::string_view opening : {"我是", "我们是", "根据", "来自"})
      if (name.starts_with(opening)) name.erase(0, opening.size());
    return name;
  }
  return {};
}

std::string find_authority(const Reading& r) {
  for (const Address& from : r.message.from) {
    const std::string name = scan::fold(from.name);
    std::size_t word = 0;
    for (std::size_t i = 0; i <= name.size(); ++i) {
      if (i < name.size() && name[i] != ' ' && name[i] != ',' && name[i] != '-') continue;
      if (is_authority(std::string_view(name).substr(word, i - word))) return from.name;
      word = i + 1;
    }
  }
  // "Court order" says less than "District Court of Duluth" further down.
  std::string bare;
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    if (!r.capitalised(i) || !is_authority(r.at(i))) continue;
    std::string phrase = phrase_around(r, i);
    if (phrase.find(' ') != phrase.npos || r.words[i].raw.size() > 12) return phrase;
    if (bare.empty() && r.at(i) != "attorney") bare = std::move(phrase);
  }
  if (!bare.empty()) return bare;
  return r.ideographs ? east_asian_authority(r) : std::string();
}

bool has_digit(std::string_view s) { return std::ranges::any_of(s, scan::is_digit); }

std::size_t token_end(const Reading& r, std::size_t begin) {
  std::size_t end = begin;
  while (end < r.text.size() && !scan::is_space(r.text[end]) &&
         std::string_view(",;)(\"").find(r.text[end]) == std::string_view::npos)
    ++end;
  return end;
}

// "26-cv-1103", "5 Js 123/26", "T 4411-26": signs of few letters belong to it where a number follows.
std::string reference_at(const Reading& r, std::size_t n) {
  const std::size_t begin = r.words[n].begin;
  std::size_t end = token_end(r, begin);
  for (int tokens = 0; tokens < 4 && end + 1 < r.text.size() && r.text[end] == ' '; ++tokens) {
    const std::size_t next = end + 1, next_end = token_end(r, next);
    const std::string_view token = std::string_view(r.text).substr(next, next_end - next);
    const bool sign = token.size() <= 4 && !token.empty() && token[0] >= 'A' && token[0] <= 'Z' &&
                      meaning_of(scan::fold(token)).month == 0 && next_end + 1 < r.text.size() &&
                      r.text[next_end] == ' ' && scan::is_digit(r.text[next_end + 1]);
    const bool number =
        has_digit(token) && scan::is_digit(token[0]) && !has_digit(std::string_view(r.text).substr(end - 1, 1));
    if (!sign && !number) break;
    end = next_end;
  }
  std::string value = r.text.substr(begin, end - begin);
  while (!value.empty() && (value.back() == '.' || value.back() == ':')) value.pop_back();
  const bool file = value.find('@') != value.npos || value.find(".pdf") != value.npos ||
                    value.find(".doc") != value.npos || value.find("://") != value.npos;
  return !file && value.size() >= 3 && value.size() <= reference_limit && has_digit(value) ? value : std::string();
}

std::string find_reference(const Reading& r) {
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    if (!r.is(i, Role::reference) || (r.words[i].raw == "case" && r.before(i, 1) == "in")) continue;
    bool numbered = false;
    for (std::size_t n = i + 1; n <= i + 4 && n < r.words.size(); ++n) {
      if (r.gap(n).find('\n') != std::string_view::npos) break;
      numbered = numbered || in_words(r.at(n), number_signs) ||
                 r.gap(n).find_first_of(":#") != std::string_view::npos || r.gap(n).find("№") != std::string_view::npos;
      if (in_words(r.at(n), number_signs) && !(r.at(n) == "n" && r.gap(n + 1 < r.words.size() ? n + 1 : n) == ""))
        continue;
      const bool signs = r.words[n].raw.size() <= 4 && r.capitalised(n);
      if (!has_digit(r.words[n].raw) && !signs && r.gap(n + 1 < r.words.size() ? n + 1 : n) == " ") break;
      std::string value = reference_at(r, n);
      if (value.empty()) continue;
      const auto digits = std::ranges::count_if(value, scan::is_digit);
      const bool shaped = digits >= 4 || value.find_first_of("-/") != value.npos;
      if (!in_words(r.at(i), weak) || numbered || shaped) return value;
      break;
    }
  }
  return {};
}

}  // namespace

void find_legal(const Reading& r, Facts& facts) {
  facts.authority = find_authority(r);
  facts.reference = find_reference(r);
  if (!facts.authority.empty() || !facts.reference.empty()) find_deadline(r, facts);
}

}  // namespace joys
