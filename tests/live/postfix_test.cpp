// The courier against a real Postfix that delivers into a real Dovecot.
#include "postfix.h"

#include <map>
#include <set>

#include "catch.h"
#include "dovecot.h"
#include "mail/compose.h"
#include "mail/smtp.h"

using namespace joys;
using namespace joys::live;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<Courier> courier_for(const Postfix& postfix, int connections) {
  SmtpOptions options;
  options.wire.url = postfix.smtp_url();
  options.connections = connections;
  options.helo = "tester.example";
  options.first_pause = options.longest_pause = 50ms;
  return make_smtp(options);
}

Outgoing answer(const std::string& id, const std::string& to) {
  Draft draft;
  draft.from = "Soren <joysandconcerns@soren.tech>";
  draft.to = to;
  draft.subject = "Done: " + id;
  draft.text = "Done \xe2\x9c\x93\n.\n..two dots\nFrom here on nothing.\n";
  draft.message_id = id + "@soren.tech";
  draft.date = 880106106;
  return {id, "", to, compose(draft)};
}

// Sends what is not accepted yet until everything is; `each` sees every fate.
template <typename Each>
void send_all(Courier& courier, std::map<std::string, std::string> to, Each each) {
  std::set<std::string> flying;
  while (!to.empty()) {
    for (const auto& [id, address] : to) {
      if (courier.room() == 0 || courier.unreachable()) break;
      if (flying.insert(id).second) courier.send(answer(id, address));
    }
    const auto posted = courier.next(1s, -1);
    if (!posted) continue;
    flying.erase(posted->id);
    if (posted->fate == Fate::accepted) to.erase(posted->id);
    each(*posted);
    courier.settled(posted->id);
  }
}

}  // namespace

TEST_CASE("answers reach their mailboxes over several connections, octets intact [5321-4.5.2]") {
  Dovecot dovecot;
  Postfix postfix({"unix:" + dovecot.lmtp_socket(), {}});
  auto courier = courier_for(postfix, 4);
  std::map<std::string, std::string> to;
  for (int i = 0; i < 100; ++i) to["e" + std::to_string(i)] = "user" + std::to_string(i % 5) + "@example.org";
  send_all(*courier, to, [](const Posted& posted) { CHECK(posted.fate == Fate::accepted); });
  REQUIRE(eventually([&] { return postfix.queued() == 0; }));
  std::size_t found = 0;
  for (int user = 0; user < 5; ++user) {
    for (const std::string& letter : dovecot.letters("user" + std::to_string(user) + "@example.org", "INBOX")) {
      const auto id = letter.substr(letter.find("Message-ID: <") + 13);
      const std::string key = id.substr(0, id.find('@'));
      const std::string sent = answer(key, to.at(key)).bytes;
      CHECK(letter.substr(letter.find("\r\n\r\n")) == sent.substr(sent.find("\r\n\r\n")));
      CHECK(letter.find("Return-Path: <>") != std::string::npos);
      ++found;
    }
  }
  CHECK(found == 100);
}

TEST_CASE("Postfix refuses one recipient and takes the next on the same connection") {
  Dovecot dovecot;
  Postfix postfix(
      {"unix:" + dovecot.lmtp_socket(),
       "smtpd_recipient_restrictions = check_recipient_access inline:{ {no@example.org = 550 5.1.1 nobody}, "
       "{wait@example.org = 450 4.2.0 later} }, permit\n"});
  auto courier = courier_for(postfix, 1);
  for (const char* name : {"no", "yes", "wait", "also"})
    courier->send(answer(name, std::string(name) + "@example.org"));
  std::map<std::string, Posted> fates;
  while (fates.size() < 4) {
    const auto posted = courier->next(20s, -1);
    REQUIRE(posted);
    courier->settled(posted->id);
    fates[posted->id] = *posted;
  }
  CHECK(fates["no"].fate == Fate::refused);
  CHECK(fates["no"].enhanced == "5.1.1");
  CHECK(fates["wait"].fate == Fate::later);
  CHECK(fates["wait"].code == 450);
  CHECK(fates["yes"].fate == Fate::accepted);
  CHECK(fates["also"].fate == Fate::accepted);
}

TEST_CASE("Postfix is killed in the middle and comes back: nothing is lost") {
  Dovecot dovecot;
  Postfix postfix({"unix:" + dovecot.lmtp_socket(), {}});
  auto courier = courier_for(postfix, 2);
  std::map<std::string, std::string> to;
  for (int i = 0; i < 60; ++i) to["e" + std::to_string(i)] = "user@example.org";
  int accepted = 0, others = 0;
  send_all(*courier, to, [&](const Posted& posted) {
    posted.fate == Fate::accepted ? ++accepted : ++others;
    if (accepted != 20 || others != 0) return;
    postfix.kill();
    ++others;
    postfix.start();
  });
  CHECK(accepted == 60);
  CHECK(others > 1);  // the kill was felt
  std::set<std::string> ids;
  REQUIRE(eventually([&] {
    for (const std::string& letter : dovecot.letters("user@example.org", "INBOX"))
      ids.insert(letter.substr(letter.find("Message-ID: <"), 20));
    return ids.size() == 60;
  }));
}
