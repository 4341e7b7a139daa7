// Applies the thresholds, and abstains where intents contradict each other: a wrong guess is worse than no guess.
#include "parsers/judge.h"

#include <algorithm>
#include <cstdio>

#include "parsers/answer_words.h"
#include "parsers/thresholds.h"

namespace joys {
namespace {

constexpr std::size_t longest_quoted = 200;           // bytes of a sentence that explains
constexpr Threshold mass_mail_threshold{0.85, 0.60};  // one real footer in a thousand may be taken for a request

// What machines and nobody in particular write: such a letter wants nothing, so these never stand beside a request.
constexpr bool is_request(Category c) {
  return c != Category::bounce && c != Category::complaint && c != Category::auto_reply && c != Category::unrelated;
}

Threshold demanded(Category c, bool mass_mail) {
  Threshold t = threshold(c);
  if (mass_mail && is_request(c))
    t = {std::max(t.act, mass_mail_threshold.act), std::max(t.notice, mass_mail_threshold.notice)};
  return t;
}

std::vector<Judgement> ranked(const Scores& scores) {
  std::vector<Judgement> all;
  for (std::size_t c = 0; c < category_count; ++c) all.push_back({static_cast<Category>(c), scores.probability[c]});
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
  return all;
}

std::string in_words(const Judgement& j, const Scores& scores) {
  char number[16];
  std::snprintf(number, sizeof number, "%.2f", j.confidence);
  const std::string& words = scores.because[static_cast<std::size_t>(j.category)];
  const std::string end = std::string(name(j.category)) + " " + number;
  if (words.empty()) return end;
  const std::string& sentence = scores.sentence[static_cast<std::size_t>(j.category)];
  const bool says_more = sentence.size() > words.size() && sentence.size() <= longest_quoted;
  return "\"" + words + "\"" + (says_more ? " in \"" + sentence + "\"" : "") + " -> " + end;
}

// What a letter is mainly about where it wants several things: a child, an authority or another's site before one's own
// wishes, a question after them.
constexpr int rank(Category c) {
  if (c == Category::child_report || c == Category::legal || c == Category::end_user) return 0;
  return c == Category::question ? 2 : 1;
}

class Judge {
 public:
  Judge(const Scores& scores, std::string_view text, bool mass_mail)
      : scores_(scores), text_(text), mass_mail_(mass_mail), all_(ranked(scores)) {}

  Verdict run() {
    choose();
    explain();
    if (mass_mail_) doubt_footers();
    notice_others();
    notice_contradictions();
    for (const Judgement& j : out_.categories) out_.reasons.push_back(reason(j));
    if (out_.runner_up) out_.reasons.push_back(reason(*out_.runner_up));
    return std::move(out_);
  }

 private:
  double probability(Category c) const { return scores_.probability[static_cast<std::size_t>(c)]; }
  bool noticed(Category c) const { return probability(c) >= demanded(c, mass_mail_).notice; }

  Reason reason(const Judgement& j) const {
    const auto c = static_cast<std::size_t>(j.category);
    return {j, scores_.because[c], scores_.sentence[c]};
  }

  bool chosen(Category c) const {
    return std::any_of(out_.categories.begin(), out_.categories.end(), [&](const auto& j) { return j.category == c; });
  }

  void doubt(std::string why) {
    out_.sure = false;
    out_.because.push_back("not sure: " + std::move(why));
  }

  void choose() {
    for (const Judgement& j : all_)
      if (j.confidence >= demanded(j.category, mass_mail_).act) out_.categories.push_back(j);
    const bool asks = !out_.categories.empty() && is_request(out_.categories.front().category);
    if (asks) {
      std::erase_if(out_.categories, [](const auto& j) { return !is_request(j.category); });
      std::stable_sort(out_.categories.begin(), out_.categories.end(),
                       [](const auto& a, const auto& b) { return rank(a.category) < rank(b.category); });
    } else if (!out_.categories.empty()) {
      out_.categories.resize(1);
    }
  }

  void explain() {
    if (out_.categories.empty() && !mass_mail_) {
      out_.categories.push_back(all_.front());
      out_.sure = false;
      out_.because.push_back(in_words(all_.front(), scores_));
      out_.because.push_back("not sure: below the threshold");
    } else {
      for (const Judgement& j : out_.categories) out_.because.push_back(in_words(j, scores_));
    }
    for (const Judgement& j : all_) {
      if (chosen(j.category)) continue;
      out_.runner_up = j;
      out_.because.push_back("runner-up: " + in_words(j, scores_));
      return;
    }
  }

  // Mass mail that reaches no threshold asks for nothing.
  void doubt_footers() {
    if (!out_.categories.empty()) return;
    out_.categories.push_back({Category::unrelated, std::max(0.5, probability(Category::unrelated))});
    out_.because.push_back("mail sent to a list -> unrelated");
    std::rotate(out_.because.begin(), out_.because.end() - 1, out_.because.end());  // what decided stands first
  }

  // Something was chosen, but what must not be missed is not unlikely either.
  void notice_others() {
    const bool asks = is_request(out_.categories.front().category);
    for (Category c : {Category::child_report, Category::legal})
      if (!chosen(c) && noticed(c)) doubt("perhaps " + in_words({c, probability(c)}, scores_));
    if (asks) return;
    for (const Judgement& j : all_)
      if (is_request(j.category) && j.category != Category::child_report && j.category != Category::legal &&
          noticed(j.category))
        return doubt("perhaps " + in_words(j, scores_));
  }

  void notice_contradictions() {
    if ((chosen(Category::opt_out) && noticed(Category::resubscribe)) ||
        (chosen(Category::resubscribe) && noticed(Category::opt_out)))
      doubt("it speaks of stopping and of resuming");
    for (Category c : {Category::opt_out, Category::erase}) {
      if (!chosen(c)) continue;
      if (const std::string words = forbidding_words(text_, c); !words.empty()) doubt("it says \"" + words + "\"");
    }
  }

  const Scores& scores_;
  std::string_view text_;
  bool mass_mail_;
  std::vector<Judgement> all_;
  Verdict out_;
};

}  // namespace

Verdict judge(const Scores& scores, std::string_view text, bool mass_mail) {
  return Judge(scores, text, mass_mail).run();
}

}  // namespace joys
