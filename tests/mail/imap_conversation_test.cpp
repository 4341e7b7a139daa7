// The IMAP client against scripted servers: every conversation that a real server will not have on demand.
#include <unistd.h>

#include "catch.h"
#include "mail/imap.h"
#include "script_server.h"

using namespace joys;
using namespace std::chrono_literals;

namespace {

ImapOptions options(const ScriptServer& server) {
  ImapOptions o;
  o.wire.url = server.url();
  o.wire.user = "joys";
  o.wire.password = "secret";
  o.idle = false;
  return o;
}

template <class Event>
Event expect(Mailbox& mailbox) {
  const auto event = mailbox.next(10s, -1);
  REQUIRE(event.has_value());
  REQUIRE(std::holds_alternative<Event>(*event));
  return std::get<Event>(*event);
}

bool holds(const std::string& text, const std::string& word) { return text.find(word) != std::string::npos; }

template <class Action>
std::string mishap(Action action) {
  try {
    action();
  } catch (const MailError& e) {
    return e.what();
  }
  return "no mishap";
}

const std::string plain = "IMAP4rev1 UIDPLUS MOVE";

}  // namespace

TEST_CASE("a fetch gives letters of any content, in any order of items [3501-2] [3501-3] [3501-8]") {
  ScriptServer server({imap_selected(plain) + R"(
    C: $f UID FETCH 1:3,9 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])
    S: * OK still here
    RAW: * 1 FETCH (UID 1 INTERNALDATE "17-Jul-1996 02:44:25 -0700" RFC822.SIZE 26 BODY[] {27}\r\nj5 OK x\r\n* BYE\r\n\0)\r\n+ {3}\r\n)\r\n
    S: * 4 EXISTS
    RAW: * 2 FETCH (BODY[] {0}\r\n RFC822.SIZE 0 FLAGS (\\Seen) X-ODD ((a (b)) "c(" NIL) UID 2)\r\n
    S: * 3 FETCH (FLAGS (\Seen))
    S: * 3 FETCH (BODY[] "quoted \"letter\"" UID 3)
    S: * SOMETHING ELSE ("a" {not}
    S: $f OK fetched {5}
    C: $t LOGOUT
    S: * BYE
    S: $t OK
  )"});
  auto mailbox = make_imap(options(server));
  CHECK(mailbox->open() == 7);
  const auto ticket = mailbox->fetch({9, 2, 1, 3});
  CHECK(mailbox->outstanding() == 1);
  const auto first = expect<Letter>(*mailbox);
  CHECK(first.uid == 1);
  CHECK(first.received == 837596665);
  CHECK(first.raw == std::string("j5 OK x\r\n* BYE\r\n\0)\r\n+ {3}\r\n", 27));
  CHECK_FALSE(first.cut);
  expect<NewMail>(*mailbox);
  CHECK(expect<Letter>(*mailbox).raw.empty());
  CHECK(expect<Letter>(*mailbox).raw == "quoted \"letter\"");
  const auto end = expect<FetchEnd>(*mailbox);
  CHECK(end.ticket == ticket);
  CHECK(end.gone == std::vector<std::uint32_t>{9});  // [3501-9]
  CHECK(mailbox->outstanding() == 0);
  mailbox->close();
  CHECK(server.verdict() == "");
}

TEST_CASE("bytes left from the login are dropped up to our own first reply") {
  auto script = imap_selected(plain, 0);
  const std::string ours = "S: $t OK logged in";
  script.replace(script.find(ours), ours.size(), "RAW: $t OK logged in\\r\\nSTS\\r\\n* 5 EXI\\r\\n");
  ScriptServer server({script});
  CHECK(make_imap(options(server))->open() == 7);
}

