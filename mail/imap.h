// The mailbox over IMAP (RFC 3501, 9051, 6851, 4315, 2177).
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mailbox.h"
#include "mail/wire.h"

namespace joys {

struct ImapOptions {
  WireOptions wire;
  std::string mailbox = "INBOX";
  std::vector<std::string> folders;  // created when missing (UTF-8, "/" between levels; sent as modified UTF-7)
  bool idle = true;
  std::uint64_t letter_limit = 64u << 20;  // a larger letter is fetched up to this size and marked cut
  // What the operator should see: [ALERT] texts (RFC 3501 section 7.1), letters that this server cannot expunge.
  std::function<void(std::string_view)> notice;
  // The connection counts as dead after this silence while a reply is due.
  std::chrono::milliseconds silence_limit{90'000};
  // While nothing is to be done: how long IDLE runs until it is issued anew, and how often NOOP asks where there is no
  // IDLE. A hung server is found out within this and 50 s (docs/decisions/0140).
  std::chrono::milliseconds probe_after{60'000};
};

std::unique_ptr<Mailbox> make_imap(ImapOptions);

}  // namespace joys
