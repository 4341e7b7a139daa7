// Dates in words: four languages, the zone's day, no locale.
#include "handlers/dates.h"

#include <set>

#include "asked.h"
#include "catch.h"

using namespace joys;
using joys::test::at;

TEST_CASE("a date in each language") {
  const auto day = at(2026, 12, 6, 12);
  CHECK(say_date(day, "UTC", "en") == "Sunday, 6 December");
  CHECK(say_date(day, "UTC", "es") == "domingo 6 de diciembre");
  CHECK(say_date(day, "UTC", "fr") == "dimanche 6 décembre");
  CHECK(say_date(day, "UTC", "de") == "Sonntag, 6. Dezember");
  CHECK(say_date(day, "UTC", "nl") == "Sunday, 6 December");
}

TEST_CASE("French says premier") {
  CHECK(say_date(at(2027, 1, 1), "UTC", "fr") == "vendredi 1er janvier");
  CHECK(say_date(at(2027, 1, 1), "UTC", "de") == "Freitag, 1. Januar");
}

TEST_CASE("the day is the zone's") {
  CHECK(say_date(at(2026, 12, 6, 23, 30), "Europe/Berlin", "de") == "Montag, 7. Dezember");
  CHECK(say_date(at(2026, 12, 6, 3), "America/Los_Angeles", "en") == "Saturday, 5 December");
}

TEST_CASE("the names of all days and months differ") {
  for (const auto* language : {"en", "es", "fr", "de"}) {
    std::set<std::string> said;
    for (int i = 0; i < 365; ++i) said.insert(say_date(at(2027, 1, 1) + i * 86400, "UTC", language));
    CHECK(said.size() == 365);
  }
}

TEST_CASE("an answer is in the letter's language where we write it") {
  CHECK(answer_language("de") == "de");
  CHECK(answer_language("sv") == "en");
  CHECK(answer_language("und") == "en");
  CHECK(answer_language("") == "en");
}
