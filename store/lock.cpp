// The lock file holds nothing and is never removed: removing it would let two processes lock two files of one name.
#include "store/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace joys {

LedgerLock::LedgerLock(const std::string& ledger_file) {
  const std::string file = ledger_file + ".lock";
  fd_ = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (fd_ < 0) throw std::runtime_error("cannot open " + file + ": " + std::strerror(errno));
  if (flock(fd_, LOCK_EX | LOCK_NB) == 0) return;
  const int why = errno;
  close(fd_);
  throw std::runtime_error(why == EWOULDBLOCK ? "another joysd has the ledger " + ledger_file
                                              : "cannot lock " + file + ": " + std::strerror(why));
}

LedgerLock::~LedgerLock() { close(fd_); }

}  // namespace joys
