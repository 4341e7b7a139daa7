// The figures of an evaluation, on letters few enough to be counted by hand.
#include "training/evaluation.h"

#include "catch.h"
#include "training/forked.h"

using namespace joys;

namespace {

Judged judged(std::vector<Category> truth, std::vector<Judgement> found, bool sure = true, bool hard = false) {
  Judged j;
  j.where = "a:1";
  j.excerpt = "words";
  for (const Category c : truth) j.truth.set(static_cast<std::size_t>(c));
  j.main = truth.front();
  j.found = std::move(found);
  j.sure = sure;
  j.hard = hard;
  return j;
}

constexpr auto stop = Category::opt_out, child = Category::child_report, erase = Category::erase,
               other = Category::unrelated;

std::size_t at(Category c) { return static_cast<std::size_t>(c); }

}  // namespace

TEST_CASE("precision, recall, confusion and the costliest mistakes") {
  const std::vector<Judged> letters{
      judged({stop}, {{stop, 0.95}}),
      judged({stop, erase}, {{erase, 0.75}}),        // half of it missed
      judged({child}, {{stop, 0.65}}),               // the worst
      judged({child}, {{stop, 0.35}}, false),        // caught: people look
      judged({other}, {{erase, 0.85}}),              // a wrong act
      judged({stop}, {{other, 0.45}}, false),        // needless
      judged({stop}, {{other, 0.45}}, false, true),  // hard: not needless
      judged({other}, {{other, 0.99}}),
  };
  const Evaluation e = evaluate(letters);
  CHECK(e.letters == 8);
  const Counts& stops = e.any[at(stop)];
  CHECK(stops.right == 1);
  CHECK(stops.wrong == 2);
  CHECK(stops.missed == 3);
  CHECK(stops.precision() == Approx(1.0 / 3));
  CHECK(stops.recall() == Approx(0.25));
  CHECK(stops.f1() == Approx(2.0 / 7));
  CHECK(e.confusion[at(child)][at(stop)] == 2);
  CHECK(e.confusion[at(stop)][at(erase)] == 1);
  CHECK(e.grave == 2);
  CHECK(e.grave_missed == 1);
  CHECK(e.wrong_acts == 2);
  CHECK(e.unsure == 3);
  CHECK(e.right_when_sure == 3);
  CHECK(e.plain == 4);
  CHECK(e.needless == 2);
  REQUIRE(e.mistakes.size() == 5);
  CHECK(e.mistakes[0].what == "missed child_report");
  CHECK(e.mistakes[1].what == "acted on erase");
  CHECK(e.mistakes[2].what == "missed opt_out");
  CHECK(e.mistakes[3].what == "left to people");
  CHECK(macro_f1(e.any) == Approx((2.0 / 7 + 0.0 + 2.0 / 3 + 2.0 / 5) / 4));  // categories with letters
  const std::string text = as_text(e, 1);
  CHECK(text.find("missed child_report") != std::string::npos);
  CHECK(text.find("acted on erase") == std::string::npos);
}

TEST_CASE("reliability: what is said with seven in ten is right seven times in ten") {
  std::vector<Judged> letters;
  for (int i = 0; i < 10; ++i) letters.push_back(judged({i < 7 ? stop : other}, {{stop, 0.72}}));
  const Evaluation good = evaluate(letters);
  CHECK(good.reliability[7].letters == 10);
  CHECK(good.reliability[7].share_right() == Approx(0.7));
  CHECK(good.calibration_error == Approx(0.02));
  for (Judged& j : letters) j.found.front().confidence = 1.0;
  CHECK(evaluate(letters).reliability[9].letters == 10);
  CHECK(evaluate(letters).calibration_error == Approx(0.3));
}

TEST_CASE("labelled actions: any of those named is right") {
  std::vector<Judged> letters{judged({stop}, {{stop, 0.9}}), judged({stop}, {{stop, 0.9}}),
                              judged({stop}, {{stop, 0.9}})};
  letters[0].right_actions = letters[1].right_actions = {"auto", "staff"};
  letters[0].action = "staff";
  letters[1].action = "none";
  const Evaluation e = evaluate(letters);
  CHECK(e.actions == 2);
  CHECK(e.actions_right == 1);
}

TEST_CASE("nothing to evaluate is no mishap") {
  const Evaluation e = evaluate({});
  CHECK(macro_f1(e.any) == 0);
  CHECK_FALSE(as_text(e).empty());
}

TEST_CASE("work in child processes comes back in its order, and a failure is told") {
  const auto squares = in_processes(7, 2, [](std::size_t i) {
    return std::vector<double>{static_cast<double>(i), static_cast<double>(i * i)};
  });
  REQUIRE(squares.size() == 7);
  for (std::size_t i = 0; i < 7; ++i) CHECK(squares[i] == std::vector<double>{double(i), double(i * i)});
  CHECK_THROWS_AS(in_processes(3, 2, [](std::size_t) { return std::vector<double>{1}; }), std::runtime_error);
}
