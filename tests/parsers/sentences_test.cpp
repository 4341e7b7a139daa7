#include "parsers/sentences.h"

#include "catch.h"

using namespace joys;

namespace {

std::vector<std::string> cut(std::string_view text) {
  const auto found = sentences_of(text);
  return {found.begin(), found.end()};
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a text is cut where its sentences end [U1]") {
  CHECK(cut("").empty());
  CHECK(cut(" \n\n ").empty());
  CHECK(cut("Stop it.") == Strings{"Stop it."});
  CHECK(cut("One. Two! Three? Four") == Strings{"One.", "Two!", "Three?", "Four"});
  CHECK(cut("Version 2.5 of www.shop.example is out.") == Strings{"Version 2.5 of www.shop.example is out."});
  CHECK(cut("もう送らないでください。ありがとう！") == Strings{"もう送らないでください。", "ありがとう！"});
}

TEST_CASE("wrapped lines stay together, short lines and paragraphs do not [U1]") {
  CHECK(cut("I have been your customer for a very long time and like\nyour letters") ==
        Strings{"I have been your customer for a very long time and like\nyour letters"});
  CHECK(cut("Dear all,\nplease stop") == Strings{"Dear all,", "please stop"});
  CHECK(cut("a first paragraph that is long enough to have been wrapped\n\nsecond").size() == 2);
}

TEST_CASE("of a very long letter the beginning and the end are kept [U1]") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Sentence " + std::to_string(i) + ". ";
  const auto sentences = cut(text);
  REQUIRE(sentences.size() == sentences_limit);
  CHECK(sentences.front() == "Sentence 0.");
  CHECK(sentences.back() == "Sentence 199.");
}
