// What an operator can do to the daemon, and what it says of itself when it ends.
#include "catch.h"
#include "rig.h"

using namespace joys::live;

namespace {

// A configuration for the length of a test.
class Configuration {
 public:
  explicit Configuration(Rig& rig) : file_(rig.house.config()), good_(read_file(file_)) {}
  ~Configuration() { write_file(file_, good_); }
  Configuration(const Configuration&) = delete;
  Configuration& operator=(const Configuration&) = delete;
  void add(const std::string& lines) { write_file(file_, good_ + lines); }
  void replace(const std::string& what, const std::string& with) {
    auto text = good_;
    text.replace(text.find(what), what.size(), with);
    write_file(file_, text);
  }

 private:
  const std::string file_, good_;
};

std::string nobody(const std::string& scheme) { return scheme + "://127.0.0.1:" + std::to_string(free_port()); }

}  // namespace

TEST_CASE("SIGTERM in the middle: the daemon ends well and the next one goes on") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  std::vector<std::string> letters;
  for (int i = 0; i < 600; ++i) letters.push_back(opt_out(i));
  rig->house.deliver(letters);
  auto daemon = rig->started();
  CHECK(rig->ended(daemon) == 0);  // as soon as it has opened the mailbox
  const auto left = rig->inbox();
  CHECK(left > 0);
  CHECK(rig->house.once() == 0);
  CHECK(rig->inbox() == 0);
  CHECK(rig->house.counts()["Processed"] == 600);
  CHECK(rig->letters() == 600);
  const auto answers = rig->answers();
  CHECK(answers.size() == 600);
  for (const auto& [recipient, times] : answers) {
    INFO(recipient);
    CHECK(times == 1);
  }
  CHECK(rig->logged("letter_alone") == 0);  // a clean end leaves nobody suspected
}

TEST_CASE("SIGHUP takes a new configuration, and keeps the old one if the new one is broken") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  Configuration configuration(*rig);
  auto daemon = rig->started();
  configuration.add("[handling]\ntimezone = 7\n");
  daemon.signal(SIGHUP);
  REQUIRE(eventually([&] { return rig->logged("reload_refused") == 1; }));
  rig->house.deliver({opt_out(1)});
  REQUIRE(eventually([&] { return rig->smtp.arrived().size() == 1; }));
  configuration.add("[handling]\nauto = []\n");
  daemon.signal(SIGHUP);
  REQUIRE(eventually([&] { return rig->logged("event=reloaded") == 1; }));
  rig->house.deliver({opt_out(2)});
  REQUIRE(eventually([&] { return rig->house.counts()["Escalated"] == 1; }));  // now only a proposal
  CHECK(rig->house.ctl_json({"suppression", "check", reader(1)}).at("suppressed") == true);
  CHECK(rig->house.ctl_json({"suppression", "check", reader(2)}).at("suppressed") == false);
  CHECK(rig->ended(daemon) == 0);
}

TEST_CASE("--once says 75 when a server cannot be reached, and nothing is lost") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  rig->house.deliver({opt_out(1)});
  {
    Configuration configuration(*rig);
    SECTION("IMAP") {
      configuration.replace(rig->proxy.url("imap"), nobody("imap"));
      CHECK(rig->house.once() == 75);
      CHECK(rig->inbox() == 1);
    }
    SECTION("SMTP") {
      configuration.replace(rig->smtp.url(), nobody("smtp"));
      CHECK(rig->house.once() == 75);
      CHECK(rig->inbox() == 0);
      CHECK(rig->effects("answer", "due") == 1);
    }
  }
  CHECK(rig->house.once() == 0);
  CHECK(rig->inbox() == 0);
  CHECK(rig->letters() == 1);
}

TEST_CASE("a bad configuration is 78 and says file, line and what is wrong") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  Configuration configuration(*rig);
  configuration.add("[imap_]\n");
  CHECK(rig->house.once() == 78);
  CHECK(rig->logged("joys.toml:") >= 1);
}
