// joysctl people and sites, as an operator runs them: the real program, and a ledger in a folder of its own.
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "catch.h"
#include "process.h"
#include "store/database.h"
#include "store/row.h"

using namespace joys::live;
using nlohmann::json;

namespace {

const std::string joysctl = std::string(JOYS_BINARY_DIR) + "/joysctl";

struct Office {
  Office() { write_file(config(), "[store]\nurl = \"sqlite:" + dir.file("store/ledger.db") + "\"\n"); }

  std::string config() const { return dir.file("joys.toml"); }
  std::vector<std::string> command(std::vector<std::string> words) const {
    words.insert(words.begin(), {joysctl, "--config", config()});
    return words;
  }
  Finished ctl(std::vector<std::string> words) const { return run(command(std::move(words))); }
  std::vector<json> lines(std::vector<std::string> words) const {
    words.push_back("--json");
    std::vector<json> all;
    std::istringstream out(ctl(std::move(words)).out);
    for (std::string line; std::getline(out, line);) all.push_back(json::parse(line));
    return all;
  }

  TempDir dir;
};

std::int64_t people_in(const Office& office) {
  try {
    const auto db = joys::open_database("sqlite:" + office.dir.file("store/ledger.db"), true);
    return joys::first_row(*db, "select count(*) from people", [](joys::Row row) { return joys::number(row[0]); })
        .value_or(0);
  } catch (const joys::DatabaseError&) {
    return 0;  // not there yet
  }
}

std::string table(int rows) {
  std::string csv = "username,email,relation,name,plan\n";
  for (int i = 0; i < rows; ++i) {
    const std::string n = std::to_string(i);
    csv += "user" + n + ",u" + n + "@example.com,subscriber;poster,User " + n + ",gold\n";
  }
  return csv;
}

}  // namespace

TEST_CASE("[P7] import, show, export: exact values, several people with one address told apart") {
  Office office;
  write_file(office.dir.file("a.csv"),
             "email,username,relation,name,Shoe Size\nfamily@example.com,ann,subscriber,\"Ann, A\",38\n"
             "family@example.com,bob,client,Bob,\nbad line\n");
  const auto imported =
      office.ctl({"people", "import", office.dir.file("a.csv"), "--report", office.dir.file("r.csv")});
  INFO(imported.out << imported.err);
  CHECK(imported.status == 1);
  CHECK(imported.out.find("2 entered") != std::string::npos);
  CHECK(read_file(office.dir.file("r.csv")) == "line,reason\n4,\"1 values for 5 columns\"\n");
  const auto shown = office.lines({"people", "show", "FAMILY@example.com"});
  REQUIRE(shown.size() == 2);
  CHECK(shown[0]["identifiers"][1]["value"] == "ann");
  CHECK(shown[1]["identifiers"][1]["value"] == "bob");
  CHECK(office.ctl({"people", "show", "family@example.com"}).out.find("Ann, A") != std::string::npos);
  CHECK(office.lines({"people", "show", "@ann"}).size() == 1);
  CHECK(office.lines({"people", "show", "person", "2"}).at(0)["fields"][0]["value"] == "Bob");
  CHECK(office.ctl({"people", "show", "mily@example.com"}).status == 1);
  CHECK(office.ctl({"people", "show", "ann", "--kind", "email"}).status == 1);
  const auto csv = office.ctl({"people", "export", "ann", "--format", "csv"}).out;
  CHECK(csv.find("1,subscriber,field,name,\"Ann, A\",import,\r\n") != std::string::npos);
  CHECK(csv.find("1,subscriber,field,Shoe Size,38,import,\r\n") != std::string::npos);
}

TEST_CASE("standard input, a table without people, and a format that nobody said") {
  Office office;
  const auto piped = run(office.command({"people", "import", "-", "--format", "jsonl"}),
                         "{\"email\":\"a@example.com\",\"relation\":\"client\"}\n");
  CHECK(piped.status == 0);
  CHECK(piped.out.find("1 entered") != std::string::npos);
  CHECK(run(office.command({"people", "import", "-"}), "x\n").status == 1);
  const auto none = run(office.command({"people", "import", "-", "--format", "csv"}), "town,name\nHere,Ann\n");
  CHECK(none.status == 1);
  CHECK(none.err.find("no column names people") != std::string::npos);
}

TEST_CASE("[P1] a child is not taken in; a known record that turns out to be one is hidden and a case opened") {
  Office office;
  const auto import = [&](const std::string& csv) {
    return run(office.command({"people", "import", "-", "--format", "csv"}), csv);
  };
  const auto refused = import("username,relation,birth_date\nkid,poster,2021-02-03\n");
  CHECK(refused.status == 1);
  CHECK(refused.out.find("1 children not taken") != std::string::npos);
  CHECK(import("username,relation\nkid,poster\n").status == 0);
  CHECK(import("username,relation,birth_date\nkid,poster,2021-02-03\n").out.find("hidden") != std::string::npos);
  CHECK(office.lines({"people", "show", "kid"}).at(0)["restricted"] == true);
  const auto cases = office.lines({"queue", "list"});
  REQUIRE(cases.size() == 1);
  CHECK(cases[0]["category"] == "child_report");
  CHECK(office.ctl({"people", "unrestrict", "kid", "--why", "a joke"}).status == 0);
  CHECK(office.lines({"people", "audit"}).at(0)["looked_at"] == 0);
  CHECK(office.lines({"people", "show", "kid"}).at(0)["restricted"] == false);
  CHECK(office.ctl({"people", "unrestrict", "kid", "--why", "again"}).status == 1);
  CHECK(office.ctl({"people", "restrict", "kid", "--why", "a call"}).status == 0);
  CHECK(office.ctl({"people", "restrict", "kid"}).status != 0);
}

