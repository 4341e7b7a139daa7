// Holds out whole authors where there are enough of them: words and habits of one author in both halves would flatter.
#include "training/folds.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "training/meaning_fit.h"

namespace joys {

std::uint32_t deal(const std::vector<Example>& examples, std::vector<Sample>& samples, std::uint32_t folds) {
  constexpr std::uint32_t few = 5;  // folds where there are too few authors
  std::map<std::string, std::size_t> lines;
  for (const Example& e : examples) ++lines[e.author];
  if (folds == 0) folds = static_cast<std::uint32_t>(lines.size());
  if (lines.size() < folds || folds < 2) {
    for (std::size_t i = 0; i < samples.size(); ++i) samples[i].fold = static_cast<std::uint32_t>(i % few);
    return few;
  }
  std::vector<std::pair<std::size_t, std::string>> authors;
  for (const auto& [author, count] : lines) authors.emplace_back(count, author);
  std::sort(authors.rbegin(), authors.rend());
  std::vector<std::size_t> load(folds);
  std::map<std::string, std::uint32_t> fold_of;
  for (const auto& [count, author] : authors) {
    const auto lightest = std::min_element(load.begin(), load.end());
    *lightest += count;
    fold_of[author] = static_cast<std::uint32_t>(lightest - load.begin());
  }
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i].fold = fold_of[examples[i].author];
  return folds;
}

namespace {

// For each fold the heads that have learned from the others.
std::vector<Heads> meanings_without(const std::vector<Sample>& samples, std::uint32_t folds) {
  std::vector<std::vector<MeaningExample>> sets(folds);
  for (std::uint32_t fold = 0; fold < folds; ++fold)
    for (const Sample& s : samples)
      if (s.fold != fold) add_meaning(s, sets[fold]);
  return fit_meanings(sets);
}

std::optional<MeaningScores> meaning_of(const Heads& meaning, const Sample& sample) {
  if (!sample.embedding || !meaning.trained()) return std::nullopt;
  return meaning_scores(meaning, *sample.embedding);
}

std::vector<Held> held_by(const std::vector<Sample>& samples, std::uint32_t folds, const Keep& keep,
                          const std::vector<Heads>& meanings) {
  std::vector<Held> held(samples.size());
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    std::vector<const Sample*> rest;
    for (std::size_t i = 0; i < samples.size(); ++i)
      if (samples[i].fold != fold && keep(i, fold)) rest.push_back(&samples[i]);
    const Weights weights = fit(rest);
    std::fprintf(stderr, "\r%u of %u parts%s", fold + 1, folds, fold + 1 == folds ? "\n" : "");
    for (std::size_t i = 0; i < samples.size(); ++i)
      if (samples[i].fold == fold && samples[i].letter)
        held[i] = {view_of(weights, samples[i].features).numbers, samples[i].labels,
                   meaning_of(meanings[fold], samples[i]), fold};
  }
  std::vector<Held> letters;
  for (std::size_t i = 0; i < samples.size(); ++i)
    if (samples[i].letter) letters.push_back(held[i]);
  return letters;
}

}  // namespace

std::vector<Held> held_out(const std::vector<Sample>& samples, std::uint32_t folds) {
  return held_by(
      samples, folds, [](std::size_t, std::uint32_t) { return true; }, meanings_without(samples, folds));
}

std::vector<Held> held_out(const std::vector<Sample>& samples, std::uint32_t folds, const Keep& keep) {
  return held_by(samples, folds, keep, std::vector<Heads>(folds));
}

Weights train(const std::vector<Sample>& samples, std::uint32_t folds, const Encoder* encoder) {
  const auto held = held_out(samples, folds);
  std::vector<const Sample*> all;
  for (const Sample& s : samples) all.push_back(&s);
  std::vector<const Held*> letters;
  for (const Held& h : held) letters.push_back(&h);
  Weights weights = fit(all);
  std::vector<MeaningExample> read;
  for (const Sample& s : samples) add_meaning(s, read);
  weights.meaning = fit_meanings({&read, 1}).front();
  if (encoder) weights.meaning.encoder = encoder->checksum();
  fit_letters(weights, letters);
  return weights;
}

}  // namespace joys
