// The link in a letter, followed by people, by mail programs, and by programs that only look (RFC 8058).
#include "web/unsubscribe.h"

#include <future>

#include "catch.h"
#include "site.h"

using namespace joys;

namespace {
const std::string one_click = "List-Unsubscribe=One-Click";
const std::string multipart = "multipart/form-data; boundary=xyz";
const std::string multipart_body =
    "--xyz\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--xyz--\r\n";
}  // namespace

TEST_CASE("GET shows one button and the exact address, and changes nothing [8058-8][8058-9]") {
  TestSite test;
  const Reply page = test.get(test.link("Ada.b+news@example.org", "weekly"));
  CHECK(page.status == 200);
  CHECK(says(page, "Ada.b+news@example.org"));
  CHECK(says(page, "weekly"));
  CHECK(says(page, "<form method=\"post\">"));
  CHECK(page.body.find("<button") == page.body.rfind("<button"));
  CHECK(test.ledger.acts == 0);
}

TEST_CASE("one-click needs no cookie, login or referrer, and is not redirected [8058-5][8058-6]") {
  TestSite test;
  const Reply done = test.post(test.link(), one_click);
  CHECK(done.status == 200);
  CHECK_FALSE(done.headers.contains("set-cookie"));
  CHECK_FALSE(done.headers.contains("location"));
  CHECK_FALSE(says(done, "<form"));
  CHECK(test.ledger.stopped == std::set<std::pair<std::string, std::string>>{{"ada@example.org", ""}});
  CHECK(test.ledger.done_by == std::vector<std::string>{"one-click"});
}

TEST_CASE("both encodings of the one-click body are understood [8058-7]") {
  const std::pair<std::string, std::string> accepted[] = {
      {"application/x-www-form-urlencoded", one_click},
      {"Application/X-WWW-Form-Urlencoded; charset=UTF-8", one_click},
      {"application/x-www-form-urlencoded", "a=b&List-Unsubscribe=One-Click&c=d"},
      {multipart, multipart_body},
      {"Multipart/FORM-data; charset=utf-8; boundary=\"xyz\"",
       "--xyz\r\nContent-Disposition: form-data; name=\"more\"\r\n\r\n1\r\n" + multipart_body},
  };
  for (const auto& [type, body] : accepted) {
    CAPTURE(type, body);
    TestSite test;
    CHECK(test.post(test.link(), body, type).status == 200);
    CHECK(test.ledger.stopped.size() == 1);
  }
}

TEST_CASE("the link names recipient and list, and cannot be changed by hand [8058-4]") {
  TestSite test;
  std::string link = test.link("bob@example.org", "weekly");
  test.post(link, one_click);
  CHECK(test.ledger.stopped.contains({"bob@example.org", "weekly"}));
  link.back() = link.back() == 'a' ? 'b' : 'a';
  link[link.size() / 2] = link[link.size() / 2] == 'a' ? 'b' : 'a';
  CHECK(test.post(link, one_click).status == 404);
  CHECK(test.ledger.acts == 1);
}

TEST_CASE("a POST that says nothing of the kind changes nothing and shows the button [8058-9]") {
  TestSite test;
  const std::pair<std::string, std::string> others[] = {
      {"application/x-www-form-urlencoded", ""},
      {"application/x-www-form-urlencoded", "List-Unsubscribe=Maybe"},
      {"application/x-www-form-urlencoded", "One-Click=List-Unsubscribe"},
      {"application/x-www-form-urlencoded", "confirm=no"},
      {"text/plain", one_click},
      {"application/json", "{\"List-Unsubscribe\":\"One-Click\"}"},
      {multipart, one_click},
  };
  for (const auto& [type, body] : others) {
    CAPTURE(type, body);
    const Reply page = test.post(test.link(), body, type);
    CHECK(page.status == 400);
    CHECK(says(page, "<button"));
  }
  CHECK(test.ledger.acts == 0);
}

TEST_CASE("what scanners and browsers do beforehand changes nothing [8058-9]") {
  TestSite test;
  const std::string link = test.link();
  CHECK(test.get(link).status == 200);
  CHECK(test.get(link, "Purpose: prefetch\r\nSec-Purpose: prefetch;prerender\r\n").status == 200);
  CHECK(test.get(link + "?List-Unsubscribe=One-Click&confirm=yes").status == 200);
  CHECK(request(test.port(), "GET", link, one_click).status == 200);  // a GET with a body is still a GET
  CHECK(request(test.port(), "HEAD", link).status == 200);
  for (const char* method : {"OPTIONS", "PROPFIND", "PUT", "DELETE", "TRACE"})
    CHECK(request(test.port(), method, link, one_click).status == 405);
  CHECK(test.ledger.acts == 0);
}

