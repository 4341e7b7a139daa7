// Words to people: every letter in every language is short, says first what happened, uses no term of the trade, and
// ends as the rules of the house say.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "templates/letter.h"

using namespace joys;

namespace {

using Values = std::map<std::string, std::string>;
using Paragraphs = std::vector<std::pair<std::string, Values>>;

const std::vector<std::string> languages{"en", "es", "fr", "de"};
constexpr std::array<std::string_view, 4> frame{"perhaps", "closing", "undo", "link"};
constexpr std::size_t most_words = 120;

const std::shared_ptr<const Templates>& templates() {
  static const auto loaded = Templates::load(JOYS_SOURCE_DIR "/templates");
  return loaded;
}

// Dates as long as they get in each language.
std::string date(const std::string& language) {
  const std::map<std::string, std::string> dates{{"en", "Wednesday, 23 September"},
                                                 {"es", "miércoles 23 de septiembre"},
                                                 {"fr", "mercredi 23 septembre"},
                                                 {"de", "Donnerstag, 23. September"}};
  return dates.at(language);
}

const Values without_date{{"number", "K7QF-3MPD"},
                          {"undo_url", "https://privacy.soren.tech/undo/7qf3mpd"},
                          {"link_url", "https://privacy.soren.tech/me/3mpd7qf"},
                          {"company", "Soren LLC"},
                          {"mailbox", "joysandconcerns@soren.tech"}};

const std::string undo_url = without_date.at("undo_url"), link_url = without_date.at("link_url");

Values common_in(const std::string& language) {
  Values common = without_date;
  common["received"] = common["link_until"] = date(language);
  return common;
}

Values sample(const std::string& language, const std::string& name) {
  Values values;
  for (const auto& key : templates()->keys("mail/" + language + "/" + name))
    if (key != "received" && key != "link_until" && !without_date.contains(key))
      values[key] = key == "address" ? "ann@example.org" : key == "list" ? "weekly" : date(language);
  return values;
}

std::vector<std::string> paragraph_names() {
  std::vector<std::string> names;
  for (const auto& name : templates()->names())
    if (name.starts_with("mail/en/") && std::ranges::find(frame, name.substr(8)) == frame.end())
      names.push_back(name.substr(8));
  return names;
}

LetterText letter(const std::string& language, const std::vector<std::string>& names,
                  const std::string& url = undo_url) {
  Values shared = common_in(language);
  shared["undo_url"] = url;
  Paragraphs paragraphs;
  for (const auto& name : names) paragraphs.emplace_back(name, sample(language, name));
  // As handlers/merge does: an address that is stopped is told once.
  if (names.size() > 1 && names[0] == "erase_received") paragraphs[0].second["address"] = "";
  return render_letter(*templates(), language, paragraphs, shared);
}

std::size_t words_in(const std::string& text) {
  std::istringstream in(text);
  std::size_t count = 0;
  for (std::string word; in >> word;) ++count;
  return count;
}

// Words of the trade and what a translator would make of them, each between blanks or with a '*' where it may go on.
const std::map<std::string, std::vector<std::string>> trade{
    {"en",
     {"token*", "suppress*", "case", "cases", "purpose*", "erasure*", "data subject*", "session*", "opt out", "opt-out",
      "controller*", "processor*"}},
    {"es",
     {"token*", "suprim*", "supresi*", "caso", "casos", "finalidad*", "propósito*", "interesad*", "sesión", "sesiones",
      "titular*"}},
    {"fr",
     {"jeton*", "token*", "supprim*", "suppression*", "cas", "finalité*", "effacement*", "personne concernée",
      "personnes concernées", "session*", "dossier*"}},
    {"de",
     {"token*", "unterdrück*", "sperr*", "fall", "falls", "fälle*", "zweck*", "löschung*", "betroffene*", "sitzung*",
      "vorgang*"}}};

const std::map<std::string, std::string> not_you{{"en", "Somebody, perhaps you, wrote to us on"},
                                                 {"es", "Alguien, quizá usted, nos escribió el"},
                                                 {"fr", "Quelqu'un, peut-être vous, nous a écrit le"},
                                                 {"de", "Jemand, vielleicht Sie, hat uns am"}};
const std::map<std::string, std::string> do_nothing{{"en", "If it wasn't you, do nothing"},
                                                    {"es", "Si no fue usted, no haga nada"},
                                                    {"fr", "Si ce n'était pas vous, ne faites rien"},
                                                    {"de", "Wenn Sie es nicht waren, tun Sie nichts"}};
// What has happened, in the first line.
const std::map<std::string, std::vector<std::string>> first_words{{"en", {"Done.", "We have "}},
                                                                  {"es", {"Hecho.", "Hemos recibido "}},
                                                                  {"fr", {"C'est fait.", "Nous avons reçu "}},
                                                                  {"de", {"Erledigt.", "Wir haben "}}};
const std::map<std::string, std::string> person{{"en", "A person at Soren LLC reads"},
                                                {"es", "una persona lee"},
                                                {"fr", "une personne lit"},
                                                {"de", "liest ein Mensch"}};

// Lower case, with a blank for every sign but the hyphen, so that " word " finds whole words.
std::string spaced(const std::string& text) {
  std::string out = " ";
  for (const char c : text) {
    const bool word = (c >= 'a' && c <= 'z') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : word ? c : ' ';
  }
  return out + " ";
}

}  // namespace

