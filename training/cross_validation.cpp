#include "training/cross_validation.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <set>

#include "parsers/judge.h"
#include "parsers/scan.h"
#include "training/folds.h"

namespace joys {
namespace {

std::string excerpt_of(const Message& letter) {
  return scan::one_line(letter.subject.empty() ? letter.text : letter.subject + ": " + letter.text, 60);
}

Judged judged(const Example& e, const std::array<double, category_count>& probability) {
  Scores scores;
  scores.probability = probability;
  Verdict verdict = judge(scores, e.message.subject + "\n" + e.message.text, false);
  return {e.where, excerpt_of(e.message), e.labels, e.main, e.hard, std::move(verdict.categories), verdict.sure, {},
          ""};
}

// Each fold's second level has not seen the fold either.
std::vector<Judged> judge_all(const std::vector<const Example*>& letters, const std::vector<Held>& held,
                              std::uint32_t folds) {
  std::vector<Judged> all(held.size());
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    std::vector<const Held*> rest;
    for (const Held& h : held)
      if (h.fold != fold) rest.push_back(&h);
    Weights weights;
    fit_letters(weights, rest);
    for (std::size_t i = 0; i < held.size(); ++i)
      if (held[i].fold == fold) all[i] = judged(*letters[i], probabilities(weights, held[i]));
  }
  return all;
}

std::vector<const Example*> letters_of(const std::vector<Example>& examples) {
  std::vector<const Example*> letters;
  for (const Example& e : examples)
    if (e.letter) letters.push_back(&e);
  return letters;
}

// Judged after training on some of the other folds' samples: `keep` says which.
double macro_f1_with(const std::vector<Example>& examples, const std::vector<Sample>& samples, std::uint32_t folds,
                     const Keep& keep) {
  const auto all = judge_all(letters_of(examples), held_out(samples, folds, keep), folds);
  return macro_f1(evaluate(all).any);
}

// The letters that the encoder may be asked about, and what it changes.
void print_read(const std::vector<Example>& examples, const std::vector<Held>& held, std::uint32_t folds) {
  std::vector<Held> unread = held;
  for (Held& h : unread) h.meaning.reset();
  const auto letters = letters_of(examples);
  std::printf("\nletters in the encoder's language\n%-10s %8s %9s %9s %7s %11s\n", "", "letters", "macro-F1",
              "promises", "unsure", "wrong acts");
  const auto line = [&](const char* what, const std::vector<Held>& numbers) {
    const auto all = judge_all(letters, numbers, folds);
    std::vector<Judged> read;
    for (std::size_t i = 0; i < held.size(); ++i)
      if (held[i].meaning) read.push_back(all[i]);
    const Evaluation e = evaluate(read), of_all = evaluate(all);
    std::printf("%-10s %8d %9.3f %9.3f %7d %11d   (of all letters macro-F1 %.3f)\n", what, e.letters, macro_f1(e.any),
                e.promise_f1(), e.unsure, e.wrong_acts, macro_f1(of_all.any));
  };
  line("without", unread);
  line("with", held);
}

void print_curve(const std::vector<Example>& examples, std::vector<Sample>& samples) {
  constexpr std::uint32_t folds = 5;
  deal(examples, samples, folds);
  std::map<std::string, std::uint32_t> number;  // of an author, in the order of names
  for (const Example& e : examples) number.emplace(e.author, 0);
  std::uint32_t n = 0;
  for (auto& [author, value] : number) value = n++;
  std::printf("\nmacro-F1 with a share of the other folds' text (5 folds)\n%-7s %9s %9s\n", "share", "lines",
              "authors");
  for (const std::uint32_t share : {8u, 4u, 2u}) {
    const double lines =
        macro_f1_with(examples, samples, folds, [&](std::size_t i, std::uint32_t) { return i % share == 0; });
    const double authors = macro_f1_with(examples, samples, folds, [&](std::size_t i, std::uint32_t fold) {
      return (number.at(examples[i].author) + fold) % share == 0;
    });
    std::printf("1/%-5u %9.3f %9.3f\n", share, lines, authors);
    std::fflush(stdout);
  }
  const double all = macro_f1_with(examples, samples, folds, [](std::size_t, std::uint32_t) { return true; });
  std::printf("%-7s %9.3f %9.3f\n", "all", all, all);
}

}  // namespace

void cross_validate(const std::vector<Example>& examples, const Validation& how) {
  const auto encoder = how.encoder.empty() ? nullptr : std::make_unique<const Encoder>(how.encoder);
  auto samples = samples_of(examples, encoder.get());
  const auto folds = deal(examples, samples, how.folds);
  const auto held = held_out(samples, folds);
  const auto all = judge_all(letters_of(examples), held, folds);
  std::set<std::string> authors;
  for (const Example& e : examples) authors.insert(e.author);
  std::printf("%zu lines by %zu authors, %zu letters; %u folds of whole authors\n\n", examples.size(), authors.size(),
              all.size(), folds);
  std::fputs(as_text(evaluate(all)).c_str(), stdout);
  if (encoder) print_read(examples, held, folds);
  std::fflush(stdout);
  if (how.curve) print_curve(examples, samples);
}

}  // namespace joys
