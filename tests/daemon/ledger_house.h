// What tests of the daemon's loops share: a ledger in a folder of its own with rules that a test chooses, and the means
// to lock it.
#pragma once
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>

#include "store/database.h"
#include "store/ledger.h"

namespace joys::test {

// Closes the case and answers its author.
inline Decision answered(const Asked& asked) {
  Decision decision;
  decision.action = Action::automatic;
  CaseDraft draft;
  draft.category = Category::opt_out;
  draft.action = Action::automatic;
  decision.cases = {draft};
  Answer answer;
  answer.to = canonical(asked.letter.from.at(0));
  answer.paragraphs = {{Category::opt_out, "opt_out_done", {}}};
  decision.answer = std::move(answer);
  return decision;
}

struct LedgerHouse {
  explicit LedgerHouse(Decide decide = answered) {
    std::string name = (std::filesystem::temp_directory_path() / "joys-daemon-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    folder = name;
    LedgerOptions options;
    options.url = url();
    options.decide = std::move(decide);
    options.compose = [](const Answer& answer, const Minted& minted) {
      return Composed{"", "To: " + answer.to + "\r\nMessage-ID: <" + minted.effect_id + "@x>\r\n\r\nDone.\r\n", "",
                      "1"};
    };
    options.clock = [] { return std::int64_t{1'800'000'000}; };
    options.patience = std::chrono::milliseconds(50);
    ledger = Ledger::open(std::move(options));
  }
  ~LedgerHouse() {
    ledger.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  LedgerHouse(const LedgerHouse&) = delete;
  LedgerHouse& operator=(const LedgerHouse&) = delete;

  std::string url() const { return "sqlite:" + (folder / "ledger.db").string(); }
  std::int64_t effects(const std::string& kind, const std::string& state) {
    return ledger->stats().effects[kind][state];
  }
  // Nobody else may write until the returned connection is rolled back.
  std::unique_ptr<Database> locked() const {
    auto other = open_database(url());
    other->begin();
    return other;
  }

  std::filesystem::path folder;
  std::unique_ptr<Ledger> ledger;
};

}  // namespace joys::test
