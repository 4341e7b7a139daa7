// Of a demand by an authority: who, under which reference, until when. A deadline counts only beside an authority or a
// reference: everybody writes dates.
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::string_view authorities[] = {"police",          "court",      "sheriff",      "prosecutor",
                                            "attorney",        "commission", "commissioner", "authority",
                                            "constabulary",    "tribunal",   "polizei",      "staatsanwaltschaft",
                                            "kriminalpolizei", "juzgado",    "policía",      "fiscalía",
                                            "gendarmerie",     "parquet",    "cnil",         "aepd",
                                            "garante",         "ftc",        "fbi",          "interpol",
                                            "europol",         "ministry",   "ministère",    "ministerio",
                                            "agencia",         "magistrate"};
constexpr std::string_view authority_parts[] = {
    "gericht",     "polizei",           "staatsanwalt", "aufsicht", "datenschutzbeauftragte",
    "ministerium", "landeskriminalamt", "finanzamt"};
constexpr std::string_view joining[] = {"of", "for", "the", "de", "la", "del", "des", "du", "für", "und", "and"};
constexpr std::string_view references[] = {
    "case",         "ref",        "reference", "docket",           "az",
    "aktenzeichen", "expediente", "dossier",   "geschäftszeichen", "file",
    "warrant",      "subpoena",   "référence", "referencia",       "procedimiento"};
constexpr std::string_view until[] = {"by",    "before", "until", "than",   "bis",       "zum",    "antes",
                                      "avant", "jusqu",  "hasta", "within", "innerhalb", "binnen", "entro"};
constexpr std::string_view months[] = {
    "january", "february",   "march",    "april",     "may",       "june",     "july",    "august", "september",
    "october", "november",   "december", "januar",    "februar",   "märz",     "mai",     "juni",   "juli",
    "oktober", "dezember",   "enero",    "febrero",   "marzo",     "abril",    "mayo",    "junio",  "julio",
    "agosto",  "septiembre", "octubre",  "noviembre", "diciembre", "janvier",  "février", "mars",   "avril",
    "juin",    "juillet",    "août",     "septembre", "octobre",   "novembre", "décembre"};
constexpr std::string_view spans[] = {"day",  "days",  "hours",    "weeks",   "tagen",    "tage",      "wochen",
                                      "días", "jours", "business", "working", "calendar", "werktagen", "hábiles"};

bool digits(std::string_view word) { return !word.empty() && scan::is_digit(word[0]); }

bool is_authority(std::string_view low) {
  static const WordTable table(authorities);
  return table.find(low) || (low.size() > 6 && scan::contains_any(low, authority_parts));
}

// The capitalised words around word `i`, small joining words between them included.
std::string phrase_around(const Reading& r, std::size_t i) {
  const auto near = [&](std::size_t n) { return r.gap(n) == " " || r.gap(n) == "-"; };
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
    else
      break;
  }
  while (first < i && one_of(r.at(first), {"the", "dear", "this", "to", "from", "i", "we"})) ++first;
  return r.text.substr(r.words[first].begin, r.words[last].end - r.words[first].begin);
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
  for (std::size_t i = 0; i < r.words.size(); ++i)
    if (r.capitalised(i) && is_authority(r.at(i))) return phrase_around(r, i);
  return {};
}

// "Case No. 26-cv-1103", "Az. 42-1103/26": up to a space, with a digit in it.
std::string find_reference(const Reading& r) {
  static const WordTable table(references);
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    if (!table.find(r.at(i))) continue;
    for (std::size_t n = i + 1; n <= i + 3 && n < r.words.size(); ++n) {
      if (r.gap(n).find('\n') != std::string_view::npos) break;
      if (!one_of(r.at(n), {"no", "number", "nr", "n", "num", "nº"}) &&
          std::ranges::none_of(r.words[n].raw, scan::is_digit) && r.gap(n + 1 < r.words.size() ? n + 1 : n) == " ")
        break;
      std::size_t end = r.words[n].begin;
      while (end < r.text.size() && !scan::is_space(r.text[end]) && r.text[end] != ',' && r.text[end] != ';' &&
             r.text[end] != ')')
        ++end;
      std::string value = r.text.substr(r.words[n].begin, end - r.words[n].begin);
      while (!value.empty() && (value.back() == '.' || value.back() == ':')) value.pop_back();
      if (value.size() >= 3 && value.size() <= 64 && std::ranges::any_of(value, scan::is_digit)) return value;
    }
  }
  return {};
}

// A date with its month, an all-digit date, or a span of days, within a few words behind "by", "until", "within".
std::string find_deadline(const Reading& r) {
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    if (!in_words(r.at(i), until)) continue;
    for (std::size_t n = i + 1; n <= i + 4 && n + 1 < r.words.size(); ++n) {
      const bool month_first = in_words(r.at(n), months) && digits(r.at(n + 1));
      std::size_t last = n;
      if (month_first)
        last = n + 1;
      else if (digits(r.at(n)) && (in_words(r.at(n + 1), months) || in_words(r.at(n + 1), spans)))
        last = n + 1;
      else if (digits(r.at(n)) && one_of(r.at(n + 1), {"of", "de"}) && in_words(r.at(n + 2), months))
        last = n + 2;
      else if (digits(r.at(n)) && n + 2 < r.words.size() && digits(r.at(n + 1)) && digits(r.at(n + 2)) &&
               r.gap(n + 1).size() == 1)
        last = n + 2;
      else
        continue;
      if (one_of(r.at(last), {"business", "working", "calendar"}) && last + 1 < r.words.size()) ++last;
      const bool year = r.at(last + 1).size() == 4 && digits(r.at(last + 1));
      if (year && r.at(n).size() <= 9 && last < n + 3 && !in_words(r.at(last), spans)) ++last;
      return r.text.substr(r.words[n].begin, r.words[last].end - r.words[n].begin);
    }
  }
  return {};
}

}  // namespace

void find_legal(const Reading& r, Facts& facts) {
  facts.authority = find_authority(r);
  facts.reference = find_reference(r);
  if (!facts.authority.empty() || !facts.reference.empty()) facts.deadline = find_deadline(r);
}

}  // namespace joys
