// The seam to the database engine: the only interface that SQLite (now) and PostgreSQL (later) implement. SQL is the
// subset that both speak; placeholders are $1..$n, bound by name.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace joys {

using Value = std::variant<std::monostate, std::int64_t, std::string>;  // text is valid UTF-8 without NUL
using Row = std::span<const Value>;

// Every mishap of the engine. Unspecified means temporary: only `permanent` says that a retry cannot help.
struct DatabaseError : std::runtime_error {
  bool permanent = false;  // constraint, corruption, wrong schema
  bool full = false;       // the disk is full: the engine may have rolled back the whole transaction
  DatabaseError(const std::string& what, bool is_permanent, bool is_full)
      : std::runtime_error(what), permanent(is_permanent), full(is_full) {}
};

// One connection, used by one thread at a time. Statements are prepared once and kept.
class Database {
 public:
  virtual ~Database() = default;
  // Runs to the end; calls `each` for every row, which must not use this connection. Returns the number of rows
  // changed. Throws DatabaseError.
  virtual std::int64_t run(std::string_view sql, std::span<const Value> values = {},
                           const std::function<void(Row)>& each = {}) = 0;
  virtual void begin() = 0;   // takes the write lock at once
  virtual void commit() = 0;  // durable when it returns
  virtual void rollback() noexcept = 0;
  virtual bool in_transaction() const = 0;   // false after an error that rolled back everything
  virtual void savepoint() = 0;              // they nest
  virtual void release() = 0;                // keeps what was done since the last savepoint and ends it
  virtual void rollback_to_savepoint() = 0;  // undoes what was done since the last savepoint and ends it
  // Outside of transactions: takes text that was deleted out of the engine's files. False if somebody's long read
  // stood in the way; then it is to be tried again. Costs as much as writing the whole database.
  virtual bool scrub() = 0;
};

// "sqlite:/path/ledger.db". Throws std::invalid_argument for other schemes with a word about what works; DatabaseError
// if it cannot be opened. `read_only` never creates and never writes. `patience` is how long to wait for another
// process's write lock. A new file is readable by its owner only, and belongs to the owner of its folder.
std::unique_ptr<Database> open_database(const std::string& url, bool read_only = false,
                                        std::chrono::milliseconds patience = std::chrono::seconds(10));

// The file behind a URL that open_database() takes. Throws std::invalid_argument like it.
std::string database_file(const std::string& url);

}  // namespace joys
