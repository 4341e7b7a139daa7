// One L2-regularised logistic regression per category over rarity-weighted features of length one per block. The path
// is the daemon's own (parsers/weights): what is trained here on eight-bit rarities is what is added up there.
#include "training/fit.h"

#include <linear.h>

#include <cmath>
#include <cstdlib>
#include <thread>

#include "parsers/language.h"
#include "training/forked.h"

namespace joys {
namespace {

constexpr double cost = 8;            // liblinear's C: little regularisation, the texts are short and clean
constexpr int letter_repeats = 3;     // liblinear has no weight per example; a letter stands thrice, a sentence once
constexpr double tolerance = 0.05;    // tighter costs time and changes no decision
constexpr double positive_limit = 4;  // how much more a rare category's letters may count

std::vector<Bucket> rarities(std::span<const Sample* const> samples) {
  std::vector<std::uint32_t> count(bucket_count);
  for (const Sample* s : samples) {
    for (const Evidence& e : s->features.whole.words) ++count[e.bucket];
    for (std::uint32_t bucket : s->features.whole.pieces) ++count[bucket];
  }
  std::vector<Bucket> rows(bucket_count);
  for (std::size_t b = 0; b < bucket_count; ++b) {
    if (count[b] == 0) continue;
    const double rarity = 1 + std::log((1.0 + static_cast<double>(samples.size())) / (1.0 + count[b]));
    rows[b].rarity = static_cast<std::uint8_t>(std::clamp(std::lround(rarity / rarity_unit), 1l, 255l));
  }
  return rows;
}

// All examples as liblinear wants them, in one piece of memory.
class Matrix {
 public:
  Matrix(std::span<const Sample* const> samples, const std::vector<Bucket>& rows) {
    std::size_t nodes = 0;
    for (const Sample* s : samples) nodes += s->features.whole.words.size() + s->features.whole.pieces.size() + 2;
    nodes_.reserve(nodes);  // never grows: the pointers below stay valid
    for (const Sample* s : samples) {
      feature_node* first = nodes_.data() + nodes_.size();
      block(s->features.whole.words, rows, [](const Evidence& e) { return e.bucket; });
      block(s->features.whole.pieces, rows, [](std::uint32_t bucket) { return bucket; });
      std::sort(first, nodes_.data() + nodes_.size(), [](const auto& a, const auto& b) { return a.index < b.index; });
      nodes_.push_back({static_cast<int>(bucket_count) + 1, 1.0});
      nodes_.push_back({-1, 0});
      for (int i = 0; i < (s->letter ? letter_repeats : 1); ++i) {
        pointers_.push_back(first);
        labels_.push_back(s->labels);
      }
    }
  }

  // The weights of one category, bias last.
  std::vector<double> regress(std::size_t category) {
    std::vector<double> y(pointers_.size());
    std::size_t positives = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      y[i] = labels_[i][category] ? 1 : -1;
      positives += labels_[i][category];
    }
    std::vector<double> weights(bucket_count + 1);
    if (positives == 0) {
      weights.back() = -4;
      return weights;
    }
    const double imbalance = static_cast<double>(y.size() - positives) / static_cast<double>(positives);
    int classes[] = {1, -1};
    double emphasis[] = {std::clamp(std::sqrt(imbalance), 1.0, positive_limit), 1};
    parameter how{L2R_LR_DUAL, tolerance, cost, 2, classes, emphasis, 0.1, nullptr};
    problem what{static_cast<int>(y.size()), static_cast<int>(bucket_count) + 1, y.data(), pointers_.data(), 1};
    std::srand(1);  // liblinear shuffles with rand()
    struct model* trained = ::train(&what, &how);
    const double sign = trained->label[0] == 1 ? 1 : -1;
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = sign * trained->w[i];
    free_and_destroy_model(&trained);
    return weights;
  }

 private:
  template <typename Block, typename BucketOf>
  void block(const Block& features, const std::vector<Bucket>& rows, BucketOf bucket) {
    double square = 0;
    for (const auto& f : features) square += std::pow(rows[bucket(f)].rarity, 2);
    if (square == 0) return;
    const double scale = 1 / std::sqrt(square);
    for (const auto& f : features)
      if (const auto rarity = rows[bucket(f)].rarity)
        nodes_.push_back({static_cast<int>(bucket(f)) + 1, rarity * scale});
  }

  std::vector<feature_node> nodes_;
  std::vector<feature_node*> pointers_;
  std::vector<Labels> labels_;
};

// Rarity is multiplied in, so that the daemon only adds; then eight bits by the heaviest weight of the category.
void quantise(const std::vector<double>& weights, std::size_t category, Weights& out) {
  std::vector<double> scaled(bucket_count);
  double heaviest = 1e-9;
  for (std::size_t b = 0; b < bucket_count; ++b) {
    scaled[b] = weights[b] * out.rows[b].rarity * rarity_unit;
    heaviest = std::max(heaviest, std::abs(scaled[b]));
  }
  const double unit = heaviest / 127;
  for (std::size_t b = 0; b < bucket_count; ++b)
    out.rows[b].weight[category] = static_cast<std::int8_t>(std::lround(scaled[b] / unit));
  out.unit[category] = static_cast<float>(unit);
  out.bias[category] = static_cast<float>(weights.back());
}

}  // namespace

namespace {

// Threads, not processes: nothing here draws random numbers. Each fills samples of its own.
void embed(const std::vector<Example>& examples, const Encoder& encoder, std::vector<Sample>& samples) {
  const std::size_t threads = std::max(1u, std::thread::hardware_concurrency());
  const auto work = [&](std::size_t first) {
    for (std::size_t i = first; i < samples.size(); i += threads)
      if (samples[i].embedding) samples[i].embedding = embedding_of(encoder, examples[i].message);
  };
  std::vector<std::jthread> running;
  for (std::size_t t = 0; t < threads; ++t) running.emplace_back(work, t);
}

}  // namespace

std::vector<Sample> samples_of(const std::vector<Example>& examples, const Encoder* encoder) {
  std::vector<Sample> samples;
  samples.reserve(examples.size());
  for (const Example& e : examples) {
    const std::string language = language_of(e.message.subject + "\n" + e.message.text);
    samples.push_back({e.letter ? letter_features(e.message, language, find_facts(e.message))
                                : LetterFeatures{features_of(e.message, language), false, {}, {}},
                       e.labels,
                       e.letter,
                       {},
                       0});
    if (encoder && language == encoder_language) samples.back().embedding.emplace();
  }
  if (encoder) embed(examples, *encoder, samples);
  return samples;
}

Weights fit(std::span<const Sample* const> samples) {
  set_print_string_function([](const char*) {});
  Weights weights;
  weights.rows = rarities(samples);
  Matrix matrix(samples, weights.rows);
  const auto regressed =
      in_processes(category_count, bucket_count + 1, [&](std::size_t category) { return matrix.regress(category); });
  for (std::size_t c = 0; c < category_count; ++c) quantise(regressed[c], c, weights);
  return weights;
}

}  // namespace joys
