// One joysd for each ledger: two would each free the other's leases and send every answer twice.
#pragma once
#include <string>

namespace joys {

// Holds an flock on a file beside the ledger for its lifetime; the system takes it back when the process dies.
class LedgerLock {
 public:
  // Throws std::runtime_error if another process has it.
  explicit LedgerLock(const std::string& ledger_file);
  ~LedgerLock();
  LedgerLock(const LedgerLock&) = delete;
  LedgerLock& operator=(const LedgerLock&) = delete;

 private:
  int fd_ = -1;
};

}  // namespace joys
