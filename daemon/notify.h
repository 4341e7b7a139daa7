// What we tell systemd (sd_notify): ready, what we are at, alive. Does nothing where nobody listens.
#pragma once
#include <atomic>
#include <chrono>
#include <string>

namespace joys {

class Notify {
 public:
  void ready();
  void reloading();
  void stopping();
  void status(const std::string& text);  // no personal data
  // Progress of the main loop; the watchdog is fed only while the sender made progress, too.
  void alive();
  void sender_alive() { sender_beat_ = now(); }
  bool healthy() const;  // both loops moved in the last minutes: /healthz

 private:
  static std::int64_t now();
  std::atomic<std::int64_t> main_beat_{now()}, sender_beat_{now()};
};

}  // namespace joys
