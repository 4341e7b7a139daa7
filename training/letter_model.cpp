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

}  // namespace

void fit_letters(Weights& weights, std::span<const Held* const> held) {
  set_print_string_function([](const char*) {});
  std::vector<std::vector<feature_node>> rows;
  std::vector<feature_node*> pointers;
  for (const Held* h : held) rows.push_back(nodes_of(h->numbers));
  for (auto& row : rows) pointers.push_back(row.data());
  for (std::size_t c = 0; c < category_count; ++c) {
    std::vector<double> y;
    for (const Held* h : held) y.push_back(h->labels[c] ? 1 : -1);
    const auto positives = static_cast<std::size_t>(std::count(y.begin(), y.end(), 1));
    if (positives < enough || positives == y.size()) continue;
    const parameter how{L2R_LR, tolerance, cost, 0, nullptr, nullptr, 0.1, nullptr};
    const problem what{static_cast<int>(y.size()), static_cast<int>(size), y.data(), pointers.data(), -1};
    struct model* trained = ::train(&what, &how);
    const double sign = trained->label[0] == 1 ? 1 : -1;
    for (std::size_t i = 0; i < size; ++i) weights.letter[c][i] = static_cast<float>(sign * trained->w[i]);
    free_and_destroy_model(&trained);
  }
}

}  // namespace joys
