// One letter into the ledger: the rows of a decision, the same letter again, and what a decision is told.
#include "catch.h"
#include "support.h"

using namespace joys;
using namespace joys::test;
using State = TakenIn::State;

TEST_CASE("a letter becomes case, change, answer, move and audit in one transaction") {
  House house;
  const auto before = house.ledger->commits();
  const TakenIn taken = house.take(letter(7, "ann@example.org", "stop"));
  CHECK(taken.state == State::decided);
  CHECK(house.ledger->commits() == before + 1);
  CHECK(house.count("letters", "category = 'opt_out' and categories = 'opt_out question'") == 1);
  CHECK(house.count("cases", "category = 'opt_out' and state = 'closed'") == 1);
  CHECK(house.count("papers") == 0);  // nothing is kept of a letter that needs nobody
  CHECK(house.ledger->suppressed("ann@example.org", Purpose::announcements, "news"));
  CHECK_FALSE(house.ledger->suppressed("ann@example.org", Purpose::sharing, ""));
  CHECK(house.ledger->effects_made() == 2);

  const auto answers = house.claim(EffectKind::answer);
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].to == "ann@example.org");
  CHECK(answers[0].id.size() == 20);
  CHECK(answers[0].bytes.find("Message-ID: <" + answers[0].id + "@") != std::string::npos);
  REQUIRE(house.minted.size() >= 1);
  CHECK(house.minted.back().case_key.size() == 16);
  CHECK(house.minted.back().number.size() == 9);
  CHECK(house.ledger->undo_known(house.minted.back().undo_secret));

  const auto moves = house.claim(EffectKind::move);
  REQUIRE(moves.size() == 1);
  CHECK(moves[0].letter.uid == 7);
  CHECK(moves[0].from_inbox);
  CHECK(moves[0].folder == Folder::processed);
  CHECK(house.claim(EffectKind::move).empty());  // claimed is claimed
}

TEST_CASE("an open case keeps what a person needs") {
  House house;
  house.decide = for_staff;
  house.take(letter(1, "ann@example.org", "why?"));
  const auto cases = house.ledger->cases(true, 10);
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].text == "why?");
  CHECK(cases[0].from == "ann@example.org");
  CHECK(cases[0].subject == "a subject");
  CHECK(cases[0].because == "the word 'why'");
  CHECK(cases[0].action == Action::staff);
  REQUIRE(cases[0].sent.size() == 1);
  CHECK(cases[0].sent[0] == "opt_out 1 due\nDone.");
  house.settle_all(EffectKind::answer);
  CHECK(house.count("outgoing") == 1);  // what was sent stays with the case
  const auto found = house.ledger->find_case(cases[0].number);
  REQUIRE(found);
  CHECK(found->case_id == cases[0].case_id);
  CHECK(house.ledger->find_case(cases[0].case_id)->number == cases[0].number);
  CHECK_FALSE(house.ledger->find_case("AAAA-AAAA"));
}

TEST_CASE("cases come by the time that is left") {
  House house;
  int days = 9;
  house.decide = [&](const Asked& asked) {
    Decision d = for_staff(asked);
    d.cases.front().due_at = house.now + 86400 * (days -= 3);
    return d;
  };
  for (std::uint32_t uid = 1; uid <= 3; ++uid) house.take(letter(uid, "ann@example.org", "why " + std::to_string(uid)));
  const auto cases = house.ledger->cases(true, 2);
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].text == "why 3");
  CHECK(cases[1].text == "why 2");
}

TEST_CASE("the same place twice writes nothing new, and the move stands") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  CHECK(house.take(letter(1, "ann@example.org", "stop")).state == State::duplicate);
  CHECK(house.count("letters") == 1);
  CHECK(house.count("effects") == 2);
  house.settle_all(EffectKind::move);
  CHECK(house.claim(EffectKind::move).empty());
  CHECK(house.take(letter(1, "ann@example.org", "stop")).state == State::duplicate);  // still there after all
  CHECK(house.claim(EffectKind::move).size() == 1);
  CHECK(house.count("effects") == 2);
}

TEST_CASE("the same letter again is linked and moved, and nothing else") {
  House house;
  const auto taken =
      house.take({letter(1, "ann@example.org", "stop", "m@x"), letter(2, "ann@example.org", "stop", "m@x")});
  CHECK(taken[0].state == State::decided);
  CHECK(taken[1].state == State::duplicate);
  CHECK(house.count("cases") == 1);
  CHECK(house.claim(EffectKind::answer).size() == 1);
  const auto moves = house.claim(EffectKind::move);
  REQUIRE(moves.size() == 2);
  CHECK(moves[1].letter.uid == 2);
  CHECK(moves[1].folder == moves[0].folder);
}

TEST_CASE("2,000 identical letters: one case, one answer, 2,000 moves") {
  House house;
  for (std::uint32_t first = 0; first < 2000; first += 100) {
    std::vector<Incoming> batch;
    for (std::uint32_t uid = first + 1; uid <= first + 100; ++uid)
      batch.push_back(letter(uid, "ann@example.org", "stop", "m@x"));
    house.take(std::move(batch));
  }
  CHECK(house.count("letters") == 2000);
  CHECK(house.count("cases") == 1);
  CHECK(house.count("effects", "kind = 'answer'") == 1);
  CHECK(house.count("effects", "kind = 'move'") == 2000);
  CHECK(house.ledger->stats().letters.at("opt_out") == 2000);
}