TEST_CASE("a letter over the limit is asked for in part and marked; a lying size is cut all the same") {
  ScriptServer server({imap_selected(plain, 2) + R"(
    C: $t UID FETCH 1:* (UID RFC822.SIZE)
    S: * 2 FETCH (UID 6 RFC822.SIZE 10)
    S: * 1 FETCH (UID 5 RFC822.SIZE 5000000)
    S: $t OK
    C: $a UID FETCH 6 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])
    C: $b UID FETCH 5 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.1000>)
    RAW: * 2 FETCH (UID 6 RFC822.SIZE 10 BODY[] {1500}\r\n
    FILL: 1500
    RAW: )\r\n$a OK\r\n* 1 FETCH (UID 5 BODY[]<0> {1000}\r\n
    FILL: 1000
    RAW: )\r\n$b OK\r\n
  )"});
  auto o = options(server);
  o.letter_limit = 1000;
  auto mailbox = make_imap(o);
  mailbox->open();
  const auto listed = mailbox->list();
  REQUIRE(listed.size() == 2);
  CHECK(listed[0].uid == 5);
  CHECK(listed[1].size == 10);
  mailbox->fetch({5, 6});
  for (const std::uint32_t uid : {6, 5}) {
    const auto letter = expect<Letter>(*mailbox);
    CHECK(letter.uid == uid);
    CHECK(letter.raw.size() == 1000);
    CHECK(letter.cut);
  }
  CHECK(expect<FetchEnd>(*mailbox).gone.empty());
  CHECK(server.verdict() == "");
}

TEST_CASE("a mishap throws and closes the mailbox [3501-10]") {
  const std::string fetch = "C: $f UID FETCH 1 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])\n";
  const auto [ending, word] = GENERATE(table<std::string, std::string>({
      {"RAW: * 1 FETCH (UID 1 BODY[] {100}\\r\\nabc\nCLOSE", "closed the connection"},
      {"RAW: * 1 FETCH (UID 1 BODY[] {4294967295}\\r\\nabc\nCLOSE", "closed the connection"},
      {"S: * BYE shutting down", "goodbye"},
      {"S: $f BAD what?", "BAD"},
      {"S: j999 OK forged", "not given"},
      {"S: * 1 FETCH (UID x)", "no IMAP"},
      {"SILENT", "does not reply"},
      {"RAW: * 1 FETCH (UID 1 BODY[] {100}\\r\\nabc\nSILENT", "does not reply"},
  }));
  ScriptServer server({imap_selected(plain) + fetch + ending + "\n"});
  auto o = options(server);
  o.silence_limit = 200ms;
  auto mailbox = make_imap(o);
  mailbox->open();
  mailbox->fetch({1});
  CHECK(holds(mishap([&] { mailbox->next(10s, -1); }), word));
  CHECK_FALSE(mailbox->is_open());
  CHECK_THROWS_AS(mailbox->fetch({1}), MailError);
}

TEST_CASE("a slow drip is no silence") {
  ScriptServer server({imap_selected(plain) + R"(
    C: $f UID FETCH 1 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])
    DRIP: * 1 FETCH (UID 1 RFC822.SIZE 5 BODY[] {5}\r\nabcde)\r\n$f OK\r\n
  )"});
  auto mailbox = make_imap(options(server));
  mailbox->open();
  mailbox->fetch({1});
  CHECK(expect<Letter>(*mailbox).raw == "abcde");
  expect<FetchEnd>(*mailbox);
}

TEST_CASE("NO to a fetch says nothing about expunged letters unless it says so") {
  ScriptServer server({imap_selected(plain) + R"(
    C: $f UID FETCH 1 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])
    S: $f NO [SERVERBUG] disk
    C: $f UID FETCH 2 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])
    S: * 2 FETCH (UID 2 BODY[] NIL)
    S: $f NO [EXPUNGEISSUED] gone
  )"});
  auto mailbox = make_imap(options(server));
  mailbox->open();
  mailbox->fetch({1});
  CHECK(expect<FetchEnd>(*mailbox).unreadable == std::vector<std::uint32_t>{1});
  mailbox->fetch({2});
  CHECK(expect<FetchEnd>(*mailbox).gone == std::vector<std::uint32_t>{2});
}

