// Authentication-Results: whose field counts, what it says, and that a pass for another domain is worth nothing.
#include "parsers/authentication.h"

#include "catch.h"
#include "parsers/authentication_results.h"

using namespace joys;

namespace {

Message letter(std::vector<Header> headers, std::string domain = "example.org") {
  Message m;
  m.headers = std::move(headers);
  m.from = {Address{"", "ann", std::move(domain), true}};
  return m;
}

Message with(std::string results, std::string domain = "example.org") {
  return letter({{"Authentication-Results", std::move(results)}}, std::move(domain));
}

Trust trust(const Message& m) { return authenticate(m, "mx.soren.tech").trust; }

const Header by_us{"Received",
                   "from a.example.org (a.example.org [192.0.2.1]) by mx.soren.tech (Postfix) with ESMTPS id 1"};
const Header by_them{"Received", "from laptop by a.example.org with ESMTP id 2"};
const Header passed{"Authentication-Results", "mx.soren.tech; dmarc=pass header.from=example.org"};

}  // namespace

TEST_CASE("comments, versions, quoted values and properties are read [8601-1]") {
  const auto field = parse_authentication_results(
      "mx.soren.tech (our \\) border; host) 1; dkim/1=pass (2048-bit key; ok) reason=\"good; signature\" "
      "header.d=Example.org header.i=\"@mail.example.org\"; SPF=Fail smtp.mailfrom=bounce+a=b@example.net;");
  CHECK(field.authserv_id == "mx.soren.tech");
  REQUIRE(field.results.size() == 2);
  CHECK(field.results[0].method == "dkim");
  CHECK(field.results[0].value == "pass");
  REQUIRE(field.results[0].property("header.i"));
  CHECK(*field.results[0].property("header.i") == "@mail.example.org");
  CHECK(field.results[1].method == "spf");
  CHECK(field.results[1].value == "fail");
  REQUIRE(field.results[1].property("smtp.mailfrom"));
  CHECK(*field.results[1].property("smtp.mailfrom") == "bounce+a=b@example.net");
  CHECK(parse_authentication_results("mx.soren.tech; none").results.empty());
  CHECK(parse_authentication_results("").results.empty());
  CHECK(parse_authentication_results("a; (((").results.empty());
}

TEST_CASE("an aligned pass is a pass, by organisational domain [8601-6]") {
  CHECK(trust(with("mx.soren.tech; dmarc=pass header.from=example.org")) == Trust::pass);
  CHECK(trust(with("mx.soren.tech; spf=none; dkim=pass header.d=mail.example.org")) == Trust::pass);
  CHECK(trust(with("MX.Soren.Tech; spf=pass smtp.mailfrom=ann@bounce.example.org")) == Trust::pass);
  CHECK(trust(with("mx.soren.tech; dkim=pass header.i=@shop.example.co.uk", "example.co.uk")) == Trust::pass);
}

TEST_CASE("a pass for another domain gives no trust [8601-6]") {
  CHECK(trust(with("mx.soren.tech; dkim=pass header.d=mailer.example.net")) == Trust::none);
  CHECK(trust(with("mx.soren.tech; spf=pass smtp.mailfrom=x@evil.co.uk", "good.co.uk")) == Trust::none);
  CHECK(trust(with("mx.soren.tech; dmarc=pass header.from=example.net")) == Trust::none);
  Message two = with("mx.soren.tech; dmarc=pass header.from=example.org");
  two.from.push_back(Address{"", "bob", "example.org", true});
  CHECK(trust(two) == Trust::none);
}

TEST_CASE("a failure of the trusted host is a failure") {
  const auto failed = authenticate(with("mx.soren.tech; spf=pass smtp.mailfrom=x@example.net; dmarc=fail (p=reject) "
                                        "header.from=example.org"),
                                   "mx.soren.tech");
  CHECK(failed.trust == Trust::fail);
  CHECK(failed.because == "dmarc=fail header.from=example.org");
  CHECK(trust(with("mx.soren.tech; spf=fail smtp.mailfrom=ann@example.org; dkim=none")) == Trust::fail);
  CHECK(trust(with("mx.soren.tech; spf=fail smtp.mailfrom=ann@example.org; dkim=pass header.d=example.org")) ==
        Trust::pass);
}

TEST_CASE("unknown methods and results count for nothing [8601-3]") {
  CHECK(trust(with("mx.soren.tech; x-magic=pass header.d=example.org; auth=pass smtp.auth=ann@example.org")) ==
        Trust::none);
  CHECK(trust(with("mx.soren.tech; dkim=superpass header.d=example.org; spf=softfail smtp.mailfrom=ann@example.org")) ==
        Trust::none);
}

