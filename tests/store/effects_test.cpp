// Effects on their way: leases, back-off, and the ends that a person must see.
#include "store/effects.h"

#include "catch.h"
#include "support.h"

using namespace joys;
using namespace joys::test;

namespace {

constexpr std::int64_t day = 86400;

std::string claim_answer(House& house) {
  const auto claimed = house.claim(EffectKind::answer);
  REQUIRE(claimed.size() == 1);
  return claimed.front().id;
}

std::string state(House& house, const std::string& id) {
  for (const char* s : {"due", "claimed", "done", "refused", "void", "given_up"})
    if (house.count("effects", "name = '" + id + "' and state = '" + s + "'") == 1) return s;
  return "lost";
}

}  // namespace

TEST_CASE("a settled answer is forgotten, its row stays") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  CHECK(house.count("outgoing") == 1);
  const std::string id = claim_answer(house);
  house.settle(id, Outcome::done, "250 2.0.0");
  CHECK(state(house, id) == "done");
  CHECK(house.count("outgoing") == 0);
  house.settle(id, Outcome::refused, "550");  // too late: it means nothing
  CHECK(state(house, id) == "done");
  house.settle("nonsense", Outcome::later);
}

TEST_CASE("later is tried again with a growing pause, and given to staff after five days") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  house.settle_all(EffectKind::move);
  std::int64_t wanted = first_pause;
  const std::int64_t begin = house.now;
  std::string id;
  int tries = 0;
  for (; house.now - begin < patience; ++tries) {
    const auto claimed = house.claim(EffectKind::answer);
    REQUIRE(claimed.size() == 1);
    id = claimed[0].id;
    CHECK(claimed[0].attempts == tries);
    house.settle(id, Outcome::later, "450");
    const auto due = house.ledger->next_due();
    REQUIRE(due);
    const std::int64_t pause = *due - house.now;
    CHECK(pause >= wanted * 3 / 4);
    CHECK(pause <= wanted * 5 / 4);
    CHECK(house.claim(EffectKind::answer).empty());
    wanted = std::min(2 * wanted, longest_pause);
    house.now = *due;
  }
  CHECK(tries > 30);
  house.settle(claim_answer(house), Outcome::later, "450");
  CHECK(state(house, id) == "given_up");
  CHECK_FALSE(house.claim(EffectKind::answer).size());
  const auto open = house.ledger->cases(true, 10);
  REQUIRE(open.size() == 1);
  CHECK(open[0].action == Action::staff);
  CHECK(open[0].due_at == house.now + day);
  CHECK(open[0].sent.front() == "opt_out 1 given_up 450");
}

TEST_CASE("a move is never given up") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  for (int i = 0; i < 10; ++i) {
    const auto moves = house.claim(EffectKind::move);
    REQUIRE(moves.size() == 1);
    house.settle(moves[0].id, i % 2 ? Outcome::later : Outcome::unknown);
    house.now += patience;
  }
  CHECK(house.claim(EffectKind::move).size() == 1);
}

TEST_CASE("an unknown outcome sends the same bytes twice more, then a person decides") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  std::string bytes, id;
  for (int i = 0; i < 3; ++i) {
    const auto claimed = house.claim(EffectKind::answer);
    REQUIRE(claimed.size() == 1);
    CHECK(claimed[0].unknowns == i);
    if (i == 0) bytes = claimed[0].bytes;
    CHECK(claimed[0].bytes == bytes);
    id = claimed[0].id;
    house.settle(id, Outcome::unknown);
    house.now += longest_pause * 2;
  }
  CHECK(state(house, id) == "given_up");
  CHECK(house.ledger->cases(true, 10).size() == 1);
}

