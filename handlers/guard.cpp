// What holds for every decision: the table of doubts, what only a click may do, and the quotas of answers.
#include "handlers/guard.h"

#include <algorithm>

#include "handlers/parts.h"
#include "handlers/trust.h"

namespace joys {
namespace {

constexpr int acknowledgements_in_7_days = 1;  // RFC 3834 section 2
constexpr int promises_in_24_hours = 3;

// A person must look. What machines report, and what is filed as unrelated, stays as it is: half of all spam is forged.
void give_to_people(Decision& decision) {
  for (CaseDraft& draft : decision.cases) {
    const bool report = draft.category == Category::bounce || draft.category == Category::complaint ||
                        draft.category == Category::auto_reply;
    if (report || (draft.category == Category::unrelated && !draft.open)) continue;
    draft.open = true;
    draft.action = Action::staff;
    decision.action = Action::staff;
    decision.folder = Folder::escalated;
    if (draft.question.empty()) draft.question = "Is this letter what it seems to be?";
  }
}

// A sealed token proves by itself that its reader's mail may stop, whatever From and the rest of the letter say.
bool is_proved_by_token(const Decision& decision, const Asked& asked) {
  const auto& ticket = asked.classification.ticket;
  return ticket && !ticket->compromised && std::ranges::all_of(decision.cases, [](const CaseDraft& draft) {
           return draft.category == Category::opt_out;
         });
}

bool cannot_be_undone(const Change& change) { return std::holds_alternative<Purge>(change); }

void apply(Remedy effect, Decision& decision, const Asked& asked) {
  if (std::erase_if(decision.changes, cannot_be_undone) > 0)
    give_to_people(decision);  // a doubt is enough; it is hidden
  if (effect != Remedy::people) {
    decision.answer.reset();
    decision.others.clear();  // nobody is written to on the word of a machine or a forger
  }
  if (effect == Remedy::mute || is_proved_by_token(decision, asked)) return;
  if (effect == Remedy::proposal) decision.changes.clear();
  give_to_people(decision);
}

// A letter may stop mail and count or mark bounces. Starting it again takes a click.
bool needs_a_click(const Change& change) {
  return std::holds_alternative<Lift>(change) || std::holds_alternative<Undo>(change);
}

// Over a quota the case stays with people instead of an answer.
void keep_quotas(Decision& decision, const Asked& asked) {
  if (!decision.answer) return;
  const Context& context = asked.context;
  const bool again = decision.answer->kind == AnswerKind::promise
                         ? context.promises_in_24_hours >= promises_in_24_hours
                         : context.acknowledgements_in_7_days >= acknowledgements_in_7_days;
  const bool breaker = context.answers_in_hour >= asked.rules.answers_per_hour;
  if (!again && !breaker) return;
  decision.answer.reset();
  decision.others.clear();
  decision.wrote_again = again;
  decision.because.push_back(again ? "guard: wrote again, answered already" : "guard: too many answers in this hour");
  for (CaseDraft& draft : decision.cases) {
    draft.open = true;
    if (draft.question.empty()) draft.question = "Must this be answered? Software has sent no answer.";
  }
  decision.folder = Folder::escalated;
}

bool has_link(const Decision& decision, Category category) {
  const auto waits = [&](const Answer& letter) {
    return std::ranges::find(letter.pending, category, &Pending::category) != letter.pending.end();
  };
  return (decision.answer && waits(*decision.answer)) || std::ranges::any_of(decision.others, waits);
}

// A wish that waits for a click has nobody to make it, if the letter with the link is not sent.
void leave_none_waiting(Decision& decision) {
  for (CaseDraft& draft : decision.cases) {
    if (draft.open || draft.action != Action::confirm || has_link(decision, draft.category)) continue;
    draft.open = true;
    if (draft.question.empty()) draft.question = "Software has sent no link. Shall this be done?";
    decision.folder = Folder::escalated;
  }
}

}  // namespace

Decision guard(Decision decision, const Asked& asked) {
  std::erase_if(decision.changes, needs_a_click);
  for (const Doubt& doubt : doubts()) {
    if (!doubt.holds(asked)) continue;
    apply(doubt.effect, decision, asked);
    decision.because.push_back("guard: " + std::string(doubt.reason));
  }
  keep_quotas(decision, asked);
  leave_none_waiting(decision);
  return decision;
}

}  // namespace joys
