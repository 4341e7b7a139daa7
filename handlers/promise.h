// Letters that are no answer in a letter's own merge: asked of third parties, told after a click, chosen by staff.
#pragma once
#include "handlers/context.h"
#include "handlers/decision.h"

namespace joys {

// `language` is the letter's; `received` is its day, in words of the answer's language.
Answer promise_to(const std::string& to, std::string_view language, std::string received, Paragraph);

// The letter links to a page where this waits for a click, until that day of link_lasts.
void add_wish(Answer&, Pending, std::int64_t now, const Rules&);

}  // namespace joys
