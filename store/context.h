// What the ledger knows that a decision needs: looked up in the transaction that will hold the decision.
#pragma once
#include <string>

#include "store/work.h"

namespace joys {

// `sender` is the address hash of the letter's author, "" if it has no single one.
Context look_up(Work&, const Incoming&, const std::string& sender);

}  // namespace joys
