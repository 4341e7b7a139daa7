// The categories that become open cases: their action, due date and acknowledgement. And the list of all handlers.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "asked.h"
#include "catch.h"

using namespace joys;
using namespace joys::test;

namespace {

// The names that a template asks for.
std::set<std::string> keys_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  std::set<std::string> keys;
  for (std::size_t at = 0; (at = text.find("{{", at)) != text.npos;) {
    const auto begin = text.find_first_not_of("{#^/", at);
    at = text.find("}}", begin);
    keys.insert(text.substr(begin, at - begin));
  }
  return keys;
}

// Every paragraph that any handler writes, from letters that take each of its ways.
std::vector<Paragraph> all_paragraphs() {
  std::vector<Letter> letters;
  for (const Handler& handler : handlers())
    for (const auto* text : {"", "My father died.", "Do not share my data", "I cancel my hosting contract",
                             "Do not share my data and stop the newsletter", "a vulnerability"})
      letters.emplace_back(std::initializer_list<Category>{handler.category}, text);
  for (std::size_t i = 0, count = letters.size(); i < count; ++i) {
    Letter doubtful = letters[i];
    doubtful.classification.sure = false;
    letters.push_back(std::move(doubtful));
  }
  Letter ticket({Category::opt_out});
  ticket.classification.ticket = Ticket{"ann@example.org", "weekly", false};
  letters.push_back(ticket);
  Letter about_policy({Category::question}, "Do you use cookies?");
  about_policy.rules.policy = std::make_shared<const Policy>(parse_policy("*Cookies* - We use cookies to know you."));
  about_policy.rules.quote = {"cookies"};
  letters.push_back(about_policy);
  std::vector<Paragraph> all;
  for (const Letter& letter : letters)
    if (const Decision decision = letter.decided(); decision.answer)
      all.insert(all.end(), decision.answer->paragraphs.begin(), decision.answer->paragraphs.end());
  return all;
}

}  // namespace

TEST_CASE("the list names all categories in their order of protection") {
  REQUIRE(handlers().size() == category_count);
  for (std::size_t i = 0; i < category_count; ++i) CHECK(handlers()[i].category == static_cast<Category>(i));
}

TEST_CASE("every handler contributes a case of its own with a due date") {
  for (const Handler& handler : handlers()) {
    INFO(name(handler.category));
    const Letter letter({handler.category}, "some words");
    const Contribution part = handler.decide(letter.asked());
    CHECK(part.draft.category == handler.category);
    CHECK(part.draft.due_at > now);
    CHECK_FALSE(part.draft.law.empty());
    CHECK(part.draft.open == (part.folder == Folder::escalated));
    CHECK(part.draft.open == !part.draft.question.empty());
    if (part.paragraph) CHECK(part.paragraph->category == handler.category);
  }
}

TEST_CASE("what a known sender gets for the own record") {
  struct Row {
    Category category;
    Action action;
    bool urgent, acknowledged;
    const char* law;
    bool waits = false;  // not for people
  };
  const Row rows[] = {
      {Category::child_report, Action::automatic, true, true, "COPPA 24 hours"},
      {Category::legal, Action::staff, true, false, "legal process 24 hours"},
      {Category::erase, Action::confirm, false, true, "GDPR one month", true},
      {Category::access, Action::confirm, false, true, "GDPR one month", true},
      {Category::modify, Action::confirm, false, true, "GDPR one month"},
      {Category::end_user, Action::automatic, false, true, "house 10 business days", true},
      {Category::resubscribe, Action::confirm, false, true, "house 10 business days", true},
      {Category::question, Action::automatic, false, true, "house 10 business days"},
  };
  for (const Row& row : rows) {
    INFO(name(row.category));
    const Decision decision = Letter({row.category}, "some words").decided();
    REQUIRE(decision.cases.size() == 1);
    CHECK(decision.action == row.action);
    CHECK(decision.cases[0].open != row.waits);
    CHECK(decision.cases[0].urgent == row.urgent);
    CHECK(decision.cases[0].law == row.law);
    CHECK(decision.folder == (row.waits ? Folder::processed : Folder::escalated));
    REQUIRE(decision.answer.has_value() == row.acknowledged);
    if (!decision.answer) continue;
    const Paragraph& paragraph = decision.answer->paragraphs.at(0);
    const std::string ending = row.category == Category::end_user ? "_referred" : row.waits ? "_link" : "_received";
    CHECK(paragraph.template_name == std::string(name(row.category)) + ending);
    CHECK(decision.answer->received == "Friday, 4 December");
    CHECK(decision.answer->pending.size() == (ending == "_link" ? 1u : 0u));
    CHECK(decision.answer->link_until == (ending == "_link" ? "Friday, 18 December" : ""));
    if (!row.waits) CHECK_FALSE(paragraph.values.at("due").empty());
  }
}

