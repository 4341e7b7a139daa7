// A letter as the second level of the model sees it: what the first level's weights say of the whole, of its sentences
// and of its subject, in a few numbers for each category. The trainer and the daemon call the same functions.
#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "parsers/facts.h"
#include "parsers/features.h"
#include "parsers/weights.h"

namespace joys {

struct LetterFeatures {
  Features whole;
  bool has_subject = false;
  std::vector<Features> sentences;  // the first one is the subject, if there is one
  std::array<double, fact_count> facts{};
};

LetterFeatures letter_features(const Message&, std::string_view language, const Facts&);

struct LetterView {
  ViewNumbers numbers{};
  // The sentence that speaks most for each category: an index into LetterFeatures::sentences, -1 if there is none.
  std::array<int, category_count> loudest;
};

LetterView view_of(const Weights&, const LetterFeatures&);

// Independent of each other, calibrated: the second level is fitted on letters whose authors the first had not seen.
using Probabilities = std::array<double, category_count>;
Probabilities probabilities(const Weights&, const ViewNumbers&);

double log_odds(double probability);  // the inverse of the logistic function, kept finite

// Whether the encoder need not be asked: each category is nearly certain, one way or the other.
bool is_plain(const Probabilities&);

// What they become when the encoder has read the letter.
Probabilities with_meaning(const Weights&, const Probabilities&, const MeaningScores&);

}  // namespace joys
