// Which child is meant: names that stand beside a word for the child, user names, profile links, numbers and addresses
// of the child. Only what is clearly the child's: a bare capital letter or the writer's own address is not.
#include "parsers/facts_east_asian.h"
#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t child_limit = 20;
constexpr std::size_t token_limit = 64;
constexpr std::size_t guest_digits = 3, phone_digits = 7, id_digits = 4;
constexpr std::string_view his[] = {"his", "her", "their", "seine", "seiner", "son",    "sa",
                                    "ses", "suo", "sua",   "zijn",  "haar",   "jego",   "jej",
                                    "его", "её",  "ее",    "hans",  "hennes", "hendes", "seu"};

void add(Facts& facts, std::string_view kind, std::string value) {
  if (value.empty() || facts.child.size() >= child_limit || std::ranges::find(facts.child, value) != facts.child.end())
    return;
  if (!kind.empty()) facts.identifiers.push_back({std::string(kind), value});
  facts.child.push_back(std::move(value));
}

bool joins(std::string_view gap) {
  return gap == " " || gap == ", " || gap == " (" || gap == " \"" || gap == " “" || gap == " «" || gap == " „";
}

// A capitalised word and up to two more behind it, written together; `next` is the word behind them.
std::string name_at(const Reading& r, std::size_t i, std::size_t* next = nullptr) {
  const auto fits = [&](std::size_t n) {
    return r.capitalised(n) && r.words[n].raw.size() > 1 && !r.is(n, Role::no_name) && r.meaning(n).relation == 0 &&
           !r.is(n, Role::child);
  };
  if (!fits(i)) return {};
  std::size_t last = i;
  // "Seo-yeon" goes on in small letters.
  while (last < i + 2 && last + 1 < r.words.size() &&
         ((r.gap(last + 1) == "-" && !number_at(r, last + 1)) || (r.gap(last + 1) == " " && fits(last + 1))))
    ++last;
  if (next) *next = last + 1;
  return r.text.substr(r.words[i].begin, r.words[last].end - r.words[i].begin);
}

// "my sons Tom and Ben", "our kids Tom (9), Mia (7) and Jo"
void add_several(const Reading& r, std::size_t i, Facts& facts) {
  for (int names = 0; names < 5; ++names) {
    std::string name = name_at(r, i, &i);
    if (name.empty()) return;
    add(facts, "", std::move(name));
    if (number_at(r, i)) ++i;
    if (i >= r.words.size() || r.starts_sentence(i)) return;
    if (r.is(i, Role::links))
      ++i;
    else if (r.gap(i) != ", " && r.gap(i) != "), ")
      return;
  }
}

void add_names(const Reading& r, Facts& facts) {
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    const std::string_view word = r.at(i);
    const bool next_joins = i + 1 < r.words.size() && joins(r.gap(i + 1));
    if (r.is(i, Role::child)) {
      const bool several =
          word.ends_with('s') && !one_of(word, {"fils", "sohns", "sohnes"});  // "Miller & Sons Roofing"
      if (several && (r.was(i, 1, Role::my) || r.was(i, 2, Role::my)) && next_joins) add_several(r, i + 1, facts);
      if (!several && next_joins) add(facts, "", name_at(r, i + 1));
      // "Wendell is my grandson"
      if (i >= 3 && r.was(i, 1, Role::my) &&
          one_of(r.at(i - 2), {"is", "es", "est", "ist", "è", "é", "jest", "är", "er"}))
        add(facts, "", name_at(r, i - 3));
      // "Child's name: Tom Baker", "Name des Kindes: Lena"
      const std::size_t of_child = r.at(i + 1) == "s" ? i + 2 : i + 1;
      const bool before =
          r.meaning(of_child).field == static_cast<std::uint8_t>(Detail::name) && !r.is(of_child, Role::child);
      const std::size_t colon = before ? of_child + 1 : i + 1;
      if ((before || r.meaning(i >= 2 ? i - 2 : i).field == static_cast<std::uint8_t>(Detail::name)) &&
          colon < r.words.size() && r.gap(colon) == ": ")
        add(facts, "", name_at(r, colon));
    }
    const bool is_named =
        r.is(i, Role::is) && one_of(r.before(i, 1), {"name"}) && one_of(r.before(i, 2), {"s", "his", "her", "child"});
    if ((r.is(i, Role::named) || is_named) && next_joins && !r.was(i, 1, Role::first) && !r.was(i, 2, Role::first))
      add(facts, "", name_at(r, i + 1));
    if ((r.is(i, Role::of) || word == "d") && r.was(i, 1, Role::parent_of)) add(facts, "", name_at(r, i + 1));
  }
}

bool is_quote(std::string_view gap) {
  if (gap.size() > 1 && (gap.ends_with(" '") || gap.ends_with("('"))) return true;
  for (const std::string_view mark : {"\"", "“", "„", "«", "‘", "「", "»"})
    if (gap.ends_with(mark)) return true;
  return false;
}

