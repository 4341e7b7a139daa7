// Which child is meant: names that stand beside a word for the child, user names, profile links and addresses of the
// child. Only what is clearly the child's: a bare capital letter or the writer's own address is not.
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t child_limit = 20;

constexpr std::string_view named[] = {"named",   "called",  "llama",    "llamado", "llamada", "appelle",
                                      "nommé",   "nommée",  "prénommé", "heißt",   "namens",  "chama",
                                      "chamado", "chamada", "chiama",   "heet"};
constexpr std::string_view parents[] = {"mother", "father", "mom",         "mum",     "dad",    "parent",
                                        "madre",  "padre",  "mère",        "père",    "mutter", "vater",
                                        "mãe",    "pai",    "grandmother", "guardian"};
constexpr std::string_view of[] = {"of", "de", "da", "do", "von", "d", "di", "van"};
constexpr std::string_view user_words[] = {
    "username",    "user",         "nickname",      "nick",       "handle",      "login",     "gamertag",
    "profile",     "account",      "usuario",       "apodo",      "alias",       "pseudo",    "pseudonyme",
    "identifiant", "benutzername", "benutzernamen", "nutzername", "nutzernamen", "spitzname", "profil",
    "konto",       "benutzer",     "perfil",        "nome",       "nombre",      "apelido",   "utente",
    "name",        "nom",          "namen",         "id",         "guest"};
// Capitalised words that are nobody's name.
constexpr std::string_view no_names[] = {
    "i",         "the",      "and",       "he",      "she",      "we",       "you",     "it",        "is",
    "has",       "was",      "my",        "please",  "soren",    "monday",   "tuesday", "wednesday", "thursday",
    "friday",    "saturday", "sunday",    "january", "february", "march",    "april",   "may",       "june",
    "july",      "august",   "september", "october", "november", "december", "daten",   "konto",     "account",
    "ich",       "er",       "sie",       "mrs",     "mr",       "data",     "coppa",   "gdpr",      "dsgvo",
    "instagram", "google",   "email",     "but",     "so",       "they",     "in",      "on"};

void add(std::vector<std::string>& out, std::string value) {
  if (value.empty() || out.size() >= child_limit || std::ranges::find(out, value) != out.end()) return;
  out.push_back(std::move(value));
}

bool joins(std::string_view gap) {
  return gap == " " || gap == ", " || gap == " (" || gap == " \"" || gap == " “" || gap == " «";
}

// A capitalised word and up to two more behind it, written together.
std::string name_at(const Reading& r, std::size_t i) {
  if (i >= r.words.size() || !r.capitalised(i) || r.words[i].raw.size() < 2 || in_words(r.at(i), no_names)) return {};
  std::size_t last = i;
  while (last < i + 2 && r.capitalised(last + 1) && r.gap(last + 1) == " " && !in_words(r.at(last + 1), no_names))
    ++last;
  return r.text.substr(r.words[i].begin, r.words[last].end - r.words[i].begin);
}

void add_names(const Reading& r, std::vector<std::string>& out) {
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    const std::string_view word = r.at(i);
    if (is_child_noun(word)) {
      const bool several = word.ends_with('s') && word != "fils";  // "Miller & Sons Roofing"
      if (!several && i + 1 < r.words.size() && joins(r.gap(i + 1))) add(out, name_at(r, i + 1));
      // "Wendell is my grandson"
      if (i >= 3 && one_of(r.at(i - 1), {"my", "our", "mi", "mon", "ma", "mein", "meine"}) &&
          one_of(r.at(i - 2), {"is", "es", "est", "ist"}))
        add(out, name_at(r, i - 3));
    }
    const bool behind_name =
        in_words(word, named) || (one_of(word, {"is", "ist", "est", "es"}) && one_of(r.before(i, 1), {"name"}) &&
                                  one_of(r.before(i, 2), {"s", "his", "her", "child"}));
    if (behind_name && i + 1 < r.words.size() && joins(r.gap(i + 1))) add(out, name_at(r, i + 1));
    if (in_words(word, of) && in_words(r.before(i, 1), parents)) add(out, name_at(r, i + 1));
  }
}

