// Every letter of every folder of an account, without leaving a mark on any.
#pragma once
#include <functional>
#include <string>

#include "mail/imap.h"

namespace joys {

struct Scanned {
  std::string folder;  // as on the wire (modified UTF-7)
  std::uint32_t uid = 0;
  std::string raw;
};

// Connects, calls `each` for every letter and logs out. Creates nothing. Throws MailError; a folder that cannot be
// opened ends it, because nothing could be said about what is in it.
void scan_account(ImapOptions, const std::function<void(const Scanned&)>& each);

}  // namespace joys
