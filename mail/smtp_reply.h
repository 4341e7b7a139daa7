// The server's replies out of its byte stream (RFC 5321 section 4.2, enhanced codes RFC 2034 and 3463). Bounded: a
// server that never ends a line or a reply is broken, not awaited.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct SmtpReply {
  int code = 0;                    // 200 to 599
  std::string enhanced;            // "5.1.1" if the first line has one of the code's class, else ""
  std::vector<std::string> lines;  // the text behind each code, for EHLO's keywords

  bool positive() const { return code / 100 == 2; }
  bool intermediate() const { return code / 100 == 3; }
  bool temporary() const { return code / 100 == 4; }
  bool permanent() const { return code / 100 == 5; }
};

class SmtpReplyReader {
 public:
  void feed(std::string_view bytes);
  // The next whole reply. After broken() there is none: what follows could be anybody's answer to anything.
  std::optional<SmtpReply> next();
  bool broken() const { return broken_; }

 private:
  bool take_line(std::string_view line);

  std::string buffer_;
  std::size_t read_ = 0;  // octets of buffer_ that are done with
  SmtpReply reply_;
  std::size_t size_ = 0;  // octets of reply_
  bool broken_ = false;
};

}  // namespace joys
