// The courier against scripted servers: every way in which a conversation can go wrong, and what becomes of the
// letters.
#include <unistd.h>
#include <map>

#include "catch.h"
#include "mail/smtp.h"
#include "smtp_script.h"

using namespace joys;
using namespace std::chrono_literals;

namespace {

const std::string no_pipelining = "8BITMIME";

SmtpOptions options_for(const ScriptedSmtp& server, int connections = 1) {
  SmtpOptions options;
  options.wire.url = server.url();
  options.wire.connect_timeout = 5s;
  options.connections = connections;
  options.helo = "tester.example";
  options.first_pause = 20ms;
  options.longest_pause = 80ms;
  return options;
}

Outgoing letter(const std::string& id, std::string body = "Subject: hello\r\n\r\ntext\r\n") {
  return {id, "", id + "@x.example", std::move(body)};
}

// The next fate; settled at once unless the test wants to do it.
Posted fate_of(Courier& courier, bool settle = true) {
  const auto posted = courier.next(10s, -1);
  REQUIRE(posted);
  if (settle) courier.settled(posted->id);
  return *posted;
}

std::size_t position(const ScriptedSmtp& server, const std::string& line) {
  const auto log = server.log();
  return static_cast<std::size_t>(std::find(log.begin(), log.end(), line) - log.begin());
}

}  // namespace

TEST_CASE("letters go out pipelined, each body behind its own 354 [2920-1]") {
  ScriptedSmtp server({smtp_greeting() + smtp_accepts("a@x.example") + smtp_accepts("b@x.example")});
  auto courier = make_smtp(options_for(server));
  courier->send(letter("a", "Subject: a\r\n\r\n.dot\r\n..two\r\n.\r\nend\r\n"));
  courier->send(letter("b"));
  CHECK(courier->in_flight() == 2);
  const auto a = fate_of(*courier), b = fate_of(*courier);
  CHECK(a.id == "a");
  CHECK(a.fate == Fate::accepted);
  CHECK(a.code == 250);
  CHECK(a.enhanced == "2.0.0");
  CHECK(b.fate == Fate::accepted);
  CHECK(courier->in_flight() == 0);
  CHECK(server.errors().empty());
  REQUIRE(server.bodies().size() == 2);
  CHECK(server.bodies()[0] == "Subject: a\r\n\r\n.dot\r\n..two\r\n.\r\nend\r\n");
  CHECK(server.connections() == 1);
}

TEST_CASE("the next final dot waits for settled(), its envelope does not [duplicates-1]") {
  // The server answers the first dot only after it has heard the second letter's envelope.
  ScriptedSmtp server(
      {smtp_greeting() +
       "C: MAIL FROM:<>\nC: RCPT TO:<a@x.example>\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\n"
       "C: MAIL FROM:<>\nC: RCPT TO:<b@x.example>\nC: DATA\nS: 250 kept\nS: 250 ok\nS: 250 ok\nS: 354 b\n"
       "body\nS: 250 kept\n"});
  auto courier = make_smtp(options_for(server));
  courier->send(letter("a"));
  courier->send(letter("b"));
  CHECK(fate_of(*courier, false).id == "a");
  while (!server.logged("0 S: 354 b")) REQUIRE_FALSE(courier->next(1ms, -1));
  REQUIRE_FALSE(courier->next(100ms, -1));  // 354 is there, the body is not sent
  CHECK(server.bodies().size() == 1);
  server.note("settled a");
  courier->settled("a");
  CHECK(fate_of(*courier).id == "b");
  const auto log = server.log();
  const auto second_dot = std::find(log.rbegin(), log.rend(), "0 C: .").base() - log.begin() - 1;
  CHECK(position(server, "settled a") < static_cast<std::size_t>(second_dot));
  CHECK(server.errors().empty());
}

TEST_CASE("without PIPELINING every command waits for its reply [2920-2]") {
  const std::string one = "C: MAIL FROM:<>\nS: 250 ok\nC: RCPT TO:<";
  const std::string rest = "@x.example>\nS: 250 ok\nC: DATA\nS: 354 go\nbody\nS: 250 ok\n";
  ScriptedSmtp server({smtp_greeting(no_pipelining) + one + "a" + rest + one + "b" + rest});
  auto courier = make_smtp(options_for(server));
  courier->send(letter("a"));
  courier->send(letter("b"));
  CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.errors().empty());
  const auto log = server.log();
  for (std::size_t i = 0; i + 1 < log.size(); ++i) {  // never two commands in a row
    if (log[i] == "0 C: MAIL FROM:<>") CHECK(log[i + 1].starts_with("0 S: "));
    if (log[i].starts_with("0 C: RCPT")) CHECK(log[i + 1].starts_with("0 S: "));
  }
}

