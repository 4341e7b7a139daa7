#include "daemon/wake.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

namespace joys {

Wake::Wake() : fd_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}
Wake::~Wake() { close(fd_); }

void Wake::ring() const noexcept {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = write(fd_, &one, sizeof one);  // a full counter is ringing already
}

void Wake::drain() const noexcept {
  std::uint64_t count = 0;
  [[maybe_unused]] const auto got = read(fd_, &count, sizeof count);
}

bool Wake::wait(std::chrono::milliseconds patience) const noexcept {
  pollfd one{.fd = fd_, .events = POLLIN, .revents = 0};
  return poll(&one, 1, static_cast<int>(patience.count())) > 0;
}

}  // namespace joys
