// The ledger as a whole: clicks, locks, the audit, faults of the disk, and threads.
#include "store/ledger.h"

#include <sys/mount.h>
#include <unistd.h>

#include <thread>

#include "catch.h"
#include "store/address_hash.h"
#include "store/database.h"
#include "store/row.h"
#include "support.h"

using namespace joys;
using namespace joys::test;

namespace {

Decision stop(const std::string& address, const std::string& list = "") {
  Decision d;
  d.changes = {Suppress{address, Purpose::announcements, list, "one-click"}};
  return d;
}

std::vector<std::string> act(House& house, Change change) {
  Decision d;
  d.changes = {std::move(change)};
  return house.ledger->act(std::move(d), "page").get();
}

}  // namespace

TEST_CASE("the address hash is keyed BLAKE2b-256 of the canonical address") {
  std::array<std::uint8_t, 32> key{};
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(i);
  // From Python's hashlib.blake2b, an independent implementation.
  CHECK(address_hash(key, "ann@example.org") == "8ee6797632ef2d111c9c5278e12d3072bd562c9636acfaee03f35d4aa2e0840a");
  CHECK(address_hash(key, "ann@example.org") != address_hash({}, "ann@example.org"));
}

TEST_CASE("a click stops once, whoever clicks how often") {
  House house;
  CHECK(house.ledger->act(stop("ann@example.org", "news"), "one-click").get().size() == 1);
  CHECK(house.ledger->act(stop("ann@example.org", "news"), "one-click").get().empty());
  CHECK(house.count("suppressions") == 1);
  CHECK(house.ledger->suppressed("ann@example.org", Purpose::announcements, "news"));
  CHECK_FALSE(house.ledger->suppressed("ann@example.org", Purpose::announcements, "other"));
  const auto list = house.ledger->suppressions();
  REQUIRE(list.size() == 1);
  CHECK(list[0].address_hash == address_hash(house.options.keys.suppression, "ann@example.org"));
  CHECK(list[0].list == "news");
  CHECK(list[0].since == house.now);
  CHECK(house.count("audit") == 1);
}

TEST_CASE("undo lifts exactly its suppression, once, for thirty days") {
  House house;
  const std::string all = house.ledger->act(stop("ann@example.org"), "page").get().front();
  const std::string news = house.ledger->act(stop("ann@example.org", "news"), "page").get().front();
  CHECK(house.ledger->undo_known(all));
  CHECK_FALSE(house.ledger->undo_known(all + "a"));
  CHECK_FALSE(house.ledger->undo_known(""));
  act(house, Undo{all});
  CHECK_FALSE(house.ledger->undo_known(all));
  CHECK_FALSE(house.ledger->suppressed("ann@example.org", Purpose::announcements, ""));
  CHECK(house.ledger->suppressed("ann@example.org", Purpose::announcements, "news"));
  house.ledger->act(stop("ann@example.org"), "page").get();
  act(house, Undo{all});  // the new one is not the old one's
  CHECK(house.ledger->suppressed("ann@example.org", Purpose::announcements, ""));
  house.now += 30 * 86400;
  CHECK_FALSE(house.ledger->undo_known(news));
  act(house, Undo{news});
  CHECK(house.count("suppressions") == 2);
  act(house, Lift{"ann@example.org", Purpose::announcements, "news", "staff"});
  CHECK(house.count("suppressions") == 1);
}

TEST_CASE("undeliverable addresses are marked, bounces counted") {
  House house;
  act(house, MarkUndeliverable{"ann@example.org", "5.1.1"});
  act(house, MarkUndeliverable{"ann@example.org", "5.1.1"});
  CHECK(house.ledger->undeliverable("ann@example.org"));
  CHECK_FALSE(house.ledger->undeliverable("bob@example.org"));
  CHECK_FALSE(house.ledger->suppressed("ann@example.org", Purpose::announcements, ""));
  act(house, CountBounce{"bob@example.org", "4.2.2"});
  act(house, CountBounce{"bob@example.org", "4.2.2"});
  CHECK(house.count("bounces", "n = 2") == 1);
}

TEST_CASE("a click has no cases and no answer") {
  House house;
  Decision d = stop("ann@example.org");
  d.cases.push_back(draft(Category::opt_out));
  CHECK_THROWS_AS(house.ledger->act(d, "page").get(), std::invalid_argument);
  CHECK(house.count("suppressions") == 0);
}

TEST_CASE("no address stands in clear where it need not") {
  House house;
  house.take(letter(1, "ann.very.secret@example.org", "stop"));
  house.settle_all(EffectKind::answer);
  house.settle_all(EffectKind::move);
  const auto db = open_database(house.options.url, true);
  for (const char* table : {"letters", "cases", "papers", "effects", "outgoing", "suppressions", "audit"})
    rows(*db, std::string("select * from ") + table, [&](Row row) {
      for (const auto& v : row)
        if (const auto* t = std::get_if<std::string>(&v)) CHECK(t->find("very.secret") == std::string::npos);
    });
}

