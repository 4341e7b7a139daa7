// What several handlers need: who is meant, and the two shapes of a contribution, an open case and a filed letter.
#pragma once
#include <string>
#include <vector>

#include "handlers/due.h"
#include "handlers/handler.h"

namespace joys {

// Canonical address of the single author; "" if there is none.
std::string author_address(const Asked&);

// Is it one of our own addresses, or any other at our own domain or below it?
bool is_ours(const Rules&, const std::string& canonical_address);

// Addresses that the newest text names, without the author's and ours.
std::vector<std::string> others_named(const Asked&);

// A date in the language of the answer.
std::string in_words(const Asked&, std::int64_t unix_time);

// When mail that is already on its way has arrived.
std::string stopped_until(const Asked&);

// The case of `category` with the due date of its own terms, or of other ones.
CaseDraft draft_of(const Asked&, Category, Action);
CaseDraft draft_of(const Asked&, Category, Action, std::span<const Period>);

// "<category>_received" with the day by which people answer.
Paragraph acknowledgement(const Asked&, const CaseDraft&);

// A case that a person must look at; the author gets an acknowledgement, the letter goes to Escalated.
Contribution open_case(const Asked&, Category, Action, std::string question);

// A case that is closed at once and without an answer.
Contribution filed(const Asked&, Category, Action, Folder);

}  // namespace joys
