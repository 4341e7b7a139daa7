// Numbers that may be years of age, as people write them: "9", "nine and a half", "9½", "9yo", "6, 8 and 11", "9 or
// 10".
#pragma once
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/reading.h"

namespace joys {

struct Count {
  std::vector<std::pair<int, int>> values;  // "6 and 9" are two, "9 or 10" is one between both
  std::size_t next = 0;                     // the word behind
  std::string_view unit;                    // what stands there, or hangs on the digits: "9yo"
  bool unit_apart = true;
};

// Nothing where the digits belong to a price, a date, a time or a telephone number.
std::optional<Count> count_at(const Reading&, std::size_t i);

}  // namespace joys
