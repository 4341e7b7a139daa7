// The daily look for records that have come to light as children's: hidden where the record is sure, once each.
#include "catch.h"
#include "store/ledger.h"
#include "support.h"

using namespace joys;
using namespace joys::test;

namespace {

// As records that were entered years ago with a program that looked at no birth date.
std::string known(House& house, const std::string& user, const std::string& born,
                  const std::string& relation = "poster", std::int64_t collected_at = 0) {
  Person p;
  p.identifiers = {{"username", user}};
  p.relations = {relation};
  p.fields = {{"town", "Here", "shop", collected_at}};
  const auto id = house.ledger->enter({p}, "import").get().front().person;
  house.run("update people set birth_date = '" + born + "' where id = " + id);
  return id;
}

ChildrenFound audit(House& house, int limit = 1000) { return house.ledger->audit_children(limit, "joysd").get(); }

}  // namespace

TEST_CASE("[P1] a record that our own data shows to be a child's is hidden, with an urgent case, once") {
  House house;  // its clock stands in January 2027
  const auto kid = known(house, "kid", "2018-02-03"), adult = known(house, "adult", "1990-02-03");
  const auto found = audit(house);
  CHECK(found.looked_at == 1);
  CHECK(found.restricted == 1);
  CHECK(house.ledger->person(kid)->restricted);
  CHECK_FALSE(house.ledger->person(adult)->restricted);
  const auto cases = house.ledger->cases(true, 10);
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].urgent);
  CHECK(cases[0].category == Category::child_report);
  CHECK(cases[0].due_at == house.now + 24 * 3600);
  CHECK(audit(house).looked_at == 0);
  CHECK(house.ledger->cases(true, 10).size() == 1);
  CHECK_FALSE(house.ledger->verify_audit());
}

TEST_CASE("[P1] what contradicts the birth date goes to people, and nothing is hidden") {
  House house;
  const auto client = known(house, "payer", "2018-02-03", "client");
  const auto old_account = known(house, "old", "2018-02-03", "poster", 1'400'000'000);
  const auto found = audit(house);
  CHECK(found.doubtful == 2);
  CHECK(found.restricted == 0);
  CHECK_FALSE(house.ledger->person(client)->restricted);
  CHECK_FALSE(house.ledger->person(old_account)->restricted);
  const auto cases = house.ledger->cases(true, 10);
  REQUIRE(cases.size() == 2);
  CHECK_FALSE(cases[0].urgent);
}

TEST_CASE("[P1] what people decided about a birth date stays decided; another date is judged anew") {
  House house;
  const auto kid = known(house, "kid", "2018-02-03");
  audit(house);
  Decision show;
  show.changes = {Unrestrict{kid, "a grown man's joke"}};
  house.ledger->act(show, "staff").get();
  house.run("update cases set state = 'closed'");
  CHECK(audit(house).looked_at == 0);
  Person again;  // the same row imported again, with something new in it
  again.identifiers = {{"username", "kid"}};
  again.birth_date = "2018-02-03";
  again.lists = {"weekly"};
  CHECK(house.ledger->enter({again}, "import").get().front().state == Entered::State::updated);
  CHECK_FALSE(house.ledger->person(kid)->restricted);
  again.birth_date = "2019-02-03";
  CHECK(house.ledger->enter({again}, "import").get().front().state == Entered::State::child_found);
  CHECK(house.ledger->person(kid)->restricted);
}

TEST_CASE("[P1] no second case for a record about which there is one; the look works in slices") {
  House house;
  house.decide = for_staff;
  const auto kid = known(house, "kid", "2018-02-03");
  house.decide = [kid](const Asked& asked) {
    Decision d = for_staff(asked);
    d.cases = {draft(Category::child_report, true)};
    d.cases[0].people = {{kid, "exact"}};
    return d;
  };
  house.take(letter(1, "mum@example.org", "my son"));
  for (int i = 0; i < 5; ++i) known(house, "kid" + std::to_string(i), "2019-01-0" + std::to_string(i + 1));
  int slices = 0, restricted = 0;
  for (auto found = audit(house, 2); found.looked_at > 0; found = audit(house, 2)) {
    CHECK(found.looked_at <= 2);
    restricted += found.restricted;
    ++slices;
  }
  CHECK(slices == 3);
  CHECK(restricted == 5);
  CHECK(house.ledger->cases(true, 20).size() == 6);
}