TEST_CASE("a refused answer is shown in an open case and opens a closed one") {
  House house;
  SECTION("closed: it becomes a person's, and the letter goes to Escalated") {
    house.take(letter(1, "ann@example.org", "stop"));
    SECTION("before it was moved") {}
    SECTION("after it was moved") { house.settle_all(EffectKind::move); }
    house.settle(claim_answer(house), Outcome::refused, "550 5.1.1");
    const auto open = house.ledger->cases(true, 10);
    REQUIRE(open.size() == 1);
    CHECK(open[0].question.find("550 5.1.1") != std::string::npos);
    CHECK(open[0].sent.front() == "opt_out 1 refused 550 5.1.1");
    CHECK(house.count("outgoing") == 1);
    const auto moves = house.claim(EffectKind::move);
    REQUIRE(moves.size() == 1);
    CHECK(moves[0].folder == Folder::escalated);
    if (!moves[0].from_inbox) {
      CHECK(moves[0].from_folder == Folder::processed);
      CHECK(moves[0].letter.uidvalidity == 9);
      CHECK(moves[0].letter.uid == 1001);
    }
  }
  SECTION("closed, while the move is under way: a further move follows") {
    house.take(letter(1, "ann@example.org", "stop"));
    const auto under_way = house.claim(EffectKind::move);
    house.settle(claim_answer(house), Outcome::refused, "550");
    CHECK(house.claim(EffectKind::move).empty());
    house.settle(under_way[0].id, Outcome::done, "", 33);
    const auto further = house.claim(EffectKind::move);
    REQUIRE(further.size() == 1);
    CHECK(further[0].letter.uid == 33);
    CHECK(further[0].folder == Folder::escalated);
    CHECK_FALSE(further[0].from_inbox);
  }
  SECTION("open: it is shown there") {
    house.decide = for_staff;
    house.take(letter(1, "ann@example.org", "why?"));
    house.settle(claim_answer(house), Outcome::refused, "552");
    const auto open = house.ledger->cases(true, 10);
    REQUIRE(open.size() == 1);
    CHECK(open[0].text == "why?");
    CHECK(open[0].sent.front() == "opt_out 1 refused 552\nDone.");
  }
}

TEST_CASE("a crash frees the leases and costs no retry") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  const auto first = house.claim(EffectKind::answer);
  CHECK(house.claim(EffectKind::answer).empty());
  house.reopen();
  const auto second = house.claim(EffectKind::answer);
  REQUIRE(second.size() == 1);
  CHECK(second[0].id == first[0].id);
  CHECK(second[0].bytes == first[0].bytes);
  CHECK(second[0].attempts == 0);
  CHECK(second[0].unknowns == 0);
}

TEST_CASE("a lease that nobody ends runs out; a released one is due at once") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  const std::string id = claim_answer(house);
  const auto made = house.ledger->effects_made();
  house.ledger->release({id}).get();
  CHECK(house.ledger->effects_made() == made + 1);
  CHECK(claim_answer(house) == id);
  house.now += lease - 1;
  CHECK(house.claim(EffectKind::answer).empty());
  house.now += 1;
  CHECK(claim_answer(house) == id);
}

TEST_CASE("claims come oldest first and as many as asked") {
  House house;
  for (std::uint32_t uid = 1; uid <= 5; ++uid) house.take(letter(uid, "ann@example.org", std::to_string(uid)));
  CHECK(house.ledger->next_due() == house.now.load());
  const auto two = house.claim(EffectKind::move, 2);
  REQUIRE(two.size() == 2);
  CHECK(two[0].letter.uid == 1);
  CHECK(two[1].letter.uid == 2);
  CHECK(house.claim(EffectKind::move).size() == 3);
  house.claim(EffectKind::answer);
  CHECK_FALSE(house.ledger->next_due());
}

TEST_CASE("attempts of a dead daemon become suspects, and only a death alone counts") {
  House house;
  const std::vector<Cause> batch{{"main", 1, 1}, {"main", 1, 2}};
  house.ledger->attempt(batch, false).get();
  CHECK(house.ledger->suspects().empty());
  house.reopen();
  REQUIRE(house.ledger->suspects().size() == 2);
  CHECK(house.ledger->suspects()[0].deaths == 0);
  for (int deaths = 1; deaths <= 3; ++deaths) {
    house.ledger->attempt({batch[0]}, true).get();
    house.reopen();
    CHECK(house.ledger->suspects()[0].deaths == deaths);
  }
  house.take(letter(2, "ann@example.org", "stop"));
  REQUIRE(house.ledger->suspects().size() == 1);
  house.ledger->vanished({batch[0]}).get();
  CHECK(house.ledger->suspects().empty());
  house.reopen();
  CHECK(house.ledger->suspects().empty());
}

TEST_CASE("suspects of a lost UIDVALIDITY are dropped") {
  House house;
  house.ledger->attempt({{"main", 1, 1}}, true).get();
  house.reopen();
  CHECK(house.ledger->suspects().size() == 1);
  house.ledger->attempt({{"main", 2, 1}}, false).get();
  CHECK(house.ledger->suspects().empty());
}
