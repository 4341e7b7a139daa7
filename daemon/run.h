// The daemon: the pages, the thread that sends, and the loop that reads.
#pragma once
#include <string>

#include "daemon/config.h"

namespace joys {

// Runs until SIGTERM (returns 0) or, with `once`, until nothing is undecided and no effect is due now (0; 75 if a
// server could not be reached). `path` is read again at SIGHUP. Throws what makes a start impossible.
int run(const Config&, const std::string& path, bool once);

}  // namespace joys