TEST_CASE("a refused recipient is one letter's fate, RSET precedes the next [5321-4.1.1.5]") {
  const std::string envelope = "C: MAIL FROM:<>\nC: RCPT TO:<a@x.example>\nC: DATA\n";
  const std::string next = "C: RSET\n" + smtp_accepts("b@x.example");
  const std::string after_rset =
      "C: RSET\nC: MAIL FROM:<>\nC: RCPT TO:<b@x.example>\nC: DATA\n"
      "S: 250 ok\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\nS: 250 ok\n";
  struct Row {
    const char* replies;
    Fate fate;
    int code;
    const char* enhanced;
  };
  const auto row =
      GENERATE(Row{"S: 250 ok\nS: 550-5.1.1 nobody\nS: 550 5.1.1 here\nS: 554 5.5.1 no valid recipients\n",
                   Fate::refused, 550, "5.1.1"},
               Row{"S: 250 ok\nS: 450 4.2.0 greylisted\nS: 554 no valid recipients\n", Fate::later, 450, "4.2.0"},
               Row{"S: 250 ok\nS: 552 5.2.2 full\nS: 503 no recipients\n", Fate::refused, 552, "5.2.2"},
               Row{"S: 452 4.3.1 no room\nS: 503 no\nS: 503 no\n", Fate::later, 452, "4.3.1"},
               Row{"S: 553 sender\nS: 503 no\nS: 503 no\n", Fate::refused, 553, ""},
               Row{"S: 250 ok\nS: 250 ok\nS: 451 5.9.9 class of another\n", Fate::later, 451, ""},
               Row{"S: 250 ok\nS: 250 ok\nS: 554 5.6.0 no\n", Fate::refused, 554, "5.6.0"},
               Row{"S: 250 ok\nS: 550 5.1.1 nobody\nS: 354 go\nC: .\nS: 554 no valid recipients\n", Fate::refused, 550,
                   "5.1.1"});
  ScriptedSmtp server({smtp_greeting() + envelope + row.replies + after_rset});
  auto courier = make_smtp(options_for(server));
  courier->send(letter("a"));
  const auto a = fate_of(*courier);
  CHECK(a.fate == row.fate);
  CHECK(a.code == row.code);
  CHECK(a.enhanced == row.enhanced);
  CHECK(a.detail.find("nobody") == std::string::npos);  // the server's text may name people
  courier->send(letter("b"));
  CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.errors().empty());
  CHECK(server.bodies().size() == 1);
}

TEST_CASE("the reply to the final dot decides [5321-4.2.5]") {
  struct Row {
    const char* reply;
    Fate fate;
    int code;
  };
  const auto row =
      GENERATE(Row{"S: 250 ok\n", Fate::accepted, 250}, Row{"S: 451 4.3.0 later\n", Fate::later, 451},
               Row{"S: 554 5.7.1 spam\n", Fate::refused, 554}, Row{"S: 552 5.3.4 big\n", Fate::refused, 552},
               Row{"S: 421 4.3.2 down\ndrop\n", Fate::later, 421}, Row{"drop\n", Fate::unknown, 0},
               Row{"raw: 250-half\\r\\n\ndrop\n", Fate::unknown, 0}, Row{"S: 250-one\nS: 550 two\n", Fate::unknown, 0},
               Row{"S: what\n", Fate::unknown, 0}, Row{"S: 354 more\n", Fate::unknown, 0});
  ScriptedSmtp server({smtp_greeting() +
                       "C: MAIL FROM:<>\nC: RCPT TO:<a@x.example>\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\n" +
                       row.reply});
  auto courier = make_smtp(options_for(server));
  courier->send(letter("a"));
  const auto a = fate_of(*courier);
  CHECK(a.fate == row.fate);
  CHECK(a.code == row.code);
  CHECK(server.errors().empty());
}

TEST_CASE("a connection that ends before the final dot leaves the letter for later [5321-3.8]") {
  const std::string end = GENERATE(as<std::string>{}, "drop\n", "S: 421 4.3.2 down\ndrop\n", "S: 334 what\n", "S: hm\n",
                                   "S: 250 ok\nS: 250 ok\nS: 250 not 354\n", "S: 250 ok\ndrop\n",
                                   "S: 530 5.7.0 log in first\nS: 530 no\nS: 530 no\n", "S: 503 5.5.1 sequence\n",
                                   "raw: 250-\\r\\n250-\\r\\n\ndrop\n");
  INFO(end);
  ScriptedSmtp server({smtp_greeting() + "C: MAIL FROM:<>\nC: RCPT TO:<a@x.example>\nC: DATA\n" + end});
  auto courier = make_smtp(options_for(server));
  courier->send(letter("a"));
  const auto a = fate_of(*courier);
  CHECK(a.fate == Fate::later);
  CHECK(server.bodies().empty());
  CHECK(server.errors().empty());
}

