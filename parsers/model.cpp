// Two levels: linear weights judge the whole letter and each sentence, a second regression makes a probability of what
// they say. Names the sentence that spoke most and the words in it that weighed most. Nothing outside knows more than
// Model::score.
#include "parsers/model.h"

#include "parsers/letter_view.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr double worth_explaining = 0.02;  // categories below this probability get no words

std::string one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return std::string(scan::trim(text));
}

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
  return one_line(features.text.substr(strongest->begin, strongest->end - strongest->begin));
}

class LinearModel : public Model {
 public:
  explicit LinearModel(Weights weights) : weights_(std::move(weights)) {}

  Scores score(const Message& letter, std::string_view language, const Facts& facts) const override {
    const LetterFeatures features = letter_features(letter, language, facts);
    const LetterView view = view_of(weights_, features);
    Scores scores{probabilities(weights_, view.numbers), {}, {}};
    for (std::size_t c = 0; c < category_count; ++c) {
      if (scores.probability[c] < worth_explaining) continue;
      const int loudest = view.loudest[c];
      const Features& said = loudest < 0 ? features.whole : features.sentences[static_cast<std::size_t>(loudest)];
      scores.because[c] = strongest_words(weights_, said, c);
      scores.sentence[c] = one_line(said.text);
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
