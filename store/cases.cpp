// Rows of `cases`, the papers of the open ones, and their views.
#include "store/cases.h"

#include <charconv>

#include "store/audit.h"
#include "store/letters.h"
#include "store/mint.h"
#include "store/notices.h"
#include "store/owe.h"
#include "store/sql.h"

namespace joys {
namespace {

std::string author_of(const Message& letter) {
  if (letter.from.empty()) return "";
  const Address& author = letter.from.front();
  return author.name.empty() ? author.spec() : author.name + " <" + author.spec() + ">";
}

Action action_named(std::string_view text) {
  for (const Action action : {Action::none, Action::automatic, Action::confirm})
    if (name(action) == text) return action;
  return Action::staff;
}

CaseView view(Row row) {
  CaseView c;
  c.case_id = std::to_string(number(row[0]));
  c.number = shown_number(text(row[1]));
  c.state = text(row[2]);
  c.category = category_named(text(row[3])).value_or(Category::unrelated);
  c.action = action_named(text(row[4]));
  c.urgent = number(row[5]) == 1;
  c.received = number(row[6]);
  c.due_at = number(row[7]);
  c.law = text(row[8]);
  c.question = text(row[9]);
  c.policy_hash = text(row[14]);
  c.policy_revised = text(row[15]);
  if (is_null(row[10])) return c;
  c.from = text(row[10]);
  c.subject = text(row[11]);
  c.text = text(row[12]);
  c.because = text(row[13]);
  c.draft = text(row[16]);
  return c;
}

void add_sent(Database& db, CaseView& c) {
  rows(
      db, sql::answers_of_case,
      [&](Row row) {
        std::string line = text(row[0]) + " " + text(row[1]);
        if (!text(row[2]).empty()) line += " " + text(row[2]);
        if (!text(row[3]).empty()) line += "\n" + text(row[3]);
        c.sent.push_back(std::move(line));
      },
      case_row(c.case_id));
}

}  // namespace

NewCase add_case(Work& work, std::int64_t letter, const CaseDraft& draft, std::optional<std::int64_t> joins,
                 const Incoming& in, const std::string& because) {
  NewCase made{work.head.next_case++, draft.category, "", "", draft.open};
  const std::string key_end = mint(case_key_length - case_number_length);
  do made.number = mint_case_number();  // 40 bits meet by chance once in a million cases: then another is drawn
  while (run(work.db, sql::insert_case, made.id, letter, name(draft.category), draft.open ? "open" : "closed",
             name(draft.action), draft.urgent, draft.question, draft.law, draft.due_at, made.number, key_end, joins,
             in.received) == 0);
  made.key = made.number + key_end;
  for (const auto& [person, how] : draft.people)
    if (const auto row = case_row(person)) run(work.db, sql::insert_case_person, made.id, *row, how);
  if (draft.open) {
    const std::string& body = in.message.text.empty() ? in.message.quoted : in.message.text;
    run(work.db, sql::insert_papers, made.id, author_of(in.message), in.message.subject, body, because,
        draft.draft_text);
  }
  return made;
}

namespace {

Incoming of_the_house(const Work& work, Category category) {
  Incoming in;
  in.cause = {"house", 0, static_cast<std::uint32_t>(work.head.next_letter)};
  in.received = work.now;
  in.classification.categories = {{category, 1.0}};
  return in;
}

}  // namespace

std::int64_t add_house_letter(Work& work, Category category, Action action) {
  LetterRow row;
  row.action = action;
  return add_letter(work, of_the_house(work, category), row);
}

NewCase add_house_case(Work& work, const CaseDraft& draft, const std::string& because) {
  const Incoming in = of_the_house(work, draft.category);
  const std::int64_t letter = add_house_letter(work, draft.category, draft.action);
  NewCase made = add_case(work, letter, draft, std::nullopt, in, because);
  notify_of(work, letter, made, draft);
  return made;
}

void reopen_case(Work& work, std::int64_t case_id, const std::string& question) {
  const auto letter = first_row(
      work.db, sql::reopen_case, [](Row row) { return number(row[0]); }, case_id, question, work.now + shortest_clock);
  if (!letter) return;  // it is open: a person will see what became of the answer
  write_audit(work, "ledger", "opened again", "case " + std::to_string(case_id));
  owe_folder(work, *letter, Folder::escalated);
}

std::vector<CaseView> list_cases(Database& db, bool open_only, int limit) {
  std::vector<CaseView> list;
  rows(
      db, open_only ? sql::open_cases : sql::all_cases, [&](Row row) { list.push_back(view(row)); }, limit);
  for (auto& c : list) add_sent(db, c);
  return list;
}

std::optional<CaseView> find_case(Database& db, const std::string& id_or_number) {
  auto found = first_row(db, sql::case_by_number, view, as_minted(id_or_number));
  if (!found)
    if (const auto id = case_row(id_or_number)) found = first_row(db, sql::case_by_id, view, *id);
  if (found) add_sent(db, *found);
  return found;
}

std::optional<std::int64_t> case_row(std::string_view id) {
  std::int64_t row = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), row);
  if (error != std::errc() || end != id.data() + id.size()) return std::nullopt;
  return row;
}

}  // namespace joys
