// The one door: a decision becomes rows. Everything here runs inside the letter's savepoint.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "store/work.h"

namespace joys {

TakenIn decide_letter(Work&, const Incoming&, std::optional<std::string> content_key);

// A person moved a decided letter back: a staff case joined to the first one.
TakenIn reconsider(Work&, const Incoming&, std::int64_t first);

// A letter that was never parsed or decided: Incoming::failed says why.
TakenIn give_to_staff(Work&, const Incoming&);

// The changes of a click or a command. Returns the undo secrets of the suppressions that were new. Throws
// std::invalid_argument if the decision has cases or an answer: those belong to a letter.
std::vector<std::string> commit_act(Work&, const Decision&, const std::string& who);

}  // namespace joys
