// From examples to weights: rarity of features, one logistic regression per category (liblinear), eight-bit rows.
// The same examples in the same order give the same weights.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "parsers/weights.h"
#include "training/corpus.h"

namespace joys {

struct Sample {  // an example as the model sees it
  Features features;
  Labels labels;
  bool letter = true;
  std::uint32_t fold = 0;  // examples of one author share a fold, where there are authors enough
};

std::vector<Sample> samples_of(const std::vector<Example>&);

// Weights without calibration (slope -1, offset 0).
Weights fit(std::span<const Sample* const>);

// Sets slope and offset of each category from scores of letters that their weights had not seen.
struct Held {
  std::array<double, category_count> score;
  Labels labels;
};
void calibrate(Weights&, std::span<const Held>);

}  // namespace joys
