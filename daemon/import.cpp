#include "daemon/import.h"

#include <algorithm>
#include <numeric>
#include <sstream>

#include "store/database.h"

namespace joys {
namespace {

constexpr std::size_t at_once = 1000;  // rows in a transaction
constexpr int tries = 3;               // of a transaction that another process's lock has undone

using State = Entered::State;

struct Refusal {
  State state;
  std::string_view why;
};
constexpr Refusal refusals[] = {
    {State::child_refused, "a new record that shows an age under 13 is not taken"},
    {State::purged_before, "this person was purged and does not come back by an import"},
    {State::several_known, "what identifies this row belongs to several records; name the person more exactly"},
    {State::nothing_to_find_it_by, "nothing to find the person by"},
};

std::string to_text(const ImportTally& tally, std::int64_t report_bytes) {
  std::string text = std::to_string(report_bytes) + " " + std::to_string(tally.bad);
  for (const auto n : tally.became) text += " " + std::to_string(n);
  return text;
}

std::int64_t from_text(const std::string& text, ImportTally& tally) {
  std::int64_t report_bytes = 0;
  std::istringstream in(text);
  in >> report_bytes >> tally.bad;
  for (auto& n : tally.became) in >> n;
  return report_bytes;
}

class Importing {
 public:
  Importing(Ledger& ledger, TableFile& file, RefusedLines& refused, const std::string& source, std::string who,
            const std::function<void(const ImportProgress&)>& progress)
      : ledger_(ledger), file_(file), refused_(refused), source_(source), who_(std::move(who)), progress_(progress) {
    if (!file.identity().empty()) mark_.file = source + "\n" + file.identity();
  }

  ImportTally run() {
    begin();
    for (auto row = file_.next(); !row.end; row = file_.next()) {
      take(row);
      if (batch_.people.size() + batch_.bad.size() >= at_once) hand_in();
    }
    hand_in();
    finish();
    mark_.ended = true;
    if (!mark_.file.empty()) ledger_.enter({}, who_, mark_).get();
    refused_.flush();
    return tally_;
  }

 private:
  struct Batch {
    std::vector<Person> people;
    std::vector<std::int64_t> lines;
    std::vector<std::pair<std::int64_t, std::string>> bad;
    std::int64_t bytes = 0, line = 1;  // where the next begins
    std::future<std::vector<Entered>> done;
  };

  void begin() {
    const auto mark = mark_.file.empty() ? std::nullopt : ledger_.import_mark(mark_.file);
    std::int64_t report_bytes = 0;
    if (mark && mark->bytes > 0) {
      report_bytes = from_text(mark->tally, tally_);
      file_.go_on_at(mark->bytes, mark->line);
      tally_.resumed_at = mark->line;
    }
    refused_.begin(report_bytes);
    note(file_.bytes(), file_.line());
  }

  void take(TableFile::Row& row) {
    if (!row.error.empty()) return batch_.bad.emplace_back(row.line, row.error), void();
    auto given = given_person(row.values, source_);
    if (given.error.empty() && !given.wards.empty()) find_wards(given);
    if (!given.error.empty()) return batch_.bad.emplace_back(row.line, given.error), void();
    batch_.people.push_back(std::move(given.person));
    batch_.lines.push_back(row.line);
  }

  // A ward may stand a few rows above, not yet entered.
  void find_wards(GivenPerson& given) {
    for (const auto& [kind, value] : given.wards) {
      auto found = ledger_.people_with(kind, value, 2);
      if (found.empty()) {
        hand_in();
        finish();
        found = ledger_.people_with(kind, value, 2);
      }
      if (found.size() != 1) {
        given.error = found.empty() ? "guardian_of: nobody on record has this identifier; import the ward first"
                                    : "guardian_of: several people have this identifier; name a user name";
        return;
      }
      given.person.guardian_of.push_back(found.front().id);
    }
  }

  // Committed with each batch is how far the one before it came, whose refusals are in the report by now.
  void hand_in() {
    finish();
    if (batch_.people.empty() && batch_.bad.empty()) return;
    batch_.bytes = file_.bytes();
    batch_.line = file_.line();
    under_way_ = std::move(batch_);
    batch_ = {};
    under_way_.done = ledger_.enter(under_way_.people, who_, mark_);
  }

  std::vector<Entered> result() {
    for (int i = 1;; ++i) try {
        return under_way_.done.get();
      } catch (const DatabaseError& error) {
        if (error.permanent || i == tries) throw;
        under_way_.done = ledger_.enter(under_way_.people, who_, mark_);
      }
  }

  void finish() {
    if (!under_way_.done.valid()) return;
    const auto entered = result();
    tally_.bad += static_cast<std::int64_t>(under_way_.bad.size());
    for (std::size_t i = 0; i < entered.size(); ++i) {
      ++tally_.became[static_cast<std::size_t>(entered[i].state)];
      for (const auto& [state, why] : refusals)
        if (entered[i].state == state) under_way_.bad.emplace_back(under_way_.lines[i], std::string(why));
    }
    std::ranges::sort(under_way_.bad);
    for (const auto& [line, why] : under_way_.bad) refused_.add(line, why);
    note(under_way_.bytes, under_way_.line);
    if (progress_) progress_({tally_.rows(), under_way_.bytes});
    under_way_ = {};
  }

  void note(std::int64_t bytes, std::int64_t line) {
    mark_.bytes = bytes;
    mark_.line = line;
    mark_.tally = to_text(tally_, refused_.flush());
  }

  Ledger& ledger_;
  TableFile& file_;
  RefusedLines& refused_;
  const std::string source_, who_;
  const std::function<void(const ImportProgress&)>& progress_;
  ImportTally tally_;
  ImportMark mark_;
  Batch batch_, under_way_;
};

}  // namespace

std::int64_t ImportTally::rows() const { return std::accumulate(became.begin(), became.end(), bad); }

std::int64_t ImportTally::refused() const {
  std::int64_t n = bad;
  for (const auto& refusal : refusals) n += of(refusal.state);
  return n;
}

ImportTally import_people(Ledger& ledger, TableFile& file, RefusedLines& refused, const std::string& source,
                          const std::string& who, const std::function<void(const ImportProgress&)>& progress) {
  return Importing(ledger, file, refused, source, who, progress).run();
}

}  // namespace joys
