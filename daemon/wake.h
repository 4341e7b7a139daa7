// What wakes a thread that waits in poll(): a commit, a signal, a stop. An eventfd, written by anybody, drained by one.
#pragma once
#include <chrono>

namespace joys {

class Wake {
 public:
  Wake();
  ~Wake();
  Wake(const Wake&) = delete;
  Wake& operator=(const Wake&) = delete;
  int fd() const { return fd_; }
  void ring() const noexcept;  // async-signal-safe
  void drain() const noexcept;
  bool wait(std::chrono::milliseconds patience) const noexcept;  // rung?

 private:
  int fd_;
};

}  // namespace joys