TEST_CASE("[P8] a visitor is not shown without the client's case, and the attempt is in the audit") {
  Office office;
  write_file(office.dir.file("sites.csv"), "host,name,client\nhttps://Shop.example/,Shop,owner@client.example\n,x,y\n");
  CHECK(office.ctl({"sites", "import", office.dir.file("sites.csv")}).status == 1);
  CHECK(office.lines({"sites", "list"}) ==
        std::vector<json>{{{"host", "shop.example"}, {"name", "Shop"}, {"client", "owner@client.example"}}});
  run(office.command({"people", "import", "-", "--format", "csv"}),
      "email,relation,sites,basket\nv@example.com,site visitor,shop.example,SECRETS\n");
  for (const std::string verb : {"show", "export", "holdings"}) {
    INFO(verb);
    const auto shown = office.ctl({"people", verb, "v@example.com"});
    CHECK(shown.status == 1);
    CHECK((shown.out + shown.err).find("SECRETS") == std::string::npos);
    CHECK((shown.out + shown.err).find("basket") == std::string::npos);
    CHECK(shown.err.find("--case") != std::string::npos);
    CHECK(office.lines({"audit", "list", "--limit", "1"}).at(0)["what"] == "visits refused");
  }
  CHECK(office.ctl({"people", "show", "v@example.com", "--case", "17"}).status == 1);
  CHECK(office.ctl({"audit", "verify"}).status == 0);
}

TEST_CASE("[P3] holdings: every store, no values") {
  Office office;
  run(office.command({"people", "import", "-", "--format", "csv"}),
      "email,relation,name\na@example.com,client,Zwingli\n");
  const auto held = office.ctl({"people", "holdings", "a@example.com"});
  CHECK(held.status == 0);
  CHECK(held.out.find("Zwingli") == std::string::npos);
  for (const char* store : {"record", "identifiers", "fields", "subscriptions", "suppressions", "cases",
                            "letters in failed", "unsent answers"})
    CHECK(held.out.find(store) != std::string::npos);
}

TEST_CASE("kill -9 in the middle of an import, again and again: run once more, it ends like one undisturbed") {
  constexpr int rows = 20000;
  Office whole, killed;
  for (Office* office : {&whole, &killed}) write_file(office->dir.file("people.csv"), table(rows) + "bad\n");
  const auto import = [](const Office& office) {
    return office.command(
        {"people", "import", office.dir.file("people.csv"), "--report", office.dir.file("r.csv"), "--json"});
  };
  CHECK(run(import(whole)).status == 1);

  int kills = 0;
  for (const std::int64_t reached : {1500, 6000, 11000}) {
    Process process(import(killed), {killed.dir.file("out.txt"), "", {}});
    eventually([&] { return !process.running() || people_in(killed) >= reached; });
    if (!process.running()) break;
    process.signal(SIGKILL);
    process.wait();
    ++kills;
  }
  const auto before = people_in(killed);
  CHECK(kills == 3);
  CHECK(before < rows);
  const Finished last = run(import(killed));
  const auto tally = json::parse(last.out);
  INFO(last.out << last.err);
  CHECK(tally["resumed_at_line"] > before - 3000);  // at most two thousand rows are looked at again
  CHECK(tally["rows"] == rows + 1);
  CHECK(people_in(killed) == rows);
  CHECK(last.status == 1);
  CHECK(read_file(killed.dir.file("r.csv")) == read_file(whole.dir.file("r.csv")));
  for (const int n : {0, 1, 999, 1000, 1001, 5000, 11000, 19999}) {
    const std::string user = "user" + std::to_string(n);
    INFO(user);
    auto a = killed.lines({"people", "show", user}), b = whole.lines({"people", "show", user});
    REQUIRE(a.size() == 1);
    CHECK(a == b);
  }
  const auto dump_of = [](const Office& office) {
    return must(
        {"sqlite3", office.dir.file("store/ledger.db"),
         "select count(*) from people; select p.id, i.kind, i.form, i.value from people p join identifiers i on "
         "i.person = p.id order by 1, 2, 3; select * from fields order by 1, 2; select * from relations order by 1, "
         "2;"});
  };
  if (!program("sqlite3").empty()) CHECK(dump_of(killed) == dump_of(whole));
  CHECK(killed.ctl({"audit", "verify"}).status == 0);
}
