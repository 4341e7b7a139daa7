// The changes of a decision, carried out: suppressions made and lifted, addresses marked, bounces counted. Each that
// changes something leaves a row in the audit.
#pragma once
#include <string>
#include <vector>

#include "store/work.h"

namespace joys {

inline constexpr std::int64_t undo_lasts = 30 * 86400;  // seconds

// `undo` is the secret that a new suppression gets. Returns whether it was used: an existing suppression keeps what it
// has and mints nothing.
bool apply(Work&, const Change&, std::string_view who, std::string_view undo);

// All with one secret: the link that takes back what a letter, a click or a choice did. "" if nothing can be.
std::string apply_all(Work&, const std::vector<Change>&, std::string_view who);

std::string secret_hash(const LedgerKeys&, std::string_view secret);

bool suppressed(Database&, std::string_view address_hash, Purpose, std::string_view list);
std::vector<SuppressionView> list_suppressions(Database&);
bool undo_known(Database&, std::string_view secret_hash, std::int64_t now);
bool undeliverable(Database&, std::string_view address_hash);

}  // namespace joys
