// People in the ledger: entering, finding, restricting; what an import must never do.
#include "catch.h"
#include "parsers/hashed_letter.h"
#include "store/ledger.h"
#include "support.h"

using namespace joys;
using namespace joys::test;

namespace {

Person person(std::vector<Identifier> identifiers, const std::string& name = "", const std::string& birth_date = "") {
  Person p;
  p.identifiers = std::move(identifiers);
  p.relations = {"subscriber"};
  if (!name.empty()) p.fields = {{"name", name, "shop", 0}};
  p.birth_date = birth_date;
  p.source = "shop";
  return p;
}

Entered enter(House& house, Person p) { return house.ledger->enter({std::move(p)}, "import").get().front(); }

using State = Entered::State;

}  // namespace

TEST_CASE("[P7] ann@ never finds joann@, and values come back as they were given") {
  House house;
  CHECK(enter(house, person({{"email", "Ann@Example.org"}, {"username", "@SunBear"}}, "Ann")).state == State::added);
  CHECK(enter(house, person({{"email", "joann@example.org"}}, "Joann")).state == State::added);
  const auto found = house.ledger->people_with("email", "ANN@example.org", 10);
  REQUIRE(found.size() == 1);
  CHECK(found[0].identifiers == std::vector<Identifier>{{"email", "Ann@Example.org"}, {"username", "@SunBear"}});
  CHECK(found[0].relations == std::vector<std::string>{"subscriber"});
  CHECK(found[0].field("name")->value == "Ann");
  CHECK(house.ledger->people_with("username", "sunbear", 10).size() == 1);
  CHECK(house.ledger->people_with("email", "ann", 10).empty());
  CHECK(house.ledger->people_with("email", "nn@example.org", 10).empty());
  CHECK(house.ledger->people_after("", 10).size() == 2);
  CHECK(house.ledger->people_after(found[0].id, 10).size() == 1);
}

TEST_CASE("entering again changes nothing; what is new is added") {
  House house;
  const Person ann = person({{"email", "ann@example.org"}}, "Ann");
  CHECK(enter(house, ann).state == State::added);
  const auto audited = house.count("audit");
  CHECK(enter(house, ann).state == State::unchanged);
  CHECK(house.count("audit") == audited);
  Person more = ann;
  more.relations = {"poster"};
  more.lists = {"weekly"};
  CHECK(enter(house, more).state == State::updated);
  const auto held = house.ledger->people_with("email", "ann@example.org", 10).front();
  CHECK(held.relations == std::vector<std::string>{"poster", "subscriber"});
  CHECK(held.lists == std::vector<std::string>{"weekly"});
  const Person by_phone = person({{"phone", "+1 555 010 9999"}}, "Bob");
  CHECK(enter(house, by_phone).state == State::added);
  CHECK(enter(house, by_phone).state == State::unchanged);
}

TEST_CASE("an address may be shared: another name or another user name is another person") {
  House house;
  CHECK(enter(house, person({{"email", "family@example.org"}}, "Ann")).state == State::added);
  CHECK(enter(house, person({{"email", "family@example.org"}}, "Bob")).state == State::added);
  CHECK(house.ledger->people_with("email", "family@example.org", 10).size() == 2);
  CHECK(enter(house, person({{"email", "family@example.org"}})).state == State::several_known);
  CHECK(enter(house, person({{"email", "x@example.org"}, {"username", "one"}})).state == State::added);
  CHECK(enter(house, person({{"email", "x@example.org"}, {"username", "two"}})).state == State::added);
  CHECK(enter(house, person({{"username", "one"}, {"username", "two"}})).state == State::several_known);
}

TEST_CASE("[P1] an import never takes in a child") {
  House house;  // its clock stands in January 2027
  CHECK(enter(house, person({{"username", "kid"}}, "Kim", "2018-02-03")).state == State::child_refused);
  CHECK(house.count("people") == 0);
}

