// Somebody wants a record changed. The change is filled in on a page that only the reader of the address on record can
// open; what is not clear enough to be filled in is for people. The address that a change names is part of the wish,
// not another person.
#include <algorithm>
#include <array>

#include "handlers/own_record.h"

namespace joys {
namespace {

// What software writes into a record. Money, and whatever else a letter names, is for people.
constexpr std::array<std::string_view, 6> writable{"email", "name", "username", "phone", "address", "birth_date"};

bool is_part_of_a_change(const std::string& address, const Facts& facts) {
  return std::ranges::any_of(facts.fields, [&](const FieldChange& change) {
    return canonical(change.new_value) == address || canonical(change.old_value) == address;
  });
}

bool changes_oneself(const Asked& asked) {
  return !author_address(asked).empty() && !asked.wishes.someone_helpless &&
         std::ranges::all_of(others_named(asked), [&](const std::string& address) {
           return is_part_of_a_change(address, asked.classification.facts);
         });
}

bool is_clear(const std::vector<FieldChange>& fields) {
  return !fields.empty() && std::ranges::all_of(fields, [](const FieldChange& change) {
    return !change.new_value.empty() && std::ranges::find(writable, change.field) != writable.end();
  });
}

}  // namespace

Contribution decide_modify(const Asked& asked) {
  const Action action = own_record_action(asked, changes_oneself(asked));
  const auto& fields = asked.classification.facts.fields;
  if (action == Action::confirm && is_clear(fields)) {
    Contribution part = by_link(asked, Category::modify, Wish::change);
    part.pending->fields = fields;
    return part;
  }
  return open_case(asked, Category::modify, action,
                   "What shall be changed, and is the writer the person of the record?");
}

}  // namespace joys
