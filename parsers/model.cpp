// The linear model: adds up the weights of a letter's features, calibrates, and names the words that weighed most.
// A better model replaces this file; nothing outside knows more than Model::score.
#include "parsers/model.h"

#include "parsers/features.h"
#include "parsers/weights.h"

namespace joys {
namespace {

constexpr double worth_explaining = 0.02;  // categories below this probability get no words

// The heaviest words for a category. The longer of two spans with the same weight says more.
std::string strongest_words(const Weights& weights, const Features& features, std::size_t category) {
  int best = 0;
  const Evidence* strongest = nullptr;
  for (const Evidence& e : features.words) {
    if (e.begin == e.end) continue;
    const int weight = weights.rows[e.bucket].weight[category];
    const bool longer = strongest && e.end - e.begin > strongest->end - strongest->begin;
    if (weight > best || (weight == best && weight > 0 && longer)) {
      best = weight;
      strongest = &e;
    }
  }
  if (!strongest) return {};
  std::string words = features.text.substr(strongest->begin, strongest->end - strongest->begin);
  for (char& c : words)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return words;
}

class LinearModel : public Model {
 public:
  explicit LinearModel(Weights weights) : weights_(std::move(weights)) {}

  Scores score(const Message& letter, std::string_view language) const override {
    const Features features = features_of(letter, language);
    const auto linear = linear_scores(weights_, features);
    Scores scores;
    for (std::size_t c = 0; c < category_count; ++c) {
      scores.probability[c] = calibrated(weights_, c, linear[c]);
      if (scores.probability[c] >= worth_explaining) scores.because[c] = strongest_words(weights_, features, c);
    }
    return scores;
  }

 private:
  Weights weights_;
};

}  // namespace

std::shared_ptr<const Model> Model::load(const std::string& path) {
  return std::make_shared<LinearModel>(read_weights(path));
}

}  // namespace joys
