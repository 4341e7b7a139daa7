// How well the model judges letters of authors that it has not read.
#pragma once
#include <vector>

#include "training/corpus.h"

namespace joys {

// Prints precision, recall and F1 of each category, their mean, and a learning curve to standard output.
void evaluate(const std::vector<Example>&);

}  // namespace joys
