// Ages of records, placeholders, and how databases write birth dates.
#include "handlers/person.h"

#include "catch.h"

using namespace joys;

namespace {

constexpr std::int64_t on_26_november_2026 = 1795651200;  // 00:00 UTC

Person born(const std::string& date) {
  Person p;
  p.birth_date = date;
  return p;
}

}  // namespace

TEST_CASE("[P1] a record shows its age on the day, birthdays included") {
  CHECK(age_on(born("2013-11-26"), on_26_november_2026) == 13);
  CHECK(age_on(born("2013-11-27"), on_26_november_2026) == 12);
  CHECK(age_on(born("2026-11-26"), on_26_november_2026) == 0);
  CHECK_FALSE(age_on(born("2026-11-27"), on_26_november_2026));
  CHECK_FALSE(age_on(born(""), on_26_november_2026));
  CHECK_FALSE(age_on(born("2013-02-30"), on_26_november_2026));
}

TEST_CASE("[P1] under 13 is sure only where nothing contradicts it") {
  Person child = born("2017-03-05");
  CHECK(surely_under_13(child, on_26_november_2026));
  child.relations = {"client"};  // who pays is no child
  CHECK_FALSE(surely_under_13(child, on_26_november_2026));
  CHECK(perhaps_under_13(child, on_26_november_2026));
  child.relations = {"poster"};
  child.fields = {{"city", "Leeds", "form", 1'300'000'000}};  // collected in 2011
  CHECK_FALSE(surely_under_13(child, on_26_november_2026));
  child.fields.front().collected_at = 1'700'000'000;
  CHECK(surely_under_13(child, on_26_november_2026));
  CHECK_FALSE(surely_under_13(born("2013-11-26"), on_26_november_2026));
  CHECK_FALSE(surely_under_13(born("1900-01-01"), on_26_november_2026));
}

TEST_CASE("placeholders of birth dates") {
  for (const char* date : {"1900-01-01", "1970-01-01", "2000-01-01", "1901-12-13"}) CHECK(is_placeholder(date));
  for (const char* date : {"1970-01-02", "1999-01-01", "2017-01-01", "", "x"}) CHECK_FALSE(is_placeholder(date));
}

TEST_CASE("birth dates as databases write them") {
  struct Row {
    const char *written, *iso;
  };
  for (const Row& row : {Row{"2017-03-05", "2017-03-05"}, Row{"2017/3/5", "2017-03-05"}, Row{"5.3.2017", "2017-03-05"},
                         Row{"2017-03-05T00:00:00Z", "2017-03-05"}, Row{"2017-03-05 10:11", "2017-03-05"},
                         Row{"25/12/2016", "2016-12-25"}, Row{"12/25/2016", "2016-12-25"}, Row{"03/05/2017", ""},
                         Row{"04/04/2017", "2017-04-04"}, Row{"30.02.2017", ""}, Row{"2017-13-05", ""},
                         Row{"17-03-05", ""}, Row{"2017-03", ""}, Row{"2017-03-05x", ""}, Row{"", ""}}) {
    INFO(row.written);
    CHECK(iso_date(row.written) == row.iso);
  }
}

TEST_CASE("[P8] what a client's site collected belongs to the visits of that site") {
  Person p;
  p.relations = {"site_visitor"};
  p.sites = {"shop.example", "other.example"};
  p.fields = {
      {"basket", "1", "shop.example", 0}, {"seat", "2", "http://OTHER.example:80/x", 0}, {"name", "A", "form", 0}};
  CHECK(only_visitor(p));
  const Person shop = with_visits_of(p, {"shop.example"});
  CHECK(shop.sites == std::vector<std::string>{"shop.example"});
  CHECK(shop.field("basket"));
  CHECK_FALSE(shop.field("seat"));
  CHECK(shop.field("name"));
  CHECK(shop.is("site_visitor"));
  p.relations.push_back("poster");
  CHECK(has_visits(p));
  CHECK_FALSE(only_visitor(p));
  CHECK_FALSE(has_visits(with_visits_of(p, {})));
}

TEST_CASE("hosts are compared without letter case, scheme and path") {
  CHECK(host_of("https://Shop.Example:8080/x?y") == "shop.example");
  CHECK(host_of("shop.example.") == "shop.example");
  CHECK(host_of("a shop") == "");
  CHECK(host_of("") == "");
}
