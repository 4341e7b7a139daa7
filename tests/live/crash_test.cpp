// The daemon is killed at every point where it makes something durable, just before and just after, and the next one
// finishes the work: the house must end as one where nothing happened.
#include <iostream>

#include "crash.h"
#include "parsers/message.h"
#include "post.h"

using namespace joys;
using namespace joys::live;

namespace {

const auto connections = static_cast<std::size_t>(HouseOptions().connections);

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

}  // namespace

TEST_CASE("a daemon killed at any commit point loses and doubles nothing [I3] [S2]") {
  if (!House::usable()) {
    WARN("skipped: needs root, Dovecot and Postfix");
    return;
  }
  init_parsers();
  House house;
  const auto letters = bytes_of(one_of_each());
  REQUIRE(letters.size() == 14);

  TempDir folder;
  house.deliver(letters);
  const auto start = Clock::now();
  REQUIRE(house.once({{"LD_PRELOAD", shim("kill_at_sync")}, {"JOYS_COUNT_FILE", folder.file("syncs")}}) == 0);
  const double calm_seconds = seconds_since(start);
  const int syncs = std::stoi(read_file(folder.file("syncs")));
  const auto calm = outcome(house);
  REQUIRE(calm.folders.at("INBOX") == 0);
  REQUIRE(calm.answered().size() > 5);
  REQUIRE(calm.repeats() == 0);
  CHECK(syncs > 10);

  // How jobs group into commits varies from run to run: beyond the count of the calm run it goes on until a daemon ends
  // before it is killed, and a daemon that needed fewer is no failure.
  int kills = 0;
  std::size_t repeats = 0;
  for (const std::string when : {"before", "after"}) {
    bool over = false;
    for (int n = 1; n <= syncs || !over; ++n) {
      house.forget();
      house.deliver(letters);
      std::map<std::string, std::string> environment{{"LD_PRELOAD", shim("kill_at_sync")},
                                                     {"JOYS_KILL_SYNC", std::to_string(n)}};
      if (when == "after") environment["JOYS_KILL_AFTER"] = "1";
      const int status = house.once(environment);
      INFO("killed just " << when << " sync " << n << "\n" << house.log());
      REQUIRE((status == killed || status == 0));
      over = status == 0;
      kills += over ? 0 : 1;
      REQUIRE(house.once() == 0);
      const auto end = outcome(house);
      check_same(end, calm, over ? 0 : connections);
      repeats += end.repeats();
    }
  }
  CHECK(kills > syncs);  // of about twice as many; a busy disk groups more into one commit
  std::cout << "crash: " << letters.size() << " letters in " << calm_seconds << " s and " << syncs << " syncs; "
            << kills << " daemons killed, " << repeats << " answers repeated, " << seconds_since(start) << " s\n";
}
