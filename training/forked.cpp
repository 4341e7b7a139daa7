#include "training/forked.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <thread>

namespace joys {
namespace {

struct Child {
  pid_t pid = -1;
  int pipe = -1;
};

void write_all(int fd, const std::vector<double>& numbers) {
  const char* at = reinterpret_cast<const char*>(numbers.data());
  std::size_t left = numbers.size() * sizeof(double);
  while (left > 0) {
    const auto n = ::write(fd, at, left);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) _exit(1);
    at += n;
    left -= static_cast<std::size_t>(n);
  }
}

bool read_all(int fd, std::vector<double>& numbers) {
  char* at = reinterpret_cast<char*>(numbers.data());
  std::size_t left = numbers.size() * sizeof(double);
  while (left > 0) {
    const auto n = ::read(fd, at, left);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += n;
    left -= static_cast<std::size_t>(n);
  }
  return true;
}

}  // namespace

std::vector<std::vector<double>> in_processes(std::size_t n, std::size_t size,
                                              const std::function<std::vector<double>(std::size_t)>& work) {
  const std::size_t processes = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, n);
  std::vector<Child> children(processes);
  for (std::size_t p = 0; p < processes; ++p) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe to a child process");
    const pid_t pid = ::fork();
    if (pid < 0) throw std::runtime_error("no child process");
    if (pid == 0) {
      for (std::size_t i = p; i < n; i += processes) write_all(ends[1], work(i));
      _exit(0);
    }
    ::close(ends[1]);
    children[p] = {pid, ends[0]};
  }
  // In the order of the work: a child that is ahead waits until its pipe is read.
  std::vector<std::vector<double>> results(n, std::vector<double>(size));
  bool whole = true;
  for (std::size_t i = 0; i < n; ++i) whole = read_all(children[i % processes].pipe, results[i]) && whole;
  for (const Child& child : children) {
    ::close(child.pipe);
    int status = 0;
    while (::waitpid(child.pid, &status, 0) < 0 && errno == EINTR) {
    }
    whole = whole && status == 0;
  }
  if (!whole) throw std::runtime_error("a child process of the training failed");
  return results;
}

}  // namespace joys
