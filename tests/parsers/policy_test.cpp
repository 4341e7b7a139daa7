// A policy's Markdown becomes sections, and what is wrong with it becomes sentences for the operator.
#include "parsers/policy.h"
#include "catch.h"
#include "parsers/markdown.h"

using namespace joys;

namespace {

const std::string front = "---\ntitle: Our Policy\nlast-updated: 4 December 2026\n---\n";

}  // namespace

TEST_CASE("a policy has a title, a date of revision and a hash of its bytes [P5]") {
  const Policy policy = parse_policy(front + "\n# One\n\nText.\n");
  CHECK(policy.title == "Our Policy");
  CHECK(policy.revised == "4 December 2026");
  CHECK(policy.defects.empty());
  CHECK(policy.hash.size() == 64);
  CHECK(policy.hash == parse_policy(front + "\n# One\n\nText.\n").hash);
  CHECK(policy.hash != parse_policy(front + "\n# One\n\nText!\n").hash);
  CHECK(parse_policy("---\r\ntitle: \"T\"\r\nlast-updated: '2026-12-04'\r\n---\r\nx").revised == "2026-12-04");
}

TEST_CASE("every way to write a heading begins a section below those above it [P19]") {
  const Policy policy =
      parse_policy(front +
                   "Before.\n\n# A\n\nText *of* A,\nin two lines.\n\n- one\n- **two**\n\n## B\nText of B.\n"
                   "\n**C ALONE**\n\n*Clients* - who pay.\n\n*Posters* \u2013 who write.\n\n"
                   "**To Visitors** Hello, visitor.\n\n# D\n\nNot *a heading* - here. **Never** say so.\n\n"
                   "**Never** is a word.\n");
  struct Row {
    std::string heading, text;
    std::vector<std::string> path;
  };
  const std::vector<Row> rows{{"Our Policy", "Before.", {}},
                              {"A", "Text of A, in two lines.\n- one\n- two", {}},
                              {"B", "Text of B.", {"A"}},
                              {"C ALONE", "", {"A", "B"}},
                              {"Clients", "who pay.", {"A", "B", "C ALONE"}},
                              {"Posters", "who write.", {"A", "B", "C ALONE"}},
                              {"To Visitors", "Hello, visitor.", {"A", "B"}},
                              {"D", "Not a heading - here. Never say so.\nNever is a word.", {}}};
  REQUIRE(policy.sections.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(policy.sections[i].heading == rows[i].heading);
    CHECK(policy.sections[i].text == rows[i].text);
    CHECK(policy.sections[i].path == rows[i].path);
  }
  CHECK(under_heading(policy.sections[4], {"c  Alone"}));
  CHECK_FALSE(under_heading(policy.sections[4], {"D"}));
  CHECK(missing_headings(policy, {"posters", "Gone"}) == std::vector<std::string>{"Gone"});
}

TEST_CASE("what is wrong with a policy is said in sentences [P5]") {
  const auto defect = [](const std::string& text) {
    const auto defects = parse_policy(text).defects;
    return defects.empty() ? std::string() : defects.front();
  };
  CHECK(defect("# A\n\nText.").find("front matter") != std::string::npos);
  CHECK(defect("---\ntitle: never closed\n\nText.").find("front matter") != std::string::npos);
  CHECK(defect("---\nlast-updated: 2026-12-04\n---\nText.").find("title") != std::string::npos);
  CHECK(defect("---\ntitle: T\n---\nText.").find("last-updated") != std::string::npos);
  CHECK(defect("---\ntitle: T\nlast-updated: yesterday\n---\nText.").find("no year") != std::string::npos);
  CHECK(defect(front).find("no text") != std::string::npos);
  CHECK(defect(front + "caf\xE9").find("UTF-8") != std::string::npos);
}

TEST_CASE("a hostile policy stays within its limits") {
  PolicyLimits limits;
  limits.sections = 3;
  std::string many = front;
  for (int i = 0; i < 10; ++i) many += "# H\n\nText.\n\n";
  CHECK(parse_policy(many, limits).sections.size() == 3);
  CHECK(parse_policy(many, limits).defects.size() == 1);
  limits.bytes = 100;
  CHECK(parse_policy(many + std::string(1000, 'x'), limits).defects.front().find("longer than 100") !=
        std::string::npos);
  for (const auto* text : {"", "*", "**", "****", "***", "# ", "######", "---", "---\n---", "* ", "**a", "*a* -", "\0"})
    CHECK(parse_policy(text).sections.size() <= 1);
  std::string stars(200000, '*');
  CHECK(parse_policy(front + stars).hash.size() == 64);
  for (std::size_t i = 1; i < stars.size(); i += 2) stars[i] = 'x';
  CHECK(parse_policy(front + stars).hash.size() == 64);
}
