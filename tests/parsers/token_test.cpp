// Sealed unsubscribe tokens: the vectors of docs/token.md, everything that must not open, and finding them in text.
#include "parsers/token.h"

#include <fstream>
#include <set>
#include <sstream>

#include "catch.h"
#include "parsers/base32.h"

using namespace joys;

namespace {

TokenKey key(std::uint8_t id, TokenKey::State state = TokenKey::State::active, std::uint8_t first = 0) {
  TokenKey k{id, state, {}};
  for (std::size_t i = 0; i < k.key.size(); ++i) k.key[i] = static_cast<std::uint8_t>(first + i);
  return k;
}

bool opened_from(const std::vector<TokenKey>& keys, std::string_view text, std::string_view address) {
  for (const auto& candidate : token_candidates(text))
    if (const auto ticket = open(keys, candidate); ticket && ticket->address == address) return true;
  return false;
}

}  // namespace

TEST_CASE("the vectors of docs/token.md seal and open") {
  std::ifstream doc(JOYS_SOURCE_DIR "/docs/token.md");
  REQUIRE(doc);
  int vectors = 0;
  for (std::string line; std::getline(doc, line);) {
    std::istringstream words(line);
    int id = 0;
    std::string address, list, token;
    if (!line.starts_with("    ") || !(words >> id >> address >> list >> token)) continue;
    if (list == "-") list.clear();
    const std::vector<TokenKey> keys{key(static_cast<std::uint8_t>(id))};
    CHECK(seal(keys, address, list) == token);
    CHECK(open(keys, token) == Ticket{address, list, false});
    ++vectors;
  }
  CHECK(vectors >= 4);
}

TEST_CASE("a token round-trips at the limits of address and list") {
  const std::vector<TokenKey> keys{key(1)};
  const std::string longest = std::string(64, 'a') + "@" + std::string(189, 'b');
  REQUIRE(longest.size() == 254);
  const std::string list(64, 'l');
  CHECK(open(keys, seal(keys, longest, list)) == Ticket{longest, list, false});
  CHECK(open(keys, seal(keys, "a@b", "")) == Ticket{"a@b", "", false});
  CHECK_THROWS_AS(seal(keys, longest + "b", ""), std::invalid_argument);
  CHECK_THROWS_AS(seal(keys, "a@b", list + "l"), std::invalid_argument);
  CHECK_THROWS_AS(seal(keys, "", ""), std::invalid_argument);
  CHECK_THROWS_AS(seal({key(1, TokenKey::State::retired)}, "a@b", ""), std::invalid_argument);
}

TEST_CASE("equal input gives equal tokens, different input different ones") {
  const std::vector<TokenKey> keys{key(1)};
  CHECK(seal(keys, "ann@example.org", "news") == seal(keys, "ann@example.org", "news"));
  std::set<std::string> tokens;
  for (int i = 0; i < 100; ++i) tokens.insert(seal(keys, "ann" + std::to_string(i) + "@example.org", "").substr(2, 27));
  CHECK(tokens.size() == 100);
  // The division between address and list is part of what is sealed.
  CHECK(seal(keys, "ann@example.orgx", "y") != seal(keys, "ann@example.org", "xy"));
}

TEST_CASE("letter case is ignored and white space dropped") {
  const std::vector<TokenKey> keys{key(1)};
  std::string token = seal(keys, "ann@example.org", "news");
  std::string capitals = token;
  for (char& c : capitals) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  CHECK(open(keys, capitals) == Ticket{"ann@example.org", "news", false});
  token.insert(40, "\r\n ").insert(7, "\t");
  CHECK(open(keys, token).has_value());
}

TEST_CASE("a changed, shortened, lengthened or foreign token does not open") {
  const std::vector<TokenKey> keys{key(1)};
  const std::string token = seal(keys, "ann@example.org", "news");
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'a' ? 'b' : 'a';
    CHECK_FALSE(open(keys, changed).has_value());
    CHECK_FALSE(open(keys, token.substr(0, i)).has_value());
  }
  CHECK_FALSE(open(keys, token + "a").has_value());
  CHECK_FALSE(open(keys, token + "=").has_value());
  CHECK_FALSE(open({key(1, TokenKey::State::active, 9)}, token).has_value());
  CHECK_FALSE(open({key(2)}, token).has_value());
  CHECK_FALSE(open({}, token).has_value());
  CHECK_FALSE(open(keys, std::string(1u << 20, 'a')).has_value());
}

TEST_CASE("bits left over must be zero, so that a token has one spelling") {
  for (std::size_t length = 1; length < 12; ++length) {
    const std::vector<std::uint8_t> bytes(length, 0xA5);
    const std::string text = base32_encode(bytes);
    REQUIRE(base32_decode(text, 100) == bytes);
    int spellings = 0;
    for (const char c : std::string("abcdefghijklmnopqrstuvwxyz234567"))
      spellings += base32_decode(text.substr(0, text.size() - 1) + c, 100) == bytes;
    CHECK(spellings == 1);
  }
  CHECK_FALSE(base32_decode("a", 10));
  CHECK_FALSE(base32_decode("aaa", 10));
  CHECK_FALSE(base32_decode("aaaaaa", 10));
  CHECK_FALSE(base32_decode("a0", 10));
}

TEST_CASE("retired keys open, compromised keys open with a warning, the first active one seals") {
  const TokenKey old = key(1, TokenKey::State::active, 50);
  const std::string token = seal({old}, "ann@example.org", "");
  TokenKey retired = old, leaked = old;
  retired.state = TokenKey::State::retired;
  leaked.state = TokenKey::State::compromised;
  CHECK(open({key(2), retired}, token) == Ticket{"ann@example.org", "", false});
  CHECK(open({key(2), leaked}, token) == Ticket{"ann@example.org", "", true});
  CHECK(open({key(2)}, seal({retired, key(2), key(3)}, "ann@example.org", "")).has_value());
}

TEST_CASE("tokens are found in subjects, links and wrapped, quoted or folded text") {
  const std::vector<TokenKey> keys{key(1)};
  const std::string address = "somebody.with.a.long.name@mail.example.org";
  const std::string token = seal(keys, address, "weekly digest");
  REQUIRE(token.size() > 120);
  CHECK(opened_from(keys, "unsubscribe " + token, address));
  CHECK(opened_from(keys, "Re: unsubscribe " + token + " please", address));
  CHECK(opened_from(keys, "see https://privacy.soren.tech/u/" + token + "?x=1", address));
  CHECK(opened_from(keys, "<https://privacy.soren.tech/u/" + token.substr(0, 60) + "\r\n" + token.substr(60) + ">",
                    address));
  CHECK(opened_from(keys, "unsubscribe " + token.substr(0, 5) + " " + token.substr(5), address));
  CHECK(opened_from(keys, "unsubscribe\n" + token.substr(0, 70) + "\n" + token.substr(70) + "\nthank you", address));
  const std::string quoted =
      "> " + token.substr(0, 40) + "\n> " + token.substr(40, 40) + "\n> " + token.substr(80) + "\n> bye";
  CHECK(opened_from(keys, quoted, address));
}

TEST_CASE("ordinary text has no candidates, hostile text a bounded number") {
  CHECK(token_candidates("").empty());
  CHECK(token_candidates("Please unsubscribe me from internationalization announcements, thanks a lot.").empty());
  std::string hostile;
  for (int i = 0; i < 20000; ++i) hostile += std::string(i % 90, 'a') + " ";
  CHECK(token_candidates(hostile).size() <= 16);
  CHECK(token_candidates(std::string(1u << 20, 'b')).size() <= 16);
}
