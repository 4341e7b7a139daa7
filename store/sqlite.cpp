// The SQLite engine behind the seam, over SQLiteCpp: WAL, full durability, deleted text overwritten. One object is one
// connection; its statements are prepared once and found again by their text.
#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "store/database.h"

namespace joys {
namespace {

constexpr std::string_view scheme = "sqlite:";

// What a retry cannot help. Everything that is not listed is temporary.
bool is_permanent(int code) {
  constexpr std::array codes{SQLITE_ERROR,    SQLITE_INTERNAL, SQLITE_CORRUPT, SQLITE_TOOBIG, SQLITE_CONSTRAINT,
                             SQLITE_MISMATCH, SQLITE_MISUSE,   SQLITE_RANGE,   SQLITE_NOTADB};
  return std::find(codes.begin(), codes.end(), code & 0xff) != codes.end();
}

DatabaseError translated(const SQLite::Exception& e) {
  return {e.what(), is_permanent(e.getErrorCode()), (e.getErrorCode() & 0xff) == SQLITE_FULL};
}

struct Prepared {
  SQLite::Statement statement;
  std::vector<int> places;  // of $1, $2, ...: SQLite numbers them by appearance, PostgreSQL by their digits
  std::vector<Value> row;

  Prepared(SQLite::Database& db, const std::string& sql) : statement(db, sql) {
    for (int n = 1; n <= statement.getBindParameterCount(); ++n)
      places.push_back(statement.getIndex(("$" + std::to_string(n)).c_str()));
  }
};

struct Bind {
  Prepared& to;
  int place;
  void operator()(std::monostate) const { to.statement.bind(place); }
  void operator()(std::int64_t n) const { to.statement.bind(place, n); }
  void operator()(const std::string& text) const {
    if (text.find('\0') != std::string::npos) throw DatabaseError("text with NUL", true, false);
    to.statement.bindNoCopy(place, text);  // it outlives run(), which binds everything anew each time
  }
};

Value value_of(const SQLite::Column& column) {
  if (column.isInteger()) return column.getInt64();
  if (column.isNull()) return std::monostate();
  if (column.isText()) return std::string(column.getText(), static_cast<std::size_t>(column.getBytes()));
  throw DatabaseError("a column is neither text nor integer", true, false);
}

// However a statement ends, it must be reset: one that is still open makes COMMIT fail.
struct Reset {
  SQLite::Statement& statement;
  ~Reset() { statement.tryReset(); }
};

class Sqlite final : public Database {
 public:
  Sqlite(const std::string& file, bool read_only, std::chrono::milliseconds patience)
      : db_(file, (read_only ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE) | SQLite::OPEN_NOMUTEX,
            static_cast<int>(patience.count())) {
    for (const char* pragma :
         {"foreign_keys = on", "temp_store = memory", "cache_size = -4096", "trusted_schema = off"})
      db_.exec(std::string("pragma ") + pragma);
    if (read_only) return;
    for (const char* pragma :
         {"journal_mode = wal", "synchronous = full", "secure_delete = on", "wal_autocheckpoint = 4000"})
      db_.exec(std::string("pragma ") + pragma);
  }

  std::int64_t run(std::string_view sql, std::span<const Value> values, const std::function<void(Row)>& each) override {
    try {
      return run_prepared(prepared(sql), values, each);
    } catch (const SQLite::Exception& e) {
      throw translated(e);
    }
  }

  void begin() override {
    run("begin immediate", {}, {});
    depth_ = 0;
  }
  void commit() override { run("commit", {}, {}); }
  void rollback() noexcept override {
    if (in_transaction()) db_.tryExec("rollback");
  }
  bool in_transaction() const override { return sqlite3_get_autocommit(db_.getHandle()) == 0; }

