// Where a token acts, where it only tells something, and that mail programs may do what they like with it.
#include "parsers/tickets.h"

#include "catch.h"
#include "letter.h"

using namespace joys;

namespace {

const std::vector<TokenKey> keys{TokenKey{1, TokenKey::State::active, {7}}};
const std::string token = seal(keys, "ann.lee@example.org", "weekly");

Tickets found(std::string subject, std::string text, std::string quoted = "") {
  Message m;
  m.subject = std::move(subject);
  m.text = std::move(text);
  m.quoted = std::move(quoted);
  return find_tickets(m, keys);
}

// With `between` after every `size` characters.
std::string divided(std::string_view s, std::size_t size, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); i += size) {
    if (i > 0) out += between;
    out += s.substr(i, size);
  }
  return out;
}

}  // namespace

TEST_CASE("a token in the subject acts, whatever stands in front of it [O6]") {
  for (const char* prefix : {"", "Re: ", "RE: Re: ", "Fwd: ", "FW: ", "AW: ", "WG: ", "TR: ", "Antw: ", "SV: ", "VS: ",
                             "Odp: ", "Rif: ", "回复：", "Re: [EXT] ", "[External] Re: "}) {
    INFO(prefix);
    const Tickets t = found(prefix + ("unsubscribe " + token), "");
    REQUIRE(t.acting);
    CHECK(t.acting->address == "ann.lee@example.org");
    CHECK(t.in_subject);
    CHECK(t.shaped_subject);
  }
  std::string capitals = "UNSUBSCRIBE " + token;
  for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  CHECK(found(capitals, "").acting);
}

TEST_CASE("a token divided by blanks of every kind and size still acts") {
  for (const std::size_t size : {4u, 7u, 10u, 16u, 20u, 60u, 75u})
    for (const char* between : {" ", "\r\n ", "\t", "  ", "\xC2\xA0", "\xC2\xAD", "\xE2\x80\x8B"}) {
      INFO(size << between);
      CHECK(found("unsubscribe " + divided(token, size, between), "").acting);
      CHECK(found("Re: unsubscribe " + divided(token, size, between), "").acting);
      CHECK(found("", divided(token, size, between)).acting);
      CHECK(found("", "unsubscribe\n" + divided(token, size, between) + "\n").acting);
    }
  CHECK(found("", divided(token, 76, "=\n")).acting);
}

TEST_CASE("a token across encoded words and folds of a raw subject acts") {
  const auto subject_of = [](const std::string& field) {
    return test::parsed("From: ann@example.org\nTo: joysandconcerns@soren.tech\nSubject: " + field + "\n\n\n");
  };
  const std::string front = token.substr(0, 30), back = token.substr(30);
  for (const std::string& field :
       {"=?utf-8?Q?unsubscribe_" + front + "?=\n =?utf-8?Q?" + back + "?=", "unsubscribe " + front + "\n " + back,
        "unsubscribe =?us-ascii?Q?" + front + "?= " + back, "unsubscribe\n\t" + token,
        "=?UTF-8?q?Re=3A_unsubscribe?= " + token}) {
    INFO(field);
    CHECK(find_tickets(subject_of(field), keys).acting);
  }
}

TEST_CASE("in a quotation or beside other words a token only tells something") {
  const Tickets beside = found("hello", "Please do not unsubscribe me, what is " + token + " for?");
  CHECK_FALSE(beside.acting);
  REQUIRE(beside.quoted);
  CHECK(beside.quoted->list == "weekly");
  const Tickets quoted =
      found("Re: news", "Stop this.", "> see https://privacy.soren.tech/u/" + divided(token, 50, "\n> "));
  CHECK_FALSE(quoted.acting);
  CHECK(quoted.quoted);
  CHECK_FALSE(quoted.shaped_subject);
}

TEST_CASE("something of a token's shape that does not open is told") {
  std::string changed = token;
  changed[50] = changed[50] == 'a' ? 'b' : 'a';
  const Tickets t = found("AW: unsubscribe " + changed, "");
  CHECK(t.shaped_subject);
  CHECK_FALSE(t.acting);
  CHECK_FALSE(found("unsubscribe me please", "").shaped_subject);
}

TEST_CASE("the token of a returned letter tells whom a report is about [5965-7]") {
  const std::string field = "List-Unsubscribe: <https://privacy.soren.tech/u/" + token + ">, <mailto:x@soren.tech>";
  const auto ticket = returned_ticket({"From: news@soren.tech", field}, keys);
  REQUIRE(ticket);
  CHECK(ticket->address == "ann.lee@example.org");
  CHECK_FALSE(returned_ticket({"X-Other: " + token}, keys));
  CHECK_FALSE(returned_ticket({}, keys));
}
