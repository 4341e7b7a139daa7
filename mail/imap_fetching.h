// The fetches under way: which letters each of them still waits for, and what became of those that did not come.
#pragma once
#include <cstdint>
#include <functional>
#include <list>
#include <unordered_set>
#include <vector>

#include "mail/imap_session.h"
#include "mail/mailbox.h"

namespace joys {

class ImapFetching {
 public:
  using Emit = std::function<void(MailEvent)>;
  ImapFetching(std::uint64_t letter_limit, Emit emit) : limit_(letter_limit), emit_(std::move(emit)) {}

  void know_sizes(const std::vector<Listed>&);  // the letters over the limit are asked for in part
  void start(ImapSession&, std::uint64_t ticket, const std::vector<std::uint32_t>& uids);
  void on_fetch(ImapFetch&&);

 private:
  struct Task {
    std::uint64_t ticket = 0;
    std::unordered_set<std::uint32_t> waiting;
    std::size_t open = 0;     // commands without reply
    bool unreadable = false;  // the server said NO and meant something else than "expunged"
  };
  void on_reply(std::list<Task>::iterator, const ImapStatus&);
  void finish(std::list<Task>::iterator);

  std::uint64_t limit_;
  Emit emit_;
  std::list<Task> tasks_;
  std::unordered_set<std::uint32_t> large_;
};

}  // namespace joys
