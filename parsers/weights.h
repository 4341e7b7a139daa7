// The weights of the model as a value and as a file (docs/CLASSIFIER.md, "The file"). The trainer writes it, the model
// reads it.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "parsers/category.h"
#include "parsers/features.h"
#include "parsers/meaning.h"

namespace joys {

// All that the model knows of one bucket, in a quarter of a cache line.
struct Bucket {
  std::array<std::int8_t, category_count> weight{};  // of a category, in units of Weights::unit
  std::uint8_t rarity = 0;  // how telling the feature is, in units of rarity_unit; 0: never seen in training
  std::array<std::uint8_t, 2> unused{};
};
static_assert(sizeof(Bucket) == 16);

inline constexpr std::uint32_t features_version = 3;  // raise it whenever a feature is computed differently
inline constexpr std::uint32_t weights_version = 4;   // then too, and whenever the file is written differently

inline constexpr double rarity_unit = 1.0 / 16;

inline constexpr std::size_t fact_count = 10;

// What the second level is told of a letter (parsers/letter_view fills it).
struct ViewNumbers {
  struct OfCategory {  // scores of the first level
    double whole = 0, loudest = 0, second = 0, subject = 0;
    double mass = 0;  // of all sentences: the sum of their probabilities
  };
  std::array<OfCategory, category_count> scores;
  double length = 0;  // log of the number of sentences and one
  double no_subject = 0;
  std::array<double, fact_count> facts{};  // parsers/letter_view: what parsers/facts found, mostly 0 or 1

  static constexpr std::size_t size = 5 * category_count + 3 + fact_count;
  std::array<double, size> as_vector() const;  // the last number is 1
};

struct Weights {
  std::array<float, category_count> unit{};
  std::array<float, category_count> bias{};
  std::vector<Bucket> rows;  // bucket_count of them
  // The second level: one logistic regression for each category over ViewNumbers. Unfitted, the whole letter decides.
  std::array<std::array<float, ViewNumbers::size>, category_count> letter;
  // Of letters that the encoder has read: what the second level said, what the meaning says, and a constant.
  std::array<std::array<float, 3>, category_count> read;
  Heads meaning;
  Weights();
};

// Throws std::runtime_error naming the file and what is wrong with it.
Weights read_weights(const std::string& path);
void write_weights(const Weights&, const std::string& path);

// The linear scores of a letter or of a sentence.
std::array<double, category_count> linear_scores(const Weights&, const Features&);

}  // namespace joys