TEST_CASE("dropping after the final dot: that letter unknown, the one behind it later, the rest on a new connection") {
  ScriptedSmtp server({smtp_greeting() +
                           "C: MAIL FROM:<>\nC: RCPT TO:<a@x.example>\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\n"
                           "C: MAIL FROM:<>\nC: RCPT TO:<b@x.example>\nC: DATA\ndrop\n",
                       smtp_greeting() + smtp_accepts("c@x.example")});
  auto courier = make_smtp(options_for(server));
  courier->send(letter("a"));
  courier->send(letter("b"));
  const auto a = fate_of(*courier), b = fate_of(*courier);
  CHECK(a.id == "a");
  CHECK(a.fate == Fate::unknown);
  CHECK(b.id == "b");
  CHECK(b.fate == Fate::later);
  while (courier->unreachable()) courier->next(5ms, -1);
  courier->send(letter("c"));
  CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.errors().empty());
}

TEST_CASE("silence is bounded at every step [5321-4.5.3.2]") {
  struct Row {
    const char* script;
    Fate fate;
    const char* detail;
  };
  const auto row =
      GENERATE(Row{"silence\n", Fate::later, "before the final dot: timeout of MAIL"},
               Row{"S: 250 ok\nsilence\n", Fate::later, "before the final dot: timeout of RCPT"},
               Row{"S: 250 ok\nS: 250 ok\nsilence\n", Fate::later, "before the final dot: timeout of DATA"},
               Row{"S: 250 ok\nS: 250 ok\nraw: 35\nsilence\n", Fate::later, "before the final dot: timeout of DATA"},
               Row{"S: 250 ok\nS: 250 ok\nS: 354 go\nbody\nsilence\n", Fate::unknown,
                   "no reply to the final dot: timeout of final dot"});
  ScriptedSmtp server({smtp_greeting() + "C: MAIL FROM:<>\nC: RCPT TO:<a@x.example>\nC: DATA\n" + row.script});
  auto options = options_for(server);
  options.deadlines.command = options.deadlines.data = options.deadlines.final_dot = 150ms;
  auto courier = make_smtp(options);
  courier->send(letter("a"));
  const auto a = fate_of(*courier);
  CHECK(a.fate == row.fate);
  CHECK(a.detail == row.detail);
  CHECK(server.errors().empty());
}

TEST_CASE("a server that drips its replies octet by octet is understood") {
  ScriptedSmtp server(
      {smtp_greeting() +
       "C: MAIL FROM:<>\nC: RCPT TO:<a@x.example>\nC: DATA\nraw: 2\nraw: 50 o\nraw: k\\r\nraw: \\n250-a\\r\\n2"
       "\nraw: 50 b\\r\\n3\nraw: 54 go\\r\\n\nbody\nraw: 2\nraw: 5\nraw: 0\nraw: \\r\nraw: \\n\n"});
  auto courier = make_smtp(options_for(server));
  courier->send(letter("a"));
  CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.errors().empty());
}

TEST_CASE("a reply out of the blue is never taken for the answer to the next command") {
  ScriptedSmtp server({smtp_greeting() + smtp_accepts("a@x.example") + "S: 250 and another\nsilence\n",
                       smtp_greeting() + smtp_accepts("b@x.example")});
  auto courier = make_smtp(options_for(server));
  courier->send(letter("a"));
  CHECK(fate_of(*courier).fate == Fate::accepted);
  while (!server.logged("0 silence")) courier->next(1ms, -1);
  courier->next(20ms, -1);
  courier->send(letter("b"));
  CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.connections() == 2);
  CHECK(server.errors().empty());
}

