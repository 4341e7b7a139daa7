// Staff: who has taken a case on, who decided it, and what that did.
#include "catch.h"
#include "store/ledger.h"
#include "support.h"

using namespace joys;
using namespace joys::test;

namespace {

// A ledger with one open case of that category, by Ann.
struct Desk : House {
  std::string number;
  std::vector<CasePerson> people;

  explicit Desk(Category category) {
    decide = [this, category](const Asked&) {
      Decision d;
      d.cases = {draft(category, true)};
      d.cases[0].people = people;
      d.action = Action::staff;
      d.folder = Folder::escalated;
      return d;
    };
  }
  void receive() {
    take(letter(1, "ann@example.org", "Please help me with this letter."));
    number = ledger->cases(true, 5).back().number;
  }
  StaffDecided choose(const std::string& choice, bool dry = false, const std::string& who = "uid 1") {
    return ledger->decide_case(number, choice, "a note", who, dry).get();
  }
};

using State = StaffDecided::State;

}  // namespace

TEST_CASE("[Q2] the first decision holds; a later one is told whose it was") {
  Desk desk(Category::opt_out);
  desk.receive();
  CHECK(desk.choose("stop").state == State::done);
  CHECK(desk.ledger->suppressed("ann@example.org", Purpose::announcements, ""));
  desk.now += 60;
  const StaffDecided late = desk.choose("nothing", false, "uid 2");
  CHECK(late.state == State::late);
  CHECK(late.first_by == "uid 1");
  CHECK(late.first_choice == "stop");
  CHECK(late.first_at == desk.now - 60);
  CHECK(desk.ledger->cases(true, 5).empty());
  CHECK(desk.count("papers") == 0);
  CHECK(desk.minted.size() == 1);  // the person is told, with an undo
  CHECK_FALSE(desk.minted[0].undo_secret.empty());
  CHECK_FALSE(desk.ledger->verify_audit());
}

TEST_CASE("[Q1] a dry run tells and changes nothing") {
  Desk desk(Category::opt_out);
  desk.receive();
  const auto audited = desk.count("audit");
  const StaffDecided shown = desk.choose("stop", true);
  CHECK(shown.state == State::done);
  CHECK(shown.decision.changes.size() == 1);
  CHECK(shown.decision.answer);
  CHECK_FALSE(desk.ledger->suppressed("ann@example.org", Purpose::announcements, ""));
  CHECK(desk.ledger->cases(true, 5).size() == 1);
  CHECK(desk.count("audit") == audited);
}

TEST_CASE("a wrong choice is told the right ones") {
  Desk desk(Category::child_report);
  desk.receive();
  const StaffDecided wrong = desk.choose("stop");
  CHECK(wrong.state == State::no_such_choice);
  CHECK(wrong.choices.front().first == "keep");
  CHECK(desk.ledger->decide_case("ZZZZ-ZZZZ", "nothing", "", "uid 1", false).get().state == State::unknown);
}

TEST_CASE("the letter moves to Processed when its last case is decided") {
  Desk desk(Category::question);
  desk.receive();
  desk.settle_all(EffectKind::move);
  CHECK(desk.choose("answered").state == State::done);
  const auto moves = desk.claim(EffectKind::move);
  REQUIRE(moves.size() == 1);
  CHECK(moves[0].folder == Folder::processed);
  CHECK(moves[0].from_folder == Folder::escalated);
}

TEST_CASE("[P2] a false report: what was hidden is as it was") {
  Desk desk(Category::child_report);
  Person kim;
  kim.identifiers = {{"username", "kim7"}};
  const auto id = desk.ledger->enter({kim}, "import").get().front().person;
  const auto before = desk.ledger->person(id);
  Decision hide;
  hide.changes = {Restrict{id, "child_report"}};
  desk.ledger->act(hide, "letter").get();
  desk.people = {{id, "exact"}};
  desk.receive();
  CHECK(desk.choose("keep").state == State::done);
  CHECK(desk.ledger->person(id) == before);
}

TEST_CASE("[P18] a link goes to the address on record, and only if there is one") {
  Desk desk(Category::access);
  desk.receive();
  CHECK(desk.choose("show").state == State::cannot);
  CHECK(desk.ledger->cases(true, 5).size() == 1);
  Person ann;
  ann.identifiers = {{"email", "ann@example.org"}};
  desk.ledger->enter({ann}, "import").get();
  CHECK(desk.choose("show").state == State::done);
  REQUIRE(desk.minted.size() == 1);
  CHECK(desk.ledger->link(desk.minted[0].link_secret));
}

TEST_CASE("[Q2] a case that somebody has taken on is theirs for four hours") {
  Desk desk(Category::question);
  desk.receive();
  using Taken = CaseClaimed::State;
  CHECK(desk.ledger->claim_case(desk.number, "uid 1").get().state == Taken::done);
  CHECK(desk.ledger->claim_case(desk.number, "uid 1").get().state == Taken::done);
  const CaseClaimed other = desk.ledger->claim_case(desk.number, "uid 2").get();
  CHECK(other.state == Taken::taken);
  CHECK(other.by == "uid 1");
  CHECK(desk.choose("answered", false, "uid 2").state == State::claimed_by_another);
  desk.now += 4 * 3600 + 1;
  CHECK(desk.ledger->claim_case(desk.number, "uid 2").get().state == Taken::done);
  CHECK(desk.choose("answered", false, "uid 2").state == State::done);
  CHECK(desk.ledger->claim_case(desk.number, "uid 1").get().state == Taken::closed);
  CHECK(desk.ledger->claim_case("nothing", "uid 1").get().state == Taken::unknown);
}
