#include "daemon/refused_lines.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>
#include <stdexcept>

namespace joys {
namespace {

constexpr std::int64_t most_said = 20;  // lines on stderr
constexpr std::size_t most_waiting = 64 * 1024;
constexpr mode_t owner_only = 0600;

}  // namespace

RefusedLines::RefusedLines(const std::string& path) {
  if (path.empty()) return;
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, owner_only);
  if (file_ < 0 || fchmod(file_, owner_only) != 0)
    throw std::runtime_error(path + ": the report cannot be written: " + std::strerror(errno));
}

RefusedLines::~RefusedLines() {
  if (file_ >= 0) close(file_);
}

void RefusedLines::begin(std::int64_t bytes) {
  if (file_ < 0) return;
  struct stat info {};
  if (fstat(file_, &info) != 0 || info.st_size < bytes) bytes = 0;
  if (ftruncate(file_, bytes) != 0 || lseek(file_, bytes, SEEK_SET) < 0)
    throw std::runtime_error(std::string("the report cannot be written: ") + std::strerror(errno));
  bytes_ = bytes;
  if (bytes == 0) waiting_ = "line,reason\n";
}

void RefusedLines::add(std::int64_t line, const std::string& why) {
  if (file_ < 0) {
    if (++said_ <= most_said) std::cerr << "line " << line << ": " << why << "\n";
    if (said_ == most_said + 1) std::cerr << "more lines were refused; --report FILE names all of them\n";
    return;
  }
  std::string quoted;
  for (const char c : why) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  waiting_ += std::to_string(line) + ",\"" + quoted + "\"\n";
  if (waiting_.size() > most_waiting) flush();
}

std::int64_t RefusedLines::flush() {
  while (file_ >= 0 && !waiting_.empty()) {
    const auto n = write(file_, waiting_.data(), waiting_.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw std::runtime_error(std::string("the report cannot be written: ") + std::strerror(errno));
    waiting_.erase(0, static_cast<std::size_t>(n));
    bytes_ += n;
  }
  return bytes_;
}

}  // namespace joys
