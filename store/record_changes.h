// Changes of what a record says, each of which can be taken back for as long as its undo link lasts, and erasures that
// wait for their day.
#pragma once
#include <string>
#include <string_view>

#include "store/work.h"

namespace joys {

// Both return whether the undo hash was used: what changes nothing can not be taken back.
bool set_field(Work&, const SetField&, std::string_view who, const std::string& undo_hash);
bool plan_erasure(Work&, const PlanErasure&, std::string_view who, const std::string& undo_hash);

// Takes back field changes and the erasure that this undo hash belongs to.
void take_back(Work&, const std::string& undo_hash, std::string_view who);

}  // namespace joys
