// What IMAP can do to us in the middle of the work: go away, break off, come back as another mailbox, refuse to move.
// Whatever it does, each letter is decided once, answered once and filed in the end.
#include "catch.h"
#include "rig.h"

using namespace joys::live;

namespace {

std::vector<std::string> opt_outs(int n) {
  std::vector<std::string> letters;
  for (int i = 0; i < n; ++i) letters.push_back(opt_out(i));
  return letters;
}

bool all_filed(Rig& rig, std::size_t n) {
  return eventually([&] { return rig.smtp.arrived().size() >= n && rig.house.counts()["Processed"] >= n; },
                    std::chrono::seconds(60));
}

// Each of the n letters of opt_outs() was decided, answered and filed exactly once.
void check_once(Rig& rig, std::size_t n) {
  auto counts = rig.house.counts();
  CHECK(counts["INBOX"] == 0);
  CHECK(counts["Processed"] == n);
  CHECK(rig.cases() == n);
  CHECK(rig.effects("answer", "done") == static_cast<std::int64_t>(n));
  const auto answers = rig.answers();
  CHECK(answers.size() == n);
  for (const auto& [recipient, times] : answers) {
    INFO(recipient);
    CHECK(times == 1);
  }
  CHECK(rig.house.ctl_lines({"suppression", "list"}).size() == n);
  CHECK(rig.house.ctl({"audit", "verify"}).status == 0);
}

}  // namespace

TEST_CASE("IMAP goes away in the middle of 200 letters and comes back") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  rig->house.deliver(opt_outs(200));
  const int before = rig->proxy.cuts();
  rig->proxy.behave({.mark = "BODY[] {", .octets = 70'000, .cuts = 1});
  auto daemon = rig->started();
  REQUIRE(eventually([&] { return rig->proxy.cuts() > before; }));
  rig->house.dovecot.kill();
  REQUIRE(eventually([&] { return rig->logged("mishap") >= 2; }));
  CHECK(daemon.running());
  rig->house.dovecot.start();
  CHECK(all_filed(*rig, 200));
  CHECK(rig->ended(daemon) == 0);
  check_once(*rig, 200);
}

TEST_CASE("the connection breaks inside a literal, again and again") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  rig->house.deliver(opt_outs(20));
  const int before = rig->proxy.cuts();
  rig->proxy.behave({.mark = "BODY[] {", .octets = 100, .cuts = 2});
  auto daemon = rig->started();
  REQUIRE(eventually([&] { return rig->proxy.cuts() == before + 2; }));
  rig->proxy.behave({.mark = "BODY[] {", .octets = 5'000, .cuts = 1});
  CHECK(all_filed(*rig, 20));
  CHECK(rig->proxy.cuts() == before + 3);
  CHECK(rig->ended(daemon) == 0);
  check_once(*rig, 20);
}

TEST_CASE("the connection breaks before the server hears of a move, or before we hear that it was done") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  rig->house.deliver(opt_outs(20));
  const int before = rig->proxy.cuts();
  SECTION("not moved") { rig->proxy.behave({.never = "UID MOVE "}); }
  SECTION("moved") { rig->proxy.behave({.mark = "COPYUID", .octets = 1, .cuts = 1}); }
  auto daemon = rig->started();
  REQUIRE(eventually([&] { return rig->proxy.cuts() > before; }));
  rig->proxy.behave({});
  CHECK(all_filed(*rig, 20));
  CHECK(eventually([&] { return rig->effects("move", "done") == 20; }));
  CHECK(rig->ended(daemon) == 0);
  check_once(*rig, 20);
}

TEST_CASE("UIDVALIDITY changes between the commit and the move [3501-1]") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  rig->house.deliver(opt_outs(20));
  rig->proxy.behave({.never = "UID MOVE "});
  auto daemon = rig->started();
  REQUIRE(eventually([&] { return rig->smtp.arrived().size() == 20; }));
  CHECK(rig->inbox() == 20);
  SECTION("the daemon lives on") {}
  SECTION("another daemon goes on") {
    CHECK(rig->ended(daemon) == 0);
    daemon = Process();
  }
  rig->house.dovecot.doveadm({"mailbox", "update", "--uid-validity", "77", "-u", privacy_mailbox, "INBOX"});
  rig->proxy.behave({});
  if (daemon.pid() < 0) daemon = rig->started();
  CHECK(all_filed(*rig, 20));
  CHECK(rig->ended(daemon) == 0);
  CHECK(rig->effects("move", "void") == 20);
  CHECK(rig->effects("move", "done") == 20);
  check_once(*rig, 20);
}

TEST_CASE("a read-only mailbox: decided and answered, filed when it may be written again [3501-7]") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  rig->house.deliver(opt_outs(5));
  rig->proxy.behave({.said = " SELECT ", .instead = " EXAMINE "});
  auto daemon = rig->started();
  REQUIRE(eventually([&] { return rig->smtp.arrived().size() == 5; }));
  // The next letter proves that the mailbox is read again; those before it are not.
  rig->house.deliver({opt_out(5)});
  REQUIRE(eventually([&] { return rig->smtp.arrived().size() == 6; }));
  CHECK(rig->inbox() == 6);
  CHECK(rig->letters() == 6);
  CHECK(rig->effects("move", "due") == 6);
  CHECK(rig->logged("read_only=yes") == 1);
  CHECK(rig->ended(daemon) == 0);
  rig->proxy.behave({});
  CHECK(rig->house.once() == 0);
  check_once(*rig, 6);
}
