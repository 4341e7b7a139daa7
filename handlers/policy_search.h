// Which section of the policy answers a question: terms and kinds of question, in four languages. Pure. It would rather
// say that nothing fits than guess: a wrong answer is worse than a person's.
#pragma once
#include <string>
#include <string_view>

#include "parsers/policy.h"

namespace joys {

inline constexpr std::size_t most_quoted_words = 120;  // a letter is short
inline constexpr double clear_score = 3, clear_margin = 1;

struct PolicyMatch {
  const PolicySection* section = nullptr;  // of the policy that was searched; null: nothing fits
  std::string topic;
  double score = 0;   // of the best section
  double margin = 0;  // to the next best: of sections, or of kinds of question, whichever is less
  std::string doubt;  // why it is not clear, a sentence; "" if it answers clearly
};

// `question` as written, subject and text.
PolicyMatch search_policy(const Policy&, std::string_view question);

// The section's text literally, on one line, up to the last end of a sentence within `words`; "" if its first sentence
// is longer.
std::string quotation(const PolicySection&, std::size_t words = most_quoted_words);

}  // namespace joys
