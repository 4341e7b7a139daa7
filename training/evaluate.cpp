// Evaluation with authors left out. A category counts as found where the calibrated probability reaches its threshold
// in parsers/thresholds.h; where none does, the most probable one counts.
#include "training/evaluate.h"

#include <cstdio>

#include "parsers/thresholds.h"
#include "training/folds.h"

namespace joys {
namespace {

struct Counts {
  int right = 0, wrong = 0, missed = 0;
  double precision() const { return right + wrong ? static_cast<double>(right) / (right + wrong) : 0; }
  double recall() const { return right + missed ? static_cast<double>(right) / (right + missed) : 0; }
  double f1() const { return right ? 2.0 * right / (2 * right + wrong + missed) : 0; }
};
using Table = std::array<Counts, category_count>;

Labels found(const Weights& weights, const ViewNumbers& numbers) {
  const auto p = probabilities(weights, numbers);
  Labels labels;
  for (std::size_t c = 0; c < category_count; ++c) labels[c] = p[c] >= thresholds[c].act;
  if (labels.none()) labels.set(static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin()));
  return labels;
}

// Each fold is judged by a second level that has not seen it either.
Table tabulate(const std::vector<Held>& held, std::uint32_t folds) {
  Table table;
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    std::vector<const Held*> rest;
    for (const Held& h : held)
      if (h.fold != fold) rest.push_back(&h);
    Weights weights;
    fit_letters(weights, rest);
    for (const Held& h : held) {
      if (h.fold != fold) continue;
      const Labels labels = found(weights, h.numbers);
      for (std::size_t c = 0; c < category_count; ++c) {
        table[c].right += labels[c] && h.labels[c];
        table[c].wrong += labels[c] && !h.labels[c];
        table[c].missed += !labels[c] && h.labels[c];
      }
    }
  }
  return table;
}

double macro_f1(const Table& table) {
  double sum = 0;
  for (const Counts& c : table) sum += c.f1();
  return sum / category_count;
}

void print(const Table& table) {
  std::printf("%-13s %6s %9s %6s %6s\n", "category", "letters", "precision", "recall", "F1");
  for (std::size_t c = 0; c < category_count; ++c)
    std::printf("%-13s %7d %9.3f %6.3f %6.3f\n", category_names[c].data(), table[c].right + table[c].missed,
                table[c].precision(), table[c].recall(), table[c].f1());
  std::printf("macro-F1 %.3f\n", macro_f1(table));
}

// The curve: the same held-out letters, judged after training on a growing share of the other folds' lines.
void print_curve(const std::vector<Sample>& samples, std::uint32_t folds) {
  std::printf("\nshare of the training text  macro-F1\n");
  for (const std::uint32_t share : {8u, 4u, 2u}) {
    std::vector<Held> held;
    for (std::uint32_t fold = 0; fold < folds; ++fold) {
      std::vector<const Sample*> some;
      std::size_t seen = 0;
      for (const Sample& s : samples)
        if (s.fold != fold && seen++ % share == 0) some.push_back(&s);
      const Weights weights = fit(some);
      for (const Sample& s : samples)
        if (s.fold == fold && s.letter) held.push_back({view_of(weights, s.features).numbers, s.labels, fold});
    }
    std::printf("1/%-25u %.3f\n", share, macro_f1(tabulate(held, folds)));
  }
}

}  // namespace

void evaluate(const std::vector<Example>& examples) {
  constexpr std::uint32_t curve_folds = 5;
  auto samples = samples_of(examples);
  const auto folds = deal(examples, samples, 0);
  std::printf("%zu examples, %u folds\n", examples.size(), folds);
  print(tabulate(held_out(samples, folds), folds));
  print_curve(samples, deal(examples, samples, curve_folds));
}

}  // namespace joys
