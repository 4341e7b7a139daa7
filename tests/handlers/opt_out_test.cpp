// opt_out: who is stopped at once, who must be asked, and what goes to people.
#include "asked.h"
#include "catch.h"

using namespace joys;
using namespace joys::test;

namespace {

Letter letter(const std::string& text) { return Letter({Category::opt_out}, text); }

bool closed(const Decision& decision) {
  return decision.cases.size() == 1 && !decision.cases[0].open && decision.action == Action::automatic &&
         decision.folder == Folder::processed;
}

bool open_with(const Decision& decision, Action action) {
  return decision.cases.size() == 1 && decision.cases[0].open && decision.action == action &&
         decision.cases[0].action == action && decision.folder == Folder::escalated &&
         !decision.cases[0].question.empty();
}

std::string paragraph(const Decision& decision) {
  return decision.answer ? decision.answer->paragraphs.at(0).template_name : "";
}

}  // namespace

TEST_CASE("the sender's own address stops at once, with a promise [P13] [L5]") {
  const Decision decision = letter("Please unsubscribe me.").decided();
  CHECK(closed(decision));
  CHECK(decision.changes == std::vector<Change>{stopped("ann@example.org")});
  REQUIRE(decision.answer);
  CHECK(decision.answer->to == "Ann@example.org");
  CHECK(decision.answer->kind == AnswerKind::promise);
  CHECK(decision.answer->in_reply_to == "letter-1@example.org");
  REQUIRE(paragraph(decision) == "opt_out_done");
  const Values& values = decision.answer->paragraphs[0].values;
  CHECK(values.at("address") == "Ann@example.org");
  CHECK(values.at("until") == "Sunday, 6 December");  // mailer_delay_hours = 48
  CHECK(decision.answer->received == "Friday, 4 December");
  CHECK(decision.cases[0].law == "CAN-SPAM 10 business days");
  CHECK(decision.cases[0].due_at == at(2026, 12, 18, 23, 59, 59));
}

TEST_CASE("whom we do not know, or have stopped already, gets the same answer [P11]") {
  Letter stranger = letter("Unsubscribe");
  stranger.context.senders.clear();
  Letter again = letter("Unsubscribe");
  again.context.sender_suppressed = true;
  for (const auto& decision : {stranger.decided(), again.decided()}) {
    CHECK(closed(decision));
    CHECK(has(decision, stopped("ann@example.org")));
    CHECK(paragraph(decision) == "opt_out_done");
  }
}

TEST_CASE("one list of several stops alone, if the person is on it") {
  Letter weekly = letter("Please take me off the Weekly Digest only.");
  weekly.classification.facts.lists = {"weekly digest"};
  CHECK(has(weekly.decided(), stopped("ann@example.org")));  // no such list on record: all of them
  weekly.context.senders[0].lists = {"Offers", "Weekly Digest"};
  const Decision decision = weekly.decided();
  CHECK(decision.changes == std::vector<Change>{stopped("ann@example.org", Purpose::announcements, "Weekly Digest")});
  CHECK(decision.answer->paragraphs.at(0).values.at("list") == "Weekly Digest");
  weekly.classification.facts.lists.push_back("Offers");
  CHECK(has(weekly.decided(), stopped("ann@example.org")));
}

TEST_CASE("an objection to sharing stops sharing, and mail only where mail is named [P11] [K9]") {
  const Decision sharing = letter("Do not sell or share my data.").decided();
  CHECK(closed(sharing));
  CHECK(sharing.changes == std::vector<Change>{stopped("ann@example.org", Purpose::sharing)});
  CHECK(paragraph(sharing) == "sharing_done");
  CHECK(sharing.cases[0].law == "CCPA 15 business days");

  const Decision both = letter("Stop the newsletter and do not share my data.").decided();
  CHECK(both.changes.size() == 2);
  CHECK(has(both, stopped("ann@example.org")));
  CHECK(has(both, stopped("ann@example.org", Purpose::sharing)));
  CHECK(paragraph(both) == "opt_out_and_sharing_done");
}

TEST_CASE("an opened token acts on its address and list, whatever From says") {
  Letter own = letter("");
  own.classification.ticket = Ticket{"ann@example.org", "weekly", false};
  const Decision mine = own.decided();
  CHECK(closed(mine));
  CHECK(mine.changes == std::vector<Change>{stopped("ann@example.org", Purpose::announcements, "weekly")});
  CHECK(mine.answer->paragraphs.at(0).values.at("list") == "weekly");

  Letter other = letter("");
  other.classification.ticket = Ticket{"bob@example.net", "", false};
  const Decision his = other.decided();
  CHECK(closed(his));
  CHECK(his.changes == std::vector<Change>{stopped("bob@example.net")});
  CHECK_FALSE(his.answer);  // it would name Bob and hand his undo link to Ann
}

TEST_CASE("a token of a compromised key only asks") {
  Letter asking = letter("");
  asking.classification.ticket = Ticket{"ann@example.org", "", true};
  const Decision decision = asking.decided();
  CHECK(open_with(decision, Action::confirm));
  CHECK(decision.changes.empty());
  CHECK(paragraph(decision) == "opt_out_received");
}

TEST_CASE("a quoted token tells which address the words mean") {
  Letter own = letter("Stop this");
  own.classification.quoted_ticket = Ticket{"ann@example.org", "weekly", false};
  CHECK(closed(own.decided()));
  CHECK(has(own.decided(), stopped("ann@example.org")));

  Letter other = letter("Stop this");
  other.classification.quoted_ticket = Ticket{"bob@example.net", "", false};
  const Decision asked = other.decided();
  CHECK(asked.changes.empty());
  REQUIRE(asked.others.size() == 1);
  CHECK(asked.others[0].to == "bob@example.net");
}

