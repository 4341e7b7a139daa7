#include "daemon/signals.h"

#include <csignal>

namespace joys {
namespace {

Signals* watched = nullptr;

void on_signal(int number) {
  (number == SIGHUP ? watched->reload : watched->stop) = true;
  watched->mail.ring();
  watched->sender.ring();
}

}  // namespace

void watch_signals(Signals& signals) {
  watched = &signals;
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) sigaction(number, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace joys