TEST_CASE("one joysd a ledger; joysctl works beside it and leaves its leases alone") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  house.ledger->attempt({{"main", 1, 9}}, true).get();
  CHECK(house.claim(EffectKind::answer).size() == 1);
  CHECK_THROWS_AS(house.open(), std::runtime_error);
  const auto beside = house.open(false);
  CHECK(beside->suspects().empty());
  CHECK(beside->claim(EffectKind::answer, 10).get().empty());
  beside->act(stop("bob@example.org"), "joysctl uid 0").get();
  CHECK(house.ledger->suppressed("bob@example.org", Purpose::announcements, ""));
  house.take(letter(2, "cy@example.org", "stop"));  // row numbers and audit go on from there
  CHECK_FALSE(house.ledger->verify_audit());
  CHECK(house.ledger->audit(10).front().what.rfind("decided", 0) == 0);
  house.ledger.reset();
  house.ledger = house.open();
}

TEST_CASE("the audit shows what was changed, taken out or cut off") {
  House house;
  for (std::uint32_t uid = 1; uid <= 3; ++uid) house.take(letter(uid, "ann@example.org", std::to_string(uid)));
  CHECK_FALSE(house.ledger->verify_audit());
  REQUIRE(house.count("audit") >= 4);
  const auto broken = [&] { return house.ledger->verify_audit().value_or("whole"); };
  SECTION("changed") {
    house.run("update audit set what = 'nothing' where id = 2");
    CHECK(broken() == "row 2 was changed");
  }
  SECTION("taken out") {
    house.run("delete from audit where id = 2");
    CHECK(broken() == "row 2 is missing");
  }
  SECTION("cut off at the end") {
    house.run("delete from audit where id >= 4");
    CHECK(broken() == "the audit ends with row 3, and row 4 was its last");
  }
  SECTION("cut off, and the count made to fit") {
    house.run("delete from audit where id >= 4");
    house.run("update head set audit_count = 3, audit_hash = (select hash from audit where id = 3)");
    CHECK(broken() == "the end of the audit was changed");
  }
  SECTION("another key") {
    house.options.keys.audit.fill(7);
    house.reopen();
    CHECK(broken() == "row 1 was changed");
  }
}

TEST_CASE("stats count every letter once, under its strongest category") {
  House house;
  house.take({letter(1, "ann@example.org", "stop", "m@x"), letter(2, "ann@example.org", "stop", "m@x")});
  house.decide = for_staff;
  Incoming asking = letter(3, "bob@example.org", "why?");
  asking.classification.categories = {{Category::question, 0.8}};
  house.take(asking);
  house.settle_all(EffectKind::answer);
  Stats stats = house.ledger->stats();
  CHECK(stats.letters == std::map<std::string, std::int64_t>{{"opt_out", 2}, {"question", 1}});
  CHECK(stats.cases["opt_out"]["closed"] == 1);
  CHECK(stats.cases["question"]["open"] == 1);
  CHECK(stats.effects["answer"]["done"] == 2);
  CHECK(stats.effects["move"]["due"] == 3);
}

TEST_CASE("while another process holds the ledger everything waits, fails for now, and works again") {
  House house;
  const auto other = open_database(house.options.url);
  other->begin();
  auto taken = house.ledger->take_in({letter(1, "ann@example.org", "stop")});
  auto clicked = house.ledger->act(stop("bob@example.org"), "page");
  try {
    taken.get();
    FAIL("it was committed");
  } catch (const DatabaseError& e) {
    CHECK_FALSE(e.permanent);
  }
  CHECK_THROWS_AS(clicked.get(), DatabaseError);
  CHECK_FALSE(house.ledger->suppressed("bob@example.org", Purpose::announcements, ""));  // reading never waits
  auto waiting = house.ledger->take_in({letter(1, "ann@example.org", "stop")});
  other->rollback();
  CHECK(waiting.get().front().state == TakenIn::State::decided);
}