TEST_CASE("two people who write the same words without Message-ID are two letters") {
  House house;
  const auto taken = house.take({letter(1, "ann@example.org", "stop"), letter(2, "bob@example.org", "stop")});
  CHECK(taken[1].state == State::decided);
  CHECK(house.count("cases") == 2);
  CHECK(house.ledger->suppressed("bob@example.org", Purpose::announcements, ""));
}

TEST_CASE("a letter seen again after it was filed: ask, then link or reconsider") {
  House house;
  house.take(letter(1, "ann@example.org", "stop", "m@x"));
  house.settle_all(EffectKind::move);
  Incoming again = letter(2, "ann@example.org", "stop", "m@x");
  house.ledger->attempt({again.cause}, false).get();

  const TakenIn asked = house.take(again);
  REQUIRE(asked.state == State::ask);
  REQUIRE(asked.filed);
  CHECK(asked.filed->folder == Folder::processed);
  CHECK(asked.filed->uidvalidity == 9);
  CHECK(asked.filed->uid == 1001);
  CHECK(asked.filed->message_id == "m@x");
  CHECK(house.count("letters") == 1);
  CHECK(house.count("attempts") == 1);  // it is still being worked on

  SECTION("the filed copy is there: a second delivery") {
    again.copy = Copy::still_filed;
    CHECK(house.take(again).state == State::duplicate);
    CHECK(house.count("cases") == 1);
    CHECK(house.claim(EffectKind::move).size() == 1);
  }
  SECTION("it is gone: a person wants it decided anew") {
    again.copy = Copy::gone;
    CHECK(house.take(again).state == State::reconsider);
    const auto open = house.ledger->cases(true, 10);
    REQUIRE(open.size() == 1);
    CHECK(open[0].text == "stop");
    CHECK(house.count("cases", "joins = 1 and state = 'open'") == 1);
    const auto moves = house.claim(EffectKind::move);
    REQUIRE(moves.size() == 1);
    CHECK(moves[0].folder == Folder::escalated);
    CHECK(house.claim(EffectKind::answer).size() == 1);  // the first one's, and no second
    house.settle(moves[0].id, Outcome::done, "", 77);

    const TakenIn third = house.take(letter(3, "ann@example.org", "stop", "m@x"));  // the newest copy counts
    REQUIRE(third.state == State::ask);
    CHECK(third.filed->folder == Folder::escalated);
    CHECK(third.filed->uid == 77);
  }
  CHECK(house.count("attempts") == 0);
}

TEST_CASE("a changed UIDVALIDITY voids the move; the letter is linked under its new place") {
  House house;
  house.take(letter(1, "ann@example.org", "stop", "m@x"));
  for (const auto& move : house.claim(EffectKind::move)) house.settle(move.id, Outcome::voided);
  Incoming again = letter(1, "ann@example.org", "stop", "m@x");
  again.cause.uidvalidity = 2;
  CHECK(house.take(again).state == State::duplicate);
  const auto moves = house.claim(EffectKind::move);
  REQUIRE(moves.size() == 1);
  CHECK(moves[0].letter.uidvalidity == 2);
  CHECK(house.count("cases") == 1);
}

TEST_CASE("a handler or a template that throws costs its own letter only") {
  House house;
  house.decide = [&](const Asked& asked) -> Decision {
    if (asked.letter.text == "boom") throw std::runtime_error("broken handler");
    if (asked.letter.text == "mute") {
      Decision d = opted_out(asked);
      d.answer->to = "nobody";
      return d;
    }
    return opted_out(asked);
  };
  house.ledger->attempt({{"main", 1, 2}}, false).get();
  const auto taken = house.take({letter(1, "ann@example.org", "stop"), letter(2, "bob@example.org", "boom"),
                                 letter(3, "cy@example.org", "mute"), letter(4, "dan@example.org", "stop")});
  CHECK(taken[0].state == State::decided);
  CHECK(taken[1].state == State::failed);
  CHECK(taken[1].error == "broken handler");
  CHECK(taken[2].state == State::failed);
  CHECK(taken[3].state == State::decided);
  CHECK(house.count("letters") == 2);
  CHECK(house.count("cases") == 2);
  CHECK(house.count("attempts") == 1);
  CHECK_FALSE(house.ledger->suppressed("cy@example.org", Purpose::announcements, ""));
  CHECK_FALSE(house.ledger->verify_audit());

  Incoming given_up = letter(2, "bob@example.org", "boom");
  given_up.failed = "the handler threw";
  CHECK(house.take(given_up).state == State::decided);
  const auto open = house.ledger->cases(true, 10);
  REQUIRE(open.size() == 1);
  CHECK(open[0].question.find("the handler threw") != std::string::npos);
  CHECK(house.count("letters", "folder = 'failed'") == 1);
}

