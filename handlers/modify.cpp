// Somebody wants a record changed. The address that a change names is part of the wish, not another person.
#include <algorithm>

#include "handlers/own_record.h"

namespace joys {
namespace {

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

}  // namespace

Contribution decide_modify(const Asked& asked) {
  return open_case(asked, Category::modify, own_record_action(asked, changes_oneself(asked)),
                   "What shall be changed, and is the writer the person of the record?");
}

}  // namespace joys
