// An import of people: rows into the ledger, a thousand in a transaction. It can be killed at any moment: run again it
// goes on where it was, and what was entered twice is unchanged.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <string>

#include "daemon/refused_lines.h"
#include "daemon/table_file.h"
#include "store/ledger.h"

namespace joys {

struct ImportTally {
  std::array<std::int64_t, 8> became{};  // by Entered::State
  std::int64_t bad = 0;                  // lines that could not be understood
  std::int64_t resumed_at = 0;           // line; 0: from the beginning

  std::int64_t of(Entered::State state) const { return became[static_cast<std::size_t>(state)]; }
  std::int64_t rows() const;
  std::int64_t refused() const;  // what was not taken: bad lines and more
};

struct ImportProgress {
  std::int64_t rows = 0, bytes = 0;
};

// Throws TableError, DatabaseError. `progress` may be empty.
ImportTally import_people(Ledger&, TableFile&, RefusedLines&, const std::string& source, const std::string& who,
                          const std::function<void(const ImportProgress&)>& progress);

}  // namespace joys
