#include "parsers/letter_view.h"

#include <algorithm>
#include <cmath>

#include "parsers/sentences.h"

namespace joys {
namespace {

constexpr double absent = -3;    // the score of a sentence that is not there: certainly nothing
constexpr double most_mass = 3;  // a request said three times over is said

constexpr double nearly_no = 0.05, nearly_yes = 0.95;

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

// A young age, a teenager's, what the writer is to a child, what identifies it, what shall be changed, whose address is
// named, a list, a client's site, an authority, its reference or deadline.
std::array<double, fact_count> numbers_of(const Facts& f) {
  constexpr int grown = 13;
  const auto any = [&](auto holds) { return std::any_of(f.ages.begin(), f.ages.end(), holds); };
  const bool child = any([](const Age& a) { return a.to < grown; });
  const bool teenager = any([](const Age& a) { return a.from >= grown; });
  const bool facts[fact_count] = {child,
                                  teenager,
                                  !f.reporter.empty(),
                                  !f.identifiers.empty(),
                                  !f.fields.empty(),
                                  !f.addresses.empty(),
                                  !f.lists.empty(),
                                  !f.site.empty(),
                                  !f.authority.empty(),
                                  !f.reference.empty() || !f.deadline.empty()};
  std::array<double, fact_count> numbers;
  std::copy(std::begin(facts), std::end(facts), numbers.begin());
  return numbers;
}

}  // namespace

LetterFeatures letter_features(const Message& letter, std::string_view language, const Facts& facts) {
  LetterFeatures out{features_of(letter, language), !letter.subject.empty(), {}, numbers_of(facts)};
  const auto add = [&](std::string_view text) {
    Message sentence;
    sentence.text = text;
    out.sentences.push_back(features_of(sentence, language));
  };
  if (out.has_subject) add(letter.subject);
  for (const std::string_view sentence : sentences_of(letter.text)) add(sentence);
  return out;
}

LetterView view_of(const Weights& weights, const LetterFeatures& letter) {
  LetterView view;
  view.loudest.fill(-1);
  for (auto& of_category : view.numbers.scores) of_category = {0, absent, absent, absent, 0};
  const auto whole = linear_scores(weights, letter.whole);
  for (std::size_t c = 0; c < category_count; ++c) view.numbers.scores[c].whole = whole[c];
  for (std::size_t i = 0; i < letter.sentences.size(); ++i) {
    const auto scores = linear_scores(weights, letter.sentences[i]);
    for (std::size_t c = 0; c < category_count; ++c) {
      auto& view_of_c = view.numbers.scores[c];
      view_of_c.mass = std::min(most_mass, view_of_c.mass + sigmoid(scores[c]));
      if (i == 0 && letter.has_subject) view_of_c.subject = scores[c];
      if (scores[c] > view_of_c.loudest) {
        view_of_c.second = view_of_c.loudest;
        view_of_c.loudest = scores[c];
        view.loudest[c] = static_cast<int>(i);
      } else if (scores[c] > view_of_c.second) {
        view_of_c.second = scores[c];
      }
    }
  }
  view.numbers.length = std::log1p(static_cast<double>(letter.sentences.size()));
  view.numbers.facts = letter.facts;
  view.numbers.no_subject = letter.has_subject ? 0 : 1;
  return view;
}

Probabilities probabilities(const Weights& weights, const ViewNumbers& numbers) {
  const auto x = numbers.as_vector();
  Probabilities p;
  for (std::size_t c = 0; c < category_count; ++c) {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += weights.letter[c][i] * x[i];
    p[c] = sigmoid(sum);
  }
  return p;
}

double log_odds(double p) {
  constexpr double least = 1e-9;
  p = std::clamp(p, least, 1 - least);
  return std::log(p / (1 - p));
}

bool is_plain(const Probabilities& p) {
  return std::all_of(p.begin(), p.end(), [](double x) { return x <= nearly_no || x >= nearly_yes; });
}

Probabilities with_meaning(const Weights& weights, const Probabilities& before, const MeaningScores& meaning) {
  Probabilities p;
  for (std::size_t c = 0; c < category_count; ++c) {
    const auto& w = weights.read[c];
    p[c] = sigmoid(w[0] * log_odds(before[c]) + w[1] * meaning[c] + w[2]);
  }
  return p;
}

}  // namespace joys