TEST_CASE("ten presses at once are one change [8058-9]") {
  TestSite test;
  const std::string link = test.link();
  const auto port = test.port();
  std::vector<std::future<int>> presses;
  for (int i = 0; i < 10; ++i)
    presses.push_back(std::async(std::launch::async, [&] {
      return request(port, "POST", link, one_click, "Content-Type: application/x-www-form-urlencoded\r\n").status;
    }));
  for (auto& press : presses) CHECK(press.get() == 200);
  CHECK(test.ledger.done_by.size() == 1);
  CHECK(test.ledger.stopped.size() == 1);
}

TEST_CASE("the page's own button stops and offers to take it back") {
  TestSite test;
  const Reply done = test.post(test.link(), "confirm=yes");
  CHECK(done.status == 200);
  CHECK(says(done, "<h1>Done. You need not do anything.</h1>"));
  CHECK(says(done, "ada@example.org"));
  CHECK(says(done, "until Saturday, 5 December"));
  CHECK(says(done, "action=\"../undo/secret1\""));
  CHECK(test.ledger.done_by == std::vector<std::string>{"page"});

  const Reply again = test.post(test.link(), "confirm=yes");
  CHECK(again.status == 200);
  CHECK(says(again, "<h1>Done. You need not do anything.</h1>"));
  CHECK_FALSE(says(again, "undo/"));
}

TEST_CASE("every bad link gets the same answer, whatever is bad about it [8058-11]") {
  TestSite test;
  std::string forged = test.link();
  forged.back() = forged.back() == 'a' ? 'b' : 'a';
  forged[12] = forged[12] == 'a' ? 'b' : 'a';
  const std::string first = test.get("/u/a").body;
  CHECK(first.find("does not work") != std::string::npos);
  for (const std::string& link :
       {forged, std::string("/u/999"), "/u/" + std::string(2000, 'a'), test.link().substr(0, 40)}) {
    CAPTURE(link);
    const Reply seen = test.get(link);
    CHECK(seen.status == 404);
    CHECK(seen.body == first);
    const Reply posted = test.post(link, one_click);
    CHECK(posted.status == 404);
    CHECK(posted.body == first);
  }
  CHECK(test.ledger.acts == 0);
}

TEST_CASE("a flood of guesses is slowed down, a good link works on [8058-11]") {
  TestSite test;
  for (int i = 0; i < 60; ++i) REQUIRE(test.get("/u/guess" + std::to_string(i)).status == 404);
  const Reply slowed = test.get("/u/guess");
  CHECK(slowed.status == 429);
  CHECK(slowed.headers.at("retry-after") == "60");
  CHECK(test.get("/undo/guess").status == 429);
  CHECK(test.get("/u/guess", "X-Forwarded-For: 192.0.2.1\r\n").status == 404);
  CHECK(test.post(test.link(), one_click).status == 200);
}

TEST_CASE("a link under a leaked key changes nothing and says what to do") {
  TestSite test(TokenKey::State::compromised);
  const Reply page = test.get(test.link());
  CHECK(page.status == 200);
  CHECK(says(page, "joysandconcerns@soren.tech"));
  CHECK_FALSE(says(page, "ada@example.org"));
  CHECK(test.post(test.link(), one_click).status == 409);
  CHECK(test.ledger.acts == 0);
}

TEST_CASE("a link under a retired key works for ever") {
  TestSite test(TokenKey::State::retired);
  CHECK(test.post(test.link(), one_click).status == 200);
  CHECK(test.ledger.stopped.size() == 1);
}

TEST_CASE("when the ledger cannot write nobody hears success") {
  TestSite test;
  test.ledger.broken = true;
  for (const std::string& body : {one_click, std::string("confirm=yes")}) {
    const Reply page = test.post(test.link(), body);
    CHECK(page.status == 503);
    CHECK(page.headers.contains("retry-after"));
    CHECK(says(page, "Nothing was changed"));
  }
  REQUIRE(test.complaints.size() == 2);
  CHECK(test.complaints[0].find("disk I/O error") != std::string::npos);
  CHECK(test.complaints[0].find("ada") == std::string::npos);
  test.ledger.broken = false;
  CHECK(test.post(test.link(), one_click).status == 200);
}

TEST_CASE("hostile values are shown as text") {
  TestSite test;
  const Reply page = test.get(test.link("\"<script>\"@example.org", "<b>"));
  CHECK_FALSE(says(page, "<script>"));
  CHECK_FALSE(says(page, "<b>"));
  CHECK(says(page, "&lt;script&gt;"));
}

TEST_CASE("the pages speak four languages") {
  TestSite test;
  const std::pair<std::string, std::string> spoken[] = {
      {"es", "anuncios"}, {"fr", "annonces"}, {"de", "Ankündigungen"}};
  for (const auto& [language, word] : spoken) {
    CAPTURE(language);
    const Reply page = test.get(test.link(), "Accept-Language: " + language + "-XX, en;q=0.5\r\n");
    CHECK(says(page, "<html lang=\"" + language + "\">"));
    CHECK(says(page, word));
    CHECK(page.headers.at("content-language") == language);
  }
}
