// SIGTERM and SIGINT ask to stop, SIGHUP to reload. The handlers only set flags and ring bells.
#pragma once
#include <atomic>

#include "daemon/wake.h"

namespace joys {

struct Signals {
  std::atomic<bool> stop{false}, reload{false};
  Wake mail, sender;  // the two threads that wait
};

// Installs the handlers; SIGPIPE is ignored. `signals` must live as long as the process.
void watch_signals(Signals& signals);

}  // namespace joys
