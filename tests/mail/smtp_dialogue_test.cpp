// The connection as a value: orders of events that a socket could only show by luck.
#include "mail/smtp_dialogue.h"

#include "catch.h"

using namespace joys;
using namespace std::chrono_literals;

namespace {

using Time = SmtpDialogue::Time;
const Time start = Time() + 1000s;

Outgoing letter(const std::string& id) {
  return {id, "", id + "@x.example", "Subject: " + id + "\r\n\r\n" + id + "\r\n"};
}
std::string body(const std::string& id) { return letter(id).bytes + ".\r\n"; }

// What it wants to send, taken by the wire at once.
std::string said(SmtpDialogue& talk, Time now = start) {
  std::string out(talk.unsent());
  talk.sent(out.size(), now);
  return out;
}

SmtpDialogue greeted(const SmtpDeadlines& deadlines = {}) {
  SmtpDialogue talk("me.example", deadlines, start);
  CHECK(said(talk) == "EHLO me.example\r\n");
  CHECK_FALSE(talk.ready(start));
  talk.receive("250-mx\r\n250-PIPELINING\r\n250 DSN\r\n", start);
  CHECK(talk.idle());
  return talk;
}

SmtpDialogue with_dot_sent() {
  SmtpDialogue talk = greeted();
  talk.take({"a", "k@y", "a@x.example", letter("a").bytes}, start);
  said(talk);
  talk.receive("250 ok\r\n250 ok\r\n354 go\r\n", start);
  CHECK(said(talk) == body("a"));
  return talk;
}

}  // namespace

TEST_CASE("body and next envelope leave in one piece, the next body after 354 and settled() [duplicates-1]") {
  SmtpDialogue talk = greeted();
  talk.take({"a", "k@y", "a@x.example", letter("a").bytes}, start);
  CHECK(said(talk) == "MAIL FROM:<k@y>\r\nRCPT TO:<a@x.example>\r\nDATA\r\n");
  talk.receive("250 ok\r\n250 ok\r\n354 go\r\n", start);
  REQUIRE(talk.ready(start));
  talk.take({"b", "k@y", "b@x.example", letter("b").bytes}, start);
  CHECK(said(talk) == body("a") + "MAIL FROM:<k@y>\r\nRCPT TO:<b@x.example>\r\nDATA\r\n");
  CHECK_FALSE(talk.ready(start));
  const bool settled_first = GENERATE(false, true);
  talk.receive("250 kept\r\n", start);
  REQUIRE(talk.take_fates().size() == 1);
  if (settled_first) talk.settled("a", start);
  CHECK(talk.unsent().empty());
  talk.receive("250 ok\r\n250 ok\r\n354 go\r\n", start);
  CHECK(talk.unsent().empty() == !settled_first);
  talk.settled("b", start);  // not sent yet: no effect
  CHECK(talk.unsent().empty() == !settled_first);
  talk.settled("a", start);
  CHECK(said(talk) == body("b"));
}

TEST_CASE("unknown only if the whole final dot left [5321-4.2.5]") {
  SmtpDialogue talk = greeted();
  talk.take(letter("a"), start);
  said(talk);
  talk.receive("250 ok\r\n250 ok\r\n354 go\r\n", start);
  const std::size_t all = talk.unsent().size();
  const std::size_t taken = GENERATE_COPY(std::size_t{0}, all - 1, all);
  talk.sent(taken, start);
  talk.lost("gone");
  const auto fates = talk.take_fates();
  REQUIRE(fates.size() == 1);
  CHECK(fates[0].fate == (taken == all ? Fate::unknown : Fate::later));
  CHECK(talk.ended());
}

TEST_CASE("a reply to a final dot that was not sent is not believed") {
  SmtpDialogue talk = greeted();
  talk.take(letter("a"), start);
  said(talk);
  talk.receive("250 ok\r\n250 ok\r\n354 go\r\n250 too early\r\n", start);
  const auto fates = talk.take_fates();
  REQUIRE(fates.size() == 1);
  CHECK(fates[0].fate == Fate::later);
  CHECK(talk.ended());
}

TEST_CASE("the deadlines of RFC 5321, each for its step [5321-4.5.3.2]") {
  SmtpDialogue talk = greeted();
  CHECK(talk.due() == start + 30s);  // idle
  talk.take(letter("a"), start);
  CHECK(talk.due() == start + 3min);  // not taken by the wire
  said(talk);
  CHECK(talk.due() == start + 5min);  // MAIL
  talk.receive("250 ok\r\n250 ok\r\n", start + 1min);
  CHECK(talk.due() == start + 3min);  // DATA: one minute and two
  talk.receive("35", start + 2min);
  CHECK(talk.due() == start + 3min);  // half a reply is none
  talk.receive("4 go\r\n", start + 2min);
  said(talk, start + 2min);
  CHECK(talk.due() == start + 12min);  // the final dot
  talk.take(letter("b"), start + 5min);
  said(talk, start + 5min);
  CHECK(talk.due() == start + 12min);  // not longer for the next letter's sake
  talk.receive("250 kept\r\n250 ok\r\n250 ok\r\n354 go\r\n", start + 6min);
  CHECK(talk.due() == Time::max());  // the caller's turn
  talk.settled("a", start + 60min);
  CHECK(talk.due() == start + 63min);
  said(talk, start + 60min);
  talk.tick(start + 69min);
  CHECK_FALSE(talk.ended());
  talk.tick(start + 70min);
  CHECK(talk.ended());
  const auto fates = talk.take_fates();
  REQUIRE(fates.size() == 2);
  CHECK(fates[0].fate == Fate::accepted);
  CHECK(fates[1].fate == Fate::unknown);
}

TEST_CASE("421 behind an accepted letter does not undo it") {
  SmtpDialogue talk = with_dot_sent();
  talk.take(letter("b"), start);
  CHECK(said(talk) == "MAIL FROM:<>\r\nRCPT TO:<b@x.example> NOTIFY=NEVER\r\nDATA\r\n");
  talk.receive("250 kept\r\n421 4.3.2 enough\r\n", start);
  const auto fates = talk.take_fates();
  REQUIRE(fates.size() == 2);
  CHECK(fates[0].fate == Fate::accepted);
  CHECK(fates[1].fate == Fate::later);
  CHECK(fates[1].code == 421);
  CHECK(fates[1].enhanced == "4.3.2");
  CHECK(talk.proved());
}

TEST_CASE("a refusal that is already known stays what it is when the connection ends") {
  SmtpDialogue talk = greeted();
  talk.take(letter("a"), start);
  said(talk);
  talk.receive("250 ok\r\n550 5.1.1 nobody\r\n", start);
  CHECK(talk.take_fates().empty());  // DATA's reply is still to come
  talk.lost("gone");
  const auto fates = talk.take_fates();
  REQUIRE(fates.size() == 1);
  CHECK(fates[0].fate == Fate::refused);
  CHECK(fates[0].enhanced == "5.1.1");
}

TEST_CASE("QUIT only where nothing is awaited") {
  SmtpDialogue talk = GENERATE(0, 1) ? with_dot_sent() : greeted();
  const bool idle = talk.idle();
  talk.quit(start);
  CHECK(talk.unsent() == (idle ? "QUIT\r\n" : ""));
  CHECK(talk.ended() == !idle);
  said(talk);
  CHECK(talk.ended());
}
