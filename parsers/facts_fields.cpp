// Which detail the writer wants changed, from what to what: "my new number is ...", "moved from ... to ...", "change my
// name to ...". Values are cut out as written.
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t value_limit = 200;
constexpr std::size_t fields_limit = 10;

struct Field {
  std::string_view word, name;
};
// In one sentence the first line of this table that occurs wins: "e-mail address" is an e-mail, "user name" a user
// name.
constexpr Field fields[] = {{"email", "email"},
                            {"mail", "email"},
                            {"correo", "email"},
                            {"courriel", "email"},
                            {"mailadresse", "email"},
                            {"username", "username"},
                            {"nickname", "username"},
                            {"nick", "username"},
                            {"handle", "username"},
                            {"user", "username"},
                            {"forum", "username"},
                            {"display", "username"},
                            {"usuario", "username"},
                            {"pseudo", "username"},
                            {"benutzername", "username"},
                            {"benutzernamen", "username"},
                            {"phone", "phone"},
                            {"telephone", "phone"},
                            {"mobile", "phone"},
                            {"cell", "phone"},
                            {"teléfono", "phone"},
                            {"móvil", "phone"},
                            {"téléphone", "phone"},
                            {"portable", "phone"},
                            {"telefonnummer", "phone"},
                            {"handynummer", "phone"},
                            {"telefon", "phone"},
                            {"telefone", "phone"},
                            {"street", "address"},
                            {"address", "address"},
                            {"dirección", "address"},
                            {"domicilio", "address"},
                            {"adresse", "address"},
                            {"anschrift", "address"},
                            {"postanschrift", "address"},
                            {"endereço", "address"},
                            {"indirizzo", "address"},
                            {"surname", "name"},
                            {"name", "name"},
                            {"nombre", "name"},
                            {"apellido", "name"},
                            {"nom", "name"},
                            {"nachname", "name"},
                            {"nachnamen", "name"},
                            {"namen", "name"},
                            {"number", "phone"},
                            {"birthday", "birth_date"},
                            {"birth", "birth_date"},
                            {"geburtsdatum", "birth_date"},
                            {"nacimiento", "birth_date"},
                            {"naissance", "birth_date"}};

constexpr std::string_view new_words[] = {"new",      "neue",    "neuer", "neues",   "nueva",   "nuevo",
                                          "nouvelle", "nouveau", "nova",  "novo",    "nuova",   "nuovo",
                                          "nieuwe",   "correct", "right", "current", "richtige"};
constexpr std::string_view old_words[] = {"old",   "previous", "former", "alte",   "alter", "antigua", "antiguo",
                                          "vieja", "ancienne", "ancien", "antiga", "wrong", "vecchio"};
constexpr std::string_view is_words[] = {"is", "are", "ist", "lautet", "es", "est", "é", "was", "war", "era", "était"};
constexpr std::string_view change_words[] = {"change",   "update",   "correct", "moved",     "move",    "switch",
                                             "changed",  "replace",  "modify",  "cambiar",   "cambien", "actualizar",
                                             "modifier", "changer",  "ändern",  "umgezogen", "alterar", "mudar",
                                             "mudei",    "déménagé", "mudado",  "fix",       "become",  "amend"};
constexpr std::string_view from_words[] = {"from", "von", "de", "desde"};
constexpr std::string_view to_words[] = {"to", "auf", "in",   "nach",   "zu",      "a", "por",
                                         "à",  "en",  "para", "become", "becomes", "be"};

std::string clean(std::string_view value) {
  constexpr std::string_view edges = " \t\r\n\"'.,;:!?()";
  const std::size_t begin = value.find_first_not_of(edges);
  if (begin == value.npos) return {};
  std::string out(value.substr(begin, value.find_last_not_of(edges) - begin + 1));
  for (const std::string_view tail : {" please", " pls", " instead", " bitte", " thanks"})
    if (out.size() > tail.size() && scan::equal(std::string_view(out).substr(out.size() - tail.size()), tail))
      out.resize(out.size() - tail.size());
  return out.size() <= value_limit ? out : std::string();
}

// Where the sentence or line ends: a line break, or a mark followed by white space.
std::size_t clause_end(std::string_view text, std::size_t i) {
  for (; i < text.size(); ++i) {
    if (text[i] == '\n') return i;
    const bool mark = text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == ';';
    if (mark && (i + 1 == text.size() || scan::is_space(text[i + 1]))) return i;
  }
  return i;
}

// The value behind word `i`: the rest of its clause, or the lines below where the clause ends with a colon.
std::string value_after(const Reading& r, std::size_t i) {
  const std::string_view text = r.text;
  const std::size_t begin = r.words[i].end, end = clause_end(text, begin);
  std::string value = clean(text.substr(begin, end - begin));
  if (!value.empty() || end >= text.size() || text[end] != '\n') return value;
  std::string_view rest = text.substr(end + 1);
  for (int line = 0; line < 6 && !rest.empty(); ++line) {
    const std::string part = clean(scan::next_line(rest));
    if (part.empty() && !value.empty()) break;
    if (!part.empty()) value += (value.empty() ? "" : ", ") + part;
  }
  return value.size() <= value_limit ? value : std::string();
}

