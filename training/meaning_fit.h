// Trains parsers/meaning. The same examples in the same order give the same bits on every machine.
#pragma once
#include <span>
#include <vector>

#include "training/fit.h"

namespace joys {

struct MeaningExample {
  const Embedding* embedding = nullptr;
  Labels labels;
  float weight = 1;  // two for a letter, one for a sentence
};

// If the encoder has read it.
void add_meaning(const Sample&, std::vector<MeaningExample>&);

// One for each set of examples; untrained where there are too few. Each head learns in a process of its own, from other
// first numbers and in another order.
std::vector<Heads> fit_meanings(std::span<const std::vector<MeaningExample>>);

}  // namespace joys
