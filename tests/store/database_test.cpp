// The conformance suite of the engine seam: written against store/database.h only, run on every engine there is.
#include "store/database.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "catch.h"
#include "store/row.h"
#include "support.h"

using namespace joys;
using joys::test::TempFolder;

namespace {

// The engines that can be tested here, each with an empty database.
struct Engine {
  TempFolder folder;
  std::unique_ptr<Database> open(int patience = 50) {
    return open_database(folder.url(), false, std::chrono::milliseconds(patience));
  }
  std::unique_ptr<Database> with_table() {
    auto db = open();
    db->run("create table t (id integer primary key, name text unique, n bigint check (n >= 0))");
    return db;
  }
};

std::int64_t count(Database& db) {
  return first_row(db, "select count(*) from t", [](Row row) { return number(row[0]); }).value();
}

}  // namespace

TEST_CASE("placeholders are bound by their number, not by where they stand") {
  Engine engine;
  const auto db = engine.open();
  const auto joined = first_row(
      *db, "select cast($2 as text) || $1 || $2", [](Row row) { return text(row[0]); }, "a", "b");
  CHECK(joined == "bab");
  CHECK_THROWS_AS(run(*db, "select $1", "a", "b"), DatabaseError);
  CHECK_THROWS_AS(run(*db, "select $1, $2", "a"), DatabaseError);
}

TEST_CASE("values come back as they went in") {
  Engine engine;
  const auto db = engine.with_table();
  const std::string umlauts = "Grüße, 你好, \xF0\x9F\x99\x82 'quoted'; -- no comment";
  CHECK(run(*db, "insert into t (id, name, n) values ($1, $2, $3)", std::int64_t{1} << 30, umlauts,
            std::int64_t{9'000'000'000'000'000'000}) == 1);
  rows(*db, "select id, name, n, null from t", [&](Row row) {
    CHECK(number(row[0]) == std::int64_t{1} << 30);
    CHECK(text(row[1]) == umlauts);
    CHECK(number(row[2]) == 9'000'000'000'000'000'000);
    CHECK(is_null(row[3]));
  });
  CHECK_THROWS_AS(run(*db, "insert into t (id, name) values (2, $1)", std::string("a\0b", 3)), DatabaseError);
}

TEST_CASE("a statement remembers nothing of its last values") {
  Engine engine;
  const auto db = engine.with_table();
  run(*db, "insert into t (id, name) values ($1, $2)", 1, "first");
  run(*db, "insert into t (id, name) values ($1, $2)", 2, std::nullopt);
  CHECK(any_row(*db, "select 1 from t where id = 2 and name is null"));
}

TEST_CASE("run() says how many rows it changed, and nothing for a read") {
  Engine engine;
  const auto db = engine.with_table();
  CHECK(run(*db, "insert into t (id) values (1), (2), (3)") == 3);
  CHECK(run(*db, "select * from t") == 0);
  CHECK(run(*db, "update t set n = 1 where id > $1", 1) == 2);
  CHECK(run(*db, "insert into t (id) values (1) on conflict (id) do nothing") == 0);
  CHECK(run(*db, "delete from t where id = $1", 17) == 0);
}

TEST_CASE("a RETURNING statement is run to its end even if nobody looks") {
  Engine engine;
  const auto db = engine.with_table();
  db->begin();
  db->run("insert into t (id) values (1), (2) returning id");
  db->commit();
  CHECK(count(*db) == 2);
  int seen = 0;
  rows(*db, "delete from t returning id", [&](Row) { ++seen; });
  CHECK(seen == 2);
}

TEST_CASE("a reader that throws leaves the statement usable") {
  Engine engine;
  const auto db = engine.with_table();
  run(*db, "insert into t (id) values (1), (2)");
  const auto blow_up = [](Row) { throw std::runtime_error("enough"); };
  CHECK_THROWS_AS(db->run("select id from t", {}, blow_up), std::runtime_error);
  db->begin();
  CHECK(run(*db, "select id from t") == 0);
  db->commit();
}

TEST_CASE("constraints are permanent errors and leave the transaction standing") {
  Engine engine;
  const auto db = engine.with_table();
  db->begin();
  run(*db, "insert into t (id, name) values (1, 'a')");
  for (const char* bad : {"insert into t (id, name) values (2, 'a')", "insert into t (id, n) values (3, -1)"}) {
    try {
      db->run(bad);
      FAIL("it was accepted");
    } catch (const DatabaseError& e) {
      CHECK(e.permanent);
      CHECK_FALSE(e.full);
    }
  }
  CHECK(db->in_transaction());
  db->commit();
  CHECK(count(*db) == 1);
}

