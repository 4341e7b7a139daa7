// Platt's calibration (1999, with the targets and the Newton steps of Lin, Lin and Weng, 2007): two numbers a category
// turn a score into a probability.
#include <cmath>

#include "training/fit.h"

namespace joys {
namespace {

constexpr std::size_t enough = 4;  // letters of a category, below which its scores are left as they are

struct Sigmoid {
  double slope = -1, offset = 0;
};

double probability(const Sigmoid& s, double score) { return 1 / (1 + std::exp(s.slope * score + s.offset)); }

double loss(const Sigmoid& s, const std::vector<double>& scores, const std::vector<double>& targets) {
  double sum = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double z = s.slope * scores[i] + s.offset;
    sum += z >= 0 ? targets[i] * z + std::log1p(std::exp(-z)) : (targets[i] - 1) * z + std::log1p(std::exp(z));
  }
  return sum;
}

Sigmoid fit_sigmoid(const std::vector<double>& scores, const std::vector<double>& targets) {
  Sigmoid best;
  double least = loss(best, scores, targets);
  for (int step = 0; step < 100; ++step) {
    double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const double p = probability(best, scores[i]), curve = p * (1 - p), error = targets[i] - p;
      g0 += scores[i] * error;
      g1 += error;
      h00 += scores[i] * scores[i] * curve;
      h01 += scores[i] * curve;
      h11 += curve;
    }
    if (std::abs(g0) < 1e-6 && std::abs(g1) < 1e-6) break;
    const double determinant = h00 * h11 - h01 * h01;
    const double d0 = -(h11 * g0 - h01 * g1) / determinant, d1 = -(h00 * g1 - h01 * g0) / determinant;
    double length = 1;
    for (; length > 1e-8; length /= 2) {
      const Sigmoid next{best.slope + length * d0, best.offset + length * d1};
      if (const double l = loss(next, scores, targets); l < least) {
        best = next;
        least = l;
        break;
      }
    }
    if (length <= 1e-8) break;
  }
  return best;
}

}  // namespace

void calibrate(Weights& weights, std::span<const Held> held) {
  for (std::size_t c = 0; c < category_count; ++c) {
    std::size_t positives = 0;
    for (const Held& h : held) positives += h.labels[c];
    if (positives < enough) continue;
    const auto p = static_cast<double>(positives), n = static_cast<double>(held.size()) - p;
    std::vector<double> scores, targets;
    for (const Held& h : held) {
      scores.push_back(h.score[c]);
      targets.push_back(h.labels[c] ? (p + 1) / (p + 2) : 1 / (n + 2));
    }
    const Sigmoid sigmoid = fit_sigmoid(scores, targets);
    weights.slope[c] = static_cast<float>(sigmoid.slope);
    weights.offset[c] = static_cast<float>(sigmoid.offset);
  }
}

}  // namespace joys
