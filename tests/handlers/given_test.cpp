// Rows of an import as people: names of columns, exact values, dates that can be read in two ways, limits.
#include "handlers/given.h"
#include "catch.h"

using namespace joys;

namespace {

GivenPerson given(GivenRow row) {
  row.push_back({"email", {"a@example.com"}});
  row.push_back({"relation", {"subscriber"}});
  return given_person(row, "shop");
}

std::string error_of(const std::string& column, const std::string& value) { return given({{column, {value}}}).error; }

}  // namespace

TEST_CASE("[P7] columns by many names, values exactly as given, everything else a field") {
  const auto [person, wards, error] = given_person({{"E-Mail", {" Ann@Example.com "}},
                                                    {"User Name", {"@Sun;Bear"}},
                                                    {"User", {"@SunBear"}},
                                                    {"Categories", {"Clients| subscriber;POSTERS"}},
                                                    {"name", {" Ann  O'Hara "}},
                                                    {"Plan Type", {"gold"}},
                                                    {"empty", {""}},
                                                    {"lists", {"weekly;offers"}},
                                                    {"DOB", {"31.12.1990"}},
                                                    {"collected_at", {"2020-01-02T03:04:05Z"}},
                                                    {"guardian_of", {"kid@example.com;@kim"}}},
                                                   "shop");
  CHECK(error.empty());
  CHECK(person.identifiers ==
        std::vector<Identifier>{{"email", " Ann@Example.com "}, {"username", "@Sun;Bear"}, {"username", "@SunBear"}});
  CHECK(person.relations == std::vector<std::string>{"client", "subscriber", "poster"});
  CHECK(person.field("name")->value == " Ann  O'Hara ");
  CHECK(person.field("Plan Type")->value == "gold");
  CHECK(person.field("empty") == nullptr);
  CHECK(person.field("name")->collected_at == 1577934245);
  CHECK(person.field("name")->source == "shop");
  CHECK(person.lists == std::vector<std::string>{"weekly", "offers"});
  CHECK(person.birth_date == "1990-12-31");
  CHECK(wards == std::vector<Identifier>{{"email", "kid@example.com"}, {"username", "@kim"}});
}

TEST_CASE("what cannot be understood is an error that says how to write it and repeats no value") {
  CHECK(error_of("birth_date", "03/05/2017").find("2001-12-31") != std::string::npos);
  CHECK(error_of("birth_date", "12/31/2017").empty());
  CHECK(error_of("birth_date", "2017-02-30").find("2001-12-31") != std::string::npos);
  CHECK(error_of("relation", "friend").find("site_visitor") != std::string::npos);
  CHECK(error_of("relation", "Site Visitors").empty());
  CHECK(error_of("phone", "none").find("leave it empty") != std::string::npos);
  CHECK(error_of("phone", "none").find("none\"") == std::string::npos);
  CHECK(error_of("email", "secret.example").find("secret") == std::string::npos);
  CHECK(error_of("identifiers", "a@example.com").find("kind and value") != std::string::npos);
  CHECK(error_of("collected_at", "yesterday").find("2020-12-31") != std::string::npos);
  CHECK(given_person({{"name", {"Ann"}}, {"relation", {"client"}}}, "").error.find("nothing to find") == 0);
  CHECK(given_person({{"email", {"a@example.com"}}}, "").error.find("relation") == 0);
}

TEST_CASE("limits of a row") {
  CHECK(error_of("note", std::string(16 * 1024, 'x')).empty());
  CHECK(error_of("note", std::string(16 * 1024 + 1, 'x')).find("16 KB") != std::string::npos);
  GivenRow row{{"identifiers", {}}};
  for (int i = 0; i < 51; ++i) row[0].second.push_back("username:u" + std::to_string(i));
  CHECK(given(row).error.find("50 identifiers") != std::string::npos);
  CHECK(given({{"a", {"1"}}, {"a", {"2"}}}).error.find("same name") != std::string::npos);
}

TEST_CASE("times as databases write them") {
  CHECK(unix_time("1577934245") == 1577934245);
  CHECK(unix_time("2020-01-02") == 1577923200);
  CHECK(unix_time("2020-01-02 03:04:05") == 1577934245);
  CHECK(unix_time("2020-01-02T03:04:05.123Z") == 1577934245);
  CHECK(unix_time("2020-01-02T04:04:05+01:00") == 1577934245);
  CHECK(unix_time("2020-01-02T02:04:05-0100") == 1577934245);
  CHECK_FALSE(unix_time("2020-01-02T3"));
  CHECK_FALSE(unix_time("2020-01-02T25:00"));
  CHECK_FALSE(unix_time("12"));
  CHECK_FALSE(unix_time(""));
}

TEST_CASE("a table must have a column by which people are found") {
  CHECK(names_people({"Name", "E-Mail Address"}));
  CHECK_FALSE(names_people({"Name", "Town"}));
}
