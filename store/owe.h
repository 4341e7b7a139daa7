// What is owed to the world because of a letter: rows of `effects`, written in the letter's own transaction.
#pragma once
#include <optional>
#include <string>

#include "store/cases.h"
#include "store/work.h"

namespace joys {

void owe_move(Work&, std::int64_t letter, const Cause&, Folder);

struct Secrets {
  std::string undo, link;  // "" if there is none
};
// Composes the answer and writes it down; `about` is the case that it names.
void owe_answer(Work&, std::int64_t letter, const NewCase& about, const Answer&, const Secrets&);

// A filed letter is to leave the mailbox; once a letter, and never one of the house's own. It waits until its move and
// its answers are settled.
void owe_expunge(Work&, std::int64_t letter);
// Did a purge take this letter (the first of its copies)?
bool was_forgotten(Work&, std::int64_t first);

struct Move {
  std::int64_t id = 0;
  std::string state;
  Filed at;  // where the letter lies once the move is done
};
std::optional<Move> last_move(Work&, std::int64_t letter);
void owe_again(Work&, const Move&);

// The letter belongs into another folder now: an unsettled move is turned there; after a settled one a further move is
// owed. One that is under way is left: its settlement sees that the letter lies wrong.
void owe_folder(Work&, std::int64_t letter, Folder);

Folder folder_named(std::string_view);

}  // namespace joys
