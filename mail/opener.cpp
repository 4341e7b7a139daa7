// One short-lived thread per connection. A finished one leaves its result in a list and wakes the poller.
#include "mail/opener.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace joys {

Opener::Opener(WireOptions options) : options_(std::move(options)), event_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (event_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

Opener::~Opener() {
  for (auto& [key, thread] : threads_) thread.join();
  ::close(event_);
}

void Opener::start() {
  const std::uint64_t key = next_key_++;
  threads_.emplace(key, std::thread([this, key] { open(key); }));
}

void Opener::open(std::uint64_t key) {
  Opened result;
  try {
    result.wire = std::make_unique<Wire>(options_);
  } catch (const MailError& error) {
    result.error = error.what();
    result.permanent = error.permanent;
  } catch (const std::exception& error) {
    result.error = error.what();
  }
  const std::lock_guard lock(mutex_);
  done_.emplace_back(key, std::move(result));
  eventfd_write(event_, 1);
}

std::vector<Opened> Opener::collect() {
  eventfd_t count = 0;
  eventfd_read(event_, &count);
  std::vector<std::pair<std::uint64_t, Opened>> done;
  {
    const std::lock_guard lock(mutex_);
    done.swap(done_);
  }
  std::vector<Opened> opened;
  for (auto& [key, result] : done) {
    threads_.at(key).join();
    threads_.erase(key);
    opened.push_back(std::move(result));
  }
  return opened;
}

}  // namespace joys