TEST_CASE("UID MOVE tells the copies; a letter that was gone counts as moved [6851-1] [6851-3]") {
  ScriptServer server({imap_selected(plain) + R"(
    C: $m UID MOVE 1:3 "Gefiltert &- s&APwA3w-"
    S: * OK [COPYUID 99 1,3 20:21] moved
    S: * 1 EXPUNGE
    S: * 1 EXPUNGE
    S: $m OK
  )"});
  auto mailbox = make_imap(options(server));
  mailbox->open();
  const auto ticket = mailbox->move({3, 1, 2}, "Gefiltert & s\xC3\xBC\xC3\x9F");
  const auto moved = expect<Moved>(*mailbox);
  CHECK(moved.ticket == ticket);
  CHECK(moved.uidvalidity == 99);
  REQUIRE(moved.moved.size() == 3);
  CHECK(moved.moved[0].new_uid == 20);
  CHECK(moved.moved[1].new_uid == 0);
  CHECK(moved.moved[2].new_uid == 21);
  CHECK(moved.refused.empty());
}

TEST_CASE("TRYCREATE creates once; any other NO is a refusal, not an error [6851-2] [6851-4]") {
  ScriptServer server({imap_selected(plain) + R"(
    C: $m UID MOVE 1 "Processed"
    S: $m NO [TRYCREATE] no such folder
    C: $c CREATE "Processed"
    C: $m UID MOVE 1 "Processed"
    S: $c OK
    S: $m OK [COPYUID 9 1 1] done
    C: $m UID MOVE 2 "Processed"
    S: $m NO [OVERQUOTA] full
    C: $m UID MOVE 3 "Other"
    S: $m NO [TRYCREATE] no such folder
    C: $c CREATE "Other"
    C: $m UID MOVE 3 "Other"
    S: $c NO not yours
    S: $m NO [TRYCREATE] no such folder
  )"});
  auto mailbox = make_imap(options(server));
  mailbox->open();
  mailbox->move({1}, "Processed");
  CHECK(expect<Moved>(*mailbox).moved.at(0).new_uid == 1);
  mailbox->move({2}, "Processed");
  const auto refused = expect<Moved>(*mailbox);
  CHECK(refused.refused == "full");
  CHECK(refused.moved.empty());
  mailbox->move({3}, "Other");
  CHECK(expect<Moved>(*mailbox).refused == "no such folder");
  CHECK(server.verdict() == "");
}

TEST_CASE("without MOVE: copy, mark, expunge exactly these; after a break look for the copy first [6851-1]") {
  const std::string caps = "IMAP4rev1 UIDPLUS";
  ScriptServer server({imap_selected(caps) + R"(
    C: $c UID COPY 1:2 "Processed"
    S: $c OK [COPYUID 9 1:2 11:12] copied
    C: $s UID STORE 1:2 +FLAGS.SILENT (\Deleted)
    S: $s OK
    C: $e UID EXPUNGE 1:2
    S: * 1 EXPUNGE
    S: * 1 EXPUNGE
    S: $e OK
    C: $c UID COPY 3:4 "Processed"
    CLOSE
  )",
                       imap_selected(caps) + R"(
    C: $h UID FETCH 3:4 (UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])
    RAW: * 1 FETCH (UID 3 BODY[HEADER.FIELDS (MESSAGE-ID)] {23}\r\nMessage-ID:\r\n <"3"@x>\r\n)\r\n
    S: * 2 FETCH (UID 4 BODY[HEADER.FIELDS (MESSAGE-ID)] "")
    S: $h OK
    C: $x EXAMINE "Processed"
    S: * OK [UIDVALIDITY 9] x
    S: * 13 EXISTS
    S: $x OK [READ-ONLY] examined
    C: $q UID SEARCH HEADER Message-ID "<\"3\"@x>"
    S: * SEARCH 13
    S: $q OK
    C: $t SELECT "INBOX"
    S: * OK [UIDVALIDITY 7] x
    S: $t OK [READ-WRITE] back
    C: $c UID COPY 4 "Processed"
    C: $s UID STORE 3 +FLAGS.SILENT (\Deleted)
    S: $c OK [COPYUID 9 4 14] copied
    S: $s OK
    C: $s UID STORE 4 +FLAGS.SILENT (\Deleted)
    C: $e UID EXPUNGE 3
    S: $s OK
    S: $e OK
    C: $e UID EXPUNGE 4
    S: $e OK
  )"});
  auto mailbox = make_imap(options(server));
  mailbox->open();
  mailbox->move({1, 2}, "Processed");
  CHECK(expect<Moved>(*mailbox).moved.at(1).new_uid == 12);
  mailbox->move({3, 4}, "Processed");
  CHECK_THROWS_AS(mailbox->next(10s, -1), MailError);
  mailbox->open();
  mailbox->move({3, 4}, "Processed");
  const auto moved = expect<Moved>(*mailbox);
  REQUIRE(moved.moved.size() == 2);
  CHECK(moved.moved[0].new_uid == 13);
  CHECK(moved.moved[1].new_uid == 14);
  CHECK(server.verdict() == "");
}

TEST_CASE("without MOVE and UIDPLUS nothing is expunged, it is said, and marked letters are not listed again") {
  ScriptServer server({imap_selected("IMAP4rev1") + R"(
    C: $c UID COPY 1 "Processed"
    S: $c OK copied
    C: $s UID STORE 1 +FLAGS.SILENT (\Deleted)
    S: * OK [ALERT] maintenance at noon
    S: $s OK
    C: $l UID FETCH 1:* (UID FLAGS RFC822.SIZE)
    S: * 1 FETCH (UID 1 FLAGS (\Seen \Deleted) RFC822.SIZE 3)
    S: * 2 FETCH (UID 2 FLAGS () RFC822.SIZE 4)
    S: $l OK
  )"});
  std::vector<std::string> notices;
  auto o = options(server);
  o.notice = [&](std::string_view text) { notices.emplace_back(text); };
  auto mailbox = make_imap(o);
  mailbox->open();
  mailbox->move({1}, "Processed");
  CHECK(expect<Moved>(*mailbox).refused.empty());
  REQUIRE(notices.size() == 2);
  CHECK(notices[0] == "maintenance at noon");  // [3501-10]
  CHECK(holds(notices[1], "\\Deleted"));
  const auto listed = mailbox->list();
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].uid == 2);
}

