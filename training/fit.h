// From examples to weights. First level: rarity of features, one logistic regression per category (liblinear),
// eight-bit rows. Second level: one per category over what the first says. The same examples in the same order give the
// same weights.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "parsers/letter_view.h"
#include "training/corpus.h"

namespace joys {

struct Sample {             // an example as the model sees it
  LetterFeatures features;  // of a sentence only the whole
  Labels labels;
  bool letter = true;
  std::optional<Embedding> embedding;  // of an English one, where there is an encoder
  std::uint32_t fold = 0;              // examples of one author share a fold, where there are authors enough
};

std::vector<Sample> samples_of(const std::vector<Example>&, const Encoder* = nullptr);

// Both levels: what the second learns from was judged by weights that had not seen it. The samples have folds, and
// embeddings of this encoder.
Weights train(const std::vector<Sample>&, std::uint32_t folds, const Encoder* = nullptr);

// The first level.
Weights fit(std::span<const Sample* const>);

// The second level, from what weights said of letters whose authors they had not seen.
struct Held {
  ViewNumbers numbers;
  Labels labels;
  std::optional<MeaningScores> meaning;  // what heads say that had not seen its author either
  std::uint32_t fold = 0;
};
void fit_letters(Weights&, std::span<const Held* const>);

// What weights say of a letter that was held out, as the daemon asks them.
Probabilities probabilities(const Weights&, const Held&);

}  // namespace joys