TEST_CASE("on a full disk nobody hears success, and all of it is done when there is room") {
  House house;
  house.ledger.reset();
  const std::string mount_point = house.folder.file("small");
  std::filesystem::create_directory(mount_point);
  if (mount("tmpfs", mount_point.c_str(), "tmpfs", 0, "size=1m") != 0) return;  // needs root
  struct Unmount {
    House& house;
    const std::string& where;
    ~Unmount() {
      house.ledger.reset();
      umount(where.c_str());
    }
  } unmount{house, mount_point};
  house.options.url = "sqlite:" + mount_point + "/ledger.db";
  house.ledger = house.open();
  std::uint32_t uid = 0;
  bool full = false;
  while (!full && uid < 5000) {
    std::vector<Incoming> batch;
    for (int i = 0; i < 20; ++i) {
      ++uid;
      batch.push_back(letter(uid, "a" + std::to_string(uid) + "@example.org", "stop"));
    }
    auto click = house.ledger->act(stop("click" + std::to_string(uid) + "@example.org"), "page");
    auto taken = house.ledger->take_in(batch);
    try {
      click.get();
    } catch (const DatabaseError& e) {
      CHECK_FALSE(e.permanent);
      full = true;
    }
    try {
      taken.get();
    } catch (const DatabaseError& e) {
      CHECK_FALSE(e.permanent);
      full = true;
    }
  }
  REQUIRE(full);
  const auto letters = house.count("letters");
  CHECK(letters % 20 == 0);  // whole batches only
  CHECK(house.count("cases") == letters);
  CHECK(house.count("effects") == 2 * letters);
  CHECK_FALSE(house.ledger->verify_audit());
  REQUIRE(mount("tmpfs", mount_point.c_str(), "tmpfs", MS_REMOUNT, "size=8m") == 0);
  CHECK(house.take(letter(++uid, "late@example.org", "stop")).state == TakenIn::State::decided);
  CHECK_FALSE(house.ledger->verify_audit());
}

TEST_CASE("many threads share few transactions, and nobody is told before it is durable") {
  House house;
  house.options.patience = std::chrono::seconds(10);
  std::atomic<int> commits_heard = 0;
  house.options.committed = [&] { ++commits_heard; };
  house.reopen();
  constexpr int threads = 8, clicks = 40;
  std::atomic<int> not_durable = 0;
  std::vector<std::thread> crowd;
  for (int t = 0; t < threads; ++t)
    crowd.emplace_back([&, t] {
      for (int i = 0; i < clicks; ++i) {
        const std::string who = std::to_string(t) + "." + std::to_string(i) + "@example.org";
        auto click = house.ledger->act(stop(who), "one-click");
        auto taken = house.ledger->take_in({letter(static_cast<std::uint32_t>(t * 1000 + i), who, "stop")});
        click.get();
        if (!house.ledger->suppressed(who, Purpose::announcements, "")) ++not_durable;
        if (taken.get().front().state != TakenIn::State::decided) ++not_durable;
        for (const auto& effect : house.ledger->claim(EffectKind::move, 3).get())
          house.ledger->settle({{effect.id, Outcome::done, "", 9, 1}}).get();
      }
    });
  for (auto& thread : crowd) thread.join();
  CHECK(not_durable == 0);
  CHECK(house.count("suppressions") == threads * clicks);
  CHECK(house.count("letters") == threads * clicks);
  CHECK(house.ledger->commits() < threads * clicks * 4);
  CHECK_FALSE(house.ledger->verify_audit());
  house.ledger.reset();
  CHECK(commits_heard > 0);
}

TEST_CASE("one who fails in a group fails alone") {
  House house;
  const auto other = open_database(house.options.url, false, std::chrono::seconds(1));
  house.options.patience = std::chrono::seconds(10);
  house.reopen();
  other->begin();  // holds the writer, so that all of these share a transaction
  Decision bad = stop("bad@example.org");
  bad.answer = Answer{};
  std::vector<std::future<std::vector<std::string>>> futures;
  for (const Decision& d : {stop("a@example.org"), bad, stop("b@example.org")})
    futures.push_back(house.ledger->act(d, "page"));
  other->rollback();
  CHECK(futures[0].get().size() == 1);
  CHECK_THROWS_AS(futures[1].get(), std::invalid_argument);
  CHECK(futures[2].get().size() == 1);
  CHECK(house.count("suppressions") == 2);
  CHECK_FALSE(house.ledger->verify_audit());
}

TEST_CASE("what was not committed when the process died never was") {
  House house;
  house.take(letter(1, "ann@example.org", "stop"));
  house.reopen();
  house.reopen();
  CHECK(house.take(letter(1, "ann@example.org", "stop")).state == TakenIn::State::duplicate);
  CHECK(house.claim(EffectKind::answer).size() == 1);
  CHECK(house.claim(EffectKind::move).size() == 1);
  CHECK(house.count("suppressions") == 1);
}

TEST_CASE("a ledger of a newer program is refused") {
  House house;
  house.ledger.reset();
  house.run("insert into migrations (number, name, at) values (999, 'the future', 0)");
  try {
    house.open();
    FAIL("it was opened");
  } catch (const DatabaseError& e) {
    CHECK(e.permanent);
  }
}
