// Addresses as they stand between angle brackets.
#include "mail/path.h"

#include "catch.h"

using namespace joys;

TEST_CASE("addresses that may be written, quoted where atoms do not do [5321-4.1.2]") {
  CHECK(mail_path("a.b+tag@x.example") == "a.b+tag@x.example");
  CHECK(mail_path("o'neil!#$%&*/=?^_`{|}~-@x.example") == "o'neil!#$%&*/=?^_`{|}~-@x.example");
  CHECK(mail_path("a..b@docomo.example") == "\"a..b\"@docomo.example");
  CHECK(mail_path("a.@x.example") == "\"a.\"@x.example");
  CHECK(mail_path("a,b@x.example") == "\"a,b\"@x.example");
  CHECK(mail_path("a@b@x.example") == "\"a@b\"@x.example");
  CHECK(mail_path("a\"b\\c@x.example") == "\"a\\\"b\\\\c\"@x.example");
  CHECK(mail_path("\"a..b\"@x.example") == "\"a..b\"@x.example");
  CHECK(mail_path("\"a\\\"@x.example") == "\"\\\"a\\\\\\\"\"@x.example");  // not closed: quoted as a whole
  CHECK(mail_path("j\xc3\xb6rg@x.example") == "j\xc3\xb6rg@x.example");
  CHECK(mail_path("a@[192.0.2.1]") == "a@[192.0.2.1]");
  CHECK(mail_path("a@xn--bcher-kva.example") == "a@xn--bcher-kva.example");
}

TEST_CASE("addresses that would break out of their command are not written [injection-1]") {
  for (const std::string& bad :
       {std::string(), std::string("a"), std::string("@x"), std::string("a@"), std::string("a b@x"),
        std::string("a@x y"), std::string("a@x>"), std::string("<a@x"), std::string("a\r\n@x"), std::string("a@x\nb"),
        std::string("a\0@x", 4), std::string("a\x7f@x"), std::string("a\xff@x"), std::string("a@b\xc3\xbc.example"),
        std::string("a@x,y"), std::string("a@x;y"), std::string("a@(x)"), std::string(65, 'a') + "@x",
        "a@" + std::string(256, 'x')}) {
    INFO(bad);
    CHECK(mail_path(bad).empty());
  }
}