TEST_CASE("a read-only mailbox is read, and moves are refused without asking [3501-7]") {
  ScriptServer server({imap_selected(plain, 1, "[READ-ONLY]") + "SILENT\n"});
  auto mailbox = make_imap(options(server));
  mailbox->open();
  CHECK(mailbox->read_only());
  mailbox->move({1}, "Processed");
  CHECK(holds(expect<Moved>(*mailbox).refused, "read-only"));
}

TEST_CASE("opening fails with a reason [3501-1] [3501-7]") {
  const auto [lines, word, permanent] = GENERATE(table<std::string, std::string, bool>({
      {"S: * OK [UIDVALIDITY 0] x\nS: $t OK [READ-WRITE] x", "UIDVALIDITY", false},
      {"S: $t OK [READ-WRITE] x", "UIDVALIDITY", false},
      {"S: $t NO [NONEXISTENT] no such mailbox", "no such mailbox", true},
      {"S: $t NO try later", "try later", false},
  }));
  ScriptServer server({imap_login(plain) + "C: $t SELECT \"INBOX\"\n" + lines + "\n"});
  auto mailbox = make_imap(options(server));
  try {
    mailbox->open();
    FAIL("opened");
  } catch (const MailError& e) {
    CHECK(holds(e.what(), word));
    CHECK(e.permanent == permanent);
    CHECK_FALSE(holds(e.what(), "secret"));
  }
  CHECK_FALSE(mailbox->is_open());
}

