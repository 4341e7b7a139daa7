// The whole decision for a letter: follow-ups that end there, each intent's handler or a proposal in its place, merged,
// then the guard.
#include <algorithm>

#include "handlers/bare.h"
#include "handlers/guard.h"
#include "handlers/merge.h"
#include "handlers/parts.h"

namespace joys {
namespace {

// Where the letter as a whole is doubtful, an opt-out acts only from here: its own words leave little doubt.
constexpr double confident = 0.8;

const Handler& handler_of(Category category) { return *std::ranges::find(handlers(), category, &Handler::category); }

// What people are asked in place of what the handler would have done. Nothing changes, and only who would have had an
// answer gets an acknowledgement.
Contribution proposal(const Asked& asked, const Contribution& wanted, const std::string& because) {
  const Category category = wanted.draft.category;
  Contribution part = open_case(asked, category, Action::staff,
                                "Software proposes \"" + std::string(name(wanted.draft.action)) + "\" for " +
                                    std::string(name(category)) + ": is that right?");
  part.draft.urgent = wanted.draft.urgent;
  part.draft.draft_text = wanted.draft.draft_text;
  if (!wanted.paragraph) part.paragraph.reset();
  if (category == Category::erase && part.paragraph)
    part.paragraph->values.insert({{"address", ""}, {"until", ""}});  // nothing was stopped
  part.because = because;
  return part;
}

Contribution decide_one(const Asked& asked, Category category) {
  Contribution part = handler_of(category).decide(asked);
  if (asked.rules.automatic.contains(category)) return part;
  return proposal(asked, part, "does not act alone here");
}

// The letter is not clear: one case of its strongest category, for people. A human letter is acknowledged even where
// the category by itself would not be.
Contribution decide_doubtful(const Asked& asked, Category strongest) {
  const auto& classification = asked.classification;
  Contribution wanted = handler_of(strongest).decide(asked);
  wanted.draft.urgent = classification.is(Category::child_report) || classification.is(Category::legal);
  const bool from_a_machine = strongest == Category::bounce || strongest == Category::auto_reply ||
                              (strongest == Category::complaint && classification.feedback);
  const bool human = !from_a_machine && !classification.machine.never_answer;
  if (human && strongest != Category::legal)
    wanted.paragraph = acknowledgement(asked, wanted.draft);
  else
    wanted.paragraph.reset();
  Contribution part = proposal(asked, wanted, "not clear enough to act upon");
  const auto& ticket = classification.ticket;
  if (strongest == Category::opt_out && ticket && !ticket->compromised)
    part.changes = std::move(wanted.changes);  // a sealed token acts, whatever else is written beside it
  return part;
}

// An opt-out beside the doubtful main wish still stops mail, unless the letter also says the contrary.
bool still_stops(const Classification& classification, const Judgement& judgement) {
  const bool contrary = classification.is(Category::resubscribe) ||
                        (classification.runner_up && classification.runner_up->category == Category::resubscribe);
  return judgement.category == Category::opt_out && judgement.confidence >= confident && !contrary;
}

std::vector<Contribution> contributions(const Asked& asked) {
  const auto& classification = asked.classification;
  std::vector<Contribution> parts;
  if (classification.categories.empty()) {
    parts.push_back(decide_doubtful(asked, Category::unrelated));
    return parts;
  }
  const Category strongest = classification.categories.front().category;
  for (const Handler& handler : handlers()) {
    const auto judged = std::ranges::find(classification.categories, handler.category, &Judgement::category);
    if (judged == classification.categories.end()) continue;
    if (classification.sure) {
      parts.push_back(decide_one(asked, handler.category));
    } else if (handler.category == strongest) {
      parts.push_back(decide_doubtful(asked, strongest));
    } else if (still_stops(classification, *judged)) {
      Contribution part = decide_one(asked, Category::opt_out);
      if (!part.draft.open) parts.push_back(std::move(part));
    }
  }
  return parts;
}

bool is_from_a_person(const Classification& classification) {
  return std::ranges::none_of(classification.categories, [](const Judgement& judgement) {
    return judgement.category == Category::bounce || judgement.category == Category::complaint ||
           judgement.category == Category::auto_reply;
  });
}

// A bare yes, no or thanks from the case's own sender ends there.
Decision joined(const Asked& asked) {
  Decision decision;
  decision.joins_case = asked.context.continues->case_id;
  decision.because = {"a bare reply to " + asked.context.continues->number};
  return decision;
}

}  // namespace

Decision decide(const Asked& asked) {
  const auto& continued = asked.context.continues;
  const bool follows_up = continued && continued->from_same_person && is_from_a_person(asked.classification);
  if (follows_up && is_bare_reply(asked.letter)) return joined(asked);

  Decision decision = merge(contributions(asked), asked);
  const bool reports_on_case = continued && asked.classification.is(Category::bounce);
  if (follows_up || reports_on_case) decision.joins_case = continued->case_id;
  return guard(std::move(decision), asked);
}

}  // namespace joys