TEST_CASE("savepoints nest, and each undoes its own") {
  Engine engine;
  const auto db = engine.with_table();
  db->begin();
  run(*db, "insert into t (id) values (1)");
  db->savepoint();
  run(*db, "insert into t (id) values (2)");
  db->savepoint();
  run(*db, "insert into t (id) values (3)");
  db->rollback_to_savepoint();
  run(*db, "insert into t (id) values (4)");
  db->release();
  db->savepoint();
  run(*db, "insert into t (id) values (5)");
  db->rollback_to_savepoint();
  db->commit();
  CHECK_FALSE(db->in_transaction());
  std::string ids;
  rows(*db, "select id from t order by id", [&](Row row) { ids += std::to_string(number(row[0])); });
  CHECK(ids == "124");
}

TEST_CASE("what was not committed is gone with its connection") {
  Engine engine;
  engine.with_table();
  {
    const auto db = engine.open();
    db->begin();
    run(*db, "insert into t (id) values (1)");
  }
  const auto db = engine.open();
  CHECK(count(*db) == 0);
  db->begin();
  run(*db, "insert into t (id) values (1)");
  db->rollback();
  db->rollback();  // twice does no harm
  CHECK(count(*db) == 0);
}

TEST_CASE("begin() takes the write lock: a second writer waits, then fails for now") {
  Engine engine;
  const auto first = engine.with_table();
  const auto second = engine.open();
  first->begin();
  try {
    second->begin();
    FAIL("two writers");
  } catch (const DatabaseError& e) {
    CHECK_FALSE(e.permanent);
  }
  CHECK(count(*second) == 0);  // reading is free
  first->commit();
  second->begin();
  second->commit();
}

TEST_CASE("a reader sees what is committed and never writes") {
  Engine engine;
  const auto writer = engine.with_table();
  const auto reader = open_database(engine.folder.url(), true);
  writer->begin();
  run(*writer, "insert into t (id) values (1)");
  CHECK(count(*reader) == 0);
  writer->commit();
  CHECK(count(*reader) == 1);
  CHECK_THROWS_AS(run(*reader, "insert into t (id) values (2)"), DatabaseError);
  CHECK_THROWS_AS(open_database("sqlite:" + engine.folder.file("none.db"), true), DatabaseError);
  CHECK_FALSE(std::filesystem::exists(engine.folder.file("none.db")));
}

TEST_CASE("a full disk says so, and the ledger goes on when there is room again") {
  Engine engine;
  const auto db = engine.with_table();
  db->run("pragma max_page_count = 8");
  const std::string big(3000, 'x');
  bool full = false;
  db->begin();
  try {
    for (int i = 0; i < 100; ++i) run(*db, "insert into t (id, name) values ($1, $2)", i, big + std::to_string(i));
  } catch (const DatabaseError& e) {
    full = e.full && !e.permanent;
  }
  db->rollback();
  CHECK(full);
  CHECK(count(*db) == 0);
  db->run("pragma max_page_count = 1000000");
  CHECK(run(*db, "insert into t (id, name) values (1, $1)", big) == 1);
}

TEST_CASE("deleted text is overwritten in the file") {
  Engine engine;
  const std::string needle = "a-name-that-must-not-stay";
  {
    const auto db = engine.with_table();
    run(*db, "insert into t (id, name) values (1, $1)", needle);
    run(*db, "delete from t");
    db->run("pragma wal_checkpoint(truncate)");
    for (const auto& entry : std::filesystem::directory_iterator(engine.folder.path)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
      CHECK(bytes.find(needle) == std::string::npos);
    }
  }
}

TEST_CASE("the file is its owner's alone, and bad addresses are refused with a word") {
  Engine engine;
  engine.with_table();
  struct stat about {};
  REQUIRE(stat(engine.folder.file("ledger.db").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  try {
    open_database("postgresql://user:password@host/db");
    FAIL("PostgreSQL is not built yet");
  } catch (const std::invalid_argument& e) {
    CHECK(std::string(e.what()).find("sqlite:/") != std::string::npos);
    CHECK(std::string(e.what()).find("password") == std::string::npos);
  }
  CHECK_THROWS_AS(open_database("sqlite:/no/such/folder/ledger.db"), DatabaseError);
  std::ofstream(engine.folder.file("text.db")) << std::string(5000, 'x');
  try {
    open_database("sqlite:" + engine.folder.file("text.db"))->run("select * from t");
    FAIL("a text file was opened");
  } catch (const DatabaseError& e) {
    CHECK(e.permanent);
  }
}
