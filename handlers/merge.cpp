// The contributions of a letter's intents as one decision.
#include "handlers/merge.h"

#include <algorithm>

#include "handlers/dates.h"
#include "handlers/parts.h"
#include "handlers/promise.h"

namespace joys {
namespace {

// A thread's whole history would make a header of kilobytes: its beginning and its end thread it as well.
constexpr std::size_t most_references = 20;

// RFC 5322 section 3.6.4: the parent's References, or its single In-Reply-To, and its Message-ID.
std::vector<std::string> references_to(const Message& letter) {
  std::vector<std::string> ids = letter.references;
  if (ids.empty() && !letter.in_reply_to.empty()) ids.push_back(letter.in_reply_to);
  if (!letter.message_id.empty()) ids.push_back(letter.message_id);
  if (ids.size() > most_references)
    ids.erase(ids.begin() + 1, ids.end() - static_cast<std::ptrdiff_t>(most_references - 1));
  return ids;
}

// To the author and nobody else: Reply-To is never followed.
Answer answer_to(const Asked& asked) {
  Answer answer;
  answer.to = asked.letter.author()->spec();
  answer.language = answer_language(asked.classification.language);
  answer.in_reply_to = asked.letter.message_id;
  answer.references = references_to(asked.letter);
  answer.received = in_words(asked, asked.context.received);
  return answer;
}

void take_letters(Decision& decision, Contribution& part, bool answerable, const Asked& asked) {
  for (Answer& other : part.others) decision.others.push_back(std::move(other));
  if (!part.paragraph || !answerable) return;
  if (!decision.answer) decision.answer = answer_to(asked);
  decision.answer->kind = std::max(decision.answer->kind, part.kind);
  decision.answer->paragraphs.push_back(std::move(*part.paragraph));
  if (!part.pending) return;
  add_wish(*decision.answer, std::move(*part.pending), asked.context.now, asked.rules);
}

Folder folder_of(const std::vector<Contribution>& parts) {
  if (std::ranges::any_of(parts, [](const Contribution& part) { return part.draft.open; })) return Folder::escalated;
  const bool ignored = std::ranges::all_of(parts, [](const auto& part) { return part.folder == Folder::ignored; });
  return ignored ? Folder::ignored : Folder::processed;
}

// What the paragraph of the opt-out says, the one of the erasure need not say again.
void tell_once(Answer& answer) {
  const auto tells = [](const Paragraph& p) { return p.category == Category::opt_out && p.values.contains("until"); };
  if (std::ranges::none_of(answer.paragraphs, tells)) return;
  for (Paragraph& paragraph : answer.paragraphs)
    if (paragraph.category == Category::erase) paragraph.values["address"] = paragraph.values["until"] = "";
}

}  // namespace

Decision merge(std::vector<Contribution> parts, const Asked& asked) {
  Decision decision;
  decision.folder = folder_of(parts);
  decision.because = asked.classification.because;
  const bool answerable =
      asked.letter.author() && std::ranges::none_of(parts, [](const Contribution& part) {
        return part.draft.category == Category::legal;  // no letter at all, whatever else it asks for
      });
  for (Contribution& part : parts) {
    for (Change& change : part.changes)
      if (std::ranges::find(decision.changes, change) == decision.changes.end())
        decision.changes.push_back(std::move(change));
    take_letters(decision, part, answerable, asked);
    if (!part.because.empty()) decision.because.push_back(std::string(name(part.draft.category)) + ": " + part.because);
    decision.action = std::max(decision.action, part.draft.action);
    decision.cases.push_back(std::move(part.draft));
  }
  if (decision.answer) tell_once(*decision.answer);
  return decision;
}

}  // namespace joys