TEST_CASE("[P9] a visitor is sent to the owner of the site; what a client passes on is for people and is answered") {
  Letter visitor({Category::end_user}, "The shop bluebell.example has my data");
  visitor.classification.facts.site = "bluebell.example";
  const Decision referred = visitor.decided();
  CHECK_FALSE(referred.cases.at(0).open);
  CHECK(referred.answer->paragraphs.at(0).values.at("site") == "bluebell.example");
  Letter client({Category::end_user}, "A visitor of my shop asks to be deleted");
  client.context.senders[0].relations = {"client"};
  CHECK(client.decided().cases.at(0).open);
  CHECK(client.decided().action == Action::staff);
}

TEST_CASE("[P12] a legal demand holds the records that it names for three business days, and says nothing") {
  Letter demand({Category::legal}, "Produce the records of wolf7");
  Person wolf;
  wolf.id = "9";
  demand.context.matches = {{wolf, {"username", "wolf7"}, false}};
  const Decision decision = demand.decided();
  CHECK(has(decision, Hold{"9", at(2026, 12, 9, 23, 59, 59)}));  // received on a Friday
  CHECK_FALSE(decision.answer);
  CHECK(decision.cases.at(0).people == std::vector<CasePerson>{{"9", "exact"}});
}

TEST_CASE("strangers, other people's records and the dead are for people [P18]") {
  for (const auto category : {Category::erase, Category::access, Category::modify, Category::resubscribe}) {
    INFO(name(category));
    Letter stranger({category});
    stranger.context.senders.clear();
    CHECK(stranger.decided().action == Action::staff);
    Letter other({category});
    other.classification.facts.addresses = {"bob@example.net"};
    CHECK(other.decided().action == Action::staff);
    CHECK(Letter({category}, "It is about my late husband").decided().action == Action::staff);
    CHECK(Letter({category}).decided().answer);
  }
}

TEST_CASE("a change that names the new address is about the own record") {
  Letter letter({Category::modify}, "My new address is ann@example.net");
  letter.classification.facts.addresses = {"ann@example.net"};
  letter.classification.facts.fields = {{"email", "", "Ann@example.net"}};
  CHECK(letter.decided().action == Action::confirm);
}

TEST_CASE("erasing stops announcements at once and nothing else") {
  const Decision decision = Letter({Category::erase}).decided();
  CHECK(decision.changes == std::vector<Change>{stopped("ann@example.org")});
  CHECK(decision.answer->kind == AnswerKind::promise);
  CHECK(decision.answer->paragraphs.at(0).values.at("address") == "Ann@example.org");
  Letter other({Category::erase});
  other.classification.facts.addresses = {"bob@example.net"};
  CHECK(other.decided().changes.empty());
  CHECK(other.decided().answer->kind == AnswerKind::acknowledgement);
  CHECK(other.decided().answer->paragraphs.at(0).values.at("address").empty());
}

TEST_CASE("nothing but stopping is changed by any letter alone") {
  for (const Handler& handler : handlers())
    for (const Change& change : Letter({handler.category}).decided().changes)
      CHECK(std::holds_alternative<Suppress>(change));
}

TEST_CASE("every paragraph has its template in four languages, without holes") {
  const std::set<std::string> common{"number", "received", "undo_url", "company", "link_url", "link_until"};
  const auto paragraphs = all_paragraphs();
  std::set<std::string> seen;
  for (const Paragraph& paragraph : paragraphs) {
    seen.insert(paragraph.template_name);
    for (const auto* language : {"en", "es", "fr", "de"}) {
      const auto file = std::filesystem::path(JOYS_SOURCE_DIR) / "templates/mail" / language /
                        (paragraph.template_name + ".mustache");
      INFO(file);
      REQUIRE(std::filesystem::exists(file));
      std::set<std::string> wanted = keys_of(file);
      for (const auto& key : common) wanted.erase(key);
      std::set<std::string> given;
      for (const auto& [key, value] : paragraph.values) given.insert(key);
      CHECK(given == wanted);
    }
  }
  CHECK(seen.size() == 19);
}
