// Which mailings the writer means: a list by its name ("Weekly Digest"), by its kind ("the offers", "the weekly
// digest"), "all lists", or "only the Friday one". Kinds count only where the sentence wants them to stop, and not
// behind "keep".
#include <bitset>

#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t lists_limit = 20;
constexpr std::string_view nouns[] = {"newsletter",  "newsletters", "digest",     "list",     "mailing",
                                      "mailings",    "bulletin",    "boletín",    "updates",  "update",
                                      "nieuwsbrief", "nyhetsbrev",  "nyhedsbrev", "рассылка", "рассылку"};
constexpr std::string_view mails[] = {"mail",    "mails", "email", "emails",  "messages",
                                      "letters", "one",   "ones",  "edition", "post"};
constexpr std::string_view no_names[] = {
    "the", "new",   "your", "my",  "this",    "please", "i",       "a",   "unsubscribe", "stop",   "remove", "re",
    "fwd", "dear",  "all",  "any", "mailing", "email",  "soren's", "no",  "from",        "cancel", "der",    "den",
    "ihr", "ihren", "la",   "le",  "el",      "su",     "bitte",   "die", "il",          "o",      "votre"};
constexpr std::string_view kinds[] = {"daily",         "weekly",      "monthly",    "quarterly",   "birthday",
                                      "christmas",     "holiday",     "seasonal",   "promotional", "marketing",
                                      "product",       "survey",      "partner",    "sales",       "anniversary",
                                      "morning",       "evening",     "weekend",    "tägliche",    "wöchentliche",
                                      "wöchentlichen", "monatlichen", "wekelijkse", "maandelijkse"};
constexpr std::string_view offers[] = {"offers",      "promotions",    "surveys",    "invitations",  "announcements",
                                       "angebote",    "werbeangebote", "umfragen",   "offres",       "ofertas",
                                       "promociones", "offerte",       "promozioni", "aanbiedingen", "promoções",
                                       "erbjudanden", "tilbud"};
constexpr std::string_view weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr std::string_view all[] = {"all",   "every", "alle",  "allen", "sämtlichen", "toutes",     "tous",
                                    "todas", "todos", "tutte", "tutti", "alla",       "wszystkich", "всех"};
constexpr std::string_view lists[] = {"lists",      "list",         "mailings",  "newsletters",   "listen",
                                      "verteilern", "newslettern",  "verteiler", "listes",        "listas",
                                      "liste",      "lijsten",      "list",      "listor",        "lister",
                                      "рассылок",   "mailinglists", "maillists", "announcements", "nieuwsbrieven"};
constexpr std::string_view stops[] = {"unsubscribe",
                                      "stop",
                                      "remove",
                                      "cancel",
                                      "off",
                                      "no",
                                      "quit",
                                      "end",
                                      "out",
                                      "exclude",
                                      "drop",
                                      "without",
                                      "kill",
                                      "not",
                                      "t",
                                      "streichen",
                                      "abmelden",
                                      "entfernen",
                                      "austragen",
                                      "keine",
                                      "désinscrivez",
                                      "désinscrire",
                                      "désabonnez",
                                      "désabonner",
                                      "retirez",
                                      "arrêtez",
                                      "plus",
                                      "quítenme",
                                      "quitar",
                                      "darme",
                                      "baja",
                                      "elimínenme",
                                      "cancelar",
                                      "remover",
                                      "retirem",
                                      "cancellatemi",
                                      "cancellare",
                                      "disiscrivetemi",
                                      "uitschrijven",
                                      "verwijder",
                                      "afmelden",
                                      "stoppen",
                                      "wypisać",
                                      "usunąć",
                                      "отпишите",
                                      "отписаться",
                                      "удалите",
                                      "avregistrera",
                                      "avsluta",
                                      "afmeld",
                                      "afmelde",
                                      "fjern",
                                      "only",
                                      "just"};
constexpr std::string_view keeps[] = {"keep", "except",  "still", "but",      "continue", "want",    "like",
                                      "love", "besides", "außer", "behalten", "sauf",     "excepto", "salvo"};

