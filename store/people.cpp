#include "store/people.h"

#include <algorithm>

#include "parsers/identifier.h"
#include "store/audit.h"
#include "store/cases.h"
#include "store/child_audit.h"
#include "store/hash.h"
#include "store/sql.h"

namespace joys {
namespace {

constexpr int most_sharing = 20;  // records looked at for one address

struct Form {
  std::string kind, form, value;
};

std::vector<Form> forms_of(const Person& person) {
  std::vector<Form> forms;
  for (const auto& [kind, value] : person.identifiers)
    if (std::string form = canonical_identifier(kind, value); !form.empty()) forms.push_back({kind, form, value});
  return forms;
}

// Names one person and nobody else; a phone, an address of a machine or a mailbox may be shared.
bool is_unique(std::string_view kind) { return kind == "username" || kind == "profile" || kind == "guest"; }

std::string name_of(const Person& person) {
  const PersonField* const name = person.field("name");
  return name ? canonical_identifier("username", name->value) : "";
}

// Two people who share an address: another name, or another user name.
bool differ(const Person& known, const Person& given, const std::vector<Form>& given_forms) {
  const std::string a = name_of(known), b = name_of(given);
  if (!a.empty() && !b.empty() && a != b) return true;
  const auto known_forms = forms_of(known);
  return std::ranges::any_of(given_forms, [&](const Form& g) {
    return is_unique(g.kind) &&
           std::ranges::any_of(known_forms, [&](const Form& k) { return k.kind == g.kind && k.form != g.form; });
  });
}

// More than one: nobody can say who is meant.
std::vector<std::int64_t> known_as(Database& db, const Person& given, const std::vector<Form>& forms) {
  std::vector<std::int64_t> known;
  const auto add = [&](const Person& person) {
    const auto id = *case_row(person.id);
    if (std::ranges::find(known, id) == known.end()) known.push_back(id);
  };
  for (const Form& f : forms)
    if (is_unique(f.kind))
      for (const Person& person : people_with(db, f.kind, f.form, most_sharing)) add(person);
  if (!known.empty()) return known;
  const bool by_mail = std::ranges::find(forms, "email", &Form::kind) != forms.end();
  for (const Form& f : forms)
    if (!is_unique(f.kind) && by_mail == (f.kind == "email"))
      for (const Person& person : people_with(db, f.kind, f.form, most_sharing))
        if (!differ(person, given, forms)) add(person);
  return known;
}

// By what known_as() would find the person: a phone counts where there is nothing better.
bool was_purged(Work& work, const std::vector<Form>& forms) {
  const auto better = [](const Form& f) { return is_unique(f.kind) || f.kind == "email"; };
  const bool by_better = std::ranges::any_of(forms, better);
  return std::ranges::any_of(forms, [&](const Form& f) {
    return (better(f) || (!by_better && f.kind == "phone")) &&
           any_row(work.db, sql::was_purged, purged_form(work.options.keys, f.kind, f.form));
  });
}

// Everything that is not there yet. Returns how many rows that changed.
std::int64_t add_to(Work& work, std::int64_t id, const Person& given, const std::vector<Form>& forms) {
  std::int64_t changed = 0;
  for (const Form& f : forms) changed += run(work.db, sql::insert_identifier, f.kind, f.form, id, f.value);
  for (const auto& relation : given.relations) changed += run(work.db, sql::insert_relation, id, relation);
  for (const auto& f : given.fields)
    changed += run(work.db, sql::put_field, id, f.name, f.value, f.source, f.collected_at);
  for (const auto& list : given.lists) changed += run(work.db, sql::insert_subscription, id, list);
  for (const auto& site : given.sites) changed += run(work.db, sql::insert_visit, id, site);
  for (const auto& ward : given.guardian_of)
    if (const auto row = case_row(ward)) changed += run(work.db, sql::insert_guardian, id, *row);
  if (!given.birth_date.empty()) changed += run(work.db, sql::put_birth_date, id, given.birth_date);
  return changed;
}

std::string subject_of(std::int64_t id) { return "person " + std::to_string(id); }

Entered enter_known(Work& work, std::int64_t id, const Person& given, const std::vector<Form>& forms,
                    std::string_view who) {
  Entered entered{Entered::State::unchanged, std::to_string(id)};
  if (add_to(work, id, given, forms) == 0) return entered;
  write_audit(work, who, "record updated", subject_of(id));
  entered.state = Entered::State::updated;
  if (!given.birth_date.empty() && check_age(work, id, who)) entered.state = Entered::State::child_found;
  return entered;
}

std::vector<Person> loaded(Database& db, const std::vector<std::int64_t>& ids) {
  std::vector<Person> people;
  for (const auto id : ids)
    if (auto person = load_person(db, id)) people.push_back(std::move(*person));
  return people;
}

constexpr std::array<std::string_view, 8> entered_names{
    "added", "updated", "unchanged", "child_refused", "child_found", "purged_before", "several_known", "no_identifier"};

}  // namespace

std::string_view name(Entered::State state) { return entered_names[static_cast<std::size_t>(state)]; }

Entered enter(Work& work, const Person& given, std::string_view who) {
  const auto forms = forms_of(given);
  if (forms.empty()) return {Entered::State::nothing_to_find_it_by, ""};
  if (was_purged(work, forms)) return {Entered::State::purged_before, ""};
  const auto known = known_as(work.db, given, forms);
  if (known.size() > 1) return {Entered::State::several_known, ""};
  if (known.size() == 1) return enter_known(work, known.front(), given, forms, who);
  if (perhaps_under_13(given, work.now)) return {Entered::State::child_refused, ""};
  const std::int64_t id = work.head.next_person++;
  run(work.db, sql::insert_person, id, "", given.source, work.now);
  add_to(work, id, given, forms);
  write_audit(work, who, "record entered", subject_of(id));
  return {Entered::State::added, std::to_string(id)};
}

bool restrict_person(Work& work, const std::string& id, std::string_view why, std::string_view who) {
  const auto row = case_row(id);
  if (!row || run(work.db, sql::restrict_person, *row, why, work.now) == 0) return false;
  write_audit(work, who, "restricted", subject_of(*row));
  return true;
}

bool unrestrict_person(Work& work, const std::string& id, std::string_view who) {
  const auto row = case_row(id);
  if (!row || run(work.db, sql::unrestrict_person, *row) == 0) return false;
  write_audit(work, who, "restriction ended", subject_of(*row));
  return true;
}

bool hold_person(Work& work, const std::string& id, std::int64_t until, std::string_view who) {
  const auto row = case_row(id);
  if (!row || run(work.db, sql::hold_person, *row, until) == 0) return false;
  write_audit(work, who, "held", subject_of(*row));
  return true;
}

std::vector<Person> people_with(Database& db, std::string_view kind, const std::string& form, int limit) {
  return loaded(db, all_rows(db, sql::people_with, first_number, kind, form, limit));
}

std::optional<Person> load_person(Database& db, std::int64_t id) {
  auto person = first_row(
      db, sql::person,
      [](Row row) {
        Person p;
        p.id = std::to_string(number(row[0]));
        p.birth_date = text(row[1]);
        p.source = text(row[2]);
        p.restricted = number(row[3]) == 1;
        p.restricted_why = text(row[4]);
        p.held_until = number(row[5]);
        return p;
      },
      id);
  if (!person) return person;
  person->identifiers = all_rows(
      db, sql::identifiers_of,
      [](Row row) {
        return Identifier{text(row[0]), text(row[1])};
      },
      id);
  person->relations = all_rows(db, sql::relations_of, first_text, id);
  person->fields = all_rows(
      db, sql::fields_of,
      [](Row row) {
        return PersonField{text(row[0]), text(row[1]), text(row[2]), number(row[3])};
      },
      id);
  person->lists = all_rows(db, sql::subscriptions_of, first_text, id);
  person->sites = all_rows(db, sql::visits_of, first_text, id);
  person->guardian_of = all_rows(
      db, sql::wards_of, [](Row row) { return std::to_string(number(row[0])); }, id);
  return person;
}

std::vector<Person> people_after(Database& db, std::int64_t id, int limit) {
  return loaded(db, all_rows(db, sql::people_after, first_number, id, limit));
}

std::string purged_form(const LedgerKeys& keys, std::string_view kind, std::string_view form) {
  return keyed_hash(keys.suppression, {"purged", kind, form});
}

}  // namespace joys
