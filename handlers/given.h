// One row of an import, as a person. Columns have names that people give them in many ways; what is not known becomes a
// field of its own name. Values stay as they were given.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "handlers/person.h"

namespace joys {

using GivenRow = std::vector<std::pair<std::string, std::vector<std::string>>>;  // column, values (of a table: one)

struct GivenPerson {
  Person person;
  std::vector<Identifier> wards;  // of whom the person is a guardian
  std::string error;              // a sentence without a value of the row; "" if all is well
};

GivenPerson given_person(const GivenRow&, std::string_view default_source);

// Is there a column by which somebody could be found?
bool names_people(const std::vector<std::string>& columns);

// "E-Mail address" is "email".
std::string column_name(std::string_view written);

// A time as databases write it, in seconds since 1970: such a number, an ISO 8601 date, or one with a time of day (UTC
// unless it says otherwise). Nothing if it is none.
std::optional<std::int64_t> unix_time(std::string_view written);

}  // namespace joys
