// One letter kills every daemon that reads it. The others must go through, the killer must end with a person, and a
// daemon that starts after that must know nothing of it.

#include "crash.h"
#include "parsers/message.h"
#include "post.h"

using namespace joys;
using namespace joys::live;

namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

struct Poison {
  const char* what;
  std::map<std::string, std::string> environment;
  int death;
};

}  // namespace

TEST_CASE("a letter that kills its reader ends in Failed after three deaths alone [I7]") {
  if (!House::usable()) {
    WARN("skipped: needs root, Dovecot and Postfix");
    return;
  }
  init_parsers();
  const auto poison = GENERATE(Poison{"aborts", {}, aborted}, Poison{"never ends", {{"JOYS_HANG", "1"}}, out_of_time});
  INFO(poison.what);
  House house;
  const auto letters = letters_from(0, 21);
  auto poisoned = bytes_of(letters);
  constexpr std::size_t at = 10;
  const std::string date = "Mon, 02 Nov 2026";
  REQUIRE(count(poisoned[at], date) == 1);
  poisoned[at].replace(poisoned[at].find(date), date.size(), "Thu, 1 Apr 1999");
  house.deliver(poisoned);
  const auto uid = std::to_string(house.dovecot.uids(privacy_mailbox, "INBOX").at(at));

  auto bug = poison.environment;
  bug["LD_PRELOAD"] = shim("abort_on_letter");
  int deaths = 0, status = 0;
  for (int starts = 0; starts < 10; ++starts) {
    status = house.once(bug);
    if (status == 0) break;
    REQUIRE(status == poison.death);
    ++deaths;
  }
  const auto log = house.log();
  INFO(log);
  CHECK(status == 0);
  CHECK(deaths == 1 + 3);  // one reading it among others, three reading it alone
  for (int died = 0; died <= 3; ++died)
    CHECK(count(log, "event=letter_alone uid=" + uid + " deaths=" + std::to_string(died) + "\n") == 1);
  // Nobody else is suspected for long: those that the first death found at hand run alone once, and live.
  CHECK(count(log, "event=letter_alone") <= 4 + letters.size() - 1);

  auto counts = house.counts();
  CHECK(counts["INBOX"] == 0);
  CHECK(counts["Failed"] == 1);
  const auto failed = house.dovecot.letters(privacy_mailbox, "Failed");
  REQUIRE(failed.size() == 1);
  CHECK(parse_message(failed.front()).message_id == letters[at].message_id);
  CHECK(counts["Processed"] + counts["Escalated"] + counts["Ignored"] == letters.size() - 1);
  std::size_t open = 0;
  for (const auto& one : house.ctl_lines({"queue", "list"}))
    if (one.at("question").get<std::string>().find("three daemons died") != std::string::npos) ++open;
  CHECK(open == 1);

  // The bug gone or not: nothing is left that would run alone.
  CHECK(house.once(bug) == 0);
  CHECK(house.once() == 0);
  CHECK(house.log().substr(log.size()).find("letter_alone") == std::string::npos);
  CHECK(house.counts() == counts);
}
