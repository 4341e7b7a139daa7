// The mailbox over IMAP (RFC 3501, 9051, 6851, 4315, 2177).
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "mail/mailbox.h"
#include "mail/wire.h"

namespace joys {

struct ImapOptions {
  WireOptions wire;
  std::string mailbox = "INBOX";
  std::vector<std::string> folders;      // created when missing (UTF-8; sent as modified UTF-7)
  bool idle = true;
  std::uint64_t letter_limit = 64u << 20;  // a larger letter is fetched up to this size and marked cut
};

std::unique_ptr<Mailbox> make_imap(ImapOptions);

}  // namespace joys
