// Brings a database to the schema of this program. Migrations only go forward; a database of a newer program is
// refused.
#pragma once
#include "store/database.h"

namespace joys {

// In one transaction. Throws DatabaseError; permanent if a newer program has written this database.
void migrate(Database&, std::int64_t now);

}  // namespace joys
