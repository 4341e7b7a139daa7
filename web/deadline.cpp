// The sweeper of web/deadline.h: sleeps until the earliest end, or until there is a connection at all.
#include "web/deadline.h"

#include <sys/socket.h>

namespace joys {

Deadlines::Deadlines(std::chrono::milliseconds allowed) : allowed_(allowed), thread_([this] { sweep(); }) {}

Deadlines::~Deadlines() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Deadlines::start(const void* connection, int socket) {
  const std::lock_guard lock(mutex_);
  if (entries_.empty()) changed_.notify_one();
  entries_[connection] = {socket, std::chrono::steady_clock::now() + allowed_};
}

void Deadlines::stop(const void* connection) {
  const std::lock_guard lock(mutex_);
  entries_.erase(connection);
}

void Deadlines::sweep() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    if (entries_.empty()) {
      changed_.wait(lock);
      continue;
    }
    const auto now = std::chrono::steady_clock::now();
    auto next = now + allowed_;
    for (auto entry = entries_.begin(); entry != entries_.end();) {
      if (entry->second.end <= now) {
        shutdown(entry->second.socket, SHUT_RDWR);  // the library notices and closes it
        entry = entries_.erase(entry);
      } else {
        next = std::min(next, entry->second.end);
        ++entry;
      }
    }
    changed_.wait_until(lock, next);
  }
}

}  // namespace joys
