// Corrections by staff: what a letter really wanted, kept as numbers to train with.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "store/work.h"

namespace joys {

// False if the words of the letter are no longer kept: its case was closed long ago, or never existed.
bool correct(Work&, std::int64_t case_id, const std::vector<Category>&, std::string_view who);

std::vector<Correction> list_corrections(Database&);

}  // namespace joys
