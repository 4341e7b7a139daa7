// Which requests are refused before anybody looks at them, and which paths have one meaning only.
#include "web/strict.h"

#include "catch.h"

using namespace joys;

namespace {
using Headers = std::vector<std::pair<std::string, std::string>>;

int refused(Headers headers, std::string_view version = "HTTP/1.1", std::string_view method = "POST") {
  return refusal({.method = method, .target = "/", .version = version, .headers = std::move(headers)});
}
}  // namespace

TEST_CASE("ordinary requests pass") {
  CHECK(refused({{"Host", "a"}}) == 0);
  CHECK(refused({{"host", "a"}, {"content-length", "65536"}}) == 0);
  CHECK(refused({{"Host", "a"}, {"Transfer-Encoding", "Chunked"}}) == 0);
  CHECK(refused({}, "HTTP/1.0") == 0);
}

TEST_CASE("framing that two readers could understand differently is refused") {
  CHECK(refused({{"Host", "a"}, {"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}}) == 400);
  CHECK(refused({{"Host", "a"}, {"Content-Length", "5"}, {"content-LENGTH", "5"}}) == 400);
  CHECK(refused({{"Host", "a"}, {"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}}) == 400);
  CHECK(refused({{"Host", "a"}, {"Transfer-Encoding", "gzip, chunked"}}) == 400);
  CHECK(refused({{"Transfer-Encoding", "chunked"}}, "HTTP/1.0") == 400);
  for (const char* length : {"", "+5", "-5", "5, 5", "0x5", " 5", "99999999999999999999"}) {
    CAPTURE(length);
    CHECK(refused({{"Host", "a"}, {"Content-Length", length}}) == 400);
  }
  CHECK(refused({{"Host", "a"}, {"Content-Length ", "5"}}) == 400);
  CHECK(refused({{"Host", "a"}}, "HTTP/1.1", "GE T") == 400);
}

TEST_CASE("an HTTP/1.1 request names exactly one host") {
  CHECK(refused({}) == 400);
  CHECK(refused({{"Host", "a"}, {"Host", "a"}}) == 400);
  CHECK(refused({{"Host", "a"}, {"Host", "b"}}, "HTTP/1.0") == 400);
}

TEST_CASE("too much is refused by name") {
  CHECK(refused({{"Host", "a"}, {"Content-Length", "65537"}}) == 413);
  const std::string target(max_target + 1, 'a');
  CHECK(refusal({.method = "GET", .target = target, .version = "HTTP/1.1", .headers = {{"Host", "a"}}}) == 414);
}

TEST_CASE("a path is decoded once") {
  CHECK(decode_path("/u/ab%43d") == "/u/abCd");
  CHECK(decode_path("/%25%34%31") == "/%41");
  CHECK(decode_path("/caf%C3%A9") == "/caf\xc3\xa9");
}

TEST_CASE("a path that hides what it is has no meaning") {
  for (const char* target : {"", "*", "http://host/u/x", "u/x", "/%00", "/%2f", "/a%2Fb", "/a%5Cb", "/%0a", "/%7F",
                             "/%", "/%4", "/%zz", "/a%-1",
                             "/a\x01"
                             "b"}) {
    CAPTURE(target);
    CHECK_FALSE(decode_path(target));
  }
}
