// Address lists of every shape that RFC 5322 allows or the world invents, and the canonical form.
#include "parsers/address.h"
#include "catch.h"
#include "letter.h"

using namespace joys;

namespace {

struct Case {
  const char* field;
  const char* name;
  const char* local;
  const char* domain;
  bool valid;
};

}  // namespace

TEST_CASE("one mailbox in all its spellings [5322-4] [2047-2] [6532-1]") {
  const Case c = GENERATE(
      Case{"ann@example.org", "", "ann", "example.org", true},
      Case{"<ann@Example.ORG>", "", "ann", "example.org", true},
      Case{"Ann Lee <ann@example.org>", "Ann Lee", "ann", "example.org", true},
      Case{"\"Lee, Ann\" <ann@example.org>", "Lee, Ann", "ann", "example.org", true},
      Case{"\"Q, uoted\" (c2) <a(c3)@(c4)b.example> (c5)", "Q, uoted", "a", "b.example", true},
      Case{"ann@example.org (Ann Lee)", "Ann Lee", "ann", "example.org", true},
      Case{"ann @ example . org", "", "ann", "example.org", true},
      Case{"<@r1,@r2:ann@example.org>", "", "ann", "example.org", true},
      Case{"\"ann.lee\"@example.org", "", "ann.lee", "example.org", true},
      Case{"\"ann lee\"@example.org", "", "ann lee", "example.org", false},
      Case{"a..b.@docomo.example", "", "a..b.", "docomo.example", true},
      Case{"=?utf-8?q?J=C3=BCrgen?= <j@example.org>", "Jürgen", "j", "example.org", true},
      Case{"=?utf-8?q?J=C3=BC?= =?utf-8?q?rgen?= K <j@example.org>", "Jürgen K", "j", "example.org", true},
      Case{"\"=?utf-8?q?J=C3=BCrgen?=\" <j@example.org>", "=?utf-8?q?J=C3=BCrgen?=", "j", "example.org", true},
      Case{"=?utf-8?q?a=40b.example?= <c@d.example>", "a@b.example", "c", "d.example", true},
      Case{"=?utf-8?q?a?=@b.example", "", "=?utf-8?q?a?=", "b.example", false},
      Case{"Lee, Ann <ann@example.org>", "Lee, Ann", "ann", "example.org", true},
      Case{"=?utf-8?q?Lee,_J=C3=BC?= <ann@example.org>", "Lee, Jü", "ann", "example.org", true},
      Case{"Ann <ann@example.org>>", "Ann", "ann", "example.org", true},
      Case{"=?utf-8?q?Ann=0D=0ABcc:_x?= <ann@example.org>", "Ann Bcc: x", "ann", "example.org", false},
      Case{"=?utf-8?q?Ann=00?= <ann@example.org>", "Ann", "ann", "example.org", false},
      Case{"=?utf-8?q?ann=40example=2Eorg?=", "ann@example.org", "", "", false},
      Case{"Ann <mailto:ann@example.org>", "Ann", "mailto:ann", "example.org", false},
      Case{"Ünal <ünal@bücher.example>", "Ünal", "ünal", "xn--bcher-kva.example", true},
      Case{"J\xFCrgen <j@example.org>", "Jürgen", "j", "example.org", true},
      Case{"a@[192.0.2.1]", "", "a", "[192.0.2.1]", true}, Case{"<ann@example.org", "", "ann", "example.org", true},
      Case{"x@y@ <c@d.example>", "x@y@", "c", "d.example", true},
      Case{"ann@smith@example.org", "", "ann", "smith@example.org", false},
      Case{"foo bar baz", "foo bar baz", "", "", false},
      Case{"john smith@example.org", "", "john smith", "example.org", false},
      Case{"a@b.example c@d.example", "", "a", "b.example c@d.example", false},
      Case{"a@b..example", "", "a", "b..example", false},
      Case{"<a@b.example> <c@d.example>", "", "c", "d.example", false},
      Case{"@example.org", "", "", "example.org", false}, Case{"ann@", "", "ann", "", false},
      Case{"<>", "", "", "", false});
  INFO(c.field);
  const std::vector<Address> all = parse_addresses(c.field);
  REQUIRE(all.size() == 1);
  CHECK(all[0].name == c.name);
  CHECK(all[0].local == c.local);
  CHECK(all[0].domain == c.domain);
  CHECK(all[0].valid == c.valid);
}

