// The intake over a mailbox of values: rules that throw, letters that are moved back and forth, a ledger that cannot
// be written for a while.
#include "daemon/intake.h"

#include <deque>
#include <map>

#include "catch.h"
#include "ledger_house.h"

using namespace joys;
using namespace joys::test;

namespace {

// A mailbox that does at once what it is told, and counts.
class FakeMailbox final : public Mailbox {
 public:
  std::uint32_t open() override {
    open_ = true;
    return uidvalidity;
  }
  bool is_open() const override { return open_; }
  bool read_only() const override { return false; }
  std::vector<Listed> list() override {
    std::vector<Listed> all;
    for (const auto& [uid, raw] : inbox) all.push_back({uid, raw.size()});
    return all;
  }
  std::uint64_t fetch(const std::vector<std::uint32_t>& uids) override {
    FetchEnd end{++ticket_, {}, {}};
    for (const auto uid : uids) {
      ++fetched;
      if (const auto found = inbox.find(uid); found != inbox.end())
        events_.push_back(Letter{uid, 1'799'999'000, found->second, false});
      else
        end.gone.push_back(uid);
    }
    events_.push_back(end);
    return end.ticket;
  }
  std::uint64_t move(const std::vector<std::uint32_t>& uids, const std::string& folder) override {
    Moved moved{++ticket_, 9, {}, {}};
    for (const auto uid : uids) {
      if (inbox.erase(uid) > 0) folders[folder].push_back(uid);
      moved.moved.push_back({uid, 1000 + uid});
    }
    events_.push_back(moved);
    return moved.ticket;
  }
  bool refuses = false;  // to expunge
  Moved move_from(const std::string&, std::uint32_t, std::uint32_t, const std::string&) override { return {}; }
  Expunged expunge(const std::string& folder, const Doomed& doomed) override {
    if (refuses) return {0, "not now"};
    return {std::erase(folders[folder], doomed.uid - 1000), ""};
  }
  bool holds(const std::string&, std::uint32_t, std::uint32_t, const std::string&) override { return false; }
  std::optional<MailEvent> next(std::chrono::milliseconds patience, int) override {
    if (events_.empty()) {
      std::this_thread::sleep_for(std::min(patience, std::chrono::milliseconds(1)));  // the commits go on meanwhile
      return std::nullopt;
    }
    auto event = std::move(events_.front());
    events_.pop_front();
    return event;
  }
  std::size_t outstanding() const override { return events_.size(); }
  void close() noexcept override { open_ = false; }

  std::uint32_t uidvalidity = 7;
  std::map<std::uint32_t, std::string> inbox;
  std::map<std::string, std::vector<std::uint32_t>> folders;
  int fetched = 0;

 private:
  bool open_ = false;
  std::uint64_t ticket_ = 0;
  std::deque<MailEvent> events_;
};

// A machine's letter, which is recognised without the trained model; what is decided is the test's own.
std::string raw(const std::string& from, const std::string& subject) {
  return "From: " + from + "\r\nTo: us@soren.tech\r\nMessage-ID: <" + from + ">\r\nSubject: " + subject +
         "\r\nAuto-Submitted: auto-replied\r\n\r\nwords\r\n";
}

struct Desk {
  explicit Desk(LedgerHouse& house) : intake(mailbox, *house.ledger, reader, options(), wake, stop) { init_parsers(); }
  static IntakeOptions options() { return {.folders = {"Processed", "Escalated", "Ignored", "Failed"}}; }
  FakeMailbox mailbox;
  Reader reader;
  Wake wake;
  std::atomic<bool> stop = false;
  Intake intake;
};

Decision stumbling(const Asked& asked) {
  if (asked.letter.subject == "trap") throw std::runtime_error("a handler broke");
  return answered(asked);
}

}  // namespace

TEST_CASE("a handler that throws costs its own letter, which people get after three attempts") {
  LedgerHouse house(stumbling);
  Desk desk(house);
  desk.mailbox.inbox = {
      {1, raw("a@x.example", "good")}, {2, raw("b@x.example", "trap")}, {3, raw("c@x.example", "good")}};
  desk.intake.turn();
  CHECK(desk.mailbox.folders["Processed"] == std::vector<std::uint32_t>{1, 3});
  CHECK(desk.mailbox.inbox.contains(2));
  CHECK_FALSE(desk.intake.all_decided());
  desk.intake.turn();
  CHECK(desk.mailbox.inbox.contains(2));
  desk.intake.turn();
  CHECK(desk.mailbox.inbox.empty());
  CHECK(desk.mailbox.folders["Failed"] == std::vector<std::uint32_t>{2});
  CHECK(desk.intake.all_decided());
  const auto open = house.ledger->cases(true, 10);
  REQUIRE(open.size() == 1);
  CHECK(open.front().action == Action::staff);
  CHECK(open.front().question.find("failed three times") != std::string::npos);
  CHECK(house.effects("answer", "due") == 2);
}

TEST_CASE("a ledger that cannot be written throws, and the next turn does what the first could not") {
  LedgerHouse house;
  Desk desk(house);
  desk.mailbox.inbox = {{1, raw("a@x.example", "good")}, {2, raw("b@x.example", "good")}};
  {
    const auto other = house.locked();
    CHECK_THROWS_AS(desk.intake.turn(), DatabaseError);
    other->rollback();
  }
  CHECK(desk.mailbox.inbox.size() == 2);
  Desk next(house);
  next.mailbox.inbox = desk.mailbox.inbox;
  next.intake.turn();
  CHECK(next.mailbox.inbox.empty());
  CHECK(house.effects("answer", "due") == 2);
  CHECK(house.effects("move", "done") == 2);
}

TEST_CASE("a move that was claimed and forgotten is done when the letter is seen again") {
  LedgerHouse house;
  Desk desk(house);
  desk.mailbox.inbox = {{1, raw("a@x.example", "good")}};
  auto message = parse_message(desk.mailbox.inbox[1]);
  Incoming in{.cause = {"main", 7, 1}, .received = 1'799'999'000, .message = std::move(message), .classification = {}};
  in.classification.categories = {{Category::opt_out, 1}};
  std::vector<Incoming> one;
  one.push_back(std::move(in));
  house.ledger->take_in(std::move(one)).get();
  CHECK(house.ledger->claim(EffectKind::move, 10).get().size() == 1);
  desk.intake.turn();
  CHECK(desk.mailbox.folders["Processed"] == std::vector<std::uint32_t>{1});
  CHECK(house.effects("move", "done") == 1);
  CHECK(house.effects("answer", "due") == 1);
}

namespace {

std::string enter_child(LedgerHouse& house) {
  Person person;
  person.identifiers = {{"username", "kim"}};
  return house.ledger->enter({person}, "import").get().front().person;
}

// The usual answer, and the letter's child is purged.
Decision purging(const Asked& asked, const std::string& child) {
  Decision decision = answered(asked);
  decision.cases[0].people = {{child, "exact"}};
  decision.changes = {Purge{child, "child_report"}};
  return decision;
}

}  // namespace

TEST_CASE("[A5] what a purge owes is expunged after the move and the answer, and tried again when it is refused") {
  std::string child;
  LedgerHouse house([&](const Asked& asked) { return purging(asked, child); });
  child = enter_child(house);
  Desk desk(house);
  desk.mailbox.inbox = {{1, raw("a@x.example", "good")}};
  desk.intake.turn();
  CHECK(desk.mailbox.folders["Processed"] == std::vector<std::uint32_t>{1});  // its answer is not sent yet
  CHECK(house.effects("expunge", "due") == 1);
  for (const auto& effect : house.ledger->claim(EffectKind::answer, 10).get())
    house.ledger->settle({{.effect_id = effect.id, .outcome = Outcome::done, .detail = ""}}).get();
  desk.mailbox.refuses = true;
  desk.intake.turn();
  CHECK(house.effects("expunge", "due") == 1);
  CHECK(house.ledger->next_due().value() > 1'800'000'000);
  CHECK(desk.mailbox.folders["Processed"].size() == 1);
}

TEST_CASE("[A5] a purged letter leaves the folder as soon as nothing about it is owed") {
  std::string child;
  LedgerHouse house([&](const Asked& asked) {
    Decision decision = purging(asked, child);
    decision.answer.reset();
    return decision;
  });
  child = enter_child(house);
  Desk desk(house);
  desk.mailbox.inbox = {{1, raw("a@x.example", "good")}};
  desk.intake.turn();
  CHECK(desk.mailbox.folders["Processed"].empty());
  CHECK(house.effects("expunge", "done") == 1);
}
