// How well letters were judged, as a value: what people ask before they trust software with a mailbox.
#pragma once
#include <array>
#include <span>
#include <string>
#include <vector>

#include "parsers/classify.h"
#include "training/corpus.h"

namespace joys {

struct Judged {       // a labelled letter and what was made of it
  std::string where;  // "letters/ada.jsonl:12", or a file: for people
  std::string excerpt;
  Labels truth;
  Category main = Category::unrelated;  // the first label
  bool hard = false;
  std::vector<Judgement> found;  // strongest first, never empty
  bool sure = true;
  std::vector<std::string> right_actions;  // any of these is right; empty: not labelled
  std::string action;                      // what the daemon would do; "" where only the model was asked
};

struct Counts {
  int right = 0, wrong = 0, missed = 0;
  int letters() const { return right + missed; }
  double precision() const { return right + wrong ? static_cast<double>(right) / (right + wrong) : 0; }
  double recall() const { return letters() ? static_cast<double>(right) / letters() : 0; }
  double f1() const { return right ? 2.0 * right / (2 * right + wrong + missed) : 0; }
};
using CountsTable = std::array<Counts, category_count>;

double macro_f1(const CountsTable&);  // over the categories that have letters

// The four promises of the service: stopping announcements, children, one's own record, questions.
inline constexpr std::array<std::string_view, 4> promise_names{"opt_out", "child_report", "access|modify|erase",
                                                               "question"};

struct Bin {  // of the probability of what was judged strongest
  int letters = 0, right = 0;
  double sum = 0;
  double mean() const { return letters ? sum / letters : 0; }
  double share_right() const { return letters ? static_cast<double>(right) / letters : 0; }
};

struct Mistake {
  int cost = 0;
  std::string what;  // "missed child_report", "acted: opt_out", ...
  const Judged* letter = nullptr;
};

struct Evaluation {
  int letters = 0;
  CountsTable any;   // every label counts
  CountsTable main;  // the main category alone
  std::array<Counts, 4> promises;
  std::array<std::array<int, category_count>, category_count> confusion{};  // [truth][found], main categories
  std::array<Bin, 10> reliability;
  double calibration_error = 0;  // expected: mean distance of probability and share right, weighed by letters
  int unsure = 0, right_when_sure = 0, right_when_unsure = 0;
  int grave = 0, grave_missed = 0;     // child reports and legal demands; missed: neither judged nor left to people
  int wrong_acts = 0;                  // surely judged to want what it does not want
  int plain = 0, needless = 0;         // letters with one wish that are not hard; of them left to people
  int actions = 0, actions_right = 0;  // letters with labelled actions
  std::vector<Mistake> mistakes;       // costliest first; they point into what was evaluated

  double promise_f1() const;
};

Evaluation evaluate(std::span<const Judged>);

// Aligned tables of at most 100 columns, with bars where eyes are quicker than figures.
std::string as_text(const Evaluation&, std::size_t most_mistakes = 15);

}  // namespace joys
