// Records that turn out to be a child's (policy: "purged immediately upon discovery"; COPPA): hidden at once where our
// record is sure, and people decide. Each birth date of a record is judged once.
#pragma once
#include "store/work.h"

namespace joys {

// A birth date has come to light: a record that is a child's by it is hidden, and an urgent case is opened. True if so.
bool check_age(Work&, std::int64_t person, std::string_view who);

// Looks at records, at most so many, whose birth date nobody has judged. Call it again while it looked at any.
ChildrenFound audit_children(Work&, int limit, std::string_view who);

}  // namespace joys
