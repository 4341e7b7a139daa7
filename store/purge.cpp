#include "store/purge.h"

#include "store/audit.h"
#include "store/cases.h"
#include "store/owe.h"
#include "store/people.h"
#include "store/purge_plan.h"
#include "store/sql.h"

namespace joys {
namespace {

// A daemon cleans its files once a minute for all purges together (tend), because that costs as much as writing them
// anew; a command does it at once, because somebody waits for it.
void note_scrub(Work& work) {
  run(work.db, sql::insert_scrub, work.now);
  if (!work.options.exclusive) work.head.scrub = true;
}

std::vector<std::int64_t> copies_of(Work& work, std::int64_t first) {
  return all_rows(work.db, sql::copies_of_letter, first_number, first);
}

// Whatever we keep of a letter and its copies, and the letters themselves. An answer that is still to be sent to
// somebody else keeps its exact bytes until it is settled.
void forget_letter(Work& work, std::int64_t first, std::string_view who) {
  for (const auto letter : copies_of(work, first)) {
    run(work.db, sql::purge_papers, letter);
    run(work.db, sql::purge_corrections, letter);
    run(work.db, sql::purge_cases, letter, who, work.now);
    run(work.db, sql::purge_sent, letter);
    run(work.db, sql::purge_sent_text, letter);
    owe_expunge(work, letter);
  }
  run(work.db, sql::end_purge_wait, first);
}

// Something else in it waits for people: the letter stays for them, and only the person's own cases end.
void let_wait(Work& work, std::int64_t first, std::int64_t person, std::string_view who) {
  for (const auto letter : copies_of(work, first)) {
    const auto ended = all_rows(work.db, sql::purge_cases_only_of, first_number, letter, person, who, work.now);
    for (const auto c : ended) run(work.db, sql::forget_papers, c);
  }
  run(work.db, sql::purge_wait, first);
}

void forget_addresses(Work& work, const PurgePlan& plan) {
  for (const auto& hash : plan.address_hashes) {
    const std::string shortly = shortened(hash);
    run(work.db, sql::purge_letters_to, shortly);
    run(work.db, sql::purge_answers_to, shortly, work.now);
    run(work.db, sql::purge_corrections_of, shortly);
    run(work.db, sql::purge_undeliverable, hash);
    run(work.db, sql::purge_bounces, hash);
    run(work.db, sql::purge_site_client, shortly);
  }
}

void forget_links(Work& work, const PurgePlan& plan, std::int64_t person) {
  run(work.db, sql::purge_wished_fields, person);
  run(work.db, sql::purge_links_of, person);
  for (const auto link : plan.links) run(work.db, sql::purge_link, link);
}

// An IP address says nothing about whom an import means.
void remember_hashes(Work& work, const PurgePlan& plan, std::string_view why) {
  for (const auto& [kind, form] : plan.own)
    if (kind != "ip") run(work.db, sql::insert_purged, purged_form(work.options.keys, kind, form), work.now, why);
}

bool done_by_software(std::string_view why) { return why == "child_report" || why == "erase"; }

}  // namespace

bool purge_person(Work& work, const Purge& change, std::string_view who) {
  const auto row = case_row(change.person);
  const auto plan = row ? plan_purge(work.db, work.options.keys, *row) : std::nullopt;
  if (!plan || (done_by_software(change.why) && plan->person.held_until > work.now)) return false;
  for (const auto letter : plan->waiting) let_wait(work, letter, *row, who);
  for (const auto letter : plan->letters) forget_letter(work, letter, who);
  for (const auto& hash : plan->address_hashes) run(work.db, sql::purge_sender, shortened(hash));
  forget_addresses(work, *plan);
  forget_links(work, *plan, *row);
  remember_hashes(work, *plan, change.why);
  run(work.db, sql::purge_person, *row);
  write_audit(work, who, "purged: " + change.why, "person " + std::to_string(*row));
  note_scrub(work);
  return true;
}

int purge_due(Work& work, int limit) {
  const auto people = all_rows(work.db, sql::erasures_due, first_number, work.now, limit);
  int done = 0;  // one that is held stays due, and is no progress
  for (const auto person : people) done += purge_person(work, {std::to_string(person), "erase"}, "ledger") ? 1 : 0;
  for (const auto letter : all_rows(work.db, sql::purge_waits, first_number)) {
    if (any_row(work.db, sql::letter_is_open, letter)) continue;
    forget_letter(work, letter, "ledger");
    note_scrub(work);
    ++done;
  }
  return done;
}

void want_scrub(Work& work) {
  if (any_row(work.db, sql::waiting_scrub)) work.head.scrub = true;
}

void scrub_files(Database& db) noexcept {
  try {
    const auto last = first_row(db, sql::last_scrub, [](Row row) { return number(row[0]); });
    if (last && db.scrub()) run(db, sql::end_scrubs, *last);
  } catch (const std::exception&) {  // a full disk, a lock: it stays noted, and the next turn tries again
  }
}

}  // namespace joys
