// Reports about children: whole identifiers are hidden in the letter's own transaction, within limits; names never.
#include "asked.h"
#include "catch.h"

using namespace joys;
using namespace joys::test;

namespace {

Person record(const std::string& id, std::vector<std::string> relations = {"poster"}) {
  Person p;
  p.id = id;
  p.identifiers = {{"username", "user" + id}};
  p.relations = std::move(relations);
  return p;
}

Letter report(int records) {
  Letter letter({Category::child_report}, "These are children");
  for (int i = 1; i <= records; ++i) {
    const auto person = record(std::to_string(i));
    letter.context.matches.push_back({person, person.identifiers.front(), true});
  }
  return letter;
}

std::size_t hidden(const Decision& decision) {
  return static_cast<std::size_t>(std::ranges::count_if(
      decision.changes, [](const Change& change) { return std::holds_alternative<Restrict>(change); }));
}

}  // namespace

TEST_CASE("[P1][P2] a named record is hidden at once, whoever reports it, and people decide") {
  for (const bool known : {true, false}) {
    Letter letter = report(1);
    if (!known) letter.context.senders.clear();
    const Decision decision = letter.decided();
    CHECK(has(decision, Restrict{"1", "child_report"}));
    REQUIRE(decision.cases.size() == 1);
    CHECK(decision.cases[0].open);
    CHECK(decision.cases[0].urgent);
    CHECK(decision.cases[0].people == std::vector<CasePerson>{{"1", "exact"}});
    CHECK(decision.folder == Folder::escalated);
  }
}

TEST_CASE("[P2] the answer is the same whether or not anything was found") {
  const Decision found = report(2).decided(), nothing = report(0).decided();
  REQUIRE(found.answer);
  REQUIRE(nothing.answer);
  CHECK(found.answer->paragraphs.at(0).template_name == nothing.answer->paragraphs.at(0).template_name);
  CHECK(found.answer->paragraphs.at(0).values == nothing.answer->paragraphs.at(0).values);
  CHECK(found.answer->kind == nothing.answer->kind);
}

TEST_CASE("at most five records a letter, ten a sender a day, and so many an hour in all") {
  CHECK(hidden(report(300).decided()) == 5);
  CHECK(report(300).decided().cases[0].people.size() == 300);
  Letter again = report(5);
  again.context.restricted_in_24_hours = 8;
  CHECK(hidden(again.decided()) == 2);
  again.context.restricted_in_24_hours = 12;
  CHECK(hidden(again.decided()) == 0);
  Letter busy = report(5);
  busy.context.acts_in_hour = 199;
  CHECK(hidden(busy.decided()) == 1);
}

TEST_CASE("a rival's report never locks a paying client, and what is hidden stays as it is") {
  Letter letter({Category::child_report}, "My son, 9, uses this account");
  letter.context.matches = {{record("1", {"client", "poster"}), {"username", "user1"}, true}};
  CHECK(hidden(letter.decided()) == 0);
  CHECK(letter.decided().cases[0].people.size() == 1);
  letter.context.matches[0].person = record("2");
  letter.context.matches[0].person.restricted = true;
  CHECK(hidden(letter.decided()) == 0);
}

TEST_CASE("an address that the letter names without saying that it is the child's hides nothing") {
  Letter letter({Category::child_report}, "Please write to my wife");
  letter.context.matches = {{record("1"), {"email", "bob@example.net"}, false}};
  CHECK(hidden(letter.decided()) == 0);
  CHECK(letter.decided().cases[0].people.empty());
}

TEST_CASE("[P1] a child who writes is its own record; a parent who writes keeps the own") {
  Letter letter({Category::child_report}, "I am 11");
  letter.context.senders = {record("7")};
  letter.classification.facts.reporter = "child";
  CHECK(has(letter.decided(), Restrict{"7", "child_report"}));
  letter.classification.facts.reporter = "mother";
  CHECK(hidden(letter.decided()) == 0);  // [P4]
}

TEST_CASE("what no person wrote hides nothing; a forged From neither adds nor takes away") {
  Letter machine = report(1);
  machine.classification.machine.never_answer = true;
  CHECK(hidden(machine.decided()) == 0);
  CHECK(machine.decided().cases[0].open);
  Letter forged = report(1);
  forged.classification.authentication.trust = Trust::fail;
  CHECK(hidden(forged.decided()) == 1);  // anybody may report
  CHECK_FALSE(forged.decided().answer);
}

TEST_CASE("[P1] software purges alone only where our own record showed a child before the letter") {
  const auto purged = [](const Decision& decision) {
    return std::ranges::count_if(decision.changes,
                                 [](const Change& change) { return std::holds_alternative<Purge>(change); });
  };
  Letter letter = report(1);
  letter.context.received = letter.context.now = 1'800'000'000;  // January 2027
  letter.context.matches[0].person.birth_date = "2018-02-03";
  const Decision alone = letter.decided();
  CHECK(purged(alone) == 1);
  CHECK(has(alone, Restrict{"1", "child_report"}));
  CHECK_FALSE(alone.cases[0].open);
  REQUIRE(alone.answer);
  CHECK(alone.answer->paragraphs.at(0).template_name == report(0).decided().answer->paragraphs.at(0).template_name);

  struct Row {
    const char* what;
    void (*but)(Letter&);
  };
  const Row rows[] = {{"no birth date", [](Letter& l) { l.context.matches[0].person.birth_date.clear(); }},
                      {"thirteen and older", [](Letter& l) { l.context.matches[0].person.birth_date = "2012-02-03"; }},
                      {"collected before the birth",
                       [](Letter& l) {
                         l.context.matches[0].person.fields = {{"name", "K", "shop", 1}};
                       }},
                      {"held", [](Letter& l) { l.context.matches[0].person.held_until = l.context.now + 1; }},
      {"a client", [](Letter& l) { l.context.matches[0].person.relations = {"client"}; }},
                      {"hidden before", [](Letter& l) { l.context.matches[0].person.restricted = true; }},
                      {"a rival", [](Letter& l) { l.classification.facts.reporter = "other user"; }},
                      {"another's", [](Letter& l) { l.context.matches[0].of_the_child = false; }},
                      {"no acts left", [](Letter& l) { l.context.acts_in_hour = l.rules.acts_per_hour; }},
                      {"unclear", [](Letter& l) { l.classification.sure = false; }},
                      {"not by itself", [](Letter& l) { l.rules.automatic.clear(); }},
                      {"a demand to preserve", [](Letter& l) {
                         l.classification.categories.push_back({Category::legal, 0.9});
                       }}};
  for (const Row& row : rows) {
    INFO(row.what);
    Letter other = letter;
    row.but(other);
    const Decision decision = other.decided();
    CHECK(purged(decision) == 0);
    CHECK(decision.cases[0].open);
  }

  Letter two = letter;
  two.context.matches.push_back({record("2"), {"username", "user2"}, true});
  CHECK(purged(two.decided()) == 1);
  CHECK(two.decided().cases[0].open);  // the other one is for people
}
