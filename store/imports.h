// How far an import came, so that one that was killed goes on where it was.
#pragma once
#include <optional>
#include <string>

#include "store/work.h"

namespace joys {

std::optional<ImportMark> import_mark(Database&, const LedgerKeys&, const std::string& file);
void keep_import_mark(Work&, const ImportMark&);  // an ended one is forgotten, and those that nobody came back for

}  // namespace joys