TEST_CASE("letters that cannot be said are refused before anything is sent [injection-1]") {
  ScriptedSmtp server({});
  auto courier = make_smtp(options_for(server));
  const Outgoing bad[] = {{"1", "", "b@y> NOTIFY=NEVER", "x\r\n"},
                          {"2", "", "b@y\r\nRCPT TO:<c@z>", "x\r\n"},
                          {"3", "a@x>\r\n", "b@y", "x\r\n"},
                          {"4", "", "b c@y", "x\r\n"},
                          {"5", "", "nobody", "x\r\n"},
                          {"6", "", "b@y", "x\n.\r\nMAIL FROM:<evil@z>\r\n"},
                          {"7", "", "b@y", "x\r.\r\n"},
                          {"8", "", "b@y", std::string("x\0y\r\n", 5)},
                          {"9", "", "b@y", std::string(999, 'x') + "\r\n"},
                          {"10", "", "b@\xc3\xbc.example", "x\r\n"},
                          {"11", "", "b@y\x7f", "x\r\n"}};
  for (const auto& one : bad) {
    courier->send(one);
    const auto posted = fate_of(*courier);
    INFO(one.id);
    CHECK(posted.id == one.id);
    CHECK(posted.fate == Fate::refused);
    CHECK(posted.code == 0);
    CHECK_FALSE(posted.detail.empty());
  }
  CHECK(server.connections() == 0);
}

TEST_CASE("parameters are used where the server offers them [3834-12]") {
  const std::string ask =
      "C: RCPT TO:<a@x.example> NOTIFY=NEVER\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\nS: 250 ok\n";
  const std::string owned = "C: RCPT TO:<b@x.example>\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\nS: 250 ok\n";
  const std::string eai =
      "C: RCPT TO:<j\xc3\xb6rg@x.example> NOTIFY=NEVER\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\nS: 250 ok\n";
  ScriptedSmtp server({smtp_greeting("PIPELINING,size 10000,dsn,8BITMIME,SMTPUTF8") + "C: MAIL FROM:<> SIZE=5\n" + ask +
                       "C: MAIL FROM:<key@y.example> SIZE=6 BODY=8BITMIME\n" + owned +
                       "C: MAIL FROM:<> SIZE=3 SMTPUTF8\n" + eai});
  auto courier = make_smtp(options_for(server));
  courier->send({"a", "", "a@x.example", "hey\r\n"});
  courier->send({"b", "key@y.example", "b@x.example", "h\xc3\xa9y\r\n"});
  courier->send({"c", "", "j\xc3\xb6rg@x.example", "x\r\n"});
  for (int i = 0; i < 3; ++i) CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.errors().empty());
}

TEST_CASE("what the server does not offer is refused in words") {
  ScriptedSmtp server({smtp_greeting() + smtp_accepts("c@x.example")});
  auto courier = make_smtp(options_for(server));
  courier->send({"a", "", "j\xc3\xb6rg@x.example", "x\r\n"});
  courier->send({"b", "", "b@x.example", "h\xc3\xa9y\r\n"});
  courier->send(letter("c"));
  const auto a = fate_of(*courier), b = fate_of(*courier), c = fate_of(*courier);
  CHECK(a.fate == Fate::refused);
  CHECK(a.detail.find("SMTPUTF8") != std::string::npos);
  CHECK(b.fate == Fate::refused);
  CHECK(b.detail.find("8BITMIME") != std::string::npos);
  CHECK(c.fate == Fate::accepted);
  CHECK(server.errors().empty());
}

TEST_CASE("a local part that is no atom travels quoted") {
  ScriptedSmtp server({smtp_greeting() + smtp_accepts("\"a..b\"@x.example")});
  auto courier = make_smtp(options_for(server));
  courier->send({"a", "", "a..b@x.example", "x\r\n"});
  CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.errors().empty());
}

TEST_CASE("an old server that knows only HELO is served one by one [5321-3.2]") {
  ScriptedSmtp server(
      {"S: 220 old\nC: EHLO *\nS: 500 what\nC: HELO *\nS: 250 old\nC: EHLO tester.example\nS: 500 what\n"
       "C: HELO tester.example\nS: 250 old\nC: MAIL FROM:<>\nS: 250 ok\nC: RCPT TO:<a@x.example>\nS: 250 ok\n"
       "C: DATA\nS: 354 go\nbody\nS: 250 ok\n"});
  auto courier = make_smtp(options_for(server));
  courier->send(letter("a"));
  CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.errors().empty());
}

TEST_CASE("a server that refuses us says nothing about the letter") {
  const std::string script = GENERATE(as<std::string>{}, "S: 554 go away\nsilence\n", "S: 421 busy\ndrop\n", "drop\n");
  ScriptedSmtp server({script});
  auto courier = make_smtp(options_for(server));
  for (const char* id : {"a", "b", "c"}) courier->send(letter(id));
  for (int i = 0; i < 3; ++i) CHECK(fate_of(*courier).fate == Fate::later);
  CHECK(courier->unreachable());
  courier->send(letter("d"));  // during the pause: back at once, without a connection
  CHECK(fate_of(*courier).fate == Fate::later);
  CHECK(server.connections() == 1);
}

