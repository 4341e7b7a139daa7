// One file per category, one list of them. decide() is pure: the same letter and context give the same decision.
#pragma once
#include <span>
#include <string_view>

#include "handlers/context.h"
#include "handlers/decision.h"
#include "handlers/wishes.h"
#include "parsers/classify.h"

namespace joys {

struct Asked {  // everything a handler may look at
  const Message& letter;
  const Classification& classification;
  const Context& context;
  const Rules& rules;
  Wishes wishes = wishes_of(letter);  // the text is searched once, however many handlers look
};

// What one handler contributes. decide() merges the parts of a letter's intents in order of protection.
struct Contribution {
  CaseDraft draft;
  std::vector<Change> changes;
  std::optional<Paragraph> paragraph;  // no paragraph, no answer for this intent
  AnswerKind kind = AnswerKind::acknowledgement;
  std::optional<Pending> pending;  // the answer links to a page where the author says yes
  std::vector<Answer> others;      // letters to other people's addresses, who say yes there
  Folder folder = Folder::processed;
  std::string because;  // what decided, for people; "" if the category says it all
};

struct Handler {
  Category category;
  Contribution (*decide)(const Asked&);
};

// All thirteen, most protective first (handlers/list.cpp is the only place that names them).
std::span<const Handler> handlers();

// The whole decision for a letter: each intent's handler, merged, then the guard. Pure; throws only what a broken
// handler throws, which the caller treats as a mishap.
Decision decide(const Asked&);

}  // namespace joys
