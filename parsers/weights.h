// The weights of the model as a value and as a file (docs/CLASSIFIER.md, "The file"). The trainer writes it, the model
// reads it.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "parsers/category.h"
#include "parsers/features.h"

namespace joys {

// All that the model knows of one bucket, in a quarter of a cache line.
struct Row {
  std::array<std::int8_t, category_count> weight{};  // of a category, in units of Weights::unit
  std::uint8_t rarity = 0;  // how telling the feature is, in units of rarity_unit; 0: never seen in training
  std::array<std::uint8_t, 2> unused{};
};
static_assert(sizeof(Row) == 16);

inline constexpr double rarity_unit = 1.0 / 16;

struct Weights {
  std::array<float, category_count> unit{};
  std::array<float, category_count> bias{};
  // probability = 1 / (1 + exp(slope * score + offset)), fitted on letters that the weights had not seen.
  std::array<float, category_count> slope{}, offset{};
  std::vector<Row> rows;  // bucket_count of them
};

// Throws std::runtime_error naming the file and what is wrong with it.
Weights read_weights(const std::string& path);
void write_weights(const Weights&, const std::string& path);

// The linear scores of a letter before calibration.
std::array<double, category_count> linear_scores(const Weights&, const Features&);
double calibrated(const Weights&, std::size_t category, double score);

}  // namespace joys