TEST_CASE("folders are created where the server keeps them") {
  ScriptServer server({imap_login(plain) + R"(
    C: $t LIST "" "Done/Old"
    S: $t OK
    C: $t LIST "" "INBOX/Done/Old"
    S: * LIST (\NonExistent) "/" INBOX/Done/Old
    S: $t OK
    C: $t CREATE "Done/Old"
    S: $t NO only below INBOX
    C: $t CREATE "INBOX/Done/Old"
    S: $t OK
    C: $t SUBSCRIBE "INBOX/Done/Old"
    S: $t NO what for
    C: $t SELECT "INBOX"
    S: * OK [UIDVALIDITY 7] x
    S: $t OK
    C: $m UID MOVE 1 "INBOX/Done/Old"
    S: $m OK
  )"});
  auto o = options(server);
  o.folders = {"Done/Old"};
  auto mailbox = make_imap(o);
  mailbox->open();
  mailbox->move({1}, "Done/Old");
  CHECK(expect<Moved>(*mailbox).moved.size() == 1);
  CHECK(server.verdict() == "");
}

TEST_CASE("IDLE only hints, ends before any command and is issued anew [2177-1] [2177-2] [2177-3] [2177-4]") {
  ScriptServer server({imap_selected("IMAP4rev2") + R"(
    C: $i IDLE
    S: + idling
    C: DONE
    S: $i OK
    C: $i IDLE
    S: + idling
    S: * 4 EXISTS
    S: * 4 EXISTS
    C: DONE
    S: * 5 EXISTS
    S: $i OK
    C: $f UID FETCH 4 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])
    S: $f OK
  )"});
  auto o = options(server);
  o.idle = true;
  o.probe_after = 50ms;
  auto mailbox = make_imap(o);
  mailbox->open();
  expect<NewMail>(*mailbox);
  mailbox->fetch({4});
  expect<NewMail>(*mailbox);
  CHECK(expect<FetchEnd>(*mailbox).gone.size() == 1);
  CHECK(server.verdict() == "");
}