  void savepoint() override {
    run("savepoint s" + std::to_string(depth_), {}, {});
    ++depth_;
  }
  void release() override { run("release s" + std::to_string(--depth_), {}, {}); }
  void rollback_to_savepoint() override {
    run("rollback to s" + std::to_string(depth_ - 1), {}, {});
    release();
  }

  // secure_delete wipes what is deleted, but not the copies that a split page leaves in the gap between its rows when
  // they move to a neighbour (measured, docs/decisions/0195): only a rewritten file is free of them. Its temporary file
  // may be as long as the database, so it is no matter of memory.
  bool scrub() override {
    try {
      db_.exec("pragma temp_store = file");
      db_.exec("vacuum");
      db_.exec("pragma temp_store = memory");
      bool busy = true;
      SQLite::Statement checkpoint(db_, "pragma wal_checkpoint(truncate)");
      while (checkpoint.executeStep()) busy = checkpoint.getColumn(0).getInt() != 0;
      return !busy;
    } catch (const SQLite::Exception& e) {
      db_.tryExec("pragma temp_store = memory");
      if ((e.getErrorCode() & 0xff) == SQLITE_BUSY || (e.getErrorCode() & 0xff) == SQLITE_LOCKED) return false;
      throw translated(e);
    }
  }

 private:
  Prepared& prepared(std::string_view sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return *known->second;
    std::string text(sql);
    auto made = std::make_unique<Prepared>(db_, text);
    return *statements_.emplace(std::move(text), std::move(made)).first->second;
  }

  std::int64_t run_prepared(Prepared& p, std::span<const Value> values, const std::function<void(Row)>& each) {
    if (values.size() != p.places.size())
      throw DatabaseError("a statement was given " + std::to_string(values.size()) + " values and wants " +
                              std::to_string(p.places.size()),
                          true, false);
    const Reset reset{p.statement};
    for (std::size_t i = 0; i < values.size(); ++i) std::visit(Bind{p, p.places[i]}, values[i]);
    const int before = db_.getTotalChanges();
    while (p.statement.executeStep()) {  // to the end even if nobody looks: RETURNING must not stay open
      if (!each) continue;
      p.row.clear();
      for (int i = 0; i < p.statement.getColumnCount(); ++i) p.row.push_back(value_of(p.statement.getColumn(i)));
      each(p.row);
    }
    return db_.getTotalChanges() == before ? 0 : db_.getChanges();
  }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  SQLite::Database db_;
  std::unordered_map<std::string, std::unique_ptr<Prepared>, Hash, std::equal_to<>> statements_;
  int depth_ = 0;  // of savepoints
};

// SQLite would make the file readable by everybody the umask lets in, and the journals beside it likewise.
void create_private(const std::string& file) {
  const int fd = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0) return;  // it exists, or opening it says why it cannot
  const auto folder = std::filesystem::path(file).parent_path();
  struct stat owner {};
  if (geteuid() == 0 && stat(folder.empty() ? "." : folder.c_str(), &owner) == 0 &&
      fchown(fd, owner.st_uid, owner.st_gid) != 0) {
    close(fd);
    throw DatabaseError("cannot give " + file + " to the owner of its folder", false, false);
  }
  close(fd);
}

}  // namespace

std::string database_file(const std::string& url) {
  if (url.rfind(scheme, 0) != 0 || url.size() == scheme.size())
    throw std::invalid_argument("store url \"" + url.substr(0, url.find("//")) +
                                "\": only sqlite:/path/to/ledger.db works; PostgreSQL is not built yet");
  return url.substr(scheme.size());
}

std::unique_ptr<Database> open_database(const std::string& url, bool read_only, std::chrono::milliseconds patience) {
  const std::string file = database_file(url);
  if (!read_only) create_private(file);
  try {
    return std::make_unique<Sqlite>(file, read_only, patience);
  } catch (const SQLite::Exception& e) {
    DatabaseError error = translated(e);
    throw DatabaseError("cannot open " + file + ": " + e.what(), error.permanent, error.full);
  }
}

}  // namespace joys
