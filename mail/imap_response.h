// Cuts a server's byte stream into complete IMAP responses (RFC 3501 section 7). Pure; literals (section 4.3) are data
// and never looked into, so nothing that a letter contains can end a response or forge a reply.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct ImapLiteral {
  std::string bytes;
  bool cut = false;  // longer than the limit: the rest was read and dropped
};

// One response without its last line end. In `text` every literal is left as {n} CRLF; its bytes are in `literals`, in
// order.
struct ImapResponse {
  std::string text;
  std::vector<ImapLiteral> literals;
};

struct ImapLimits {
  std::size_t text = 1 << 20;        // bytes outside literals in one response: a SEARCH result of 100,000 numbers fits
  std::uint64_t literal = 64 << 20;  // bytes of literals kept in one response
  std::size_t literals = 16;         // in one response: we never ask for more than two
};

class ImapReader {
 public:
  explicit ImapReader(ImapLimits limits = {}) : limits_(limits) {}

  // Takes all bytes and appends the responses that they complete. False: the stream broke a limit and is of no more
  // use; failure() says which.
  bool feed(std::string_view bytes, std::vector<ImapResponse>& complete);
  const char* failure() const { return failure_; }
  bool within_response() const { return remaining_ > 0 || !current_.text.empty(); }

 private:
  bool take_line(std::string_view& bytes, std::vector<ImapResponse>& complete);
  void take_literal(std::string_view& bytes);
  bool begin_literal(std::uint64_t size);

  ImapLimits limits_;
  ImapResponse current_;
  std::uint64_t remaining_ = 0;  // bytes of the open literal still to come
  std::uint64_t room_ = 0;       // how many of the remaining bytes are kept
  const char* failure_ = "";
};

}  // namespace joys
