// People: entering, finding and restricting records. A record is found by whole identifiers in canonical form, never by
// parts of them (`ann@` never finds `joann@`).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "store/work.h"

namespace joys {

// Enters what an import gave, in the open transaction: a new record, or what is new about one that is known. Somebody
// is known by a user name, a guest id or a profile link; else by an address (where there is none, by a phone or IP
// address) that somebody has whose name and user name do not differ: an address may be shared by several people. What a
// suppression, a restriction or a purge decided stays as it is.
Entered enter(Work&, const Person&, std::string_view who);

// Hides a record and stops its mail, reversibly: nothing else of it is touched. False if there is nothing to do.
bool restrict_person(Work&, const std::string& id, std::string_view why, std::string_view who);
bool unrestrict_person(Work&, const std::string& id, std::string_view who);

bool hold_person(Work&, const std::string& id, std::int64_t until, std::string_view who);

// Records with this identifier, at most so many; `form` is canonical (parsers/identifier.h).
std::vector<Person> people_with(Database&, std::string_view kind, const std::string& form, int limit);
std::optional<Person> load_person(Database&, std::int64_t id);
std::vector<Person> people_after(Database&, std::int64_t id, int limit);  // by row

// How a purged identifier is remembered.
std::string purged_form(const LedgerKeys&, std::string_view kind, std::string_view form);

}  // namespace joys
