// What several handlers need: who is meant, and the two shapes of a contribution, an open case and a filed letter.
#include "handlers/parts.h"

#include <algorithm>

#include "handlers/dates.h"

namespace joys {
namespace {

std::string_view domain_of(std::string_view address) {
  const auto at = address.rfind('@');
  return at == address.npos ? std::string_view() : address.substr(at + 1);
}

}  // namespace

std::string author_address(const Asked& asked) {
  const Address* const author = asked.letter.author();
  return author ? canonical(*author) : std::string();
}

bool is_ours(const Rules& rules, const std::string& canonical_address) {
  const auto domain = domain_of(canonical_address);
  if (domain.empty()) return false;
  return std::ranges::any_of(rules.own_addresses, [&](const std::string& own) {
    const auto ours = domain_of(own);
    return !ours.empty() && (domain == ours || domain.ends_with("." + std::string(ours)));
  });
}

std::vector<std::string> others_named(const Asked& asked) {
  const std::string author = author_address(asked);
  std::vector<std::string> others;
  for (const auto& address : asked.classification.facts.addresses)
    if (address != author && !is_ours(asked.rules, address) && std::ranges::find(others, address) == others.end())
      others.push_back(address);
  return others;
}

std::string in_words(const Asked& asked, std::int64_t unix_time) {
  return say_date(unix_time, asked.rules.timezone, asked.classification.language);
}

std::string stopped_until(const Asked& asked) {
  return in_words(asked, asked.context.now + std::int64_t{3600} * asked.rules.mailer_delay_hours);
}

CaseDraft draft_of(const Asked& asked, Category category, Action action, std::span<const Period> terms) {
  const Due due = earliest(terms, asked.context.received, asked.rules);
  CaseDraft draft;
  draft.category = category;
  draft.action = action;
  draft.law = due.law;
  draft.due_at = due.at;
  return draft;
}

CaseDraft draft_of(const Asked& asked, Category category, Action action) {
  return draft_of(asked, category, action, terms_of(category));
}

Paragraph acknowledgement(const Asked& asked, const CaseDraft& draft) {
  return {draft.category, std::string(name(draft.category)) + "_received", {{"due", in_words(asked, draft.due_at)}}};
}

Contribution open_case(const Asked& asked, Category category, Action action, std::string question) {
  Contribution part;
  part.draft = draft_of(asked, category, action);
  part.draft.open = true;
  part.draft.question = std::move(question);
  part.paragraph = acknowledgement(asked, part.draft);
  part.folder = Folder::escalated;
  return part;
}

Contribution filed(const Asked& asked, Category category, Action action, Folder folder) {
  Contribution part;
  part.draft = draft_of(asked, category, action);
  part.folder = folder;
  return part;
}

}  // namespace joys
