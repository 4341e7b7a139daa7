// The sending side over a courier of values: a fate that could not be written down is not forgotten, and its connection
// waits for it.
#include "daemon/sending.h"

#include <deque>

#include "catch.h"
#include "ledger_house.h"

using namespace joys;
using namespace joys::test;
using namespace std::chrono_literals;

namespace {

// Everything is accepted at once.
class FakeCourier final : public Courier {
 public:
  std::size_t room() const override { return 10; }
  void send(Outgoing letter) override {
    ++sent;
    fates_.push_back({letter.id, Fate::accepted, 250, "2.0.0", ""});
  }
  std::optional<Posted> next(std::chrono::milliseconds patience, int) override {
    if (fates_.empty() || hold) {
      std::this_thread::sleep_for(std::min(patience, 1ms));  // the commits go on meanwhile
      return std::nullopt;
    }
    auto fate = fates_.front();
    fates_.pop_front();
    return fate;
  }
  void settled(const std::string&) override { ++freed; }
  std::size_t in_flight() const override { return fates_.size(); }
  void close() noexcept override {}

  int sent = 0, freed = 0;
  bool hold = false;

 private:
  std::deque<Posted> fates_;
};

void owe_an_answer(LedgerHouse& house) {
  Incoming in{.cause = {"main", 1, 1}, .received = 1'799'999'000, .message = {}, .classification = {}};
  in.message = parse_message("From: a@x.example\r\nMessage-ID: <a@x.example>\r\n\r\nwords\r\n");
  in.classification.categories = {{Category::opt_out, 1}};
  std::vector<Incoming> one;
  one.push_back(std::move(in));
  house.ledger->take_in(std::move(one)).get();
}

template <class Done>
void step_until(Sending& sending, Done done) {
  for (int i = 0; i < 5000 && !done(); ++i) sending.step(1ms);
  REQUIRE(done());
}

}  // namespace

TEST_CASE("a fate that could not be written down is handed in again, and then frees its connection") {
  LedgerHouse house;
  FakeCourier courier;
  const Wake wake;
  const std::atomic<bool> stop = false;
  Sending sending(courier, *house.ledger, wake, stop);
  owe_an_answer(house);
  courier.hold = true;
  step_until(sending, [&] { return courier.sent == 1; });
  {
    const auto other = house.locked();
    courier.hold = false;
    CHECK_THROWS_AS(step_until(sending, [] { return false; }), DatabaseError);
    CHECK(courier.freed == 0);
    CHECK_FALSE(sending.quiet());
    other->rollback();
  }
  // A claim that was handed in beside it may have been refused, too: the daemon's loop goes on after each mishap.
  for (int i = 0; i < 5000 && !sending.quiet(); ++i) try {
      sending.step(1ms);
    } catch (const DatabaseError&) {
    }
  REQUIRE(sending.quiet());
  CHECK(courier.freed == 1);
  CHECK(courier.sent == 1);
  CHECK(house.effects("answer", "done") == 1);
}

TEST_CASE("a claim that could not be written down is made again") {
  LedgerHouse house;
  FakeCourier courier;
  const Wake wake;
  const std::atomic<bool> stop = false;
  Sending sending(courier, *house.ledger, wake, stop);
  owe_an_answer(house);
  {
    const auto other = house.locked();
    CHECK_THROWS_AS(step_until(sending, [] { return false; }), DatabaseError);
    other->rollback();
  }
  step_until(sending, [&] { return courier.freed == 1; });
  CHECK(courier.sent == 1);
  CHECK(house.effects("answer", "done") == 1);
}
