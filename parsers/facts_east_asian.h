// Facts of Chinese and Japanese letters, by signs and phrases instead of words.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/facts.h"

namespace joys {

// "2016年5月3日", "平成28年5月3日": month and day 0 if they are not given; bytes [begin, end).
struct EastAsianDate {
  int year = 0, month = 0, day = 0;
  std::size_t begin = 0, end = 0;
};
std::optional<EastAsianDate> east_asian_date(std::string_view text, std::size_t year_sign);

bool east_asian_child(std::string_view text);
std::string east_asian_reporter(std::string_view text);
std::vector<std::string> east_asian_users(std::string_view text);
// Of an address that is changed into another; the field is empty if none is.
FieldChange east_asian_change(std::string_view text);

}  // namespace joys