struct Sentence {
  std::size_t first, last;  // words [first, last)
};

std::string_view field_in(const Reading& r, Sentence s) {
  static const WordTable table(fields, &Field::word);
  std::size_t first = std::size(fields);
  for (std::size_t i = s.first; i < s.last; ++i)
    if (const auto row = table.find(r.at(i))) first = std::min(first, *row);
  return first < std::size(fields) ? fields[first].name : std::string_view();
}

std::size_t first_of(const Reading& r, Sentence s, const WordTable& table) {
  for (std::size_t i = s.first; i < s.last; ++i)
    if (table.find(r.at(i))) return i;
  return s.last;
}

void set(std::vector<FieldChange>& out, std::string_view field, std::string old_value, std::string new_value) {
  if (field.empty() || (old_value.empty() && new_value.empty())) return;
  auto known = std::ranges::find(out, field, &FieldChange::field);
  if (known == out.end()) {
    if (out.size() == fields_limit) return;
    known = out.insert(out.end(), FieldChange{std::string(field), {}, {}});
  }
  if (known->old_value.empty()) known->old_value = std::move(old_value);
  if (known->new_value.empty()) known->new_value = std::move(new_value);
}

std::string between(const Reading& r, std::size_t from, std::size_t to) {
  return clean(std::string_view(r.text).substr(r.words[from].end, r.words[to].begin - r.words[from].end));
}

// "new FIELD ... is|: VALUE" and the same with "old".
bool stated(const Reading& r, Sentence s, std::vector<FieldChange>& out) {
  static const WordTable new_table(new_words), old_table(old_words);
  const std::size_t fresh = first_of(r, s, new_table), stale = first_of(r, s, old_table);
  const std::size_t mark = std::min(fresh, stale);
  if (mark == s.last) return false;
  const std::string_view field = field_in(r, {mark, std::min(mark + 6, s.last)});
  for (std::size_t i = mark + 1; i < s.last; ++i) {
    const bool colon =
        i + 1 < r.words.size() ? r.gap(i + 1).starts_with(":") : r.text.compare(r.words[i].end, 1, ":") == 0;
    if (!in_words(r.at(i), is_words) && !colon) continue;
    std::string value = value_after(r, i);
    if (mark == fresh)
      set(out, field, {}, std::move(value));
    else
      set(out, field, std::move(value), {});
    return !field.empty();
  }
  return false;
}

// "change my FIELD [from OLD] to NEW", "moved from OLD to NEW", "could it become NEW".
void changed(const Reading& r, Sentence s, std::vector<FieldChange>& out) {
  static const WordTable changes(change_words), origins(from_words), targets(to_words);
  const std::size_t verb = first_of(r, s, changes);
  if (verb == s.last) return;
  std::string_view field = field_in(r, s);
  const bool moved = one_of(r.at(verb), {"moved", "move", "umgezogen", "déménagé", "mudei"});
  const std::size_t from = first_of(r, {verb, s.last}, origins);
  // "to" of "would like to change" stands before the verb; "become" is verb and "to" in one.
  const std::size_t to = first_of(r,
                                  {from < s.last            ? from + 1
                                   : r.at(verb) == "become" ? verb
                                                            : verb + 1,
                                   s.last},
                                  targets);
  if (field.empty() && moved && from < s.last) field = "address";
  if (to >= s.last || to + 1 >= r.words.size()) return;
  if (field.empty()) field = out.empty() ? std::string_view() : std::string_view(out.back().field);
  std::string old_value = from < to ? between(r, from, to) : std::string();
  set(out, std::string(field), std::move(old_value), value_after(r, to));
}

// "my forum name is OLD": only told when the same letter says what it shall become.
std::string present_value(const Reading& r, std::string_view field) {
  for (std::size_t i = 1; i + 1 < r.words.size(); ++i) {
    if (!in_words(r.at(i), is_words) || i < 3 || !one_of(r.at(i - 3), {"my", "meine", "mein", "mi", "mon"})) continue;
    if (field_in(r, {i - 3, i}) == field) return std::string(r.words[i + 1].raw);
  }
  return {};
}

}  // namespace

std::vector<FieldChange> find_fields(const Reading& r) {
  std::vector<FieldChange> out;
  for (std::size_t first = 0; first < r.words.size();) {
    std::size_t last = first + 1;
    while (last < r.words.size() && !r.starts_sentence(last)) ++last;
    const Sentence sentence{first, std::min(last, first + 60)};
    if (!stated(r, sentence, out)) changed(r, sentence, out);
    first = last;
  }
  for (FieldChange& change : out)
    if (change.old_value.empty() && change.field == "username") change.old_value = present_value(r, change.field);
  return out;
}

}  // namespace joys
