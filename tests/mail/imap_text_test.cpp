// The notations: sets, names, dates.
#include "mail/imap_text.h"

#include "catch.h"

using namespace joys;

TEST_CASE("UID sets are compressed, sorted, and cut where a line would be too long") {
  CHECK(uid_sets({}).empty());
  CHECK(uid_sets({9, 1, 2, 3, 3, 4294967295}) == std::vector<std::string>{"1:3,9,4294967295"});
  std::vector<std::uint32_t> odd;
  for (std::uint32_t uid = 1; uid < 40000; uid += 2) odd.push_back(uid);
  std::size_t commas = 0;
  const auto sets = uid_sets(odd);
  for (const auto& set : sets) {
    CHECK(set.size() <= 4000);
    commas += static_cast<std::size_t>(std::count(set.begin(), set.end(), ','));
  }
  CHECK(commas + sets.size() == odd.size());
}

TEST_CASE("mailbox names travel in modified UTF-7 [3501-4]") {
  CHECK(modified_utf7("INBOX") == "INBOX");
  CHECK(modified_utf7("Q&A") == "Q&-A");
  CHECK(modified_utf7("~peter/mail/\xE5\x8F\xB0\xE5\x8C\x97/\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E") ==
        "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
  CHECK(modified_utf7("\xF0\x9F\x93\xAC") == "&2D3c7A-");
  CHECK(modified_utf7("a\r\nb") == "a&AA0ACg-b");  // no command can be smuggled in
  CHECK_FALSE(modified_utf7("\xFF"));
  CHECK_FALSE(modified_utf7("\xC0\x80"));
  CHECK_FALSE(modified_utf7("\xED\xA0\x80"));
  CHECK_FALSE(modified_utf7("\xE5\x8F"));
  CHECK(imap_quoted("a\"b\\") == "\"a\\\"b\\\\\"");
}

TEST_CASE("INTERNALDATE is read with its zone") {
  CHECK(parse_internaldate("17-Jul-1996 02:44:25 -0700") == 837596665);
  CHECK(parse_internaldate(" 1-Jan-1970 00:00:00 +0000") == 0);
  CHECK(parse_internaldate("1-Jan-1970 01:00:00 +0100") == 0);
  CHECK(parse_internaldate("29-Feb-2024 00:00:00 +0000") == 1709164800);
  for (const std::string bad : {"", "30-Feb-2024 00:00:00 +0000", "17-Foo-1996 02:44:25 -0700",
                                "17-Jul-1996 25:44:25 -0700", "17-Jul-1996 02:44:25 *0700", "17-Jul-1996 02:44:25"})
    CHECK_FALSE(parse_internaldate(bad));
}
