// From probabilities to a judgement: what a letter is taken to want, whether that is sure, and why.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/classify.h"
#include "parsers/model.h"

namespace joys {

struct Verdict {
  std::vector<Judgement> categories;  // strongest first, never empty
  std::optional<Judgement> runner_up;
  std::vector<Reason> reasons;  // of the categories in their order, then of the runner-up
  bool sure = true;
  std::vector<std::string> because;
};

// `mass_mail`: sent to a list; its footers speak of unsubscribing without asking for it, so that more is demanded.
// `text` is what the scores were made of: words in it may forbid what they seem to ask for.
Verdict judge(const Scores&, std::string_view text, bool mass_mail);

}  // namespace joys
