// Taking letters out of the selected folder for good: which they are, and exactly these.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "mail/imap_session.h"
#include "mail/mailbox.h"

namespace joys {

// `now` is the UIDVALIDITY of the selected folder; `raw_of` fetches a letter.
std::vector<std::uint32_t> uids_of(ImapSession&, const Doomed&, std::uint32_t now,
                                   const std::function<std::string(std::uint32_t)>& raw_of);

Expunged expunge_letters(ImapSession&, const std::vector<std::uint32_t>& uids, const std::string& folder);

}  // namespace joys
