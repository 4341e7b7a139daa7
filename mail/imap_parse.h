// One complete IMAP response as a value: the few kinds we need of RFC 3501 section 7, RFC 4315 and RFC 7162; anything
// else is Other and of no consequence. Pure, no exceptions; nesting and numbers are bounded.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "mail/imap_response.h"

namespace joys {

using UidRanges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // inclusive, as the server wrote them

struct ImapStatus {
  enum class Kind : std::uint8_t { ok, no, bad, bye, preauth };
  std::string tag;  // "" untagged
  Kind kind = Kind::ok;
  std::string code;       // upper case: "UIDVALIDITY", "" if none
  std::string arguments;  // of the code, as they stand
  std::string text;
};
struct ImapFetch {
  std::uint32_t number = 0, uid = 0;  // uid 0: not told
  std::optional<std::uint64_t> size;
  std::optional<std::int64_t> received;  // INTERNALDATE, Unix time
  bool deleted = false;                  // FLAGS holds \Deleted
  bool has_body = false;                 // BODY[...] was not NIL
  bool cut = false;                      // the reader dropped its tail
  std::string body;
};
struct ImapExists {
  std::uint32_t count = 0;
};
struct ImapExpunge {
  std::uint32_t number = 0;
};
struct ImapVanished {
  UidRanges uids;
};
struct ImapSearch {
  std::vector<std::uint32_t> uids;
};
struct ImapCapability {
  std::vector<std::string> words;
};  // upper case
struct ImapList {
  std::vector<std::string> flags;  // lower case: "\noselect"
  char separator = 0;              // 0: flat
  std::string name;                // as on the wire (modified UTF-7)
};
struct ImapContinue {};
struct ImapOther {};
struct ImapMalformed {};  // of a kind we know, but not readable: the dialogue cannot be trusted any more

using ImapValue = std::variant<ImapStatus, ImapFetch, ImapExists, ImapExpunge, ImapVanished, ImapSearch, ImapCapability,
                               ImapList, ImapContinue, ImapOther, ImapMalformed>;

ImapValue parse_imap(ImapResponse&&);  // moves a letter's literal into ImapFetch::body

// "304,319:320" (RFC 4315 uid-set); nullopt if it is none.
std::optional<UidRanges> parse_uid_ranges(std::string_view);
// "[COPYUID 38505 304,319:320 3956:3958]" without the word: validity, sources, copies.
struct CopyUid {
  std::uint32_t uidvalidity = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // source, copy
};
std::optional<CopyUid> parse_copyuid(std::string_view arguments);

}  // namespace joys
