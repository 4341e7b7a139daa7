// Imports: what becomes of each row, the report of refused lines, and going on after a cut.
#include <sys/stat.h>

#include <fstream>

#include "catch.h"
#include "daemon/import.h"
#include "daemon/person_view.h"
#include "ledger_house.h"

using namespace joys;
using namespace joys::test;

namespace {

struct ImportHouse : LedgerHouse {
  std::string path(const std::string& name) const { return (folder / name).string(); }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  ImportTally import(const std::string& name, const std::function<void(const ImportProgress&)>& progress = {}) {
    TableFile file(path(name), "");
    RefusedLines refused(path("report.csv"));
    return import_people(*ledger, file, refused, "shop", "joysctl uid 0", progress);
  }
  std::vector<Person> everybody() { return ledger->people_after("", 100'000); }
};

std::string table(int rows) {
  std::string csv = "email,relation,name\n";
  for (int i = 0; i < rows; ++i)
    csv += "u" + std::to_string(i) + "@example.com,subscriber,User " + std::to_string(i) + "\n";
  return csv;
}

using State = Entered::State;

}  // namespace

TEST_CASE("[P7] CSV and JSON lines give the same people, exactly as given; again, nothing changes") {
  ImportHouse house;
  house.write("a.csv",
              "\xEF\xBB\xBF"
              "email;relation;name;plan;lists;birth_date\r\n"
              "Ann@Example.com;\"Client;Subscribers\";\"Ann \"\"A\"\"\r\nO'Hara\";gold ;weekly|offers;1990-12-31\r\n");
  CHECK(house.import("a.csv").of(State::added) == 1);
  house.write(
      "b.jsonl",
      R"({"email":"Ann@Example.com","relation":["client","subscriber"],"name":"Ann \"A\"\r\nO'Hara","plan":"gold ",)"
      R"("lists":["weekly","offers"],"birth_date":"31.12.1990","none":null})"
      "\n");
  CHECK(house.import("b.jsonl").of(State::unchanged) == 1);
  const auto ann = house.everybody().at(0);
  CHECK(ann.field("name")->value == "Ann \"A\"\r\nO'Hara");
  CHECK(ann.field("plan")->value == "gold ");
  CHECK(ann.identifiers.front().value == "Ann@Example.com");
  CHECK(ann.lists == std::vector<std::string>{"offers", "weekly"});
}

TEST_CASE("[P1] refused lines stand in a report with number and reason and without their words") {
  ImportHouse house;
  house.write("a.csv",
              "username,relation,birth_date,name\n"
              "ann,subscriber,,Ann\n"
              "kid,poster,2018-02-03,Zwingli\n"
              "bob,friend,,Zwingli\n"
              "cut,subscriber\n"
              "bad\xFF,subscriber,,Zwingli\n"
              "two,subscriber,03/05/2017,Zwingli\n"
              "last,subscriber,,Last\n");
  const auto tally = house.import("a.csv");
  CHECK(tally.of(State::added) == 2);
  CHECK(tally.of(State::child_refused) == 1);
  CHECK(tally.bad == 4);
  CHECK(tally.rows() == 7);
  CHECK(tally.refused() == 5);
  const auto report = house.read("report.csv");
  for (const char* line : {"line,reason\n", "\n3,\"", "\n4,\"", "\n5,\"", "\n6,\"", "\n7,\""})
    CHECK(report.find(line) != std::string::npos);
  CHECK(std::count(report.begin(), report.end(), '\n') == 6);
  for (const char* word : {"Zwingli", "kid", "bob", "2018", "friend"}) CHECK(report.find(word) == std::string::npos);
  struct stat info {};
  REQUIRE(stat(house.path("report.csv").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
}

TEST_CASE("[P13] [P1] an import lifts no stop and brings nobody back who was purged") {
  ImportHouse house;
  house.write("a.csv", "email,relation\nann@example.com,subscriber\nkim@example.com,subscriber\n");
  house.import("a.csv");
  Decision decision;
  decision.changes = {Suppress{"ann@example.com", Purpose::announcements, "", "letter"}, Purge{"2", "operator"}};
  house.ledger->act(decision, "staff").get();
  house.write("b.csv", "email,relation,lists\nann@example.com,subscriber,weekly\nKIM@example.com,client,weekly\n");
  const auto tally = house.import("b.csv");
  CHECK(tally.of(State::updated) == 1);
  CHECK(tally.of(State::purged_before) == 1);
  CHECK(house.ledger->suppressed("ann@example.com", Purpose::announcements, "weekly"));
  CHECK(house.ledger->people_with("email", "kim@example.com", 1).empty());
}

TEST_CASE("[P4] guardians are linked to wards that stand above them") {
  ImportHouse house;
  house.write(
      "a.csv",
      "username,email,relation,guardian_of\nteen,,poster,\n,mum@example.com,client,teen\n,dad@example.com,client,"
      "nobody\n");
  const auto tally = house.import("a.csv");
  CHECK(tally.of(State::added) == 2);
  CHECK(tally.bad == 1);
  CHECK(house.ledger->people_with("email", "mum@example.com", 1).at(0).guardian_of == std::vector<std::string>{"1"});
}

TEST_CASE("an import that was cut off goes on where it was, and its report is whole") {
  ImportHouse whole, cut;
  std::string csv = table(5500);
  csv.insert(csv.find("u10@"), "broken line\n");
  csv += "another broken line\n";
  whole.write("a.csv", csv);
  cut.write("a.csv", csv);
  const auto undisturbed = whole.import("a.csv");
  CHECK(undisturbed.resumed_at == 0);
  CHECK(undisturbed.bad == 2);

  struct Killed {};
  CHECK_THROWS_AS(cut.import("a.csv",
                             [](const ImportProgress& now) {
                               if (now.rows > 2500) throw Killed();
                             }),
                  Killed);
  const auto rest = cut.import("a.csv");
  CHECK(rest.resumed_at > 1000);
  CHECK(rest.rows() == undisturbed.rows());
  CHECK(rest.bad == 2);
  CHECK(cut.read("report.csv") == whole.read("report.csv"));
  CHECK(cut.everybody() == whole.everybody());
  CHECK(cut.import("a.csv").resumed_at == 0);  // it has ended: the whole file is looked at again
  CHECK(cut.everybody() == whole.everybody());
}

TEST_CASE("a file that was changed after the cut is read from its beginning") {
  ImportHouse house;
  house.write("a.csv", table(5000));
  struct Killed {};
  CHECK_THROWS_AS(house.import("a.csv",
                               [](const ImportProgress& now) {
                                 if (now.rows > 2500) throw Killed();
                               }),
                  Killed);
  std::string csv = table(5000);
  csv.replace(csv.find("User 7\n"), 6, "Other7");
  house.write("a.csv", csv);
  const std::filesystem::path path = house.path("a.csv");
  std::filesystem::last_write_time(path, std::filesystem::last_write_time(path) + std::chrono::seconds(5));
  CHECK(house.import("a.csv").resumed_at == 0);
}

TEST_CASE("[P10] what is held of a browser is found by the guest id and exported with its four kinds") {
  ImportHouse house;
  house.write("a.csv", "guest_id,ip,relation,geography,session\nG-123,192.0.2.7,browser,Berlin,s-9\n");
  house.import("a.csv");
  const auto found = people_named(*house.ledger, "g-123", "");
  REQUIRE(found.size() == 1);
  const auto groups = export_json(found[0])["groups"];
  REQUIRE(groups.size() == 1);
  std::set<std::string> names;
  for (const auto& entry : groups["browser"]) names.insert(entry["name"].get<std::string>());
  CHECK(names == std::set<std::string>{"guest", "ip", "geography", "session"});
}

TEST_CASE("[P7] an export is grouped by relation") {
  Person p;
  p.id = "1";
  p.identifiers = {{"email", "a@example.com"}, {"guest", "g1"}, {"profile", "forum.example/u/a"}};
  p.relations = {"browser", "client", "poster", "site_visitor", "subscriber"};
  p.fields = {{"name", "A, \"B\"", "shop", 0}};
  p.lists = {"weekly"};
  p.sites = {"shop.example"};
  const auto groups = export_json(p)["groups"];
  for (const char* relation : {"browser", "client", "poster", "site_visitor", "subscriber", "all"}) {
    INFO(relation);
    CHECK(groups.contains(relation));
  }
  CHECK(groups["browser"][0]["value"] == "g1");
  CHECK(groups["subscriber"][0]["value"] == "weekly");
  CHECK(groups["site_visitor"][0]["value"] == "shop.example");
  std::ostringstream csv;
  export_csv(csv, {p});
  CHECK(csv.str().find("1,all,field,name,\"A, \"\"B\"\"\",shop,\r\n") != std::string::npos);
}

TEST_CASE("[P8] somebody who is a subscriber and a visitor is seen without the visits") {
  Person both;
  both.identifiers = {{"email", "a@example.com"}};
  both.relations = {"site_visitor", "subscriber"};
  both.sites = {"shop.example"};
  both.fields = {{"basket", "12", "https://Shop.example/cart", 0}, {"name", "A", "form", 0}};
  ImportHouse house;
  const auto shown = visible(*house.ledger, both, "", "uid 1");
  CHECK(shown.refused.empty());
  CHECK(shown.visits_hidden);
  CHECK(shown.person.sites.empty());
  CHECK_FALSE(shown.person.is("site_visitor"));
  CHECK(shown.person.field("basket") == nullptr);
  CHECK(shown.person.field("name") != nullptr);
}

TEST_CASE("[P8] with the client's open case a visitor is seen, and of the visits only those of the client's site") {
  LedgerHouse house([](const Asked&) {
    Decision decision;
    decision.action = Action::staff;
    decision.folder = Folder::escalated;
    CaseDraft draft;
    draft.category = Category::end_user;
    draft.action = Action::staff;
    draft.open = true;
    draft.due_at = 1'800'864'000;
    decision.cases = {draft};
    return decision;
  });
  house.ledger->put_sites({{"shop.example", "Shop", "owner@client.example"}}, "joysctl uid 0").get();
  Person v;
  v.identifiers = {{"email", "v@example.com"}};
  v.relations = {"site_visitor"};
  v.sites = {"shop.example", "other.example"};
  v.fields = {{"basket", "12", "shop.example", 0}, {"seat", "4", "other.example", 0}};
  house.ledger->enter({v}, "import").get();
  Incoming in;
  in.cause = {"main", 1, 1};
  in.received = 1'799'999'000;
  in.message.from = {parse_address("Owner@client.example")};
  in.message.text = "a visitor asks what you hold";
  in.classification.categories = {{Category::end_user, 0.9}};
  house.ledger->take_in({in}).get();
  const auto number = house.ledger->cases(true, 5).at(0).number;

  const auto found = people_named(*house.ledger, "v@example.com", "").at(0);
  CHECK_FALSE(visible(*house.ledger, found, "", "uid 1").refused.empty());
  const auto shown = visible(*house.ledger, found, number, "uid 1");
  CHECK(shown.refused.empty());
  CHECK(shown.person.sites == std::vector<std::string>{"shop.example"});
  CHECK(shown.person.field("basket") != nullptr);
  CHECK(shown.person.field("seat") == nullptr);
  CHECK(house.ledger->audit(1).at(0).what == "visits read");
}

TEST_CASE("files that are no tables say so") {
  ImportHouse house;
  CHECK_THROWS_AS(TableFile(house.path("none.csv"), ""), TableError);
  CHECK_THROWS_AS(TableFile(house.folder.string(), "csv"), TableError);
  for (const std::string& bytes : {std::string(), std::string("\xFF\xFE"
                                                              "a\0",
                                                              4)}) {
    house.write("bad.csv", bytes);
    CHECK_THROWS_AS(TableFile(house.path("bad.csv"), ""), TableError);
  }
  house.write("a.txt", "x");
  CHECK_THROWS_AS(TableFile(house.path("a.txt"), ""), TableError);
  house.write("a.jsonl", "[]\n{\"email\":1.5}\n{\"email\":\"a\\u0000b\"}\nno\n" + std::string(10000, '[') + "\n");
  TableFile file(house.path("a.jsonl"), "");
  for (int i = 0; i < 5; ++i) CHECK_FALSE(file.next().error.empty());
  CHECK(file.next().end);
}
