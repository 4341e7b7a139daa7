// Two levels: linear weights judge the whole letter and each sentence, a second regression makes a probability of what
// they say. Names the sentence that spoke most and the words in it that weighed most. Nothing outside knows more than
// Model::score.
#include "parsers/model.h"

#include <filesystem>
#include <stdexcept>

#include "parsers/letter_view.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr double worth_explaining = 0.02;  // categories below this probability get no words

std::string one_line(std::string text) { return std::string(scan::trim(scan::one_line(std::move(text)))); }

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
  LinearModel(Weights weights, std::unique_ptr<const Encoder> encoder)
      : weights_(std::move(weights)), encoder_(std::move(encoder)) {}

  Scores score(const Message& letter, std::string_view language, const Facts& facts) const override {
    const LetterFeatures features = letter_features(letter, language, facts);
    const LetterView view = view_of(weights_, features);
    Scores scores{probabilities(weights_, view.numbers), {}, {}};
    if (encoder_ && language == encoder_language && !is_plain(scores.probability))
      scores.probability =
          with_meaning(weights_, scores.probability, meaning_scores(weights_.meaning, embedding_of(*encoder_, letter)));
    for (std::size_t c = 0; c < category_count; ++c) {
      if (scores.probability[c] < worth_explaining) continue;
      const int loudest = view.loudest[c];
      const Features& said = loudest < 0 ? features.whole : features.sentences[static_cast<std::size_t>(loudest)];
      scores.because[c] = strongest_words(weights_, said, c);
      scores.sentence[c] = one_line(said.text);
    }
    return scores;
  }

  bool has_encoder() const override { return encoder_ != nullptr; }

 private:
  Weights weights_;
  std::unique_ptr<const Encoder> encoder_;  // nullptr: nobody asks it
};

}  // namespace

std::shared_ptr<const Model> Model::load(const std::string& path, const std::string& encoder_path) {
  Weights weights = read_weights(path);
  std::unique_ptr<const Encoder> encoder;
  if (weights.meaning.trained() && !encoder_path.empty() && std::filesystem::exists(encoder_path)) {
    encoder = std::make_unique<const Encoder>(encoder_path);
    if (encoder->checksum() != weights.meaning.encoder)
      throw std::runtime_error(path + ": was trained with another encoder than " + encoder_path + "; build it again");
  }
  return std::make_shared<LinearModel>(std::move(weights), std::move(encoder));
}

}  // namespace joys
