// Features are the same for the same letter, bounded for any letter, and traceable to its words.
#include "parsers/features.h"

#include <set>

#include "catch.h"

using namespace joys;

namespace {

Message letter(std::string subject, std::string text) {
  Message m;
  m.subject = std::move(subject);
  m.text = std::move(text);
  return m;
}

std::set<std::uint32_t> buckets(const Features& f) {
  std::set<std::uint32_t> all(f.pieces.begin(), f.pieces.end());
  for (const auto& e : f.words) all.insert(e.bucket);
  return all;
}

}  // namespace

TEST_CASE("no bucket stands twice") {
  const auto f = features_of(letter("stop stop stop", "please stop, stop it, stop it now"), "en");
  CHECK(buckets(f).size() == f.words.size() + f.pieces.size());
  CHECK(f.words.size() > 10);
}

TEST_CASE("evidence points at the words it came from") {
  const auto f = features_of(letter("Hello", "take me off"), "en");
  std::set<std::string> spans;
  for (const auto& e : f.words)
    if (e.begin != e.end) spans.insert(f.text.substr(e.begin, e.end - e.begin));
  for (const char* expected : {"take", "me off", "take me off"}) CHECK(spans.contains(expected));
}

TEST_CASE("a negation before a verb changes the features") {
  const auto with = buckets(features_of(letter("", "do not remove me"), "en"));
  const auto without = buckets(features_of(letter("", "do remove me"), "en"));
  CHECK(std::any_of(with.begin(), with.end(), [&](auto b) { return !without.contains(b); }));
}

TEST_CASE("subject words count as words and as subject words") {
  const auto in_subject = buckets(features_of(letter("unsubscribe", "x"), "en"));
  const auto in_text = buckets(features_of(letter("x", "unsubscribe"), "en"));
  std::vector<std::uint32_t> shared;
  std::set_intersection(in_subject.begin(), in_subject.end(), in_text.begin(), in_text.end(),
                        std::back_inserter(shared));
  CHECK(shared.size() > 20);
  CHECK(shared.size() < in_subject.size());
}

TEST_CASE("the head and the tail of a long letter are read, the middle is not") {
  const std::string filling(200'000, '-');
  const auto f = features_of(letter("", "Dear all " + filling + "zebra" + filling + " remove me"), "en");
  CHECK(f.text.size() < 6000);
  CHECK(f.text.find("Dear all") != std::string::npos);
  CHECK(f.text.find("remove me") != std::string::npos);
  CHECK(f.text.find("zebra") == std::string::npos);
}

TEST_CASE("cutting does not split a character") {
  std::string text;
  while (text.size() < 9000) text += "退";
  const auto f = features_of(letter(text, text), "zh");
  CHECK(f.text.find("\xEF\xBF\xBD") == std::string::npos);
  for (std::size_t i = 0; i < f.text.size();) {
    if (f.text[i] == '\n') {
      ++i;
      continue;
    }
    REQUIRE(f.text.substr(i, 3) == "退");
    i += 3;
  }
}

TEST_CASE("the sender's host and the language are features") {
  Message plain = letter("", "x"), police = plain;
  police.from = {Address{"", "desk", "police.example", true}};
  CHECK(buckets(features_of(plain, "en")) != buckets(features_of(police, "en")));
  CHECK(buckets(features_of(plain, "en")) != buckets(features_of(plain, "de")));
}
