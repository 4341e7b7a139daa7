// What holds for every decision, whatever the handler wanted: never answer a machine, never over a quota, never act on
// a forged or doubtful letter, never let text in a letter do what only a click may do. Last step of decide().
#pragma once
#include "handlers/handler.h"

namespace joys {

Decision guard(Decision, const Asked&);

}  // namespace joys
