// The visitor's language, the small pages of the server itself, and the policy as HTML.
#include "web/page.h"

#include <fstream>
#include <iterator>

#include "catch.h"
#include "web/guesses.h"
#include "web/policy.h"

using namespace joys;

TEST_CASE("the page speaks the visitor's language") {
  CHECK(page_language("") == "en");
  CHECK(page_language("de") == "de");
  CHECK(page_language("de-AT,de;q=0.9,en;q=0.8") == "de");
  CHECK(page_language("en;q=0.3, FR;q=0.7") == "fr");
  CHECK(page_language("ja, es-MX;q=0.5") == "es");
  CHECK(page_language("ja, zh") == "en");
  CHECK(page_language("es;q=0, fr;q=0.1") == "fr");
  CHECK(page_language("es;q=abc") == "en");
  std::string endless(100'000, ',');
  endless.append("de");
  CHECK(page_language(endless) == "en");
}

TEST_CASE("the server's own pages are whole pages") {
  for (int status : {400, 404, 405, 413, 414, 500, 503, 599}) {
    CAPTURE(status);
    const std::string page = plain_page(status);
    CHECK(page.find("<html lang=\"en\">") != std::string::npos);
    CHECK(page.find("<main>") != std::string::npos);
    CHECK(page.find("<h1>") != std::string::npos);
  }
}

TEST_CASE("a policy's Markdown becomes HTML") {
  CHECK(
      policy_html(
          "---\ntitle: Our <Policy>\nlast-updated: May 1, 2020\nother: x\n---\n\nHello *you*,\nand **you & me**.\n") ==
      "<h1>Our &lt;Policy&gt;</h1>\n<p>Last updated: May 1, 2020</p>\n"
      "<p>Hello <em>you</em>, and <strong>you &amp; me</strong>.</p>\n");
  CHECK(policy_html("Including:\r\n- one\r\n- two *x*\r\n  more\r\n\r\n## Next\r\n* three") ==
        "<h1>Privacy Policy</h1>\n<p>Including:</p>\n<ul>\n<li>one</li>\n<li>two <em>x</em>   more</li>\n</ul>\n"
        "<h2>Next</h2>\n<ul>\n<li>three</li>\n</ul>\n");
}

TEST_CASE("nothing in a policy becomes markup of its own") {
  CHECK(policy_html("<script>alert(1)</script>") ==
        "<h1>Privacy Policy</h1>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
  CHECK(policy_html("5 * 3, #no heading") == "<h1>Privacy Policy</h1>\n<p>5 * 3, #no heading</p>\n");
  CHECK(policy_html("") == "<h1>Privacy Policy</h1>\n");
  CHECK(policy_html("---\ntitle: never closed").starts_with("<h1>Privacy Policy</h1>\n<p>---"));
  CHECK(policy_html("######") == "<h1>Privacy Policy</h1>\n<p>######</p>\n");
}

TEST_CASE("a hostile policy takes linear time") {
  std::string stars;
  for (int i = 0; i < 200'000; ++i) stars += i % 3 ? "*" : "a";
  CHECK(policy_html(stars).size() > stars.size());
}

TEST_CASE("guesses are counted by peer and minute, in bounded memory [8058-11]") {
  Guesses guesses;
  for (int i = 0; i < Guesses::a_minute; ++i) CHECK_FALSE(guesses.too_many("192.0.2.1", 600));
  CHECK(guesses.too_many("192.0.2.1", 659));
  CHECK_FALSE(guesses.too_many("192.0.2.2", 659));
  CHECK_FALSE(guesses.too_many("192.0.2.1", 660));

  int refused = 0;  // beyond the bound all strangers share one count
  for (std::size_t i = 0; i < Guesses::peers + 1000; ++i) refused += guesses.too_many("peer " + std::to_string(i), 720);
  CHECK(refused >= 1000 - Guesses::a_minute - 1);
}
