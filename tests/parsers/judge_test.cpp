// Thresholds by cost, abstention and contradiction.
#include "parsers/judge.h"

#include "catch.h"
#include "parsers/thresholds.h"

using namespace joys;

namespace {

Scores scores(std::initializer_list<std::pair<Category, double>> probabilities) {
  Scores s;
  for (const auto& [category, p] : probabilities) s.probability[static_cast<std::size_t>(category)] = p;
  return s;
}

std::vector<Category> categories(const Verdict& v) {
  std::vector<Category> out;
  for (const auto& j : v.categories) out.push_back(j.category);
  return out;
}

bool says(const Verdict& v, std::string_view words) {
  return std::any_of(v.because.begin(), v.because.end(),
                     [&](const std::string& b) { return b.find(words) != std::string::npos; });
}

using enum Category;

}  // namespace

TEST_CASE("a clear request is sure, with its words and the runner-up") {
  Scores s = scores({{opt_out, 0.97}, {erase, 0.1}});
  s.because[static_cast<std::size_t>(opt_out)] = "take me off";
  const Verdict v = judge(s, "take me off", false);
  CHECK(categories(v) == std::vector{opt_out});
  CHECK(v.sure);
  CHECK(says(v, "\"take me off\" -> opt_out 0.97"));
  CHECK(says(v, "runner-up: erase 0.10"));
  REQUIRE(v.runner_up);
  CHECK(v.runner_up->category == erase);
}

TEST_CASE("two intents stand side by side, strongest first") {
  CHECK(categories(judge(scores({{modify, 0.7}, {opt_out, 0.9}, {unrelated, 0.6}}), "", false)) ==
        std::vector{opt_out, modify});
}

TEST_CASE("below every threshold a person decides about the most probable") {
  const Verdict v = judge(scores({{erase, 0.5}, {question, 0.2}}), "", false);
  CHECK(categories(v) == std::vector{erase});
  CHECK_FALSE(v.sure);
}

TEST_CASE("erase and modify need more than opt_out, a child report less") {
  CHECK(threshold(erase).act > threshold(opt_out).act);
  CHECK(threshold(modify).act > threshold(opt_out).act);
  CHECK(threshold(child_report).act < threshold(opt_out).act);
  for (std::size_t c = 0; c < category_count; ++c) CHECK(thresholds[c].notice <= thresholds[c].act);
}

TEST_CASE("a child report or a legal demand that is not unlikely is never passed over") {
  const Verdict child = judge(scores({{question, 0.9}, {child_report, 0.2}}), "", false);
  CHECK(categories(child) == std::vector{question});
  CHECK_FALSE(child.sure);
  CHECK_FALSE(judge(scores({{unrelated, 0.95}, {legal, 0.2}}), "", false).sure);
  CHECK(judge(scores({{unrelated, 0.95}, {legal, 0.05}}), "", false).sure);
}

TEST_CASE("what machines write stands alone, and is doubted beside a request") {
  CHECK(categories(judge(scores({{auto_reply, 0.8}, {bounce, 0.7}}), "", false)) == std::vector{auto_reply});
  CHECK(categories(judge(scores({{opt_out, 0.8}, {complaint, 0.7}}), "", false)) == std::vector{opt_out});
  CHECK_FALSE(judge(scores({{unrelated, 0.8}, {opt_out, 0.3}}), "", false).sure);
}

TEST_CASE("stopping and resuming in one letter is for a person") {
  CHECK_FALSE(judge(scores({{opt_out, 0.8}, {resubscribe, 0.6}}), "", false).sure);
  CHECK_FALSE(judge(scores({{resubscribe, 0.8}, {opt_out, 0.3}}), "", false).sure);
}

TEST_CASE("a letter that forbids what it seems to ask for is for a person") {
  const Verdict v = judge(scores({{opt_out, 0.95}}), "Please don't unsubscribe me", false);
  CHECK_FALSE(v.sure);
  CHECK(says(v, "don't unsubscribe"));
  CHECK(judge(scores({{opt_out, 0.95}}), "Please unsubscribe me", false).sure);
}

TEST_CASE("the footer of mass mail asks for nothing, a strong request in it does") {
  const Verdict footer = judge(scores({{opt_out, 0.55}, {unrelated, 0.3}}), "", true);
  CHECK(categories(footer) == std::vector{unrelated});
  CHECK(footer.sure);
  CHECK(categories(judge(scores({{erase, 0.95}}), "", true)) == std::vector{erase});
  CHECK_FALSE(judge(scores({{unrelated, 0.6}, {erase, 0.7}}), "", true).sure);
}
