// Questions about the policy: what is quoted, what people are given as a draft, and that a quotation is literal.
#include <fstream>
#include <iterator>
#include <sstream>

#include "asked.h"
#include "catch.h"
#include "handlers/policy_search.h"
#include "policy_questions.h"
#include "policy_second.h"

using namespace joys;
using namespace joys::test;

namespace {

const std::shared_ptr<const Policy>& policy() {
  static const auto sample = [] {
    std::ifstream file(JOYS_SOURCE_DIR "/docs/sample-policy.md");
    return std::make_shared<const Policy>(parse_policy(std::string(std::istreambuf_iterator<char>(file), {})));
  }();
  return sample;
}

Letter question(const std::string& text) {
  Letter letter({Category::question}, text);
  letter.rules.policy = policy();
  for (const auto& section : policy()->sections) letter.rules.quote.push_back(section.heading);
  return letter;
}

std::string quoted_heading(const Decision& decision) {
  if (!decision.answer) return "no answer";
  const Paragraph& paragraph = decision.answer->paragraphs.at(0);
  return paragraph.template_name == "question_quoted" ? paragraph.values.at("heading") : "";
}

struct Tally {
  int quoted = 0, right = 0, wanted = 0;
};

Tally tally(const std::vector<PolicyQuestion>& table) {
  Tally t;
  for (const auto& [text, heading] : table) {
    const std::string got = quoted_heading(question(text).decided());
    if (*heading != '\0') ++t.wanted;
    if (got.empty()) {
      if (*heading != '\0')
        UNSCOPED_INFO("a draft: " << text << ": " << search_policy(*policy(), text).topic << ": "
                                  << search_policy(*policy(), text).doubt);
      continue;
    }
    ++t.quoted;
    if (got == heading)
      ++t.right;
    else
      UNSCOPED_INFO("wrong: " << text << " got " << got);
  }
  return t;
}

std::string spaces_joined(const std::string& text) {
  std::istringstream in(text);
  std::string out;
  for (std::string word; in >> word;) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

}  // namespace

TEST_CASE("no question of the first table gets a wrong quotation, and most get one [P19]") {
  REQUIRE(first_table.size() >= 60);
  const Tally t = tally(first_table);
  CHECK(t.right == t.quoted);
  CHECK(10 * t.right >= 9 * t.wanted);
}

TEST_CASE("no question of tables that the search was not made for gets a wrong quotation [P19]") {
  for (const auto* table : {&second_table, &third_table}) {
    REQUIRE(table->size() >= 60);
    const Tally t = tally(*table);
    CHECK(t.right == t.quoted);
    INFO(t.right << " of " << t.wanted);
    CHECK(2 * t.right >= t.wanted);
  }
}

TEST_CASE("every quotation is literal, whole sentences and short [P19] [P6] [P16] [P20]") {
  std::ifstream file(JOYS_SOURCE_DIR "/docs/sample-policy.md");
  const std::string whole = spaces_joined({std::istreambuf_iterator<char>(file), {}});
  for (const auto& section : policy()->sections) {
    INFO(section.heading);
    const std::string words = quotation(section);
    CHECK(whole.find(words) != std::string::npos);
    CHECK(static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) < most_quoted_words);
  }
  CHECK(quotation({"", {}, "One two. Three four five."}, 3) == "One two.");
  CHECK(quotation({"", {}, "One two three four."}, 3).empty());
  CHECK(quotation({"", {}, "One\n- two"}, 3) == "One - two");
}

TEST_CASE("a quotation closes the case and names heading and revision [P5] [P19]") {
  const Decision decision = question("Do you use cookies?").decided();
  REQUIRE(decision.answer);
  CHECK(decision.folder == Folder::processed);
  CHECK_FALSE(decision.cases.at(0).open);
  CHECK(decision.answer->paragraphs.at(0).values.at("revised") == "4 December 2026");
  CHECK(decision.answer->paragraphs.at(0).values.at("quotation").starts_with("We use cookies to remember you"));
}

TEST_CASE("what keeps software from quoting leaves the section as a draft [P19]") {
  const auto drafted = [](const Letter& letter) {
    const Decision decision = letter.decided();
    INFO(letter.message.text << ": " << search_policy(*policy(), letter.message.text).topic);
    CHECK(decision.folder == Folder::escalated);
    CHECK(quoted_heading(decision).empty());
    REQUIRE_FALSE(decision.cases.empty());
    for (const auto& c : decision.cases)
      if (c.category == Category::question)
        CHECK(c.draft_text.find("under \"Cookies\":\n\nWe use cookies") != std::string::npos);
  };
  const std::string asks = "Do you use cookies?";
  Letter forbidden = question(asks);
  forbidden.rules.quote = {"Security"};
  drafted(forbidden);
  Letter unsure = question(asks);
  unsure.classification.sure = false;
  drafted(unsure);
  Letter proposal = question(asks);
  proposal.rules.automatic.erase(Category::question);
  drafted(proposal);
  Letter more = question(asks);
  more.classification.categories.push_back({Category::access, 0.9});
  drafted(more);
  Letter attached = question(asks);
  attached.message.parts.push_back({"application/pdf", "scan.pdf", 100, true, ""});
  drafted(attached);
  Letter later = question(asks);
  later.context.continues = ContinuedCase{"1", "AAAA-AAAA", Category::question, true};
  drafted(later);
  drafted(question("I write for a newspaper. Do you use cookies?"));
  drafted(question("I want to complain: do you use cookies?"));
  Letter no_policy = question(asks);
  no_policy.rules.policy.reset();
  CHECK(no_policy.decided().cases.at(0).draft_text.empty());
  CHECK(no_policy.decided().folder == Folder::escalated);
}

TEST_CASE("a heading above allows the sections below it [P19]") {
  Letter letter = question("Are your forums public?");
  letter.rules.quote = {"what is PUBLIC here"};
  CHECK(quoted_heading(letter.decided()) == "Public forums");
}
