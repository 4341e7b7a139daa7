#include "training/evaluation.h"

#include <algorithm>
#include <cmath>

namespace joys {
namespace {

constexpr Labels bits(std::initializer_list<Category> categories) {
  unsigned long long mask = 0;
  for (const Category c : categories) mask |= 1ull << static_cast<unsigned>(c);
  return Labels(mask);
}

const std::array<Labels, 4> promises{bits({Category::opt_out}), bits({Category::child_report}),
                                     bits({Category::access, Category::modify, Category::erase}),
                                     bits({Category::question})};

// What software does by itself on such a judgement; the others are filed or given to people anyway.
const Labels acting = bits({Category::child_report, Category::erase, Category::access, Category::modify,
                            Category::opt_out, Category::resubscribe, Category::complaint, Category::end_user});
const Labels grave = bits({Category::child_report, Category::legal});
const Labels grave_acts = bits({Category::erase, Category::modify, Category::child_report});

Labels labels_of(const std::vector<Judgement>& found) {
  Labels labels;
  for (const Judgement& j : found) labels.set(static_cast<std::size_t>(j.category));
  return labels;
}

void count(Counts& counts, bool truth, bool found) {
  counts.right += truth && found;
  counts.wrong += !truth && found;
  counts.missed += truth && !found;
}

// A missed child report breaks the law and a missed legal demand destroys evidence; a wrong act harms somebody; a
// missed stop is a breach; a person who looks in vain costs a minute.
Mistake mistake_of(const Judged& letter, const Labels& found) {
  const auto name_of = [](const Labels& labels) {
    for (std::size_t c = 0; c < category_count; ++c)
      if (labels[c]) return std::string(category_names[c]);
    return std::string();
  };
  const Labels missed = letter.truth & ~found, wrong = found & ~letter.truth;
  if (letter.sure && (missed & grave).any()) return {100, "missed " + name_of(missed & grave), &letter};
  if (letter.sure && (wrong & grave_acts).any()) return {40, "acted on " + name_of(wrong & grave_acts), &letter};
  if (letter.sure && (wrong & acting).any()) return {20, "acted on " + name_of(wrong & acting), &letter};
  if (letter.sure && missed[static_cast<std::size_t>(Category::opt_out)]) return {10, "missed opt_out", &letter};
  if (letter.sure && missed.any()) return {5, "missed " + name_of(missed), &letter};
  if (!letter.sure && letter.truth.count() == 1 && !letter.hard) return {1, "left to people", &letter};
  return {0, "", &letter};
}

void count_labels(Evaluation& e, const Judged& letter, const Labels& found) {
  const auto truth_main = static_cast<std::size_t>(letter.main);
  const auto found_main = static_cast<std::size_t>(letter.found.front().category);
  for (std::size_t c = 0; c < category_count; ++c) {
    count(e.any[c], letter.truth[c], found[c]);
    count(e.main[c], truth_main == c, found_main == c);
  }
  for (std::size_t p = 0; p < promises.size(); ++p)
    count(e.promises[p], (letter.truth & promises[p]).any(), (found & promises[p]).any());
  ++e.confusion[truth_main][found_main];
}

void count_sureness(Evaluation& e, const Judged& letter, const Labels& found) {
  const Judgement& first = letter.found.front();
  const bool right = letter.truth[static_cast<std::size_t>(first.category)];
  Bin& bin = e.reliability[std::min<std::size_t>(static_cast<std::size_t>(first.confidence * 10), 9)];
  ++bin.letters;
  bin.right += right;
  bin.sum += first.confidence;
  e.unsure += !letter.sure;
  (letter.sure ? e.right_when_sure : e.right_when_unsure) += right;
  if ((letter.truth & grave).any()) {
    ++e.grave;
    e.grave_missed += letter.sure && ((letter.truth & grave) & ~found).any();
  }
  e.wrong_acts += letter.sure && (found & ~letter.truth & acting).any();
  if (letter.truth.count() == 1 && !letter.hard && letter.main != Category::unrelated) {
    ++e.plain;
    e.needless += !letter.sure;
  }
}

}  // namespace

double macro_f1(const CountsTable& table) {
  double sum = 0;
  int categories = 0;
  for (const Counts& c : table) {
    if (c.letters() == 0) continue;
    sum += c.f1();
    ++categories;
  }
  return categories ? sum / categories : 0;
}

double Evaluation::promise_f1() const {
  double sum = 0;
  for (const Counts& c : promises) sum += c.f1();
  return sum / static_cast<double>(promises.size());
}

Evaluation evaluate(std::span<const Judged> letters) {
  Evaluation e;
  for (const Judged& letter : letters) {
    ++e.letters;
    const Labels found = labels_of(letter.found);
    count_labels(e, letter, found);
    count_sureness(e, letter, found);
    if (!letter.right_actions.empty()) {
      ++e.actions;
      e.actions_right += std::find(letter.right_actions.begin(), letter.right_actions.end(), letter.action) !=
                         letter.right_actions.end();
    }
    if (Mistake mistake = mistake_of(letter, found); mistake.cost > 0) e.mistakes.push_back(std::move(mistake));
  }
  for (const Bin& bin : e.reliability)
    if (e.letters) e.calibration_error += std::abs(bin.mean() - bin.share_right()) * bin.letters / e.letters;
  std::stable_sort(e.mistakes.begin(), e.mistakes.end(), [](const auto& a, const auto& b) { return a.cost > b.cost; });
  return e;
}

}  // namespace joys
