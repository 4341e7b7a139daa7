// The moves under way: UID MOVE where offered (RFC 6851), else COPY, STORE and EXPUNGE of exactly these UIDs (RFC
// 4315).
#pragma once
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <set>
#include <vector>

#include "mail/imap_session.h"
#include "mail/mailbox.h"

namespace joys {

class ImapMoving {
 public:
  using Emit = std::function<void(Moved)>;
  // `copies` (source uid -> its copy in the folder) were made earlier and are only removed here.
  void start(ImapSession&, std::uint64_t ticket, const std::vector<std::uint32_t>& uids, const std::string& folder,
             const std::map<std::uint32_t, std::uint32_t>& copies, Emit);
  void on_copyuid(std::string_view arguments);
  // The connection died: which letters may have been copied without our knowing?
  std::set<std::uint32_t> abandon();

 private:
  struct Task {
    std::uint64_t ticket = 0;
    std::string folder;  // wire name
    std::set<std::uint32_t> uids;
    std::map<std::uint32_t, std::uint32_t> copies;
    std::uint32_t uidvalidity = 0;
    std::size_t open = 0;  // sets that are not done
    std::string refused;
    bool copying = false;  // by COPY, so that an unknown outcome matters
    Emit emit;
  };
  using Handle = std::list<Task>::iterator;
  void transfer(ImapSession&, Handle, const std::string& set, bool may_create);
  void remove(ImapSession&, Handle, const std::string& set);
  void done(Handle, const std::string& refused = {});

  std::list<Task> tasks_;
};

}  // namespace joys
