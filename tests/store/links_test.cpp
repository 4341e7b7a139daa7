// Links to a person's page: what a click does, once; what nobody clicks is said again and then given to people.
#include "catch.h"
#include "store/ledger.h"
#include "support.h"

using namespace joys;
using namespace joys::test;

namespace {

constexpr std::int64_t day = 86400;

// A ledger that knows Ann, and answers each letter of hers with a link for `wish`.
struct Asking : House {
  std::string ann;

  explicit Asking(Wish wish, std::vector<FieldChange> fields = {}) {
    Person person;
    person.identifiers = {{"email", "ann@example.org"}, {"username", "SunBear"}};
    person.relations = {"subscriber"};
    person.fields = {{"address", "1 Old Road", "shop", 0}};
    person.birth_date = "1988-05-06";
    ann = ledger->enter({person}, "import").get().front().person;
    decide = [this, wish, fields](const Asked& asked) {
      Decision d;
      d.cases = {draft(Category::access)};
      d.cases[0].action = d.action = Action::confirm;
      d.answer = Answer{};
      d.answer->to = "ann@example.org";
      d.answer->language = "en";
      d.answer->kind = AnswerKind::promise;
      d.answer->paragraphs = {{Category::access, "access_link", {}}};
      d.answer->pending = {{Category::access, wish, ann, fields}};
      (void)asked;
      return d;
    };
    take(letter(1, "ann@example.org", "please"));
  }

  std::string secret() const { return minted.at(0).link_secret; }
  Followed click(Wish wish) { return ledger->follow(secret(), wish, "page").get(); }
  Person record() { return ledger->person(ann).value(); }
};

using State = Followed::State;

}  // namespace

TEST_CASE("[A4] a change is made by the click, once, and can be taken back for thirty days") {
  Asking house(Wish::change, {{"address", "", "2 New Road"}, {"username", "", "MoonBear"}});
  const Person before = house.record();
  const auto page = house.ledger->link(house.secret());
  REQUIRE(page);
  CHECK(page->address == "ann@example.org");
  REQUIRE(page->wishes.size() == 1);
  CHECK(page->wishes[0].wish == Wish::change);
  CHECK(page->wishes[0].fields.size() == 2);
  CHECK(house.record() == before);  // looking changes nothing
  const Followed done = house.click(Wish::change);
  CHECK(done.state == State::done);
  CHECK(house.record().field("address")->value == "2 New Road");
  CHECK(house.ledger->people_with("username", "moonbear", 2).size() == 1);
  CHECK(house.ledger->people_with("username", "sunbear", 2).empty());
  CHECK(house.click(Wish::change).state == State::done_before);
  REQUIRE(house.minted.size() == 2);  // the person is told
  CHECK(house.minted[1].undo_secret == done.undo_secret);
  house.now += 29 * day;
  CHECK(house.ledger->undo_known(done.undo_secret));
  Decision undo;
  undo.changes = {Undo{done.undo_secret}};
  house.ledger->act(undo, "undo").get();
  CHECK(house.record().field("address")->value == "1 Old Road");
  CHECK(house.record().identifiers == before.identifiers);
  CHECK_FALSE(house.ledger->undo_known(done.undo_secret));
  CHECK_FALSE(house.ledger->verify_audit());
}

TEST_CASE("what a change replaced is kept no longer than it can be taken back") {
  Asking house(Wish::change, {{"address", "", "2 New Road"}});
  house.click(Wish::change);
  house.now += 29 * day;
  house.ledger->tend().get();
  CHECK(house.count("field_undos") == 1);
  house.now += day;
  house.ledger->tend().get();
  CHECK(house.count("field_undos") == 0);
}

TEST_CASE("[P18] a new address is asked itself, and the old one is told") {
  Asking house(Wish::change, {{"email", "", "ann@new.example"}});
  CHECK(house.click(Wish::change).state == State::done);
  CHECK(house.record().identifiers.front().value == "ann@example.org");  // nothing before the new address says yes
  REQUIRE(house.minted.size() == 2);
  const std::string asked = house.minted[1].link_secret;
  CHECK(house.ledger->link(asked)->address == "ann@new.example");
  const Followed done = house.ledger->follow(asked, Wish::confirm_address, "page").get();
  CHECK(done.state == State::done);
  CHECK(house.record().identifiers.front().value == "ann@new.example");
  REQUIRE(house.minted.size() == 3);
  CHECK(house.minted[2].undo_secret == done.undo_secret);
  const auto letters = house.claim(EffectKind::answer);
  REQUIRE(letters.size() == 3);
  CHECK(letters[2].to == "ann@example.org");
}

