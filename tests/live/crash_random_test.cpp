// Fifty daemons are killed at random moments while they work through hundreds of letters; the last one is left alone
// and must bring the house to where an undisturbed daemon brings it.
#include <iostream>
#include <random>
#include <regex>

#include "crash.h"
#include "parsers/message.h"
#include "post.h"

using namespace joys;
using namespace joys::live;

namespace {

const auto connections = static_cast<std::size_t>(HouseOptions().connections);
constexpr int wanted_kills = 50;
constexpr unsigned seed = 20261123;

// Anything undecided, unsent or unfiled?
bool at_work(House& house) {
  if (house.counts()["INBOX"] > 0) return true;
  for (const auto& [kind, states] : house.ctl_json({"stats"}).at("effects").items())
    if (states.contains("due") || states.contains("claimed")) return true;
  return false;
}

std::int64_t decided(House& house) {
  std::int64_t sum = 0;
  for (const auto& [category, n] : house.ctl_json({"stats"}).at("letters").items()) sum += n.get<std::int64_t>();
  return sum;
}

}  // namespace

TEST_CASE("fifty daemons killed at random moments lose and double nothing [I3] [S2]") {
  if (!House::usable()) {
    WARN("skipped: needs root, Dovecot and Postfix");
    return;
  }
  init_parsers();
  const auto start = std::chrono::steady_clock::now();
  House house;
  auto letters = letters_from(0, 300);
  house.deliver(bytes_of(letters));

  // How long a daemon lives follows the machine: shorter when one was done before its end came.
  std::mt19937 random(seed);
  int longest_ms = 400;
  int kills = 0, starts = 0;
  bool spare = false;
  while (kills < wanted_kills) {
    REQUIRE(++starts < 4 * wanted_kills);
    const auto logged = house.log().size();
    const auto before = spare ? decided(house) : 0;
    auto daemon = house.start();
    // A letter that a kill hit while it ran alone is spared: three in a row would rightly make it a deadly one.
    if (spare) REQUIRE(eventually([&] { return decided(house) > before || house.counts()["INBOX"] == 0; }));
    const std::chrono::milliseconds moment(std::uniform_int_distribution<int>(5, longest_ms)(random));
    const bool alive = !daemon.wait(moment);
    INFO(house.log());
    REQUIRE(alive);
    daemon.signal(SIGKILL);
    REQUIRE(daemon.wait() == killed);
    spare = std::regex_search(house.log().substr(logged), std::regex("letter_alone uid=[0-9]+ deaths=[12]"));
    if (at_work(house)) {
      ++kills;
      continue;
    }
    longest_ms = std::max(longest_ms * 3 / 4, 40);
    const auto more = letters_from(letters.size(), 300);  // it was done: this kill does not count
    house.deliver(bytes_of(more));
    letters.insert(letters.end(), more.begin(), more.end());
  }
  REQUIRE(house.once() == 0);
  const auto end = outcome(house);
  CHECK(end.folders.at("INBOX") == 0);

  house.forget();
  house.deliver(bytes_of(letters));
  REQUIRE(house.once() == 0);
  const auto calm = outcome(house);
  CHECK(calm.repeats() == 0);
  CHECK(calm.answered().size() > 100);
  check_same(end, calm, static_cast<std::size_t>(starts) * connections);
  CHECK(kills == wanted_kills);
  std::cout << "crash: seed " << seed << ", " << letters.size() << " letters, " << kills
            << " daemons killed at work of " << starts << ", " << end.repeats() << " answers repeated, "
            << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() << " s\n";
}