TEST_CASE("a slow server to one connection does not hold up the others") {
  const std::string stuck =
      smtp_greeting() + "C: MAIL FROM:<>\nC: RCPT TO:*\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\nsilence\n";
  std::string free = smtp_greeting();
  for (int i = 0; i < 6; ++i)
    free += "C: MAIL FROM:<>\nC: RCPT TO:*\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\nS: 250 ok\n";
  ScriptedSmtp server({stuck, free});
  auto courier = make_smtp(options_for(server, 2));
  courier->send(letter("a"));
  courier->send(letter("b"));
  int accepted = 0;
  for (const char* id : {"c", "d", "e", "f"}) {
    const auto posted = fate_of(*courier);
    CHECK(posted.fate == Fate::accepted);
    ++accepted;
    courier->send(letter(id));
  }
  CHECK(accepted == 4);
  CHECK(server.errors().empty());
}

TEST_CASE("connections are opened as the backlog needs, at most as many as allowed") {
  std::string script = smtp_greeting();
  for (int i = 0; i < 20; ++i)
    script += "C: MAIL FROM:<>\nC: RCPT TO:*\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\nS: 250 ok\n";
  ScriptedSmtp server(std::vector<std::string>(3, script));
  auto courier = make_smtp(options_for(server, 3));
  courier->send(letter("first"));
  CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.connections() == 1);
  CHECK(courier->room() == 12);
  for (int i = 0; courier->room() > 0; ++i) courier->send(letter("n" + std::to_string(i)));
  CHECK(courier->in_flight() == 12);
  for (int i = 0; i < 12; ++i) CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.connections() <= 3);
  CHECK(server.bodies().size() == 13);
  CHECK(server.errors().empty());
}

TEST_CASE("a server that allows fewer connections than we want is not stormed") {
  std::string script = smtp_greeting();
  for (int i = 0; i < 20; ++i)
    script += "C: MAIL FROM:<>\nC: RCPT TO:*\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\nS: 250 ok\n";
  ScriptedSmtp server(std::vector<std::string>{script, "S: 421 4.7.0 too many\n", "S: 421 4.7.0 too many\n"});
  auto options = options_for(server, 3);
  options.first_pause = options.longest_pause = 60s;
  auto courier = make_smtp(options);
  courier->send(letter("first"));
  CHECK(fate_of(*courier).fate == Fate::accepted);
  for (int i = 0; i < 12; ++i) courier->send(letter("n" + std::to_string(i)));
  for (int i = 0; i < 12; ++i) CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.connections() <= 3);
  CHECK(server.errors().empty());
}

TEST_CASE("an idle connection is ended with QUIT, and the next letter opens another") {
  ScriptedSmtp server({smtp_greeting() + smtp_accepts("a@x.example"), smtp_greeting() + smtp_accepts("b@x.example")});
  auto options = options_for(server);
  options.deadlines.idle = 30ms;
  auto courier = make_smtp(options);
  courier->send(letter("a"));
  CHECK(fate_of(*courier).fate == Fate::accepted);
  for (int i = 0; i < 1000 && !server.logged("0 C: QUIT"); ++i) courier->next(10ms, -1);
  CHECK(server.logged("0 C: QUIT"));
  CHECK_FALSE(courier->unreachable());
  courier->send(letter("b"));
  CHECK(fate_of(*courier).fate == Fate::accepted);
  CHECK(server.errors().empty());
}

TEST_CASE("next() ends when its wake_fd is readable, and close() gives every letter back") {
  ScriptedSmtp server(
      {smtp_greeting() +
       "C: MAIL FROM:<>\nC: RCPT TO:<a@x.example>\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\nsilence\n"});
  auto courier = make_smtp(options_for(server));
  for (const char* id : {"a", "b", "c"}) courier->send(letter(id));
  int wake[2];
  REQUIRE(pipe(wake) == 0);
  while (!server.logged("0 silence")) REQUIRE_FALSE(courier->next(1ms, -1));
  REQUIRE(write(wake[1], "x", 1) == 1);
  const auto before = std::chrono::steady_clock::now();
  CHECK_FALSE(courier->next(30s, wake[0]));
  CHECK(std::chrono::steady_clock::now() - before < 10s);
  courier->close();
  CHECK(courier->in_flight() == 3);
  std::map<std::string, Fate> fates;
  for (int i = 0; i < 3; ++i) {
    const auto posted = courier->next(0ms, -1);
    REQUIRE(posted);
    fates[posted->id] = posted->fate;
  }
  CHECK(fates["a"] == Fate::unknown);
  CHECK(fates["b"] == Fate::later);
  CHECK(fates["c"] == Fate::later);
  CHECK(courier->in_flight() == 0);
  ::close(wake[0]);
  ::close(wake[1]);
}