// The word with what belongs to it though it is no letter: "anna.b-2012", up to a space or a closing mark.
std::string token_at(const Reading& r, std::size_t i) {
  std::size_t end = r.words[i].begin;
  while (end < r.text.size() && !scan::is_space(r.text[end]) &&
         std::string_view("\"'<>()[],;:!?").find(r.text[end]) == std::string_view::npos &&
         std::ranges::none_of(
             std::initializer_list<std::string_view>{"»", "«", "”", "“", "’", "」", "、", "。", "，", "（"},
             [&](std::string_view mark) { return r.text.compare(end, mark.size(), mark) == 0; }))
    ++end;
  std::string token = r.text.substr(r.words[i].begin, end - r.words[i].begin);
  while (!token.empty() && (token.back() == '.' || token.back() == '-')) token.pop_back();
  return token.size() <= token_limit ? token : std::string();
}

// A user name shows itself by an underscore or by letters together with digits, or it stands in quotation marks.
bool looks_like_user(const Reading& r, std::size_t i) {
  const std::string token = token_at(r, i);
  if (token.size() < 3 || token.find('@') != token.npos || token.find('/') != token.npos) return false;
  const bool digits = std::ranges::any_of(token, scan::is_digit), letters = std::ranges::any_of(token, scan::is_alpha);
  const bool quoted = is_quote(r.gap(i));
  if (!letters && !quoted) return false;
  if (digits && !quoted && token.find('_') == token.npos) {
    // "2nd", "9yo", "30-day": what begins with digits and goes on with a word is no name
    const std::size_t after = token.find_first_not_of("0123456789");
    if (after > 0 && token.substr(after).find_first_of("0123456789") == token.npos) return false;
  }
  return digits || token.find('_') != token.npos || quoted;
}

// "my user name", and not "my son's user name": the writer's own.
bool writers_own(const Reading& r, std::size_t i) {
  for (std::size_t n = 1; n <= 3 && n <= i; ++n) {
    if (r.was(i, n, Role::child) || r.was(i, n, Role::third) || in_words(r.before(i, n), his)) return false;
    if (r.was(i, n, Role::my)) return true;
    if (r.starts_sentence(i - n)) break;
  }
  return false;
}

// "signed up as", "goes by", "calls herself", "ist als"
bool leads_to_user(const Reading& r, std::size_t i) {
  if (r.is(i, Role::user)) return true;
  if (r.at(i) == "as")
    return one_of(r.before(i, 1),
                  {"up", "in", "registered", "plays", "playing", "posts", "posting", "known", "there", "appears"});
  return (r.at(i) == "by" && r.before(i, 1) == "goes") ||
         (one_of(r.at(i), {"himself", "herself"}) && r.before(i, 1) == "calls");
}

// "writes as "tin_can_alley"", "unter ronja_pferdchen": any verb will do if a user name stands right behind.
bool leads_directly(const Reading& r, std::size_t i) {
  return one_of(r.at(i), {"as", "als", "under", "unter", "como", "sous", "onder", "som", "jako", "como", "themselves"});
}

std::size_t digits_in(std::string_view s) { return static_cast<std::size_t>(std::ranges::count_if(s, scan::is_digit)); }

void add_users(const Reading& r, Facts& facts, bool own) {
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    const bool direct = !leads_to_user(r, i) && leads_directly(r, i);
    if ((!direct && !leads_to_user(r, i)) || (!own && writers_own(r, i))) continue;
    const bool guest = one_of(r.at(i), {"guest", "gast", "invitado", "invité", "ospite"}), id = r.at(i) == "id";
    for (std::size_t n = i + 1; n <= i + (direct ? 1 : 5) && n < r.words.size() && !r.starts_sentence(n); ++n) {
      if (r.meaning(n).field == static_cast<std::uint8_t>(Detail::email)) break;
      if (r.is(n, Role::user)) break;  // the nearer word knows better what follows
      if (r.is(n, Role::my) && !r.is(n + 1, Role::child)) break;
      const std::string token = token_at(r, n);
      if ((guest || id) && n <= i + 3 && digits_in(token) >= (guest ? guest_digits : id_digits)) {
        add(facts, guest || r.before(i, 1) == "guest" ? "guest" : "id", token);
        break;
      }
      if (!looks_like_user(r, n) || (direct && token.find('_') == token.npos && !is_quote(r.gap(n)))) continue;
      add(facts, "username", token);
      break;
    }
  }
}

