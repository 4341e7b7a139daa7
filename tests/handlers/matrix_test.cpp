// docs/matrix.md, cell by cell: what is decided for each category, sender and letter. The table is documentation and
// test at once; with JOYS_MATRIX=FILE the test writes it anew for somebody to read and judge.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "asked.h"
#include "catch.h"

using namespace joys;
using namespace joys::test;

namespace {

struct Kind {  // of sender, or of what a letter is about
  const char* name;
  void (*make)(Letter&);
};

const Kind senders[] = {{"known", [](Letter&) {}},
                        {"unknown", [](Letter& l) { l.context.senders.clear(); }},
                        {"forged", [](Letter& l) { l.classification.authentication.trust = Trust::fail; }}};

Person record(const std::string& id) {
  Person person;
  person.id = id;
  person.relations = {"poster"};
  return person;
}

const Kind abouts[] = {
    {"own", [](Letter&) {}},
    {"another's",
     [](Letter& l) {
       l.classification.facts.addresses = {"bob@example.net"};
       l.context.matches = {{record("2"), {"email", "bob@example.net"}, l.classification.is(Category::child_report)}};
     }},
    {"several", [](Letter& l) {
       for (int i = 2; i <= 8; ++i) {
         const std::string address = "p" + std::to_string(i) + "@example.net";
         l.classification.facts.addresses.push_back(address);
         l.context.matches.push_back(
             {record(std::to_string(i)), {"email", address}, l.classification.is(Category::child_report)});
       }
     }}};

Letter letter_of(Category category) {
  Letter letter({category}, "some words");
  if (category == Category::bounce) {
    letter.classification.delivery.emplace();
    letter.classification.machine.never_answer = true;
  }
  if (category == Category::complaint) {
    letter.classification.feedback.emplace();
    letter.classification.feedback->type = "abuse";
    letter.classification.feedback->well_formed = true;
    letter.classification.feedback->recipients = {"bob@example.net"};
    letter.classification.machine.never_answer = true;
  }
  if (category == Category::auto_reply) letter.classification.machine.never_answer = true;
  return letter;
}

struct Word {
  std::string operator()(const Suppress& s) const {
    return "stop " + (s.address == "ann@example.org" ? "own" : s.address);
  }
  std::string operator()(const Restrict&) const { return "hide"; }
  std::string operator()(const Hold&) const { return "hold"; }
  template <class Other>
  std::string operator()(const Other&) const {
    return "other";
  }
};

std::string changes_of(const Decision& d) {
  std::map<std::string, int> words;
  for (const Change& change : d.changes) ++words[std::visit(Word(), change)];
  std::string text;
  for (const auto& [word, n] : words)
    text += (text.empty() ? "" : ", ") + word + (n > 1 ? " x" + std::to_string(n) : "");
  return text.empty() ? "-" : text;
}

std::string letters_of(const Decision& d) {
  std::string text = d.answer ? d.answer->paragraphs.at(0).template_name : "";
  if (!d.others.empty())
    text += (text.empty() ? "" : ", ") + std::to_string(d.others.size()) + " x " +
            d.others[0].paragraphs.at(0).template_name;
  return text.empty() ? "-" : text;
}

std::string row(const char* category, const char* sender, const char* about, const Decision& d) {
  std::ostringstream out;
  out << "| " << category << " | " << sender << " | " << about << " | " << name(d.action) << " | "
      << (d.cases.at(0).open ? d.cases[0].urgent ? "urgent" : "open" : "closed") << " | " << name(d.folder) << " | "
      << changes_of(d) << " | " << letters_of(d) << " |";
  return out.str();
}

std::vector<std::string> rows() {
  std::vector<std::string> all;
  for (std::size_t c = 0; c < category_count; ++c)
    for (const Kind& sender : senders)
      for (const Kind& about : abouts) {
        Letter letter = letter_of(static_cast<Category>(c));
        sender.make(letter);
        about.make(letter);
        all.push_back(row(category_names[c].data(), sender.name, about.name, letter.decided()));
      }
  return all;
}

constexpr const char* head = R"(# What is decided

One row for each category, sender and letter: what software does alone, whether a person must look, where the letter is filed, what is changed at once, and
which letters are written (templates/mail). *known*: exactly one record has the author's address. *unknown*: none. *forged*: the trusted host says that From is
forged. *own*: the letter names nobody else. *another's*: it names one other address or record, *several*: seven. The test `tests/handlers/matrix_test.cpp` holds every
row against the program.

| category | sender | letter | action | case | folder | changes at once | letters |
|---|---|---|---|---|---|---|---|
)";

}  // namespace

TEST_CASE("category x sender x letter: docs/matrix.md, cell by cell") {
  const auto computed = rows();
  if (const char* file = std::getenv("JOYS_MATRIX")) {
    std::ofstream out(file);
    out << head;
    for (const auto& line : computed) out << line << "\n";
  }
  std::ifstream in(JOYS_SOURCE_DIR "/docs/matrix.md");
  std::vector<std::string> written;
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("| ") && !line.starts_with("| category")) written.push_back(line);
  REQUIRE(written.size() == computed.size());
  for (std::size_t i = 0; i < computed.size(); ++i) CHECK(written[i] == computed[i]);
}

// What the table must never say, whoever edits it.
TEST_CASE("no cell discloses, deletes or writes on a forger's word [8601-5] [P18]") {
  for (std::size_t c = 0; c < category_count; ++c)
    for (const Kind& about : abouts) {
      Letter letter = letter_of(static_cast<Category>(c));
      about.make(letter);
      letter.classification.authentication.trust = Trust::fail;
      const Decision d = letter.decided();
      INFO(category_names[c] << " " << about.name);
      CHECK_FALSE(d.answer);
      CHECK(d.others.empty());
      for (const Change& change : d.changes) {
        const bool reversible = std::holds_alternative<Suppress>(change) || std::holds_alternative<Restrict>(change) ||
                                std::holds_alternative<Hold>(change) || std::holds_alternative<CountBounce>(change);
        CHECK(reversible);
      }
    }
}
