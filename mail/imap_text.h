// The small notations of IMAP: UID sets, quoted strings, mailbox names in modified UTF-7, INTERNALDATE. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

// "3,7:9,12" for any order and with repetitions; cut into pieces of at most `limit` characters, because servers may
// refuse long lines (RFC 2683 section 3.2.1.5 asks them to take 8,000).
std::vector<std::string> uid_sets(std::vector<std::uint32_t> uids, std::size_t limit = 4000);

// RFC 3501 section 5.1.3; nullopt if the name is not UTF-8.
std::optional<std::string> modified_utf7(std::string_view utf8);

std::string imap_quoted(std::string_view printable);               // with \ before " and \.
bool quotable(std::string_view);                                   // printable ASCII only
std::optional<std::int64_t> parse_internaldate(std::string_view);  // "17-Jul-1996 02:44:25 -0700" -> Unix time

}  // namespace joys
