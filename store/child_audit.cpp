#include "store/child_audit.h"

#include <chrono>
#include <cstdio>

#include "store/cases.h"
#include "store/people.h"
#include "store/sql.h"

namespace joys {
namespace {

void open_case(Work& work, const Person& person, bool sure, const std::string& because) {
  CaseDraft draft;
  draft.category = Category::child_report;
  draft.action = Action::staff;
  draft.open = true;
  draft.urgent = sure;
  draft.question =
      sure ? "A birth date says that this record is a child's: shall it be purged?"
           : "A birth date says that this record is a child's, but something in it contradicts that: is it?";
  draft.law = "COPPA 24 hours";
  draft.due_at = work.now + shortest_clock;
  draft.people = {{person.id, "exact"}};
  add_house_case(work, draft, because);
}

void remember(Work& work, const Person& person) {
  run(work.db, sql::put_child_check, *case_row(person.id), person.birth_date, work.now);
}

// Whoever was born on that day or later is under 13 now; a day more, so that no time zone hides anybody.
std::string born_after(std::int64_t now) {
  using namespace std::chrono;
  const year_month_day day{floor<days>(sys_seconds(seconds(now)))};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()) - 13,
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();  // for comparing only: 29 February may be no day of that year
}

}  // namespace

bool check_age(Work& work, std::int64_t id, std::string_view who) {
  const auto person = load_person(work.db, id);
  if (!person || person->restricted || !perhaps_under_13(*person, work.now)) return false;
  if (any_row(work.db, sql::child_check, id, person->birth_date)) return false;
  remember(work, *person);
  restrict_person(work, person->id, "under 13 by its birth date", who);
  open_case(work, *person, true, "a birth date that came to light");
  return true;
}

ChildrenFound audit_children(Work& work, int limit, std::string_view who) {
  const auto ids = all_rows(work.db, sql::unchecked_children, first_number, born_after(work.now), limit);
  ChildrenFound found;
  for (const auto id : ids) {
    const auto person = load_person(work.db, id);
    ++found.looked_at;
    remember(work, *person);
    if (!perhaps_under_13(*person, work.now) || any_row(work.db, sql::child_case_of, id)) continue;
    const bool sure = surely_under_13(*person, work.now);
    if (sure) restrict_person(work, person->id, "under 13 by its birth date", who);
    open_case(work, *person, sure, "the daily look for children's records");
    ++(sure ? found.restricted : found.doubtful);
  }
  return found;
}

}  // namespace joys
