// The page of a person: it shows nothing and changes nothing before a button is pressed.
#include "catch.h"
#include "site.h"

using namespace joys;

namespace {

struct Mine : TestSite {
  Mine() {
    Person ann;
    ann.id = "1";
    ann.identifiers = {{"email", "ann@example.org"}};
    ann.fields = {{"note", "<script>alert(1)</script>", "shop", 0}};
    ann.source = "shop";
    ledger.links["good"] = {
        "ann@example.org",
        "en",
        "Friday",
        test_now + 1000,
        {{Wish::see, Category::access, "1", "AAAA-AAAA", ann, {}, false},
         {Wish::change, Category::modify, "2", "BBBB-BBBB", ann, {{"phone", "", "+1 <555>"}}, false},
         {Wish::erase, Category::erase, "3", "CCCC-CCCC", ann, {}, false}}};
  }
};

}  // namespace

TEST_CASE("[P18] a look at the page by a program shows nothing and changes nothing") {
  Mine site;
  for (int i = 0; i < 3; ++i) {
    const Reply page = site.get("/me/good");
    CHECK(page.status == 200);
    CHECK_FALSE(says(page, "ann@example.org"));
    CHECK(says(page, "+1 &lt;555&gt;"));  // the change that the letter asked for
    CHECK(says(page, "value=\"see\""));
    CHECK(says(page, "value=\"erase\""));
  }
  CHECK(site.post("/me/good", "").status == 400);
  CHECK(site.post("/me/good", "wish=stop").status == 400);
  CHECK(site.post("/me/good", "wish=nonsense").status == 400);
  CHECK(site.ledger.followed.empty());
}

TEST_CASE("a button does one thing, and what it showed is escaped") {
  Mine site;
  const Reply seen = site.post("/me/good", "wish=see");
  CHECK(seen.status == 200);
  CHECK(says(seen, "ann@example.org"));
  CHECK(says(seen, "&lt;script&gt;"));
  CHECK_FALSE(says(seen, "<script>"));
  CHECK(site.ledger.followed == std::vector<Wish>{Wish::see});
  const Reply erased = site.post("/me/good", "wish=erase");
  CHECK(erased.status == 200);
  CHECK(says(erased, "../undo/undosecret"));
  site.ledger.follows_as = Followed::State::to_staff;
  CHECK(says(site.post("/me/good", "wish=change"), "A person here looks at it"));
}

TEST_CASE("what is no link of ours ends the same way for everybody") {
  Mine site;
  const Reply a = site.get("/me/bad"), b = site.post("/me/worse", "wish=see");
  CHECK(a.status == 410);
  CHECK(b.status == 410);
  CHECK(a.body == b.body);
  CHECK(site.get("/me/" + std::string(200, 'a')).status == 410);
  site.ledger.broken = true;
  CHECK(site.get("/me/good").status == 503);
  CHECK(site.complaints.size() == 1);
}

TEST_CASE("the page speaks four languages") {
  for (const char* language : {"en", "es", "fr", "de"}) {
    Mine site;
    const Reply page = site.get("/me/good", std::string("Accept-Language: ") + language + "\r\n");
    CHECK(page.status == 200);
    CHECK(says(page, std::string("<html lang=\"") + language + "\">"));
    for (const Wish wish : {Wish::resubscribe, Wish::stop, Wish::confirm_address}) {
      site.ledger.links["good"].wishes = {{wish, Category::opt_out, "1", "AAAA-AAAA", {}, {}, false}};
      CHECK(site.get("/me/good").status == 200);
    }
  }
}