TEST_CASE("lists and groups are flattened [5322-4]") {
  const auto specs = [](const char* field) {
    std::string out;
    for (const Address& a : parse_addresses(field)) out += a.spec() + " ";
    return out;
  };
  CHECK(specs("a@x.example, B <b@x.example>,, c@x.example") == "a@x.example b@x.example c@x.example ");
  CHECK(specs("team: a@x.example, b@x.example;, c@x.example") == "a@x.example b@x.example c@x.example ");
  CHECK(specs("undisclosed-recipients:;") == "");
  CHECK(specs("a:") == "");
  CHECK(specs("a@x.example; b@x.example") == "a@x.example b@x.example ");
  CHECK(specs("") == "");
  CHECK(specs("Lee, Ann <a@x.example>, Poe, Bob <b@x.example>") == "a@x.example b@x.example ");
  CHECK(specs("Lee, a@x.example") == "@ a@x.example ");
  bool grouped = false;
  CHECK(parse_addresses("team: a@x.example;", 9, &grouped).size() == 1);
  CHECK(grouped);
  parse_addresses("a@x.example", 9, &grouped);
  CHECK_FALSE(grouped);
}

TEST_CASE("an address list is cut at its limit") {
  CHECK(parse_addresses(test::repeated("a@b.example,", 5000)).size() == 1000);
  CHECK(parse_addresses(test::repeated("a@b.example,", 50), 7).size() == 7);
}

TEST_CASE("hostile lists end and give nothing to act on") {
  const char* piece =
      GENERATE("a:", "(", "<", "\"a\" ", "=?", "=?u?q?a?= ", "\\\"", "[", ":;", "\"", "<@", "@", ",", "a@", ".", "(\\");
  for (const Address& address : parse_addresses(test::repeated(piece, 64000 / std::string_view(piece).size())))
    CHECK_FALSE(address.valid);
}

TEST_CASE("one address from user input") {
  CHECK(parse_address(" Ann <Ann@Example.org> ").spec() == "Ann@example.org");
  CHECK(parse_address("ann@example.org").valid);
  CHECK_FALSE(parse_address("a@b.example, c@d.example").valid);
  CHECK_FALSE(parse_address("ann").valid);
  CHECK_FALSE(parse_address("").valid);
  CHECK_FALSE(parse_address(std::string(65, 'a') + "@example.org").valid);
  CHECK_FALSE(parse_address("a@" + test::repeated("abcdefg.", 40) + "example").valid);
  CHECK_FALSE(parse_address("a\r\nRCPT TO:<b@c.example>@example.org").valid);
}

TEST_CASE("the canonical form: NFC, ASCII case, A-labels; dots and tags stay [6532-1]") {
  CHECK(canonical("Ann.Lee+news@Example.ORG") == "ann.lee+news@example.org");
  CHECK(canonical("jose\xCC\x81@example.org") == "jos\xC3\xA9@example.org");
  CHECK(canonical("a@B\xC3\x9C"
                  "CHER.example") == "a@xn--bcher-kva.example");
  CHECK(canonical("a@xn--BCHER-kva.example") == "a@xn--bcher-kva.example");
  CHECK(canonical("\"Ann.Lee\"@example.org") == "ann.lee@example.org");
  CHECK(canonical("") == "");
  CHECK(canonical("a b@example.org") == "");
  CHECK(canonical("Ann <ann@example.org>") == "");
  CHECK(canonical("a@b.example,c@d.example") == "");
  CHECK(canonical(Address{"", "a", "b.example", false}) == "");
}
