#include "store/holdings.h"

#include "parsers/identifier.h"
#include "store/address_hash.h"
#include "store/purge_plan.h"
#include "store/sql.h"

namespace joys {
namespace {

struct Found {
  Database& db;
  Holdings& all;

  Holdings::Row& add(std::string_view store, std::string_view what, std::int64_t n, std::int64_t first = 0,
                     std::int64_t last = 0) {
    return all.rows.emplace_back(Holdings::Row{std::string(store), std::string(what), n, first, last});
  }
  // A store that holds nothing is said to hold nothing.
  void end(std::string_view store) {
    if (all.rows.empty() || all.rows.back().store != store) add(store, "", 0);
  }
};

void record(Found& found, const Person& person, std::int64_t id) {
  rows(
      found.db, sql::entered_at,
      [&](Row row) {
        found.add("record", "entered", 1, number(row[0]), number(row[0]));
        if (person.restricted) found.add("record", "hidden", 1, number(row[1]), number(row[1]));
      },
      id);
  if (!person.birth_date.empty()) found.add("record", "birth date", 1);
  rows(
      found.db, sql::kinds_of_identifiers, [&](Row row) { found.add("identifiers", text(row[0]), number(row[1])); },
      id);
  for (const auto& relation : person.relations) found.add("relations", relation, 1);
  found.end("relations");
  for (const auto& field : person.fields) found.add("fields", field.name, 1, field.collected_at, field.collected_at);
  found.end("fields");
  rows(
      found.db, sql::held_rows, [&](Row row) { found.add(text(row[0]), "", number(row[1])); }, id);
}

void addresses(Found& found, const LedgerKeys& keys, const Person& person) {
  std::vector<std::string> hashes;
  for (const auto& [kind, value] : person.identifiers)
    if (kind == "email") hashes.push_back(address_hash(keys.suppression, canonical_identifier(kind, value)));
  for (const auto& hash : hashes)
    rows(
        found.db, sql::suppressions_of_address,
        [&](Row row) { found.add("suppressions", text(row[0]), number(row[1]), number(row[2]), number(row[3])); },
        hash);
  found.end("suppressions");
  const auto of_each = [&](std::string_view store, std::string_view sql, bool is_short) {
    for (const auto& hash : hashes)
      rows(
          found.db, sql,
          [&](Row row) {
            if (number(row[0]) > 0) found.add(store, "", number(row[0]), number(row[1]), number(row[row.size() - 1]));
          },
          is_short ? shortened(hash) : hash);
    found.end(store);
  };
  of_each("undeliverable addresses", sql::undeliverable_address, false);
  of_each("bounces", sql::bounces_of_address, false);
  of_each("unsent answers", sql::unsent_answers_to, true);
  of_each("corrections for the classifier", sql::corrections_of_address, true);
}

void letters(Found& found, const PurgeView& view) {
  for (const Folder folder : {Folder::processed, Folder::escalated, Folder::ignored, Folder::failed}) {
    const std::string store = "letters in " + std::string(name(folder));
    Holdings::Row row{store, "", 0, 0, 0};
    for (const auto& letter : view.letters) {
      if (letter.folder != folder) continue;
      ++row.n;
      row.first = row.first == 0 ? letter.received : std::min(row.first, letter.received);
      row.last = std::max(row.last, letter.received);
    }
    found.all.rows.push_back(std::move(row));
  }
  std::int64_t links = 0;
  for (const auto& [what, n] : view.rows) links += what == "links" ? n : 0;
  found.add("links to a page", "", links);
}

}  // namespace

std::optional<Holdings> holdings(Database& db, const LedgerKeys& keys, std::int64_t id) {
  const auto view = purge_view(db, keys, id);
  if (!view) return std::nullopt;
  Holdings all;
  all.person = std::to_string(id);
  Found found{db, all};
  record(found, view->person, id);
  addresses(found, keys, view->person);
  rows(
      db, sql::cases_about,
      [&](Row row) {
        found.add("cases", text(row[0]) + ", " + text(row[1]), number(row[2]), number(row[3]), number(row[4]));
      },
      id);
  found.end("cases");
  letters(found, *view);
  return all;
}

}  // namespace joys
