#include "store/staff.h"

#include "handlers/choices.h"
#include "parsers/language.h"
#include "store/audit.h"
#include "store/cases.h"
#include "store/changes.h"
#include "store/links.h"
#include "store/mint.h"
#include "store/owe.h"
#include "store/people.h"
#include "store/sql.h"

namespace joys {
namespace {

struct Found {
  NewCase about;
  std::int64_t letter = 0;
  std::string state, claimed_by, choice, decided_by;
  std::int64_t claimed_at = 0, decided_at = 0;
};

std::optional<Found> look(Work& work, const std::string& id_or_number) {
  const auto view = find_case(work.db, id_or_number);
  if (!view) return std::nullopt;
  return first_row(
      work.db, sql::staff_view,
      [](Row row) {
        Found f;
        f.about = {number(row[0]), category_named(text(row[2])).value_or(Category::unrelated), text(row[9]),
                   text(row[9]) + text(row[10]), text(row[3]) == "open"};
        f.letter = number(row[1]);
        f.state = text(row[3]);
        f.claimed_by = text(row[4]);
        f.claimed_at = number(row[5]);
        f.choice = text(row[6]);
        f.decided_by = text(row[7]);
        f.decided_at = number(row[8]);
        return f;
      },
      *case_row(view->case_id));
}

CaseFile file_of(Work& work, const Found& found) {
  CaseFile file;
  file.category = found.about.category;
  file.now = work.now;
  file.received = first_row(
                      work.db, sql::received_of_letter, [](Row row) { return number(row[0]); }, found.letter)
                      .value_or(work.now);
  rows(
      work.db, sql::papers_of_case,
      [&](Row row) {
        const auto authors = parse_addresses(text(row[0]));
        if (authors.size() == 1 && authors.front().valid) file.author = authors.front().spec();
        file.language = language_of(text(row[1]) + "\n" + text(row[2]));
      },
      found.about.id);
  std::vector<std::pair<std::int64_t, std::string>> people;
  rows(
      work.db, sql::people_of_case, [&](Row row) { people.emplace_back(number(row[0]), text(row[1])); },
      found.about.id);
  for (const auto& [id, how] : people)
    if (how == "exact")
      if (auto person = load_person(work.db, id)) file.exact.push_back(std::move(*person));
  constexpr int most = 10;
  if (!file.author.empty()) file.senders = people_with(work.db, "email", canonical(file.author), most);
  return file;
}

StaffDecided late(const Found& found) {
  StaffDecided decided;
  decided.state = StaffDecided::State::late;
  decided.first_choice = found.choice;
  decided.first_by = found.decided_by;
  decided.first_at = found.decided_at;
  return decided;
}

}  // namespace

CaseClaimed claim_case(Work& work, const std::string& id_or_number, std::string_view who) {
  const auto found = look(work, id_or_number);
  if (!found) return {CaseClaimed::State::unknown, "", 0};
  if (run(work.db, sql::claim_case, found->about.id, who, work.now, work.now - claim_lasts) == 0)
    return {found->state == "open" ? CaseClaimed::State::taken : CaseClaimed::State::closed,
            found->state == "open" ? found->claimed_by : found->decided_by,
            found->state == "open" ? found->claimed_at : found->decided_at};
  write_audit(work, who, "claimed", "case " + std::to_string(found->about.id));
  return {CaseClaimed::State::done, std::string(who), work.now};
}

StaffDecided decide_case(Work& work, const std::string& id_or_number, std::string_view choice, std::string_view note,
                         std::string_view who, bool dry_run) {
  using State = StaffDecided::State;
  StaffDecided decided;
  auto found = look(work, id_or_number);
  if (!found) return decided;
  if (found->state != "open") return late(*found);
  const bool taken =
      !found->claimed_by.empty() && found->claimed_by != who && found->claimed_at > work.now - claim_lasts;
  if (taken) {
    decided = late(*found);
    decided.state = State::claimed_by_another;
    decided.first_by = found->claimed_by;
    decided.first_at = found->claimed_at;
    return decided;
  }
  const Choice* const chosen = find_choice(found->about.category, choice);
  if (!chosen) {
    decided.state = State::no_such_choice;
    for (const Choice& c : choices_of(found->about.category)) decided.choices.emplace_back(c.name, c.does);
    return decided;
  }
  decided.decision = chosen->decide(file_of(work, *found), work.options.rules);
  if (decided.decision.action == Action::staff) {
    decided.state = State::cannot;
    return decided;
  }
  decided.state = State::done;
  decided.decision.folder = Folder::processed;
  if (dry_run) return decided;
  run(work.db, sql::decide_case, found->about.id, choice, who, work.now, note);
  found->about.open = false;
  const std::string undo = apply_all(work, decided.decision.changes, who);
  if (const auto& answer = decided.decision.answer)
    owe_letter(work, found->letter, {found->about}, found->about, *answer, undo);
  run(work.db, sql::forget_papers, found->about.id);
  write_audit(work, who, "decided: " + std::string(choice), "case " + std::to_string(found->about.id));
  if (!any_row(work.db, sql::open_cases_of_letter, found->letter)) owe_folder(work, found->letter, Folder::processed);
  return decided;
}

}  // namespace joys