TEST_CASE("a user name that is somebody else's is for people") {
  Asking house(Wish::change, {{"username", "", "Wolf"}});
  Person wolf;
  wolf.identifiers = {{"username", "wolf"}};
  house.ledger->enter({wolf}, "import").get();
  CHECK(house.click(Wish::change).state == State::to_staff);
  CHECK(house.record().identifiers.back().value == "SunBear");
  CHECK(house.ledger->cases(true, 5).size() == 1);
}

TEST_CASE("[P1] a birth date that shows a child hides the record and calls people") {
  Asking house(Wish::change, {{"birth_date", "", "2018-01-02"}});
  CHECK(house.click(Wish::change).state == State::done);
  CHECK(house.record().restricted);
  REQUIRE(house.ledger->cases(true, 5).size() == 1);
  CHECK(house.ledger->cases(true, 5)[0].category == Category::child_report);
}

TEST_CASE("[A5] erasure stops announcements at once and waits for its day; it can be taken back") {
  Asking house(Wish::erase);
  const Followed done = house.click(Wish::erase);
  CHECK(done.state == State::done);
  CHECK(house.ledger->suppressed("ann@example.org", Purpose::announcements, ""));
  CHECK(house.count("erasures") == 1);
  CHECK(house.ledger->undo_known(done.undo_secret));
  Decision undo;
  undo.changes = {Undo{done.undo_secret}};
  house.ledger->act(undo, "undo").get();
  CHECK(house.count("erasures") == 0);
  CHECK_FALSE(house.ledger->suppressed("ann@example.org", Purpose::announcements, ""));
}

TEST_CASE("stopping and starting announcements by a click") {
  Asking stop(Wish::stop);
  CHECK_FALSE(stop.ledger->suppressed("ann@example.org", Purpose::announcements, ""));
  CHECK(stop.click(Wish::stop).state == State::done);
  CHECK(stop.ledger->suppressed("ann@example.org", Purpose::announcements, ""));
  Asking start(Wish::resubscribe);
  Decision stopped;
  stopped.changes = {Suppress{"ann@example.org", Purpose::announcements, "", "letter"}};
  start.ledger->act(stopped, "joysctl").get();
  CHECK(start.click(Wish::resubscribe).state == State::done);
  CHECK_FALSE(start.ledger->suppressed("ann@example.org", Purpose::announcements, ""));
}

TEST_CASE("a link is no other link: guesses, other wishes and old links do nothing") {
  Asking house(Wish::see);
  CHECK(house.ledger->follow("aaaa", Wish::see, "page").get().state == State::gone);
  CHECK(house.click(Wish::erase).state == State::gone);
  CHECK(house.count("link_secrets", "hash = '" + house.secret() + "'") == 0);  // only its hash is kept
  house.now += 15 * day;
  CHECK(house.click(Wish::see).state == State::gone);
  CHECK_FALSE(house.ledger->link(house.secret()));
}

TEST_CASE("a hidden record is neither shown nor changed") {
  Asking house(Wish::see);
  Decision hide;
  hide.changes = {Restrict{house.ann, "child_report"}};
  house.ledger->act(hide, "staff").get();
  CHECK(house.click(Wish::see).state == State::to_staff);
}

TEST_CASE("silence: one reminder after three days, people at the end") {
  Asking house(Wish::erase);
  const std::string first = house.secret();
  CHECK(house.ledger->tend().get() == 0);
  house.now += 3 * day;
  CHECK(house.ledger->tend().get() == 1);
  CHECK(house.ledger->tend().get() == 0);  // once
  REQUIRE(house.minted.size() == 2);
  CHECK(house.minted[1].link_secret != first);
  CHECK(house.ledger->link(first));
  CHECK(house.ledger->link(house.minted[1].link_secret));
  CHECK(house.ledger->cases(true, 5).empty());
  house.now += 11 * day;
  CHECK(house.ledger->tend().get() == 1);
  REQUIRE(house.ledger->cases(true, 5).size() == 1);
  CHECK(house.count("links", "address <> ''") == 0);  // nobody's address is kept for a link that is over
  CHECK(house.ledger->tend().get() == 0);
}

TEST_CASE("who has clicked is not reminded, and nothing runs out") {
  Asking house(Wish::see);
  CHECK(house.click(Wish::see).state == State::done);
  house.now += 20 * day;
  house.ledger->tend().get();
  CHECK(house.minted.size() == 1);
  CHECK(house.ledger->cases(true, 5).empty());
}
