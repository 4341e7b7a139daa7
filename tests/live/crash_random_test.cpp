// Fifty daemons are killed at random moments while they work through hundreds of letters; the last one is left alone
// and must bring the house to where an undisturbed daemon brings it.
#include <iostream>
#include <random>

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

  std::mt19937 random(seed);
  std::uniform_int_distribution<int> moment(20, 400);
  int kills = 0, starts = 0;
  while (kills < wanted_kills) {
    REQUIRE(++starts < 4 * wanted_kills);
    const auto before = starts % 2 == 0 ? decided(house) : 0;
    auto daemon = house.start();
    // Every second daemon decides at least one letter: else three of our kills in a row could hit the one that runs
    // alone, and it would rightly be taken for a deadly one.
    if (starts % 2 == 0) eventually([&] { return decided(house) > before; }, std::chrono::seconds(1));
    const bool alive = !daemon.wait(std::chrono::milliseconds(moment(random)));
    INFO(house.log());
    REQUIRE(alive);
    daemon.signal(SIGKILL);
    REQUIRE(daemon.wait() == killed);
    if (at_work(house)) {
      ++kills;
      continue;
    }
    const auto more = letters_from(letters.size(), 100);  // it was done: this kill does not count
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
