// A date as people read it, in the language of the letter: "Sunday, 6 December", "domingo 6 de diciembre".
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace joys {

// `language` is en, es, fr or de; anything else is written as en. The system's locale plays no part.
std::string say_date(std::int64_t unix_time, const std::string& zone, std::string_view language);

// The language an answer is written in: the letter's own where we have templates for it, else English.
std::string answer_language(std::string_view letter_language);

}  // namespace joys
