// Text for one line of a table.
#include "parsers/scan.h"

#include "catch.h"

using joys::scan::one_line;

TEST_CASE("one line has no line ends and no half character") {
  CHECK(one_line("a\r\nb\tc") == "a  b c");
  CHECK(one_line("Zo\xC3\xAB", 4) == "Zo\xC3\xAB");
  CHECK(one_line("Zo\xC3\xAB", 3) == "Zo");
  CHECK(one_line("\xE3\x81\x82\xE3\x81\x84", 5) == "\xE3\x81\x82");
  CHECK(one_line("", 3).empty());
}