TEST_CASE("only the trusted host is heard, and only above the first foreign hop [8601-2]") {
  CHECK(authenticate(letter({passed}), "").trust == Trust::none);
  CHECK(authenticate(letter({passed}), "mx.example.net").trust == Trust::none);
  CHECK(trust(with("evil.example; dmarc=pass header.from=example.org")) == Trust::none);
  CHECK(trust(letter({by_us, passed, by_them})) == Trust::pass);
  CHECK(trust(letter({{"Received", "from mx.soren.tech by imap.soren.tech with LMTP"}, by_us, passed})) == Trust::pass);
  CHECK(trust(letter({{"Received", "from mx (localhost [127.0.0.1]) by localhost (amavisd-new, port 10024)"},
                      passed})) == Trust::pass);
  CHECK(trust(letter({by_us, by_them, passed})) == Trust::none);
}

TEST_CASE("of several fields of the trusted host only the topmost counts [8601-6]") {
  const Header failed{"Authentication-Results", "mx.soren.tech; dmarc=fail header.from=example.org"};
  CHECK(trust(letter({failed, passed})) == Trust::fail);
  CHECK(trust(letter({passed, failed})) == Trust::pass);
  CHECK(trust(letter({{"Authentication-Results", "other.example; dmarc=fail header.from=example.org"}, passed})) ==
        Trust::pass);
}

TEST_CASE("dots with blanks, brackets, quoted local parts and other alphabets are read [8601-1]") {
  CHECK(trust(with("mx.soren.tech 1; dkim (x) / 1 = pass header (c) . d = example.org")) == Trust::pass);
  CHECK(trust(with("mx.soren.tech; spf=pass smtp.mailfrom=<ann@example.org>")) == Trust::pass);
  CHECK(trust(with("mx.soren.tech; spf=pass smtp.mailfrom=\"ann lee\"@example.org")) == Trust::pass);
  CHECK(trust(with("mx.soren.tech; spf=pass smtp.mail=ann@example.org")) == Trust::pass);
  CHECK(trust(with("mx.soren.tech; dkim=pass header.d=b\xC3\xBC"
                   "cher.example",
                   "xn--bcher-kva.example")) == Trust::pass);
  CHECK(trust(with("\"mx.soren.tech\"; dmarc=pass header.from=example.org")) == Trust::pass);
  CHECK(trust(with("mx.soren.tech;dmarc=pass(p=none dis=none)header.from=example.org")) == Trust::pass);
  CHECK(trust(with("mx.soren.tech; dkim=pass (good; dmarc=fail) header.d=example.org")) == Trust::pass);
  CHECK(trust(with("mx.soren.tech (dmarc=fail); none")) == Trust::none);
}

TEST_CASE(
    "a foreign id that looks like ours, a field without an id and an attached field say nothing [8601-2] [8601-4]") {
  CHECK(trust(with("mx.soren.tech.evil.example; dmarc=fail")) == Trust::none);
  CHECK(trust(with("evil.example (mx.soren.tech); dmarc=fail")) == Trust::none);
  CHECK(trust(with("spf=fail smtp.mailfrom=ann@example.org; dmarc=fail")) == Trust::none);
  CHECK(trust(letter({{"ARC-Authentication-Results", "i=1; mx.soren.tech; dmarc=fail"}})) == Trust::none);
  CHECK(trust(letter({{"X-Authentication-Results", "mx.soren.tech; dmarc=fail"}})) == Trust::none);
  Message attached = letter({});
  attached.parts.push_back({"message/rfc822", "", 10, false, "Authentication-Results: mx.soren.tech; dmarc=fail\n"});
  CHECK(trust(attached) == Trust::none);
}

TEST_CASE("results that are neither pass nor fail say nothing [8601-3]") {
  for (const char* value :
       {"none", "neutral", "softfail", "temperror", "permerror", "policy", "bestguesspass", "PASSED"}) {
    INFO(value);
    CHECK(trust(with(std::string("mx.soren.tech; dmarc=") + value + " header.from=example.org; spf=" + value +
                     " smtp.mailfrom=ann@example.org; dkim=" + value + " header.d=example.org")) == Trust::none);
  }
}

TEST_CASE("public suffixes are no organisation [8601-6]") {
  CHECK(trust(with("mx.soren.tech; dkim=pass header.d=co.uk", "shop.co.uk")) == Trust::none);
  CHECK(trust(with("mx.soren.tech; dkim=pass header.d=evil.github.io", "good.github.io")) == Trust::none);
  CHECK(trust(with("mx.soren.tech; dkim=pass header.d=a.b.example.com", "c.example.com")) == Trust::pass);
}