// The sentence wants it stopped: the nearest of both kinds of verb before word `i`, or any behind it.
bool to_be_stopped(const Reading& r, Sentence s, std::size_t i) {
  for (std::size_t at = i; at-- > s.first;) {
    const bool wanted = one_of(r.at(at), {"want", "like", "wish"}) && one_of(r.before(at, 1), {"t", "not", "longer"});
    if (in_words(r.at(at), keeps) && !wanted) return r.at(at) == "but" && one_of(r.at(at + 1), {"not", "no", "stop"});
    if (in_words(r.at(at), stops)) return true;
  }
  for (std::size_t at = i; at < s.last; ++at)
    if (one_of(r.at(at), {"stop", "cancel", "unsubscribe", "abmelden", "streichen", "uitschrijven"})) return true;
  return false;
}

// Most words are in none of these tables: their first byte and length tell.
std::size_t shape(std::string_view word) {
  return (static_cast<unsigned char>(word[0]) * 32u + std::min<std::size_t>(word.size(), 31)) & 8191;
}
bool may_matter(std::string_view word) {
  static const std::bitset<8192> known = [] {
    std::bitset<8192> bits;
    const auto note = [&](const auto& table) {
      for (const std::string_view row : table) bits.set(shape(row));
    };
    note(nouns), note(mails), note(offers), note(weekdays), note(all);
    return bits;
  }();
  return known.test(shape(word));
}

class Lists {
 public:
  explicit Lists(const Reading& reading) : r(reading) {}
  void add(std::size_t first, std::size_t last) {
    add(r.text.substr(r.words[first].begin, r.words[last].end - r.words[first].begin));
  }
  void add(std::string name) {
    if (out.size() < lists_limit && std::ranges::find(out, name) == out.end()) out.push_back(std::move(name));
  }
  // "Weekly Digest": capitalised words before the noun.
  bool named(std::size_t i) {
    std::size_t first = i;
    while (first > 0 && i - first < 4 && r.capitalised(first - 1) && !in_words(r.at(first - 1), no_names) &&
           (first == i ? r.gap(first) == " " || r.gap(first) == "-" || r.gap(first) == "\" "
                       : r.gap(first) == " " || r.gap(first) == "' "))
      --first;
    const std::string_view raw = r.words[i].raw;
    if (first == i || scan::fold(raw.substr(1, 1)) != raw.substr(1, 1))
      return false;  // who shouts capitalises everything
    add(first, i);
    return true;
  }
  void read(Sentence s);

  std::vector<std::string> out;

 private:
  const Reading& r;
};

void Lists::read(Sentence s) {
  for (std::size_t i = s.first; i < s.last; ++i) {
    const std::string_view word = r.at(i);
    if (!may_matter(word)) continue;
    const bool noun = in_words(word, nouns);
    if (noun && i > 0 && named(i)) continue;
    if (in_words(word, all)) {
      for (std::size_t n = i + 1; n <= i + 3 && n < s.last; ++n)
        if (in_words(r.at(n), lists) && to_be_stopped(r, s, i)) {
          add("all");
          i = n;
          break;
        }
      continue;
    }
    const bool mail = in_words(word, mails);
    if ((noun || mail || in_words(word, offers)) && in_words(r.before(i, 1), kinds) && i > s.first) {
      if (word != "list" && to_be_stopped(r, s, i - 1)) add(i - 1, i);
    } else if (in_words(word, weekdays) && (in_words(r.at(i + 1), mails) || in_words(r.at(i + 1), nouns)) &&
               r.gap(i + 1 < r.words.size() ? i + 1 : i) == " ") {
      if (to_be_stopped(r, s, i)) add(i, one_of(r.at(i + 1), {"one", "ones"}) ? i : i + 1);
      ++i;
    } else if (in_words(word, offers) && to_be_stopped(r, s, i) && !one_of(r.before(i, 1), {"no", "job"})) {
      add(i, i);
    }
  }
}

}  // namespace

std::vector<std::string> find_lists(const Reading& r) {
  Lists lists_named(r);
  for (std::size_t first = 0; first < r.words.size();) {
    const Sentence s = sentence_at(r, first);
    lists_named.read(s);
    first = s.last;
  }
  return lists_named.out;
}

}  // namespace joys