TEST_CASE("[P1] a known record that turns out to be a child's is hidden at once and people decide") {
  House house;
  const auto kim = enter(house, person({{"username", "kid"}}, "Kim"));
  const auto found = enter(house, person({{"username", "kid"}}, "Kim", "2018-02-03"));
  CHECK(found.state == State::child_found);
  CHECK(found.person == kim.person);
  const auto held = house.ledger->person(kim.person);
  REQUIRE(held);
  CHECK(held->restricted);
  CHECK(held->birth_date == "2018-02-03");
  const auto cases = house.ledger->cases(true, 10);
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].category == Category::child_report);
  CHECK(cases[0].urgent);
  CHECK(cases[0].due_at == house.now + 24 * 3600);
  CHECK(house.count("case_people", "how = 'exact'") == 1);
  CHECK(house.ledger->stats().letters.empty());  // no letter came
  CHECK(enter(house, person({{"username", "kid"}}, "Kim", "2018-02-03")).state == State::unchanged);
  CHECK(house.ledger->cases(true, 10).size() == 1);
}

TEST_CASE("[P2] the end of a restriction leaves the record as it was") {
  House house;
  Person ann = person({{"email", "ann@example.org"}}, "Ann", "1988-05-06");
  ann.fields.push_back({"plan", "gold", "shop", 1'700'000'000});
  const auto id = enter(house, ann).person;
  const auto before = house.ledger->person(id);
  Decision hide, show;
  hide.changes = {Restrict{id, "child_report"}};
  show.changes = {Unrestrict{id, "false report"}};
  house.ledger->act(hide, "staff").get();
  CHECK(house.ledger->person(id)->restricted);
  CHECK(house.ledger->person(id)->restricted_why == "child_report");
  house.ledger->act(show, "staff").get();
  CHECK(house.ledger->person(id) == before);
  CHECK_FALSE(house.ledger->verify_audit());
}

TEST_CASE("a row without any identifier is nobody") {
  House house;
  CHECK(enter(house, person({}, "Ann")).state == State::nothing_to_find_it_by);
  CHECK(enter(house, person({{"email", "not an address"}}, "Ann")).state == State::nothing_to_find_it_by);
}

TEST_CASE("a decision sees who wrote and whom the letter names") {
  House house;
  enter(house, person({{"email", "ann@example.org"}}, "Ann"));
  enter(house, person({{"username", "kid7"}}, "Kim"));
  enter(house, person({{"email", "bob@example.org"}}, "Bob"));
  Incoming in = letter(1, "ann@example.org", "please look");
  in.classification.facts.identifiers = {{"username", "Kid7"}, {"username", "kid"}};
  in.classification.facts.addresses = {"bob@example.org", "joann@example.org"};
  house.take(in);
  CHECK(house.seen.known_sender());
  REQUIRE(house.seen.senders.size() == 1);
  REQUIRE(house.seen.matches.size() == 2);
  CHECK(house.seen.matches[0].of_the_child);
  CHECK(house.seen.matches[0].person.field("name")->value == "Kim");
  CHECK_FALSE(house.seen.matches[1].of_the_child);
  enter(house, person({{"email", "ann@example.org"}}, "Anton"));
  house.take(letter(2, "ann@example.org", "again"));
  CHECK_FALSE(house.seen.known_sender());
  CHECK(house.seen.senders.size() == 2);
}

TEST_CASE("a correction keeps numbers, not words, and only while the words are kept") {
  House house;
  house.decide = for_staff;
  house.take(letter(1, "ann@example.org", "Please show me what you know, and stop the mails. My cat is Zwingli."));
  const auto id = house.ledger->cases(true, 5).at(0).case_id;
  CHECK(house.ledger->correct(id, {Category::access, Category::opt_out}, "joysctl uid 0").get());
  const auto corrections = house.ledger->corrections();
  REQUIRE(corrections.size() == 1);
  CHECK(corrections[0].labels == std::vector<Category>{Category::access, Category::opt_out});
  CHECK(unpacked(corrections[0].features));
  CHECK(house.count("corrections", "features like '%Zwingli%'") == 0);
  CHECK(house.ledger->correct(id, {Category::erase}, "joysctl uid 0").get());  // the last word counts
  CHECK(house.ledger->corrections().size() == 1);
  CHECK_FALSE(house.ledger->correct("99", {Category::erase}, "joysctl uid 0").get());
  house.run("delete from papers");
  CHECK_FALSE(house.ledger->correct(id, {Category::erase}, "joysctl uid 0").get());
  CHECK_FALSE(house.ledger->verify_audit());
}
