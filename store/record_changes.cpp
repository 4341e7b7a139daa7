#include "store/record_changes.h"

#include <algorithm>

#include "parsers/identifier.h"
#include "store/audit.h"
#include "store/cases.h"
#include "store/changes.h"
#include "store/child_audit.h"
#include "store/people.h"
#include "store/sql.h"

namespace joys {
namespace {

bool is_identifier(std::string_view field) {
  return std::ranges::find(identifier_kinds, field) != identifier_kinds.end();
}

std::optional<std::string> single(Work& work, std::string_view sql, std::int64_t person) {
  return first_row(
      work.db, sql, [](Row row) { return text(row[0]); }, person);
}

// The identifier that the change means: the one it names, else the only one of its kind.
std::optional<std::string> identifier_now(const Person& person, const SetField& change) {
  const std::string named = canonical_identifier(change.field, change.old_value);
  std::optional<std::string> found;
  for (const auto& [kind, value] : person.identifiers) {
    if (kind != change.field) continue;
    if (!named.empty() && canonical_identifier(kind, value) == named) return value;
    if (named.empty() && found) return std::nullopt;  // which of them?
    if (named.empty()) found = value;
  }
  return found;
}

// Writes the new value. Returns the old one; nothing if there was nothing to change.
std::optional<std::string> write_identifier(Work& work, std::int64_t id, const SetField& change) {
  const std::string form = canonical_identifier(change.field, change.value);
  const auto person = load_person(work.db, id);
  if (!person || (form.empty() && !change.value.empty())) return std::nullopt;
  const auto before = identifier_now(*person, change);
  const std::string old_form = before ? canonical_identifier(change.field, *before) : "";
  if (change.value.empty()) {
    if (!before || run(work.db, sql::delete_identifier, id, change.field, old_form) == 0) return std::nullopt;
  } else if (!before) {
    if (!change.old_value.empty() || run(work.db, sql::insert_identifier, change.field, form, id, change.value) == 0)
      return std::nullopt;
  } else {
    if (*before == change.value) return std::nullopt;
    if (form != old_form) run(work.db, sql::delete_identifier, id, change.field, form);  // it had both
    run(work.db, sql::replace_identifier, id, change.field, old_form, form, change.value);
  }
  return before.value_or("");
}

std::optional<std::string> write_birth_date(Work& work, std::int64_t id, const SetField& change) {
  const std::string iso = change.value.empty() ? "" : iso_date(change.value);
  if (iso.empty() && !change.value.empty()) return std::nullopt;
  const auto before = single(work, sql::birth_date_of, id);
  if (!before || run(work.db, sql::put_birth_date, id, iso) == 0) return std::nullopt;
  return before;
}

std::optional<std::string> write_plain(Work& work, std::int64_t id, const SetField& change, std::string_view who) {
  const auto before = first_row(
      work.db, sql::field_of, [](Row row) { return text(row[0]); }, id, change.field);
  const auto written = change.value.empty()
                           ? run(work.db, sql::delete_field, id, change.field)
                           : run(work.db, sql::put_field, id, change.field, change.value, who, work.now);
  if (written == 0) return std::nullopt;
  return before.value_or("");
}

std::optional<std::string> write(Work& work, std::int64_t id, const SetField& change, std::string_view who) {
  if (is_identifier(change.field)) return write_identifier(work, id, change);
  if (change.field == "birth_date") return write_birth_date(work, id, change);
  return write_plain(work, id, change, who);
}

void audit(Work& work, std::string_view who, const std::string& what, std::int64_t person) {
  write_audit(work, who, what, "person " + std::to_string(person));
}

// A word of a table or a name that a stranger chose: only the former goes into the audit.
std::string audited_name(std::string_view field) {
  constexpr std::array<std::string_view, 3> known{"birth_date", "name", "address"};
  const bool plain = is_identifier(field) || std::ranges::find(known, field) != known.end();
  return plain ? std::string(field) : "a field";
}

}  // namespace

bool set_field(Work& work, const SetField& change, std::string_view who, const std::string& undo_hash) {
  const auto id = case_row(change.person);
  if (!id) return false;
  const auto before = write(work, *id, change, who);
  if (!before) return false;
  run(work.db, sql::insert_field_undo, undo_hash, *id, change.field, *before, change.value, work.now + undo_lasts);
  audit(work, who, "changed: " + audited_name(change.field), *id);
  if (change.field == "birth_date") check_age(work, *id, who);
  return true;
}

bool plan_erasure(Work& work, const PlanErasure& change, std::string_view who, const std::string& undo_hash) {
  const auto id = case_row(change.person);
  if (!id || run(work.db, sql::plan_erasure, *id, std::nullopt, change.at, undo_hash) == 0) return false;
  audit(work, who, "erasure planned", *id);
  return true;
}

void take_back(Work& work, const std::string& undo_hash, std::string_view who) {
  std::vector<SetField> changes;
  rows(
      work.db, sql::field_undos,
      [&](Row row) {
        changes.push_back({std::to_string(number(row[0])), text(row[1]), text(row[3]), text(row[2])});
      },
      undo_hash, work.now);
  for (const SetField& change : changes) {
    const auto id = *case_row(change.person);
    if (write(work, id, change, who)) audit(work, who, "change taken back: " + audited_name(change.field), id);
  }
  run(work.db, sql::forget_field_undos, undo_hash);
  if (run(work.db, sql::take_back_erasure, undo_hash) > 0) write_audit(work, who, "erasure taken back", "");
}

}  // namespace joys
