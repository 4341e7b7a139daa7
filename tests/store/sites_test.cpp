// Data of visitors of clients' sites: read only for the client's own open case, and every look is in the audit.
#include "catch.h"
#include "store/ledger.h"
#include "support.h"

using namespace joys;
using namespace joys::test;

namespace {

std::string visitor(House& house, const std::vector<std::string>& sites) {
  Person p;
  p.identifiers = {{"email", "guest@example.org"}};
  p.relations = {"site_visitor"};
  p.sites = sites;
  return house.ledger->enter({p}, "import").get().front().person;
}

// A case that a letter of `from` opens.
std::string case_of(House& house, std::uint32_t uid, const std::string& from, Category category) {
  house.decide = [category](const Asked& asked) {
    Decision d = for_staff(asked);
    d.cases = {draft(category, true)};
    return d;
  };
  house.take(letter(uid, from, "a visitor asks " + std::to_string(uid)));
  return house.ledger->cases(false, 100).size() > 0 ? std::to_string(house.count("cases")) : "";
}

std::vector<std::pair<std::string, std::string>> last_audit(House& house) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const auto& row : house.ledger->audit(1)) rows.emplace_back(row.what, row.subject);
  return rows;
}

}  // namespace

TEST_CASE("[P8] a visitor's data is read only for an open case of the client whose site it is") {
  House house;
  const std::vector<Site> sites{{"shop.example", "Shop", "Owner@Client.example"},
                                {"other.example", "Other", "boss@other.example"}};
  CHECK(house.ledger->put_sites(sites, "joysctl uid 0").get() == 2);
  CHECK(house.ledger->put_sites(sites, "joysctl uid 0").get() == 0);
  CHECK(house.ledger->sites() == std::vector<Site>{sites[1], sites[0]});
  const auto id = visitor(house, {"shop.example", "foreign.example"});
  const auto mine = case_of(house, 1, "owner@client.example", Category::end_user);
  const auto others = case_of(house, 2, "boss@other.example", Category::end_user);
  const auto question = case_of(house, 3, "owner@client.example", Category::question);
  const auto read = [&](const std::string& number) { return house.ledger->read_visits(id, number, "uid 1").get(); };

  const auto yes = read(mine);
  CHECK(yes.granted);
  CHECK(yes.sites == std::vector<std::string>{"shop.example"});
  const auto number = house.ledger->find_case(mine)->number;
  CHECK(last_audit(house).at(0).first == "visits read");
  CHECK(last_audit(house).at(0).second.find(number) != std::string::npos);
  CHECK(read(number).granted);

  for (const std::string& wrong : {std::string(), others, question, std::string("99"), std::string("x")}) {
    INFO(wrong);
    const auto audited = house.count("audit");
    const auto no = read(wrong);
    CHECK_FALSE(no.granted);
    CHECK_FALSE(no.why.empty());
    CHECK(no.sites.empty());
    CHECK(last_audit(house).at(0).first == "visits refused");
    CHECK(house.count("audit") == audited + 1);
  }
  house.run("update cases set state = 'closed' where id = " + mine);
  CHECK_FALSE(read(mine).granted);
  CHECK_FALSE(house.ledger->verify_audit());
}

TEST_CASE("[P1] a purged client's address leaves the list of sites, the site stays") {
  House house;
  house.ledger->put_sites({{"shop.example", "Shop", "owner@client.example"}}, "joysctl uid 0").get();
  Person owner;
  owner.identifiers = {{"email", "owner@client.example"}};
  owner.relations = {"client"};
  const auto id = house.ledger->enter({owner}, "import").get().front().person;
  Decision purge;
  purge.changes = {Purge{id, "operator"}};
  house.ledger->act(purge, "joysctl uid 0").get();
  CHECK_FALSE(house.ledger->person(id));
  CHECK(house.ledger->sites() == std::vector<Site>{{"shop.example", "Shop", ""}});
}
