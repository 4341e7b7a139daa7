#include "store/purge_plan.h"

#include <algorithm>
#include <set>

#include "parsers/identifier.h"
#include "store/address_hash.h"
#include "store/cases.h"
#include "store/owe.h"
#include "store/people.h"
#include "store/sql.h"

namespace joys {
namespace {

template <class... Values>
std::vector<std::int64_t> ids(Database& db, std::string_view sql, Values&&... values) {
  return all_rows(db, sql, first_number, std::forward<Values>(values)...);
}

std::int64_t count(Database& db, std::string_view sql) { return ids(db, sql).front(); }

void sort_identifiers(Database& db, std::int64_t person, PurgePlan& plan) {
  for (const auto& [kind, value] : plan.person.identifiers) {
    const std::string form = canonical_identifier(kind, value);
    const auto holders = ids(db, sql::people_with, kind, form, 2);
    const bool alone = std::ranges::all_of(holders, [&](std::int64_t id) { return id == person; });
    (alone ? plan.own : plan.shared).push_back({kind, form});
  }
}

// Letters about the person by an exact identifier, and letters from an address that is the person's alone. A copy
// stands for its first.
void find_letters(Database& db, std::int64_t person, PurgePlan& plan) {
  std::set<std::int64_t> from, all;
  const auto add = [&](std::int64_t letter, bool is_from) {
    const auto first = ids(db, sql::first_of_letter, letter).front();
    all.insert(first);
    if (is_from) from.insert(first);
  };
  for (const auto letter : ids(db, sql::letters_about, person)) add(letter, false);
  for (const auto& hash : plan.address_hashes)
    for (const auto letter : ids(db, sql::letters_from, shortened(hash))) add(letter, true);
  for (const auto letter : all) {
    const bool waits = any_row(db, sql::others_wait_for_letter, letter, person, from.contains(letter) ? 1 : 0);
    (waits ? plan.waiting : plan.letters).push_back(letter);
  }
}

void find_links(Database& db, PurgePlan& plan) {
  rows(db, sql::addresses_of_links, [&](Row row) {
    const std::string address = canonical(parse_address(text(row[1])));
    if (std::ranges::find(plan.own, Identifier{"email", address}) != plan.own.end())
      plan.links.push_back(number(row[0]));
  });
}

}  // namespace

std::optional<PurgePlan> plan_purge(Database& db, const LedgerKeys& keys, std::int64_t person) {
  auto record = load_person(db, person);
  if (!record) return std::nullopt;
  PurgePlan plan;
  plan.person = std::move(*record);
  sort_identifiers(db, person, plan);
  for (const auto& [kind, form] : plan.own)
    if (kind == "email") plan.address_hashes.push_back(address_hash(keys.suppression, form));
  find_letters(db, person, plan);
  find_links(db, plan);
  return plan;
}

std::optional<PurgeView> purge_view(Database& db, const LedgerKeys& keys, std::int64_t person) {
  auto plan = plan_purge(db, keys, person);
  if (!plan) return std::nullopt;
  PurgeView view;
  view.person = std::move(plan->person);
  view.shared = std::move(plan->shared);
  rows(
      db, sql::rows_about,
      [&](Row row) {
        if (number(row[1]) > 0) view.rows.emplace_back(text(row[0]), number(row[1]));
      },
      person);
  if (!plan->links.empty()) view.rows.emplace_back("links", plan->links.size());
  const auto add = [&](const std::vector<std::int64_t>& letters, bool waits) {
    for (const auto first : letters)
      rows(
          db, sql::letter_to_forget,
          [&](Row row) {
            if (text(row[3]) == "house") return;  // a finding of our own: no letter lies anywhere
            view.letters.push_back({std::to_string(number(row[0])), folder_named(text(row[1])), number(row[2]), waits});
          },
          first);
  };
  add(plan->letters, false);
  add(plan->waiting, true);
  return view;
}

PurgeProgress purge_progress(Database& db) {
  return {count(db, sql::count_scrubs), count(db, sql::waiting_expunges),
          static_cast<std::int64_t>(ids(db, sql::purge_waits).size())};
}

}  // namespace joys