TEST_CASE("every language has the same letters, asking for the same values") {
  for (const auto& language : languages) {
    std::size_t count = 0;
    for (const auto& name : templates()->names())
      if (name.starts_with("mail/" + language + "/")) ++count;
    CHECK(count == paragraph_names().size() + frame.size());
    for (const auto& name : paragraph_names())
      CHECK(templates()->keys("mail/" + language + "/" + name) == templates()->keys("mail/en/" + name));
  }
}

TEST_CASE("the search for words of the trade finds them") {
  CHECK(spaced("In this case, stop.").find(" case ") != std::string::npos);
  CHECK(spaced("Tokens!").find(" token") != std::string::npos);
  CHECK(spaced("in a showcase").find(" case ") == std::string::npos);
}

TEST_CASE("every letter keeps the rules for words to people") {
  for (const auto& language : languages)
    for (const auto& name : paragraph_names()) {
      INFO(language << "/" << name);
      const LetterText text = letter(language, {name});
      INFO(text.subject << "\n" << text.text);
      CHECK(words_in(text.subject + " " + text.text) <= most_words);
      CHECK(text.subject.ends_with(" [K7QF-3MPD]"));
      CHECK(text.subject.size() < 100);

      const std::string first = text.text.substr(0, text.text.find('\n'));
      CHECK(std::ranges::any_of(first_words.at(language), [&](const auto& start) { return first.starts_with(start); }));
      CHECK(text.text.find(person.at(language)) != std::string::npos);
      CHECK(text.text.find("K7QF-3MPD") != std::string::npos);
      CHECK(text.text.find("{{") == std::string::npos);
      CHECK(text.text.find("\n\n\n") == std::string::npos);
      CHECK(text.text.ends_with('\n'));

      for (const auto& term : trade.at(language)) {
        INFO(term);
        const bool open = term.ends_with('*');
        const std::string wanted = open ? " " + term.substr(0, term.size() - 1) : " " + term + " ";
        CHECK(spaced(text.subject + "\n" + text.text).find(wanted) == std::string::npos);
      }
    }
}

// What a paragraph promises below its subject.
bool promises(const std::string& name, const std::string& what) {
  std::ifstream file(JOYS_SOURCE_DIR "/templates/mail/en/" + name + ".mustache");
  std::string line;
  while (std::getline(file, line) && !line.empty())
    if (line == what) return true;
  return false;
}

TEST_CASE("a letter with a link says perhaps you, and undo stands last and alone") {
  for (const auto& language : languages)
    for (const auto& name : paragraph_names()) {
      INFO(language << "/" << name);
      const bool undoes = promises(name, "Undo: yes"), links = promises(name, "Link: yes");
      const std::string without_undo = letter(language, {name}, "").text;
      CHECK((without_undo.find("http") != std::string::npos) == links);
      CHECK((without_undo.find(not_you.at(language)) != std::string::npos) == links);
      const std::string text = letter(language, {name}).text;
      CHECK((text.find(undo_url) != std::string::npos) == undoes);
      CHECK((text.find(":\n" + link_url + "\n") != std::string::npos) == links);
      CHECK((text.find(not_you.at(language)) != std::string::npos) == (undoes || links));
      CHECK((text.find(do_nothing.at(language)) != std::string::npos) == (undoes || links));
      if (!undoes) continue;
      CHECK(text.ends_with(":\n" + undo_url + "\n"));
      CHECK(text.find(undo_url) == text.rfind(undo_url));
      CHECK(text.find(person.at(language)) < text.rfind("\n\n"));  // the undo paragraph comes after the closing
    }
}

TEST_CASE("what was stopped is named exactly, with the day until which a letter may still come") {
  for (const auto& language : languages)
    for (const auto* name : {"opt_out_done", "opt_out_and_sharing_done", "opt_out_partly_done", "erase_received"}) {
      const std::string text = letter(language, {name}).text;
      CHECK(text.find(" ann@example.org ") != std::string::npos);
      CHECK(text.find(date(language)) != std::string::npos);
    }
  for (const auto& language : languages) {
    const Values values{{"address", "ann@example.org"}, {"until", "U"}, {"list", ""}};
    const auto all = render_letter(*templates(), language, {{"opt_out_done", values}}, common_in(language)).text;
    CHECK(all.find("weekly") == std::string::npos);
    CHECK(letter(language, {"opt_out_done"}).text.find("weekly") != std::string::npos);
  }
}

TEST_CASE("an acknowledgement says by when a person answers [S3]") {
  for (const auto& language : languages)
    for (const auto& name : paragraph_names()) {
      if (!name.ends_with("_received")) continue;
      INFO(language << "/" << name);
      Values values = sample(language, name);
      values["due"] = "THE-DAY";
      CHECK(render_letter(*templates(), language, {{name, values}}, common_in(language)).text.find("THE-DAY") !=
            std::string::npos);
    }
}

TEST_CASE("two wishes in one letter still make a short answer, with one closing and one undo") {
  for (const auto& language : languages)
    for (const auto* first : {"erase_received", "access_received", "child_report_received", "modify_received"}) {
      INFO(language << "/" << first);
      const LetterText text = letter(language, {first, "opt_out_done"});
      INFO(text.text);
      CHECK(words_in(text.text) <= most_words);
      CHECK(text.subject == letter(language, {first}).subject);
      CHECK(text.text.starts_with(first_words.at(language)[1]));
      CHECK(text.text.find(first_words.at(language)[0]) == std::string::npos);  // one opening
      CHECK(text.text.find(person.at(language)) == text.text.rfind(person.at(language)));
      CHECK(text.text.find("http") == text.text.rfind("http"));
      CHECK(text.text.find(not_you.at(language)) == text.text.rfind(not_you.at(language)));
    }
}
