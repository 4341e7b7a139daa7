// Two questions about words that a probability cannot answer: is this text only a yes, a no or a thank you, and does it
// forbid what it seems to ask for ("please don't unsubscribe me")?
#pragma once
#include <string>
#include <string_view>

#include "parsers/category.h"

namespace joys {

// The whole text is one of: yes, no, thanks, OK, in the languages that we answer and their neighbours.
bool is_bare_answer(std::string_view text);

// The words of `text` that forbid `category`, or "". Knows opt_out and erase; "I can't unsubscribe" forbids nothing.
std::string forbidding_words(std::string_view text, Category category);

}  // namespace joys
