// Letters judged by weights that have not read their authors: the figure that predicts letters by strangers.
#pragma once
#include <vector>

#include "training/evaluation.h"

namespace joys {

struct Validation {
  std::uint32_t folds = 0;  // groups of whole authors; 0: each author alone
  std::string encoder;      // its file; empty: without
  bool curve = true;        // also with an eighth, a quarter and a half of the other authors' text
};

// Prints the evaluation, and the learning curve over authors and over lines, to standard output; progress to standard
// error.
void cross_validate(const std::vector<Example>&, const Validation&);

}  // namespace joys
