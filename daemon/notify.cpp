#include "daemon/notify.h"

#include <systemd/sd-daemon.h>

namespace joys {
namespace {
constexpr std::int64_t stale_seconds = 150;  // a dead connection is noticed within two minutes; longer is a hang
}

std::int64_t Notify::now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void Notify::ready() { sd_notify(0, "READY=1"); }
void Notify::reloading() { sd_notify(0, "RELOADING=1"); }
void Notify::stopping() { sd_notify(0, "STOPPING=1"); }
void Notify::status(const std::string& text) { sd_notify(0, ("STATUS=" + text).c_str()); }

void Notify::alive() {
  main_beat_ = now();
  if (healthy()) sd_notify(0, "WATCHDOG=1");
}

bool Notify::healthy() const { return now() - main_beat_ < stale_seconds && now() - sender_beat_ < stale_seconds; }

}  // namespace joys
