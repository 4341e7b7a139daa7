// The two encodings of a form, as browsers and mail providers send them, and as nobody should.
#include "web/form.h"

#include "catch.h"

using namespace joys;

namespace {
const std::string urlencoded = "application/x-www-form-urlencoded";

std::string part(const std::string& head, const std::string& value) {
  return "--b\r\n" + head + "\r\n\r\n" + value + "\r\n";
}
}  // namespace

TEST_CASE("urlencoded fields are decoded [8058-7]") {
  const auto form = parse_form(urlencoded, "List-Unsubscribe=One-Click&a+b=c%3Dd%26&empty=&flag");
  REQUIRE(form);
  CHECK(form->at("List-Unsubscribe") == "One-Click");
  CHECK(form->at("a b") == "c=d&");
  CHECK(form->at("empty").empty());
  CHECK(form->at("flag").empty());
}

TEST_CASE("the type's letter case and parameters do not matter [8058-7]") {
  for (const char* type : {"application/x-www-form-urlencoded; charset=utf-8", "APPLICATION/X-WWW-Form-URLEncoded",
                           " application/x-www-form-urlencoded ;charset=\"UTF-8\"", ""}) {
    CAPTURE(type);
    const auto form = parse_form(type, "List-Unsubscribe=One-Click");
    REQUIRE(form);
    CHECK(form->at("List-Unsubscribe") == "One-Click");
  }
}

TEST_CASE("multipart fields are read [8058-7]") {
  const std::string body =
      "preamble\r\n" + part("Content-Disposition: form-data; name=\"x\"; filename=\"List-Unsubscribe\"", "1") +
      part("content-type: text/plain\r\nCONTENT-disposition: form-data; NAME=List-Unsubscribe", "One-Click") +
      "--b--\r\nepilogue";
  for (const char* type : {"multipart/form-data; boundary=b", "Multipart/Form-Data;charset=utf-8; BOUNDARY=\"b\""}) {
    CAPTURE(type);
    const auto form = parse_form(type, body);
    REQUIRE(form);
    CHECK(*form == Form{{"x", "1"}, {"List-Unsubscribe", "One-Click"}});
  }
}

TEST_CASE("a value keeps its line breaks and blank lines") {
  const auto form = parse_form("multipart/form-data; boundary=b",
                               part("Content-Disposition: form-data; name=t", "one\r\n\r\ntwo\r\n-- b") + "--b--");
  REQUIRE(form);
  CHECK(form->at("t") == "one\r\n\r\ntwo\r\n-- b");
}

TEST_CASE("the first of two equal names counts") { CHECK(parse_form(urlencoded, "a=1&a=2")->at("a") == "1"); }

TEST_CASE("what is no form is none") {
  CHECK_FALSE(parse_form("text/plain", "List-Unsubscribe=One-Click"));
  CHECK_FALSE(parse_form("application/json", "{}"));
  CHECK_FALSE(parse_form("multipart/form-data", part("Content-Disposition: form-data; name=a", "1") + "--b--"));
  CHECK_FALSE(parse_form("multipart/form-data; boundary=", "----"));
  CHECK_FALSE(parse_form("multipart/form-data; boundary=b", "no boundary here"));
  CHECK_FALSE(parse_form("multipart/form-data; boundary=b", part("Content-Disposition: form-data; name=a", "cut off")));
  CHECK_FALSE(parse_form("multipart/form-data; boundary=" + std::string(71, 'b'), "--" + std::string(71, 'b') + "--"));
}

TEST_CASE("the number of fields is bounded") {
  std::string body;
  for (int i = 0; i < 1000; ++i) body += "f" + std::to_string(i) + "=1&";
  CHECK(parse_form(urlencoded, body)->size() == max_fields);
}
