#include "store/notices.h"

#include <ctime>

#include "handlers/zone.h"
#include "store/mint.h"
#include "store/owe.h"
#include "store/sql.h"

namespace joys {
namespace {

constexpr std::int64_t morning = 7 * 3600;
constexpr std::string_view language = "staff";  // the folder of their templates

std::string utc(std::int64_t unix_time) {
  std::tm parts{};
  const std::time_t t = unix_time;
  gmtime_r(&t, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &parts)};
}

void owe_all(Work& work, std::int64_t letter, const NewCase& about, const std::string& paragraph,
             const Values& values) {
  for (const std::string& address : work.options.rules.staff) {
    Answer note;
    note.to = address;
    note.language = language;
    note.unasked = true;
    note.paragraphs = {{about.category, paragraph, values}};
    owe_answer(work, letter, about, note, {});
  }
}

// The morning that is over or has just come, as a day number.
std::int64_t last_morning(const Work& work) {
  return day_of(work.now - morning, work.options.rules.timezone).time_since_epoch().count();
}

}  // namespace

void notify_of(Work& work, std::int64_t letter, const NewCase& about, const CaseDraft& draft) {
  if (!draft.urgent || !draft.open) return;
  owe_all(work, letter, about, "urgent", {{"due", utc(draft.due_at)}, {"category", std::string(name(draft.category))}});
}

int owe_digest(Work& work) {
  if (work.options.rules.staff.empty()) return 0;
  const std::int64_t day = last_morning(work);
  const bool told = any_row(work.db, sql::chore_done, "digest", day);
  if (told) return 0;
  run(work.db, sql::do_chore, "digest", day);
  struct Open {
    std::int64_t all = 0, urgent = 0, overdue = 0, next = 0;
  };
  const auto open = first_row(
      work.db, sql::count_open,
      [](Row row) {
        return Open{number(row[0]), number(row[1]), number(row[2]), is_null(row[3]) ? 0 : number(row[3])};
      },
      work.now);
  if (!open || open->all == 0) return 0;
  const std::int64_t letter = add_house_letter(work, Category::unrelated, Action::none);
  NewCase none;
  none.number = none.key = std::string(case_number_length, 'a');
  owe_all(work, letter, none, "digest",
          {{"open", std::to_string(open->all)},
           {"urgent", std::to_string(open->urgent)},
           {"overdue", std::to_string(open->overdue)},
           {"next", open->next ? utc(open->next) : ""}});
  return static_cast<int>(work.options.rules.staff.size());
}

}  // namespace joys
