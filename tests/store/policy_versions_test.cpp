// Versions of the policy, and the one that each case records.
#include "catch.h"
#include "support.h"

using namespace joys;
using namespace joys::test;

namespace {

Incoming received_at(std::uint32_t uid, std::int64_t time) {
  Incoming in = letter(uid, "ann@example.org", "why? " + std::to_string(uid));
  in.received = time;
  return in;
}

std::string policy_of(House& house, std::uint32_t uid, std::int64_t received) {
  const auto before = house.count("cases");
  house.take(received_at(uid, received));
  REQUIRE(house.count("cases") == before + 1);
  return house.ledger->find_case(std::to_string(before + 1))->policy_revised;
}

}  // namespace

TEST_CASE("a new version of the policy is one row and one audit row, the same one is none [P5]") {
  House house;
  const auto audited = house.count("audit");
  CHECK(house.ledger->note_policy("aaaa", "May 2026").get());
  CHECK_FALSE(house.ledger->note_policy("aaaa", "May 2026").get());
  house.now += 100;
  CHECK(house.ledger->note_policy("bbbb", "June 2026").get());
  house.now += 100;
  CHECK(house.ledger->note_policy("aaaa", "May 2026").get());  // back again is a version of its own
  CHECK(house.count("audit") == audited + 3);
  const auto versions = house.ledger->policies();
  REQUIRE(versions.size() == 3);
  CHECK(versions[0].first_seen == house.now);
  CHECK(versions[1].hash == "bbbb");
  CHECK(versions[1].revised == "June 2026");
  house.reopen();
  CHECK_FALSE(house.ledger->note_policy("aaaa", "May 2026").get());
  CHECK_FALSE(house.ledger->verify_audit());
}

TEST_CASE("a case records the version that was in force when its letter arrived [P5]") {
  House house;
  house.decide = for_staff;
  CHECK(policy_of(house, 1, house.now).empty());
  house.ledger->note_policy("aaaa", "May 2026").get();
  const std::int64_t first = house.now;
  house.now += 1000;
  house.ledger->note_policy("bbbb", "June 2026").get();
  CHECK(policy_of(house, 2, house.now) == "June 2026");
  CHECK(policy_of(house, 3, house.now - 1) == "May 2026");
  CHECK(policy_of(house, 4, first - 500) == "May 2026");  // the oldest that is known
}

TEST_CASE("a draft stands with the papers of an open case [P19]") {
  House house;
  house.decide = [](const Asked& asked) {
    Decision decision = for_staff(asked);
    decision.cases.front().draft_text = "Our policy says: no.";
    return decision;
  };
  house.take(letter(1, "ann@example.org", "why?"));
  CHECK(house.ledger->cases(true, 1).at(0).draft == "Our policy says: no.");
}

TEST_CASE("a migration that comes later with a lower number is still made [P5]") {
  House house;
  house.ledger.reset();
  house.run("delete from migrations where number = 5");
  house.run("drop view case_pages");
  house.run("alter table cases drop column policy");
  house.run("alter table papers drop column draft");
  house.run("drop table policy_versions");
  house.run("create view case_pages as select 1 as id");
  house.ledger = house.open();
  CHECK(house.ledger->note_policy("aaaa", "May 2026").get());
}
