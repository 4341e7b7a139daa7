// A question about the policy: answered with the section's own words where it answers clearly and nothing else is
// asked; else a person answers, with the best section as a draft.
#include <cstdio>

#include "handlers/parts.h"
#include "handlers/policy_search.h"

namespace joys {
namespace {

std::string points(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string told(const PolicyMatch& match) {
  if (!match.section) return match.doubt;
  return "section \"" + match.section->heading + "\" fits, score " + points(match.score) + ", margin " +
         points(match.margin) + (match.doubt.empty() ? "" : ". " + match.doubt);
}

std::string draft(const Policy& policy, const PolicyMatch& match) {
  if (!match.section) return "";
  const std::string words = quotation(*match.section);
  return "Our policy (last revised " + policy.revised + ") says under \"" + match.section->heading + "\":\n\n" +
         (words.empty() ? match.section->text : words) + "\n";
}

// "" if software may quote, else why a person answers.
std::string kept_from_quoting(const Asked& asked, const PolicyMatch& match) {
  const auto& judged = asked.classification;
  if (!match.section || !match.doubt.empty()) return "A person answers.";
  if (!under_heading(*match.section, asked.rules.quote))
    return "This section is not among those that [policy] quote allows.";
  if (!judged.sure) return "It is not sure that this is a question.";
  if (judged.categories.size() != 1) return "The letter asks for something else, too.";
  if (asked.context.continues) return "It goes on with an earlier letter.";
  if (!judged.facts.child.empty() || judged.facts.age || !judged.facts.authority.empty())
    return "It speaks of a child or of an authority.";
  for (const Part& part : asked.letter.parts)
    if (part.attachment) return "Something is attached.";
  return "";
}

}  // namespace

Contribution decide_question(const Asked& asked) {
  Contribution part =
      open_case(asked, Category::question, Action::automatic, "What does the policy say to this question?");
  if (!asked.rules.policy) return part;
  const Policy& policy = *asked.rules.policy;
  const PolicyMatch match = search_policy(policy, asked.letter.subject + "\n" + asked.letter.text);
  part.draft.draft_text = draft(policy, match);
  part.because = told(match);
  const std::string kept = kept_from_quoting(asked, match);
  if (!kept.empty()) {
    part.because += (part.because.ends_with('.') ? " " : ". ") + kept;
    return part;
  }
  Contribution quoted = filed(asked, Category::question, Action::automatic, Folder::processed);
  quoted.paragraph = Paragraph{
      Category::question,
      "question_quoted",
      {{"heading", match.section->heading}, {"quotation", quotation(*match.section)}, {"revised", policy.revised}}};
  quoted.kind = AnswerKind::promise;
  quoted.because = part.because;
  quoted.draft.draft_text = part.draft.draft_text;  // for people, where this category does not act alone
  return quoted;
}

}  // namespace joys
