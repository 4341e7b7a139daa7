// The reader and the parser on bytes: cutting, limits, and every form of the responses we read.
#include "mail/imap_response.h"

#include "catch.h"
#include "mail/imap_parse.h"

using namespace joys;

namespace {

std::vector<ImapResponse> read_all(const std::string& bytes, std::size_t step, ImapLimits limits = {}) {
  ImapReader reader(limits);
  std::vector<ImapResponse> out;
  for (std::size_t i = 0; i < bytes.size(); i += step) CHECK(reader.feed(bytes.substr(i, step), out));
  CHECK_FALSE(reader.within_response());
  return out;
}

ImapValue parsed(const std::string& line) {
  auto all = read_all(line + "\r\n", line.size() + 2);
  REQUIRE(all.size() == 1);
  return parse_imap(std::move(all[0]));
}

template <class Value>
Value parsed_as(const std::string& line) {
  auto value = parsed(line);
  REQUIRE(std::holds_alternative<Value>(value));
  return std::get<Value>(std::move(value));
}

}  // namespace

TEST_CASE("a stream is cut the same however it arrives [3501-2] [3501-3]") {
  const std::string literal = "a\r\nj1 OK\r\n{9}\r\n)";
  const std::string bytes = "* OK prose {5}\r\n* 1 FETCH (BODY[] {" + std::to_string(literal.size()) + "}\r\n" +
                            literal + " UID 4)\r\nj1 NO text {3}\r\n+ go {2}\r\n* LIST () \"/\" {0}\r\n\r\n";
  for (const std::size_t step : {std::size_t{1}, std::size_t{2}, std::size_t{7}, bytes.size()}) {
    const auto all = read_all(bytes, step);
    REQUIRE(all.size() == 5);
    REQUIRE(all[1].literals.size() == 1);
    CHECK(all[1].literals[0].bytes == literal);
    CHECK(all[1].text == "* 1 FETCH (BODY[] {16}\r\n UID 4)");
    CHECK(all[2].text == "j1 NO text {3}");
    CHECK(all[4].literals.at(0).bytes.empty());
  }
}

TEST_CASE("an announcement allocates little, an arrival as much as it is [3501-3]") {
  ImapReader reader;
  std::vector<ImapResponse> out;
  CHECK(reader.feed("* 1 FETCH (BODY[] {4294967295}\r\nabc", out));
  CHECK(reader.within_response());
  ImapReader exact;
  CHECK(exact.feed("* 1 FETCH (BODY[] {3000000}\r\n", out));
  for (int i = 0; i < 3; ++i) CHECK(exact.feed(std::string(1000000, 'x'), out));
  CHECK(exact.feed(" UID 1)\r\n", out));
  REQUIRE(out.size() == 1);
  CHECK(out[0].literals[0].bytes.size() == 3000000);
  CHECK(out[0].literals[0].bytes.capacity() <= 3000016);
}

TEST_CASE("what exceeds a limit is dropped or refused, never kept") {
  ImapLimits limits;
  limits.text = 100;
  limits.literal = 10;
  limits.literals = 2;
  const auto all = read_all("* 1 FETCH (BODY[] {12}\r\n0123456789ab UID 1)\r\n", 5, limits);
  CHECK(all.at(0).literals.at(0).bytes == "0123456789");
  CHECK(all.at(0).literals.at(0).cut);
  std::vector<ImapResponse> out;
  CHECK_FALSE(ImapReader(limits).feed("* " + std::string(100, 'x'), out));
  ImapReader many(limits);
  CHECK_FALSE(many.feed("* X {0}\r\n {0}\r\n {0}\r\n", out));
  CHECK(std::string(many.failure()).find("literals") != std::string::npos);
}

TEST_CASE("FETCH is read in any order and case, with what we did not ask for skipped") {
  const auto fetch = parsed_as<ImapFetch>(
      "* 12 fetch (flags (\\Seen \\DELETED) x-gm (1 (2 \"(\")) uid 7 INTERNALDATE \" 1-Feb-2026 00:00:00 +0100\" "
      "RFC822.SIZE 5000000000 BODY[HEADER.FIELDS (MESSAGE-ID)]<0> \"a\\\"b\")");
  CHECK(fetch.number == 12);
  CHECK(fetch.uid == 7);
  CHECK(fetch.deleted);
  CHECK(fetch.size == 5000000000);
  CHECK(fetch.received == 1769900400);
  CHECK(fetch.body == "a\"b");
  CHECK(fetch.has_body);
  CHECK_FALSE(parsed_as<ImapFetch>("* 1 FETCH (UID 1 BODY[] NIL)").has_body);
  for (const std::string bad : {"* 1 FETCH", "* 1 FETCH (UID", "* 1 FETCH (UID 0)", "* 1 FETCH (UID 4294967296)",
                                "* 1 FETCH (BODY[] \"x)", "* 1 FETCH (BODY[", "* 1 FETCH (RFC822.SIZE -1)"}) {
    INFO(bad);
    CHECK(std::holds_alternative<ImapMalformed>(parsed(bad)));
  }
  CHECK(std::holds_alternative<ImapMalformed>(parsed("* 1 FETCH (X " + std::string(1000, '(') + ")")));
}

TEST_CASE("status, search, list and the rest") {
  const auto status = parsed_as<ImapStatus>("* ok [copyuid 9 1:2 3:4] done");
  CHECK(status.tag.empty());
  CHECK(status.code == "COPYUID");
  CHECK(status.arguments == "9 1:2 3:4");
  CHECK(status.text == "done");
  CHECK(parsed_as<ImapStatus>("j4 NO [TRYCREATE] x").tag == "j4");
  CHECK(parsed_as<ImapStatus>("* BYE").kind == ImapStatus::Kind::bye);
  CHECK(parsed_as<ImapSearch>("* SEARCH 1 2 3 (MODSEQ 9)").uids.size() == 3);
  CHECK(parsed_as<ImapSearch>("* SEARCH").uids.empty());
  CHECK(parsed_as<ImapCapability>("* CAPABILITY imap4rev1 Move").words.at(1) == "MOVE");
  const auto list = parsed_as<ImapList>("* LIST (\\NoSelect) NIL INBOX");
  CHECK(list.separator == 0);
  CHECK(list.flags.at(0) == "\\noselect");
  CHECK(parsed_as<ImapList>("* LIST () \".\" {3}\r\na b").name == "a b");
  CHECK(parsed_as<ImapExpunge>("* 4 EXPUNGE").number == 4);
  CHECK(parsed_as<ImapVanished>("* VANISHED (EARLIER) 1:3,9").uids.size() == 2);
  CHECK(std::holds_alternative<ImapOther>(parsed("* 99999999999 EXISTS")));
  CHECK(std::holds_alternative<ImapOther>(parsed("STS")));
  CHECK(std::holds_alternative<ImapContinue>(parsed("+ idling")));
}

TEST_CASE("COPYUID pairs sources and copies, or is nothing") {
  const auto copied = parse_copyuid("38505 304,319:320 3956:3958");
  REQUIRE(copied);
  CHECK(copied->uidvalidity == 38505);
  CHECK(copied->pairs == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{304, 3956}, {319, 3957}, {320, 3958}});
  for (const std::string bad : {"", "1", "1 2", "1 2 3:4", "x 2 3", "1 0 3", "1 2 *", "1 2:4294967295 3"}) {
    INFO(bad);
    CHECK_FALSE(parse_copyuid(bad));
  }
}