// The word with what belongs to it though it is no letter: "anna.b-2012", up to a space or a closing mark.
std::string token_at(const Reading& r, std::size_t i) {
  std::size_t end = r.words[i].begin;
  while (end < r.text.size() && !scan::is_space(r.text[end]) &&
         std::string_view("\"'<>()[],;:!?").find(r.text[end]) == std::string_view::npos &&
         r.text.compare(end, 2, "»") != 0 && r.text.compare(end, 3, "”") != 0 && r.text.compare(end, 3, "“") != 0 &&
         r.text.compare(end, 3, "’") != 0)
    ++end;
  std::string token = r.text.substr(r.words[i].begin, end - r.words[i].begin);
  while (!token.empty() && token.back() == '.') token.pop_back();
  return token.size() <= 64 ? token : std::string();
}

bool quoted(const Reading& r, std::size_t i) {
  const std::string_view gap = r.gap(i);
  for (const std::string_view mark : {"\"", "“", "„", "«", "'", "‘", "「"})
    if (gap.ends_with(mark)) return true;
  return false;
}

// A user name shows itself by an underscore or by letters together with digits, or it stands in quotation marks.
bool looks_like_user(const Reading& r, std::size_t i) {
  const std::string token = token_at(r, i);
  if (token.size() < 3 || token.find('@') != token.npos || token.find('/') != token.npos) return false;
  const bool digits = std::ranges::any_of(token, scan::is_digit), letters = std::ranges::any_of(token, scan::is_alpha);
  if (!letters) return false;
  return digits || token.find('_') != token.npos || quoted(r, i);
}

void add_users(const Reading& r, std::vector<std::string>& out) {
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    if (!in_words(r.at(i), user_words)) continue;
    for (std::size_t n = i + 1; n <= i + 5 && n < r.words.size() && !r.starts_sentence(n); ++n) {
      if (!looks_like_user(r, n)) continue;
      add(out, token_at(r, n));
      break;
    }
  }
}

// "https://forum.example/profile/bia_9"
void add_profiles(const Reading& r, std::vector<std::string>& out) {
  for (std::size_t at = r.low.find("://"); at != r.low.npos; at = r.low.find("://", at + 3)) {
    const std::size_t begin = r.low.rfind('h', at);
    if (begin == r.low.npos || at - begin > 5) continue;
    const std::size_t end = std::min(r.low.find_first_of(" \t\r\n<>\"')", at), r.low.size());
    const std::string_view link = std::string_view(r.low).substr(begin, end - begin);
    constexpr std::string_view profiles[] = {"/profile", "/user/",  "/users/", "/u/",
                                             "/@",       "/member", "/perfil", "/profil"};
    if (link.size() <= 300 && scan::contains_any(link, profiles)) add(out, r.text.substr(begin, end - begin));
  }
}

// An address is the child's where a word says so shortly before it, or where it carries the child's name.
void add_addresses(const Reading& r, std::vector<std::string>& out) {
  const std::vector<std::string> names = out;
  for (const std::string& address : find_addresses(r)) {
    const std::size_t at = r.low.find(address);
    if (at == r.low.npos) continue;
    const auto next = std::ranges::lower_bound(r.words, at, {}, &Word::begin);
    const std::size_t i = static_cast<std::size_t>(next - r.words.begin());
    bool childs = false;
    for (std::size_t n = 1; n <= 6 && n <= i; ++n) {
      const std::string_view word = r.before(i, n);
      if (one_of(word, {"my", "me", "mine", "meine", "mi", "mon"}) && !is_child_noun(r.before(i, n - 1))) break;
      childs = childs || one_of(word, {"his", "her", "seine", "ihre", "sus"}) || is_child_noun(word);
    }
    const std::string local = address.substr(0, address.rfind('@'));
    for (const std::string& name : names) {
      const std::string low = scan::fold(name.substr(0, name.find(' ')));
      childs = childs || (low.size() >= 4 && local.find(low) != local.npos);
    }
    if (childs) add(out, address);
  }
}

}  // namespace

std::vector<std::string> find_child(const Reading& r) {
  std::vector<std::string> out;
  add_names(r, out);
  add_users(r, out);
  add_profiles(r, out);
  add_addresses(r, out);
  return out;
}

}  // namespace joys