TEST_CASE("another's address is not stopped before its owner says so") {
  Letter other = letter("Please remove bob@example.net");
  other.classification.facts.addresses = {"bob@example.net"};
  const Decision decision = other.decided();
  CHECK_FALSE(decision.cases.at(0).open);
  CHECK(decision.action == Action::confirm);
  CHECK(decision.changes.empty());
  CHECK(decision.answer->kind == AnswerKind::acknowledgement);
  CHECK(decision.answer->to == "Ann@example.org");
  REQUIRE(decision.others.size() == 1);
  const Answer& ask = decision.others[0];
  CHECK(ask.to == "bob@example.net");
  CHECK(ask.unasked);
  CHECK(ask.in_reply_to.empty());  // nothing of the writer's letter goes to a third party
  REQUIRE(ask.pending.size() == 1);
  CHECK(ask.pending[0].wish == Wish::stop);

  Letter both = letter("Please remove ann@Example.org and bob@example.net");
  both.classification.facts.addresses = {"bob@example.net"};
  const Decision partly = both.decided();
  CHECK(open_with(partly, Action::confirm));
  CHECK(partly.changes == std::vector<Change>{stopped("ann@example.org")});
  CHECK(paragraph(partly) == "opt_out_partly_done");
}

TEST_CASE("[P7] ann@ is not named where joann@ is") {
  Letter other = letter("Please remove joann@example.org");
  other.classification.facts.addresses = {"joann@example.org"};
  CHECK(other.decided().changes.empty());
  CHECK(other.decided().others.size() == 1);
  Letter both = letter("Please remove <ann@example.org> and joann@example.org");
  both.classification.facts.addresses = {"joann@example.org"};
  CHECK(both.decided().changes == std::vector<Change>{stopped("ann@example.org")});
}

TEST_CASE(
    "no letter bomb: two third parties a letter, none that has a letter of ours waiting, none on a forger's word") {
  Letter two = letter("Remove bob@example.net and joe@example.net");
  two.classification.facts.addresses = {"bob@example.net", "joe@example.net"};
  CHECK(two.decided().others.size() == 2);
  Letter three = letter("Remove these");
  three.classification.facts.addresses = {"bob@example.net", "joe@example.net", "eve@example.net"};
  CHECK(three.decided().others.empty());
  CHECK(open_with(three.decided(), Action::confirm));
  two.context.asked_lately = {"joe@example.net"};
  CHECK(two.decided().others.empty());
  CHECK(open_with(two.decided(), Action::confirm));
  two.context.asked_lately.clear();
  two.classification.authentication.trust = Trust::fail;
  CHECK(two.decided().others.empty());
  CHECK(two.decided().cases.at(0).open);
  Letter machine = letter("Remove bob@example.net");
  machine.classification.facts.addresses = {"bob@example.net"};
  machine.classification.machine.never_answer = true;
  CHECK(machine.decided().others.empty());
  CHECK(machine.decided().cases.at(0).open);
}

TEST_CASE("our own addresses in the text are nobody's") {
  Letter naming = letter("Your joysandconcerns@soren.tech told me to write: unsubscribe");
  naming.classification.facts.addresses = {"joysandconcerns@soren.tech", "news@mail.soren.tech"};
  CHECK(closed(naming.decided()));
}

TEST_CASE("more than three addresses are for people") {
  Letter many = letter("Remove all of these");
  many.classification.facts.addresses = {"a@example.net", "b@example.net", "c@example.net"};
  CHECK(open_with(many.decided(), Action::confirm));
  many.classification.facts.addresses.push_back("d@example.net");
  CHECK(open_with(many.decided(), Action::staff));
  CHECK(many.decided().changes.empty());
}

TEST_CASE("death, illness, guardianship: stopped at once, nothing sent there, people") {
  const Decision own = letter("My husband has died. Please stop your letters.").decided();
  CHECK(open_with(own, Action::staff));
  CHECK(has(own, stopped("ann@example.org")));
  CHECK_FALSE(own.answer);

  Letter other = letter("My father passed away, stop writing to dad@example.net");
  other.classification.facts.addresses = {"dad@example.net"};
  const Decision decision = other.decided();
  CHECK(open_with(decision, Action::staff));
  CHECK(decision.changes == std::vector<Change>{stopped("dad@example.net")});
  CHECK(paragraph(decision) == "opt_out_received");
  CHECK(decision.answer->to == "Ann@example.org");
  CHECK(decision.answer->kind == AnswerKind::acknowledgement);
}

TEST_CASE("a pause and a cancelled service are for people; the service's mail stops") {
  const Decision pause = letter("Please pause your newsletter while I am away").decided();
  CHECK(open_with(pause, Action::staff));
  CHECK(pause.changes.empty());

  const Decision client = letter("I cancel my hosting contract, stop all mail").decided();
  CHECK(open_with(client, Action::staff));
  CHECK(has(client, stopped("ann@example.org")));
  CHECK(paragraph(client) == "opt_out_partly_done");
}

TEST_CASE("without a single author nobody is stopped") {
  Letter two = letter("unsubscribe");
  two.message.from.push_back(address("bob@example.net"));
  const Decision decision = two.decided();
  CHECK(open_with(decision, Action::staff));
  CHECK(decision.changes.empty());
  CHECK_FALSE(decision.answer);
}
