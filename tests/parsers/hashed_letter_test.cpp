// A letter as numbers: it comes back as it was, without its words.
#include "parsers/hashed_letter.h"

#include <sodium.h>

#include "catch.h"

using namespace joys;

namespace {

LetterFeatures features(const std::string& subject, const std::string& text) {
  Message m;
  m.subject = subject;
  m.text = text;
  return letter_features(m, "en", find_facts(m));
}

std::vector<std::uint32_t> buckets(const Features& f) {
  std::vector<std::uint32_t> all;
  for (const Evidence& e : f.words) all.push_back(e.bucket);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("what was packed scores as the letter did") {
  const auto letter = features("Stop", "Hello. My daughter is 9. Please stop writing to her at kim@example.org!");
  const std::string text = packed(letter);
  CHECK(text.size() < 8000);
  const auto back = unpacked(text);
  REQUIRE(back);
  CHECK(buckets(back->whole) == buckets(letter.whole));
  REQUIRE(back->sentences.size() == letter.sentences.size());
  for (std::size_t i = 0; i < back->sentences.size(); ++i)
    CHECK(buckets(back->sentences[i]) == buckets(letter.sentences[i]));
  CHECK(back->has_subject == letter.has_subject);
  CHECK(back->facts == letter.facts);
  CHECK(back->whole.text.empty());
  CHECK(text.find("kim") == std::string::npos);
  CHECK(packed(*back) == text);
}

TEST_CASE("what is broken or of another version is nothing") {
  const std::string text = packed(features("", "Please stop."));
  CHECK_FALSE(unpacked(""));
  CHECK_FALSE(unpacked("!!!"));
  CHECK_FALSE(unpacked(text.substr(0, text.size() / 2)));
  CHECK_FALSE(unpacked(text + "AAAA"));
  std::string other = text;
  other[0] = other[0] == 'A' ? 'B' : 'A';
  CHECK_FALSE(unpacked(other));
}
