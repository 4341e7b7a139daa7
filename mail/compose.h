// A finished answer as bytes: built with mimetic from values that are checked here first, so that nothing a stranger wrote
// can end a header line.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct Draft {
  std::string from;        // "Soren <joysandconcerns@soren.tech>"
  std::string to;          // addr-spec
  std::string subject;     // UTF-8
  std::string text;        // UTF-8, LF lines
  std::string message_id;  // without brackets
  std::string in_reply_to;
  std::vector<std::string> references;
  bool auto_generated = false;  // false: Auto-Submitted: auto-replied (RFC 3834 section 5)
  std::int64_t date = 0;
};

// RFC 5322 with CRLF, text/plain, UTF-8, lines <= 78 where words allow and never over 998. Throws std::invalid_argument
// naming the field if a value holds control characters or is no address.
std::string compose(const Draft&);

}  // namespace joys
