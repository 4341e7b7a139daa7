// What SMTP can answer: not now, never, nothing. The ledger says what became of each answer, and the case shows it to
// people; what may have arrived is only ever repeated as the same letter.
#include "catch.h"
#include "daemon/sending.h"
#include "mail/smtp.h"
#include "parsers/message.h"
#include "rig.h"
#include "store/database.h"

using namespace joys;
using namespace joys::live;
using namespace std::chrono_literals;

namespace {

// Everything that waits is due now.
void time_passes(Rig& rig) {
  open_database("sqlite:" + rig.house.ledger(), false)
      ->run("update effects set due_at = 0 where state = 'due'", {}, {});
}

std::int64_t seconds_until_due(Rig& rig) {
  std::int64_t seconds = 0;
  open_database("sqlite:" + rig.house.ledger(), true)
      ->run("select min(due_at) from effects where kind = 'answer' and state = 'due'", {},
            [&](Row row) { seconds = std::get<std::int64_t>(row[0]) - std::time(nullptr); });
  return seconds;
}

std::string sent_of(Rig& rig) {
  const auto sent = rig.only_case().at("sent");
  REQUIRE(sent.size() == 1);
  return sent.front().get<std::string>();
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("SMTP says not now: the answer waits and goes out later, with longer and longer pauses") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  Mood refusing;
  std::string code;
  SECTION("421 as greeting") { refusing.greeting = "421 4.3.2 closing"; }
  SECTION("450 for the recipient") { refusing.recipient = code = "450 4.2.1 busy"; }
  SECTION("452 after the final dot") { refusing.dot = code = "452 4.3.1 full"; }
  SECTION("421 after the final dot") { refusing.dot = code = "421 4.3.2 closing"; }
  SECTION("the connection ends before the final dot") { refusing.recipient = drop; }
  rig->smtp.mood(refusing);
  rig->house.deliver({opt_out(1)});
  const int status = rig->house.once();
  CHECK(status == (code.empty() ? 75 : 0));
  CHECK(rig->effects("answer", "due") == 1);
  CHECK(rig->house.counts()["Processed"] == 1);  // filing does not wait for answering
  if (!code.empty()) CHECK(has(sent_of(*rig), code.substr(0, 9)));
  const auto first_pause = seconds_until_due(*rig);
  CHECK(first_pause > 30);
  time_passes(*rig);
  rig->house.once();
  CHECK(seconds_until_due(*rig) > first_pause);
  rig->smtp.mood({});
  time_passes(*rig);
  CHECK(rig->house.once() == 0);
  CHECK(rig->effects("answer", "done") == 1);
  CHECK(rig->answers() == std::map<std::string, int>{{reader(1), 1}});
  CHECK(rig->only_case().at("state") == "closed");
}

TEST_CASE("SMTP says never: the case is opened again and shows the code") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  Mood refusing;
  std::string code;
  SECTION("550 for the recipient") { refusing.recipient = code = "550 5.1.1 unknown"; }
  SECTION("552 after the final dot") { refusing.dot = code = "552 5.3.4 too big"; }
  rig->smtp.mood(refusing);
  rig->house.deliver({opt_out(1)});
  CHECK(rig->house.once() == 0);
  CHECK(rig->house.once() == 0);  // the letter goes to the open cases
  CHECK(rig->effects("answer", "refused") == 1);
  const auto shown = rig->only_case();
  CHECK(shown.at("state") == "open");
  CHECK(shown.at("action") == "staff");
  CHECK(has(shown.at("question"), code.substr(0, 9)));
  CHECK(has(sent_of(*rig), code.substr(0, 9)));
  CHECK(rig->house.counts()["Escalated"] == 1);
  CHECK(rig->answers().empty());
  CHECK(rig->house.ctl_json({"suppression", "check", reader(1)}).at("suppressed") == true);
}

TEST_CASE("the connection ends after the final dot: the same letter twice more, then a person") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  init_parsers();
  rig->smtp.mood({.greeting = Mood().greeting, .recipient = Mood().recipient, .dot = drop});
  rig->house.deliver({opt_out(1)});
  for (std::size_t time = 1; time <= 3; ++time) {
    CHECK(rig->house.once() == 0);
    CHECK(rig->smtp.arrived().size() == time);
    CHECK(rig->effects("answer", "due") == (time < 3 ? 1 : 0));
    time_passes(*rig);
  }
  CHECK(rig->house.once() == 0);
  const auto letters = rig->smtp.arrived();
  REQUIRE(letters.size() == 3);
  CHECK(letters[1].bytes == letters[0].bytes);
  CHECK(letters[2].bytes == letters[0].bytes);
  CHECK_FALSE(parse_message(letters[0].bytes).message_id.empty());
  CHECK(rig->effects("answer", "given_up") == 1);
  const auto shown = rig->only_case();
  CHECK(shown.at("state") == "open");
  CHECK(has(shown.at("question"), "Nobody knows"));
  CHECK(rig->house.counts()["Escalated"] == 1);
}

TEST_CASE("an answer of unknown fate that arrives the second time ends there") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  rig->smtp.mood({.greeting = Mood().greeting, .recipient = Mood().recipient, .dot = drop});
  rig->house.deliver({opt_out(1)});
  CHECK(rig->house.once() == 0);
  rig->smtp.mood({});
  time_passes(*rig);
  CHECK(rig->house.once() == 0);
  CHECK(rig->effects("answer", "done") == 1);
  CHECK(rig->only_case().at("state") == "closed");
  CHECK(rig->smtp.arrived().size() == 2);
}

// The daemon waits ten minutes for the reply to a final dot; here its sending side runs with shorter deadlines.
TEST_CASE("SMTP says nothing: unknown after the final dot, later before it") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  Mood silent;
  silent.greeting = "421 4.3.2 closing";
  rig->smtp.mood(silent);
  rig->house.deliver({opt_out(1)});
  CHECK(rig->house.once() == 75);  // decided; the answer is still to be sent
  time_passes(*rig);
  silent = {};
  bool sent = false;
  SECTION("after the final dot") {
    silent.dot = silence;
    sent = true;
  }
  SECTION("to the recipient") { silent.recipient = silence; }
  rig->smtp.mood(silent);
  {
    LedgerOptions options;
    options.url = "sqlite:" + rig->house.ledger();
    options.clock = [] { return std::time(nullptr); };
    const auto ledger = Ledger::open(std::move(options));
    SmtpOptions smtp;
    smtp.wire.url = rig->smtp.url();
    smtp.deadlines.command = smtp.deadlines.final_dot = 300ms;
    const auto courier = make_smtp(smtp);
    const Wake wake;
    const std::atomic<bool> stop = false;
    Sending sending(*courier, *ledger, wake, stop);
    REQUIRE(eventually([&] {
      sending.step(50ms);
      return sending.quiet() &&
             has(ledger->cases(false, 1).at(0).sent.at(0), sent ? "no reply to the final dot" : "before the final dot");
    }));
  }
  CHECK(rig->smtp.arrived().size() == (sent ? 1 : 0));
  CHECK(rig->effects("answer", "due") == 1);
  rig->smtp.mood({});
  time_passes(*rig);
  CHECK(rig->house.once() == 0);
  CHECK(rig->effects("answer", "done") == 1);
}
