// Links to the page of a person: made with a letter to the address on record, followed by a click, reminded of once,
// and given to people when nobody has used them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/cases.h"
#include "store/work.h"

namespace joys {

inline constexpr std::int64_t reminded_after = 3 * 86400;  // seconds

// For the pending wishes of a letter. Returns the secret of the link; "" if nothing is pending.
std::string add_link(Work&, std::int64_t letter, const Answer&, const std::vector<NewCase>&);

// owe_answer() with the link for what is pending; `about` is one of `cases`.
void owe_letter(Work&, std::int64_t letter, const std::vector<NewCase>& cases, const NewCase& about, const Answer&,
                const std::string& undo_secret);

std::optional<LinkView> find_link(Database&, const LedgerKeys&, std::string_view secret, std::int64_t now);

// A click: what handlers/click decides is done, in this transaction. A second click changes nothing.
Followed follow_link(Work&, std::string_view secret, Wish, std::string_view who);

// Reminders that are due, links that have run out; what a change replaced goes when it can no longer be taken back.
// Returns how many reminders and ends there were.
int tend_links(Work&, int limit);

// Whether this address has a letter of ours with a link that nobody has used yet.
bool waits_for_a_click(Database&, const std::string& address, std::int64_t since);

}  // namespace joys
