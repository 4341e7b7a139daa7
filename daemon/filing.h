// Filing: the moves that decisions owe are claimed, asked of the mailbox and settled. Used by the intake, on its thread
// and with its mailbox; fetching goes on meanwhile.
#pragma once
#include <future>
#include <map>
#include <string>
#include <vector>

#include "mail/mailbox.h"
#include "store/ledger.h"

namespace joys {

using FolderNames = std::array<std::string, 4>;  // by Folder

class Filing {
 public:
  // Both must outlive it. `moves_at_once`: a server may pay for each MOVE, not for each letter.
  Filing(Mailbox&, Ledger&, FolderNames, std::size_t moves_at_once);

  void opened(std::uint32_t uidvalidity) { uidvalidity_ = uidvalidity; }
  void turn_begins() { may_be_due_ = doomed_ = true; }  // another process, or a person's decision, may owe moves
  void decided_one() { ++unfiled_; }
  // Claims and starts what is due. `quiet`: nothing else is at hand, so a few letters need not wait for more.
  void go_on(bool quiet);
  void on(Moved&&);
  bool busy() const { return claiming_ || dooming_ || !moving_.empty() || !settling_.empty(); }
  void collect(bool wait);  // settlements; throws DatabaseError
  // After a mishap of the mailbox: what was claimed is due again at once. Logs, never throws.
  void abandon() noexcept;

 private:
  using Moving = std::map<std::uint32_t, std::string>;  // uid -> effect id

  void start(std::vector<Effect>&&);
  void move_elsewhere(const Effect&);
  void expunge_all(std::vector<Effect>&&);
  const std::string& name(Folder folder) const { return folders_[static_cast<std::size_t>(folder)]; }

  Mailbox& mailbox_;
  Ledger& ledger_;
  const FolderNames folders_;
  const std::size_t moves_at_once_;

  std::uint32_t uidvalidity_ = 0;
  std::optional<std::future<std::vector<Effect>>> claiming_;
  std::optional<std::future<std::vector<Effect>>> dooming_;  // claims of letters to be expunged
  std::map<std::uint64_t, Moving> moving_;                   // by ticket of the mailbox
  std::vector<std::future<void>> settling_;
  std::size_t unfiled_ = 0;  // decided since the last claim
  bool may_be_due_ = true;
  bool doomed_ = true;      // letters may be due to be expunged
  bool rechecked_ = false;  // the moves that an earlier process may have begun are known
};

}  // namespace joys