TEST_CASE("where IDLE is refused NOOP asks [2177-5]; a server that hangs meanwhile is found out") {
  ScriptServer server({imap_selected("IMAP4rev1 IDLE") + R"(
    C: $i IDLE
    S: $i BAD what?
    C: $n NOOP
    S: * 4 EXISTS
    S: $n OK
    C: $n NOOP
    SILENT
  )"});
  auto o = options(server);
  o.idle = true;
  o.probe_after = 20ms;
  o.silence_limit = 200ms;
  auto mailbox = make_imap(o);
  mailbox->open();
  expect<NewMail>(*mailbox);
  CHECK(holds(mishap([&] { mailbox->next(10s, -1); }), "does not reply"));
}

TEST_CASE("a hung server is found out while idling") {
  ScriptServer server({imap_selected("IMAP4rev1 IDLE") + "C: $i IDLE\nS: + idling\nSILENT\n"});
  auto o = options(server);
  o.idle = true;
  o.probe_after = 20ms;
  o.silence_limit = 200ms;
  auto mailbox = make_imap(o);
  mailbox->open();
  CHECK(holds(mishap([&] { mailbox->next(10s, -1); }), "does not reply"));
}

TEST_CASE("another folder is visited and the mailbox selected again; a new UIDVALIDITY there is a mishap") {
  const auto [validity, same] = GENERATE(table<std::string, bool>({{"7", true}, {"8", false}}));
  ScriptServer server({imap_selected(plain) + R"(
    C: $t SELECT "Escalated"
    S: * 50 EXISTS
    S: * OK [UIDVALIDITY 3] x
    S: $t OK [READ-WRITE] x
    C: $m UID MOVE 12 "Processed"
    S: * OK [COPYUID 4 12 40] x
    S: * 50 EXPUNGE
    S: $m OK
    C: $t SELECT "INBOX"
    S: * 3 EXISTS
    S: * OK [UIDVALIDITY )" +
                       validity + R"(] x
    S: $t OK [READ-WRITE] x
    C: $t EXAMINE "Processed"
    S: * OK [UIDVALIDITY 4] x
    S: $t OK [READ-ONLY] x
    C: $t UID SEARCH UID 40
    S: * SEARCH 40
    S: $t OK
    C: $t SELECT "INBOX"
    S: * OK [UIDVALIDITY 7] x
    S: $t OK [READ-WRITE] x
    C: $t EXAMINE "Nowhere"
    S: $t NO [NONEXISTENT] no
    C: $t SELECT "INBOX"
    S: * OK [UIDVALIDITY 7] x
    S: $t OK [READ-WRITE] x
    SILENT
  )"});
  auto mailbox = make_imap(options(server));
  mailbox->open();
  if (!same) {
    CHECK(holds(mishap([&] { mailbox->move_from("Escalated", 3, 12, "Processed"); }), "UIDVALIDITY"));
    return;
  }
  CHECK(mailbox->move_from("Escalated", 3, 12, "Processed").moved.at(0).new_uid == 40);
  CHECK(mailbox->holds("Processed", 4, 40, ""));
  CHECK_FALSE(mailbox->read_only());
  CHECK_FALSE(mailbox->holds("Nowhere", 4, 40, ""));
  CHECK_FALSE(mailbox->next(0s, -1).has_value());
  mailbox.reset();
  CHECK(server.verdict() == "");
}

TEST_CASE("a wake-up ends the wait, a limit ends the connection after what was complete") {
  ScriptServer server({imap_selected(plain) + R"(
    C: $f UID FETCH 1 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])
    RAW: * 1 FETCH (UID 1 BODY[] "x")\r\n* 2 FETCH\0
    FILL: 1100000
    SILENT
  )"});
  auto mailbox = make_imap(options(server));
  mailbox->open();
  int wake[2];
  REQUIRE(pipe(wake) == 0);
  REQUIRE(write(wake[1], "x", 1) == 1);
  CHECK_FALSE(mailbox->next(10s, wake[0]).has_value());
  mailbox->fetch({1});
  CHECK(expect<Letter>(*mailbox).raw == "x");
  CHECK(holds(mishap([&] { mailbox->next(10s, -1); }), "too long"));
  close(wake[0]);
  close(wake[1]);
}

TEST_CASE("a hundred thousand letters are listed in order") {
  std::string script = imap_selected(plain, 100000) + "C: $t UID FETCH 1:* (UID RFC822.SIZE)\n";
  for (int uid = 100000; uid > 0; --uid)
    script += "S: * " + std::to_string(uid) + " FETCH (UID " + std::to_string(uid) + " RFC822.SIZE 7)\n";
  ScriptServer server({script + "S: $t OK\n"});
  auto mailbox = make_imap(options(server));
  mailbox->open();
  const auto listed = mailbox->list();
  REQUIRE(listed.size() == 100000);
  CHECK(listed.front().uid == 1);
  CHECK(listed.back().uid == 100000);
}

TEST_CASE("PREAUTH is refused: nobody knows whose mailbox that is") {
  ScriptServer server({"S: * PREAUTH welcome\nC: $t CAPABILITY\nS: * CAPABILITY IMAP4rev1\nS: $t OK\nSILENT\n"});
  try {
    make_imap(options(server))->open();
    FAIL("opened");
  } catch (const MailError& e) {
    CHECK(e.permanent);
    CHECK(holds(e.what(), "PREAUTH"));
  }
}