TEST_CASE("a decision is told the quotas of its author and of the hour [3834-5]") {
  House house;
  house.decide = [](const Asked& asked) { return opted_out(asked, AnswerKind::acknowledgement); };
  std::uint32_t uid = 0;
  const auto next = [&] {
    ++uid;
    return letter(uid, "Ann@example.org", "stop " + std::to_string(uid));
  };
  house.take(next());
  CHECK(house.seen.acknowledgements_in_7_days == 0);
  CHECK_FALSE(house.seen.sender_suppressed);
  CHECK(house.seen.received == 1'799'999'000);
  house.decide = [](const Asked& asked) { return opted_out(asked); };
  house.take({next(), next()});
  CHECK(house.seen.acknowledgements_in_7_days == 1);
  CHECK(house.seen.promises_in_24_hours == 1);
  CHECK(house.seen.answers_in_hour == 2);
  CHECK(house.seen.sender_suppressed);
  house.now += 3601 + 60;
  house.take(letter(100, "bob@example.org", "stop"));
  CHECK(house.seen.acknowledgements_in_7_days == 0);
  CHECK(house.seen.answers_in_hour == 0);
  house.now += 86400;
  house.take(next());
  CHECK(house.seen.acknowledgements_in_7_days == 1);
  CHECK(house.seen.promises_in_24_hours == 0);
  house.now += 7 * 86400;
  house.take(next());
  CHECK(house.seen.acknowledgements_in_7_days == 0);
}

TEST_CASE("a letter continues a case by its key or by our Message-ID, and only its sender is the same person") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  const Minted minted = house.minted.back();
  const std::string key_address = "Joys+" + minted.case_key + "@soren.tech";

  Incoming reply = letter(2, "ann@example.org", "thanks");
  SECTION("To") { reply.message.to = {address(key_address)}; }
  SECTION("Delivered-To") { reply.message.headers = {{"delivered-to", key_address}}; }
  SECTION("In-Reply-To") { reply.message.in_reply_to = minted.effect_id + "@soren.tech"; }
  SECTION("References") { reply.message.references = {minted.effect_id + "@soren.tech", "other@x"}; }
  house.take(reply);
  REQUIRE(house.seen.continues);
  CHECK(house.seen.continues->number == minted.number);
  CHECK(house.seen.continues->category == Category::opt_out);
  CHECK(house.seen.continues->from_same_person);

  Incoming stranger = letter(3, "eve@example.org", "me too");
  stranger.message.to = {address(key_address)};
  house.take(stranger);
  REQUIRE(house.seen.continues);
  CHECK_FALSE(house.seen.continues->from_same_person);

  Incoming elsewhere = letter(4, "ann@example.org", "hm");
  elsewhere.message.to = {address("joys+" + minted.case_key + "@example.org")};  // not our address
  house.take(elsewhere);
  CHECK_FALSE(house.seen.continues);
}

TEST_CASE("a joined case points to the one before") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  house.decide = [](const Asked& asked) {
    Decision d = for_staff(asked);
    d.joins_case = "1";
    return d;
  };
  house.take(letter(2, "ann@example.org", "and why?"));
  CHECK(house.count("cases", "joins = 1") == 1);
}

TEST_CASE("a delivery report about our letter is recognised, and so is whom it went to [3464-9]") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  const Minted minted = house.minted.back();
  house.settle_all(EffectKind::answer);  // the address itself is forgotten now
  house.decide = [](const Asked&) { return Decision{}; };

  Incoming report = letter(2, "mailer-daemon@example.net", "failed");
  report.classification.delivery = DeliveryReport{{{"forwarded@example.net", "failed", "5.1.1", ""}}, "", {}};
  SECTION("by its Message-ID") {
    report.classification.delivery->original_message_id = minted.effect_id + "@soren.tech";
    report.classification.delivery->returned_headers = {"Subject: x", "To: <ann@example.org>"};
    house.take(report);
    CHECK(house.seen.report_is_ours);
    CHECK(house.seen.reported_address == "ann@example.org");
  }
  SECTION("by the key in our reverse-path; the address only if the report names it") {
    report.message.to = {address("joys+" + minted.case_key + "@soren.tech")};
    house.take(report);
    CHECK(house.seen.report_is_ours);
    CHECK_FALSE(house.seen.reported_address);
  }
  SECTION("by a token") {
    report.classification.quoted_ticket = Ticket{"bob@example.org", "", false};
    house.take(report);
    CHECK(house.seen.report_is_ours);
    CHECK(house.seen.reported_address == "bob@example.org");
  }
  SECTION("somebody else's letter") {
    report.classification.delivery->original_message_id = "abc@elsewhere";
    house.take(report);
    CHECK_FALSE(house.seen.report_is_ours);
  }
}

TEST_CASE("what exists already mints no undo, but the answer goes out") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  CHECK_FALSE(house.minted.back().undo_secret.empty());
  house.take(letter(2, "ann@example.org", "stop, I said"));
  CHECK(house.minted.back().undo_secret.empty());
  CHECK(house.claim(EffectKind::answer).size() == 2);
  CHECK(house.count("suppressions") == 1);
}
