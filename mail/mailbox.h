// The seam to the mailbox. One persistent connection, used by one thread; commands are pipelined and their results come
// back as events in the order the server gives them.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace joys {

// Any mishap of the connection or the dialogue. The object is closed afterwards: open() again after a pause.
struct MailError : std::runtime_error {
  bool permanent = false;  // wrong password, refused certificate, no such mailbox: an operator must act
  MailError(const std::string& what, bool is_permanent = false) : std::runtime_error(what), permanent(is_permanent) {}
};

struct Listed {
  std::uint32_t uid = 0;
  std::uint64_t size = 0;  // RFC822.SIZE
};

// Events.
struct Letter {
  std::uint32_t uid = 0;
  std::int64_t received = 0;  // INTERNALDATE, Unix time
  std::string raw;            // exact bytes; cut at the size limit with `cut` set
  bool cut = false;
};
struct FetchEnd {              // of one fetch(): uids that gave no letter were gone before they were read
  std::uint64_t ticket = 0;
  std::vector<std::uint32_t> gone;
  std::vector<std::uint32_t> unreadable;  // they are there, but the server would not give them (NO)
};
struct Moved {                 // of one move()
  std::uint64_t ticket = 0;
  struct One { std::uint32_t uid; std::uint32_t new_uid; };  // new_uid 0: the server did not say
  std::uint32_t uidvalidity = 0;  // of the target
  std::vector<One> moved;         // a uid that was gone already counts as moved
  std::string refused;            // NO text: only what stands in `moved` is known to have moved
};
// A filed letter that is to leave the mailbox: by uid while UIDVALIDITY stands, else by its day and its content.
struct Doomed {
  std::uint32_t uidvalidity = 0, uid = 0;  // uid 0: the server never said
  std::int64_t received = 0;               // INTERNALDATE
  std::function<bool(const std::string& raw)> is_it = {};
};
struct Expunged {
  std::size_t letters = 0;  // that the server was told to expunge
  std::string refused;      // not "": it may be there still, and why; gone already is success
};
struct NewMail {};
using MailEvent = std::variant<Letter, FetchEnd, Moved, NewMail>;

class Mailbox {
 public:
  virtual ~Mailbox() = default;
  // Connects, logs in, creates the missing folders, selects the mailbox. Returns its UIDVALIDITY.
  virtual std::uint32_t open() = 0;
  virtual bool is_open() const = 0;
  virtual bool read_only() const = 0;  // letters are read and decided, filing is parked
  virtual std::vector<Listed> list() = 0;  // everything in the mailbox, by ascending UID; waits for earlier commands
  virtual std::uint64_t fetch(const std::vector<std::uint32_t>& uids) = 0;                          // BODY.PEEK[]
  virtual std::uint64_t move(const std::vector<std::uint32_t>& uids, const std::string& folder) = 0;
  // As move(), from another folder than the selected one; blocks. For letters whose case was decided.
  virtual Moved move_from(const std::string& source, std::uint32_t uidvalidity, std::uint32_t uid,
                          const std::string& folder) = 0;
  // Marks exactly this letter \Deleted and expunges it (UIDPLUS); blocks. Reads nothing but whole letters, because
  // servers keep what else they are asked for in their caches.
  virtual Expunged expunge(const std::string& folder, const Doomed&) = 0;
  // Is this copy (by uid, else by Message-ID) still in the folder? Blocks.
  virtual bool holds(const std::string& folder, std::uint32_t uidvalidity, std::uint32_t uid,
                     const std::string& message_id) = 0;
  // The next event, or nullopt after `patience` or when `wake_fd` becomes readable (-1: none). While nothing is
  // outstanding it idles (IDLE where offered, re-issued; NOOP otherwise), and a dead connection throws within 2 minutes.
  virtual std::optional<MailEvent> next(std::chrono::milliseconds patience, int wake_fd) = 0;
  // These may have been moved before the process died. Where moving is copying, the next move() looks first whether the
  // copy is there. Costs a search each; losses of the connection are remembered without it.
  virtual void recheck(const std::vector<std::uint32_t>&) {}
  virtual std::size_t outstanding() const = 0;  // commands without their tagged reply
  virtual void close() noexcept = 0;            // LOGOUT if it can be said at once
};

}  // namespace joys
