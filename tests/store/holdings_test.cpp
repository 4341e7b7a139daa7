// What is held about a person, store by store, without a value of it.
#include "catch.h"
#include "store/ledger.h"
#include "support.h"

using namespace joys;
using namespace joys::test;

namespace {

std::int64_t held(const Holdings& all, const std::string& store, const std::string& what = "") {
  std::int64_t n = -1;
  for (const auto& row : all.rows)
    if (row.store == store && (what.empty() || row.what == what)) n = std::max<std::int64_t>(n, 0) + row.n;
  return n;
}

}  // namespace

TEST_CASE("[P3] holdings name every store, count, and say no value") {
  House house;
  Person ann;
  ann.identifiers = {{"email", "ann@example.org"}, {"username", "sunbear"}};
  ann.relations = {"subscriber"};
  ann.fields = {{"name", "Zwingli", "shop", 1'700'000'000}};
  ann.lists = {"weekly"};
  const auto id = house.ledger->enter({ann}, "import").get().front().person;
  house.take(letter(1, "ann@example.org", "stop"));  // closed, suppressed, an answer is owed
  house.decide = [id](const Asked& asked) {
    Decision d = for_staff(asked);
    d.cases[0].people = {{id, "sender"}};
    return d;
  };
  house.take(letter(2, "ann@example.org", "why"));

  const auto all = house.ledger->holdings(id);
  REQUIRE(all);
  CHECK(held(*all, "record", "entered") == 1);
  CHECK(held(*all, "identifiers", "email") == 1);
  CHECK(held(*all, "fields", "name") == 1);
  CHECK(held(*all, "subscriptions") == 1);
  CHECK(held(*all, "visits of clients' sites") == 0);
  CHECK(held(*all, "suppressions", "announcements") == 1);
  CHECK(held(*all, "undeliverable addresses") == 0);
  CHECK(held(*all, "bounces") == 0);
  CHECK(held(*all, "unsent answers") == 2);
  CHECK(held(*all, "cases", "question, open") == 1);
  CHECK(held(*all, "letters in processed") == 1);
  CHECK(held(*all, "letters in escalated") == 1);
  CHECK(held(*all, "letters in failed") == 0);
  for (const auto& row : all->rows) {
    const std::string said = row.store + row.what;
    CHECK(said.find("Zwingli") == std::string::npos);
    CHECK(said.find("ann@") == std::string::npos);
    CHECK(said.find("sunbear") == std::string::npos);
  }
  CHECK_FALSE(house.ledger->holdings("99"));
}

TEST_CASE("[P3] after a purge a second look finds nobody") {
  House house;
  Person kim;
  kim.identifiers = {{"username", "kim"}};
  const auto id = house.ledger->enter({kim}, "import").get().front().person;
  Decision purge;
  purge.changes = {Purge{id, "operator"}};
  house.ledger->act(purge, "joysctl uid 0").get();
  CHECK_FALSE(house.ledger->holdings(id));
}
