// The sealing keys: 0600 files in the ledger's folder. They are made once, together with the ledger, and never anew
// beside an existing one: with other keys no link in any old letter would work and no suppression would be found.
#pragma once
#include <string>
#include <vector>

#include "parsers/token.h"
#include "store/ledger.h"

namespace joys {

struct Keys {
  LedgerKeys ledger{};
  std::vector<TokenKey> tokens;  // token.key: one line a key, "ID active|retired|compromised 64-HEX-DIGITS"
};

// The file behind "sqlite:/path". Throws std::runtime_error for other URLs.
std::string ledger_path(const std::string& url);

// Reads the keys; makes them (and the folder, 0700) if there is neither ledger nor key, owned by the folder's owner.
// Throws std::runtime_error saying which file is missing, unreadable, open to others or malformed, and what to do.
Keys open_keys(const std::string& ledger_url);

// Only the token keys, without a ledger; empty if there is none. For commands that merely recognise links.
std::vector<TokenKey> token_keys_if_any(const std::string& ledger_url);

// If run by root and the ledger's folder belongs to somebody else: become that user, so that no file of the ledger ends
// up root's. Throws std::runtime_error.
void become_owner(const std::string& ledger_url);

}  // namespace joys