// "@name" where a word for the child or for a user name stands before it.
void add_handles(const Reading& r, Facts& facts) {
  for (std::size_t i = 1; i < r.words.size(); ++i) {
    const std::string_view gap = r.gap(i);
    if (!gap.ends_with("@") || gap.size() < 2) continue;
    for (std::size_t n = 1; n <= 6 && n <= i; ++n) {
      if (r.was(i, n, Role::user) || r.was(i, n, Role::child) || in_words(r.before(i, n), his)) {
        if (!writers_own(r, i)) add(facts, "username", token_at(r, i));
        break;
      }
      if (r.starts_sentence(i - n)) break;
    }
  }
}

std::size_t word_at(const Reading& r, std::size_t offset) {
  return static_cast<std::size_t>(std::ranges::lower_bound(r.words, offset, {}, &Word::begin) - r.words.begin());
}

// "https://forum.example/profile/bia_9"
void add_profiles(const Reading& r, Facts& facts, bool own) {
  for (std::size_t at = r.low.find("://"); at != r.low.npos; at = r.low.find("://", at + 3)) {
    const std::size_t begin = r.low.rfind('h', at);
    if (begin == r.low.npos || at - begin > 5) continue;
    std::size_t end = std::min(r.low.find_first_of(" \t\r\n<>\"')", at), r.low.size());
    while (end > at && (r.low[end - 1] == '.' || r.low[end - 1] == ',')) --end;
    const std::string_view link = std::string_view(r.low).substr(begin, end - begin);
    constexpr std::string_view profiles[] = {"/profile", "/user/",  "/users/", "/u/",
                                             "/@",       "/member", "/perfil", "/profil"};
    const std::size_t i = word_at(r, begin);
    if (link.size() <= 300 && scan::contains_any(link, profiles) && (own || !(writers_own(r, i))))
      add(facts, "profile", r.text.substr(begin, end - begin));
  }
}

// "her phone is 0151 5550143"
void add_phones(const Reading& r, Facts& facts) {
  for (std::size_t i = 1; i < r.words.size(); ++i) {
    const auto field = static_cast<Detail>(r.meaning(i).field);
    if (field != Detail::phone && field != Detail::number) continue;
    bool childs = false;
    for (std::size_t n = 1; n <= 4 && n <= i && !r.was(i, n, Role::my); ++n)
      childs = childs || r.was(i, n, Role::child) || in_words(r.before(i, n), his);
    if (!childs) continue;
    for (std::size_t n = i + 1; n <= i + 4 && n < r.words.size() && !r.starts_sentence(n); ++n) {
      if (!scan::is_digit(r.at(n)[0])) continue;
      const std::size_t end = std::min(r.text.find_first_not_of("0123456789 ()-./+", r.words[n].begin), r.text.size());
      std::size_t begin = r.words[n].begin;
      while (begin > 0 && (r.text[begin - 1] == '+' || r.text[begin - 1] == '(')) --begin;
      const std::string number(scan::bare(std::string_view(r.text).substr(begin, end - begin)));
      if (digits_in(number) >= phone_digits && digits_in(number) <= 15) add(facts, "phone", number);
      break;
    }
  }
}

// An address is the child's where a word says so shortly before it, or where it carries the child's name.
void add_addresses(const Reading& r, Facts& facts) {
  const std::vector<std::string> names = facts.child;
  for (const std::string& address : find_addresses(r)) {
    const std::size_t at = r.low.find(address);
    if (at == r.low.npos) continue;
    const std::size_t i = word_at(r, at);
    bool childs = false, others = false;
    for (std::size_t n = 1; n <= 6 && n <= i && !others; ++n) {
      const std::string_view word = r.before(i, n);
      const std::uint8_t relation = r.meaning(i - n).relation;
      if (relation != 0 && !r.is(i - n, Role::child) && !r.is(i - n + 1, Role::of))
        others = true;  // "his mother's address"
      if (!childs && (r.was(i, n, Role::my) || one_of(word, {"me", "mine", "moi", "mir", "mich"})) &&
          !r.was(i, n - 1, Role::child))
        others = true;
      childs = !others && (childs || in_words(word, his) || r.was(i, n, Role::child));
      if (childs) break;
      if (r.starts_sentence(i - n + 1) && n > 1) break;
    }
    const std::string local = address.substr(0, address.rfind('@'));
    if (!others)
      for (const std::string& name : names) {
        const std::string low = scan::fold(name.substr(0, name.find(' ')));
        childs = childs || (low.size() >= 4 && local.find(low) != local.npos);
      }
    if (childs) add(facts, "email", address);
  }
}

}  // namespace

void find_child(const Reading& r, Facts& facts) {
  const bool own = facts.reporter == "child";
  add_names(r, facts);
  add_users(r, facts, own);
  if (r.ideographs)
    for (std::string& user : east_asian_users(r.text)) add(facts, "username", std::move(user));
  add_handles(r, facts);
  add_profiles(r, facts, own);
  add_phones(r, facts);
  add_addresses(r, facts);
}

}  // namespace joys
