// The second level: what the first level's scores of a letter mean, learned on letters whose authors it had not seen.
// It is calibration at the same time, because the probabilities of a logistic regression are.
#include <linear.h>

#include "training/fit.h"

namespace joys {
namespace {

constexpr double cost = 0.1;  // strong regularisation: the numbers are few and say much the same
constexpr double tolerance = 0.001;
constexpr std::size_t enough = 4;  // letters of a category, below which the whole letter's score is left alone
constexpr auto size = ViewNumbers::size;

std::vector<feature_node> nodes_of(const ViewNumbers& numbers) {
  std::vector<feature_node> nodes;
  const auto x = numbers.as_vector();
  for (std::size_t i = 0; i < size; ++i) nodes.push_back({static_cast<int>(i) + 1, x[i]});
  nodes.push_back({-1, 0});
  return nodes;
}

// One regression for a category; nothing if it has too few letters.
std::vector<double> regress(std::vector<std::vector<feature_node>>& rows, std::vector<double> y) {
  const auto positives = static_cast<std::size_t>(std::count(y.begin(), y.end(), 1));
  if (positives < enough || positives == y.size()) return {};
  std::vector<feature_node*> pointers;
  for (auto& row : rows) pointers.push_back(row.data());
  const auto size = static_cast<int>(rows.front().size()) - 1;
  const parameter how{L2R_LR, tolerance, cost, 0, nullptr, nullptr, 0.1, nullptr};
  const problem what{static_cast<int>(y.size()), size, y.data(), pointers.data(), -1};
  struct model* trained = ::train(&what, &how);
  const double sign = trained->label[0] == 1 ? 1 : -1;
  std::vector<double> weights(trained->w, trained->w + size);
  for (double& w : weights) w *= sign;
  free_and_destroy_model(&trained);
  return weights;
}

// What the encoder's heads add to the second level, category by category: with the scores of all thirteen it would
// learn by heart.
void fit_read(Weights& weights, std::span<const Held* const> held) {
  std::vector<const Held*> read;
  std::vector<Probabilities> before;
  for (const Held* h : held) {
    if (!h->meaning) continue;
    read.push_back(h);
    before.push_back(probabilities(weights, h->numbers));
  }
  for (std::size_t c = 0; c < category_count; ++c) {
    std::vector<std::vector<feature_node>> rows;
    std::vector<double> y;
    for (std::size_t i = 0; i < read.size(); ++i) {
      rows.push_back({{1, log_odds(before[i][c])}, {2, (*read[i]->meaning)[c]}, {3, 1}, {-1, 0}});
      y.push_back(read[i]->labels[c] ? 1 : -1);
    }
    const auto w = regress(rows, y);
    std::copy(w.begin(), w.end(), weights.read[c].begin());
  }
}

}  // namespace

void fit_letters(Weights& weights, std::span<const Held* const> held) {
  set_print_string_function([](const char*) {});
  std::vector<std::vector<feature_node>> rows;
  for (const Held* h : held) rows.push_back(nodes_of(h->numbers));
  for (std::size_t c = 0; c < category_count; ++c) {
    std::vector<double> y;
    for (const Held* h : held) y.push_back(h->labels[c] ? 1 : -1);
    const auto w = regress(rows, y);
    std::copy(w.begin(), w.end(), weights.letter[c].begin());
  }
  fit_read(weights, held);
}

Probabilities probabilities(const Weights& weights, const Held& held) {
  const auto p = probabilities(weights, held.numbers);
  return held.meaning && !is_plain(p) ? with_meaning(weights, p, *held.meaning) : p;
}

}  // namespace joys
