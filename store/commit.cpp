// Decisions carried out: letter, cases, changes, answer, move and audit, in one savepoint.
#include "store/commit.h"

#include "store/audit.h"
#include "store/cases.h"
#include "store/changes.h"
#include "store/context.h"
#include "store/letters.h"
#include "store/links.h"
#include "store/mint.h"
#include "store/notices.h"
#include "store/owe.h"
#include "store/sql.h"

namespace joys {
namespace {

std::string lines(const std::vector<std::string>& list) {
  std::string joined;
  for (const auto& line : list) {
    if (!joined.empty()) joined += '\n';
    joined += line;
  }
  return joined;
}

// The case that an answer names: the one its first paragraph is about.
const NewCase& named_by(const Answer& answer, const std::vector<NewCase>& cases) {
  if (cases.empty()) throw std::invalid_argument("an answer without a case");
  for (const auto& c : cases)
    if (!answer.paragraphs.empty() && c.category == answer.paragraphs.front().category) return c;
  return cases.front();
}

std::vector<NewCase> add_cases(Work& work, std::int64_t letter, const Incoming& in, const Decision& decision) {
  std::optional<std::int64_t> joins;
  if (!decision.joins_case.empty()) joins = case_row(decision.joins_case);
  const std::string because = lines(decision.because);
  std::vector<NewCase> cases;
  for (const auto& draft : decision.cases) cases.push_back(add_case(work, letter, draft, joins, in, because));
  return cases;
}

void audit_letter(Work& work, std::int64_t letter, const Decision& decision) {
  std::string what = "decided:";
  for (const auto& c : decision.cases) what += " " + std::string(name(c.category));
  what += "; " + std::string(name(decision.action)) + "; " + std::string(name(decision.folder));
  if (decision.answer) what += "; answered";
  write_audit(work, "letter", what, "letter " + std::to_string(letter));
}

void commit_letter(Work& work, const Incoming& in, const Decision& decision, LetterRow row) {
  row.action = decision.action;
  row.folder = decision.folder;
  const std::int64_t letter = add_letter(work, in, row);
  const auto cases = add_cases(work, letter, in, decision);
  for (std::size_t i = 0; i < cases.size(); ++i) notify_of(work, letter, cases[i], decision.cases[i]);
  const std::string undo = apply_all(work, decision.changes, "letter");
  if (decision.answer) owe_letter(work, letter, cases, named_by(*decision.answer, cases), *decision.answer, undo);
  for (const Answer& other : decision.others) owe_letter(work, letter, cases, named_by(other, cases), other, "");
  owe_move(work, letter, in.cause, decision.folder);
  audit_letter(work, letter, decision);
}

Decision for_staff(const Work& work, Category category, Folder folder, std::string question) {
  Decision decision;
  decision.action = Action::staff;
  decision.folder = folder;
  CaseDraft draft;
  draft.category = category;
  draft.action = Action::staff;
  draft.open = true;
  draft.question = std::move(question);
  draft.due_at = work.now + shortest_clock;
  decision.cases.push_back(std::move(draft));
  return decision;
}

TakenIn taken_in(TakenIn::State state, Decision decision) {
  TakenIn taken;
  taken.state = state;
  taken.decision = std::move(decision);
  return taken;
}

}  // namespace

TakenIn decide_letter(Work& work, const Incoming& in, std::optional<std::string> content_key) {
  const std::string sender = sender_of(work, in);
  const Context context = look_up(work, in, sender);
  Decision decision = work.options.decide({in.message, in.classification, context, work.options.rules});
  commit_letter(work, in, decision, {std::move(content_key), std::nullopt, sender});
  return taken_in(TakenIn::State::decided, std::move(decision));
}

TakenIn reconsider(Work& work, const Incoming& in, std::int64_t first) {
  const auto& categories = in.classification.categories;
  Decision decision = for_staff(work, categories.empty() ? Category::unrelated : categories.front().category,
                                Folder::escalated, "Somebody moved this letter back to the inbox: decide it anew.");
  CaseDraft& draft = decision.cases.front();
  rows(
      work.db, sql::first_case_of_letter,
      [&](Row row) {  // its clock started when the letter was first seen
        decision.joins_case = std::to_string(number(row[0]));
        draft.category = category_named(text(row[1])).value_or(draft.category);
        draft.law = text(row[2]);
        if (number(row[3]) > 0) draft.due_at = std::min(draft.due_at, number(row[3]));
      },
      first);
  commit_letter(work, in, decision, {std::nullopt, first, sender_of(work, in)});
  return taken_in(TakenIn::State::reconsider, std::move(decision));
}

TakenIn give_to_staff(Work& work, const Incoming& in) {
  Decision decision =
      for_staff(work, Category::unrelated, Folder::failed, "This letter could not be read: " + *in.failed);
  commit_letter(work, in, decision, {});
  return taken_in(TakenIn::State::decided, std::move(decision));
}

std::vector<std::string> commit_act(Work& work, const Decision& decision, const std::string& who) {
  if (!decision.cases.empty() || decision.answer)
    throw std::invalid_argument("only a letter's decision has cases and an answer");
  std::vector<std::string> secrets;
  for (const auto& change : decision.changes) {
    std::string secret = mint(secret_length);
    if (apply(work, change, who, secret)) secrets.push_back(std::move(secret));
  }
  return secrets;
}

}  // namespace joys
