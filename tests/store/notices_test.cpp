// Letters to staff: one an urgent case, one digest a day, never a name.
#include "catch.h"
#include "store/ledger.h"
#include "support.h"

using namespace joys;
using namespace joys::test;

namespace {

struct Staffed : House {
  std::vector<Answer> written;

  Staffed() {
    options.rules.staff = {"officer@soren.tech", "deputy@soren.tech"};
    const auto plain = options.compose;
    options.compose = [this, plain](const Answer& answer, const Minted& minted) {
      written.push_back(answer);
      return plain(answer, minted);
    };
    reopen();
    decide = [this](const Asked&) {
      Decision d;
      d.cases = {draft(Category::child_report, true)};
      d.cases[0].urgent = urgent;
      d.cases[0].due_at = now + 3600;
      d.action = Action::staff;
      d.folder = Folder::escalated;
      return d;
    };
  }
  bool urgent = true;
};

std::string values_of(const Answer& answer) {
  std::string all;
  for (const auto& [key, value] : answer.paragraphs.at(0).values) all += key + "=" + value + " ";
  return all;
}

}  // namespace

TEST_CASE("each urgent case is told to each of the staff, without personal data") {
  Staffed house;
  house.take(letter(1, "ann@example.org", "My son Zwingli is 9"));
  REQUIRE(house.written.size() == 2);
  CHECK(house.written[0].to == "officer@soren.tech");
  CHECK(house.written[1].to == "deputy@soren.tech");
  CHECK(house.written[0].language == "staff");
  CHECK(house.written[0].unasked);
  CHECK(values_of(house.written[0]).find("category=child_report") != std::string::npos);
  CHECK(values_of(house.written[0]).find("ann@") == std::string::npos);
  house.urgent = false;
  house.take(letter(2, "bob@example.org", "Another"));
  CHECK(house.written.size() == 2);
}

TEST_CASE("one digest a day, and none when nothing is open") {
  Staffed house;
  house.urgent = false;
  while (house.ledger->tend().get() > 0) continue;
  CHECK(house.written.empty());
  house.now += 86400;
  house.take(letter(1, "ann@example.org", "Please"));
  house.now += 7200;  // it is overdue
  CHECK(house.ledger->tend().get() == 2);
  CHECK(house.ledger->tend().get() == 0);
  REQUIRE(house.written.size() == 2);
  CHECK(values_of(house.written[0]).find("open=1") != std::string::npos);
  CHECK(values_of(house.written[0]).find("overdue=1") != std::string::npos);
  house.now += 86400;
  CHECK(house.ledger->tend().get() == 2);
  CHECK(house.claim(EffectKind::answer).size() == 4);
}
