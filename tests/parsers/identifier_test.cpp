// The forms in which identifiers are compared: whole values only.
#include "parsers/identifier.h"

#include "catch.h"

using joys::canonical_identifier;

TEST_CASE("[P7] identifiers are compared whole, after canonicalisation") {
  struct Row {
    const char *kind, *value, *form;
  };
  const Row table[] = {
      {"email", "Ann.Lee+x@EXAMPLE.org", "ann.lee+x@example.org"},
      {"email", "Ann <ann@example.org>", "ann@example.org"},
      {"email", "ann", ""},
      {"username", " @Sun_Bear7 ", "sun_bear7"},
      {"username", "STRASSE", "strasse"},
      {"username",
       "Stra\xC3\x9F"
       "e",
       "strasse"},
      {"username", "\xEF\xBC\xA1nn", "ann"},  // full width
      {"phone", "+1 (555) 010-9999", "+15550109999"},
      {"phone", "001 555 010 9999", "+15550109999"},
      {"phone", "555-010-9999", "5550109999"},
      {"phone", "12345", ""},
      {"phone", "call me 555 010 9999", ""},
      {"guest", "G-00 81 F", "g-0081f"},
      {"profile", "https://www.Soren.tech/u/Sun-Bear/?tab=1#x", "soren.tech/u/sun-bear"},
      {"profile", "soren.tech", ""},
      {"ip", "192.0.2.7", "192.0.2.7"},
      {"ip", "2001:DB8:0:0::7", "2001:db8::7"},
      {"ip", "::ffff:192.0.2.7", "192.0.2.7"},
      {"ip", "192.0.2.700", ""},
      {"name", "Ann Lee", ""},
      {"username", "", ""},
      {"username", "\xFF\xFE", ""},
  };
  for (const Row& row : table) {
    INFO(row.kind << " " << row.value);
    CHECK(canonical_identifier(row.kind, row.value) == row.form);
  }
  CHECK(canonical_identifier("username", std::string(600, 'a')).empty());
  CHECK(canonical_identifier("email", "joann@example.org") != canonical_identifier("email", "ann@example.org"));
}
