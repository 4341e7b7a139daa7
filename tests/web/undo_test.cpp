// Taking a press of the button back, and the pages that change nothing: home and policy.
#include "catch.h"
#include "site.h"

#include <unistd.h>

#include <cstdio>
#include <fstream>

using namespace joys;

TEST_CASE("undo lifts exactly what its button stopped, once") {
  TestSite test;
  test.post(test.link("ada@example.org"), "confirm=yes");
  test.post(test.link("ada@example.org", "weekly"), "confirm=yes");
  REQUIRE(test.ledger.undos.contains("secret2"));

  const Reply done = test.post("/undo/secret2", "");
  CHECK(done.status == 200);
  CHECK_FALSE(says(done, "ada@example.org"));
  CHECK(test.ledger.stopped == std::set<std::pair<std::string, std::string>>{{"ada@example.org", ""}});
  CHECK(test.ledger.done_by.back() == "undo");

  CHECK(test.post("/undo/secret2", "").status == 410);
  CHECK(test.ledger.stopped.size() == 1);
}

TEST_CASE("following the undo link of a letter changes nothing before the button") {
  TestSite test;
  test.post(test.link(), "confirm=yes");
  const Reply page = test.get("/undo/secret1");
  CHECK(page.status == 200);
  CHECK(says(page, "<button"));
  CHECK(request(test.port(), "HEAD", "/undo/secret1").status == 200);
  CHECK(request(test.port(), "OPTIONS", "/undo/secret1").status == 405);
  CHECK(test.ledger.acts == 1);
  CHECK(test.ledger.stopped.size() == 1);
}

TEST_CASE("an undo link that is unknown, used or too long reveals nothing [8058-11]") {
  TestSite test;
  const std::string gone = test.get("/undo/nobody").body;
  for (const std::string& secret : {std::string("nobody"), std::string(1000, 'a'), std::string("a%20b")}) {
    CAPTURE(secret);
    CHECK(test.get("/undo/" + secret).status == 410);
    CHECK(test.get("/undo/" + secret).body == gone);
    CHECK(test.post("/undo/" + secret, "confirm=yes").status == 410);
  }
  CHECK(test.ledger.acts == 0);
}

TEST_CASE("undo says so when the ledger cannot be reached") {
  TestSite test;
  test.post(test.link(), "confirm=yes");
  test.ledger.broken = true;
  CHECK(test.get("/undo/secret1").status == 503);
  CHECK(test.post("/undo/secret1", "").status == 503);
  CHECK(test.complaints.size() == 2);
}

TEST_CASE("the home page tells whom to write to") {
  TestSite test;
  test.site.mailbox = "privacy@example.org";
  CHECK(says(test.get("/"), "mailto:privacy@example.org"));
}

TEST_CASE("the policy is shown from its file, or linked, or missing") {
  char name[] = "/tmp/joys_policy_XXXXXX";
  close(mkstemp(name));
  std::ofstream(name) << "---\ntitle: Ours\n---\n\nWe *keep* promises.\n";
  TestSite test;
  test.site.policy_file = name;
  CHECK(says(test.get("/policy"), "<p>We <em>keep</em> promises.</p>"));
  std::remove(name);
  CHECK(test.get("/policy").status == 503);
  CHECK(test.complaints.size() == 1);

  TestSite linked;
  linked.site.policy_url = "https://example.org/policy?a=1&b=2";
  CHECK(says(linked.get("/policy"), "href=\"https://example.org/policy?a=1&amp;b=2\""));
  TestSite neither;
  CHECK(neither.get("/policy").status == 404);
}
