// One pass over the octets, line by line. A reply whose lines disagree on the code, or that is no reply at all, breaks
// the stream for good, since replies are told apart by their order alone.
#include "mail/smtp_reply.h"

namespace joys {
namespace {

// RFC 5321 section 4.5.3.1.5 allows 512 octets; servers that paste diagnostics in exceed it.
constexpr std::size_t line_limit = 4096;
// No EHLO reply comes near this, and no other reply has a use for it.
constexpr std::size_t reply_limit = 16384;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "5.1.1" at the start of the text, of the same class as the code.
std::string enhanced_code(std::string_view text, int code) {
  if (text.empty() || text[0] - '0' != code / 100 || code / 100 == 3) return {};
  std::size_t at = 1;
  for (int part = 0; part < 2; ++part) {
    if (at >= text.size() || text[at] != '.') return {};
    const std::size_t begin = ++at;
    while (at < text.size() && at < begin + 3 && is_digit(text[at])) ++at;
    if (at == begin) return {};
  }
  return at == text.size() || text[at] == ' ' ? std::string(text.substr(0, at)) : std::string();
}

}  // namespace

void SmtpReplyReader::feed(std::string_view bytes) {
  if (read_ == buffer_.size()) {
    buffer_.clear();
    read_ = 0;
  }
  if (!broken_) buffer_.append(bytes);
}

std::optional<SmtpReply> SmtpReplyReader::next() {
  while (!broken_) {
    const std::size_t end = buffer_.find('\n', read_);
    if (end == std::string::npos) {
      broken_ = buffer_.size() - read_ > line_limit + 1;  // the CR
      if (read_ > line_limit) {                           // keeps a never-ending conversation from growing the buffer
        buffer_.erase(0, read_);
        read_ = 0;
      }
      break;
    }
    std::string_view line(buffer_.data() + read_, end - read_);
    read_ = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!take_line(line)) continue;
    SmtpReply whole;
    std::swap(whole, reply_);
    size_ = 0;
    return whole;
  }
  return std::nullopt;
}

bool SmtpReplyReader::take_line(std::string_view line) {
  const bool shaped = line.size() >= 3 && line[0] >= '2' && line[0] <= '5' && is_digit(line[1]) && is_digit(line[2]) &&
                      (line.size() == 3 || line[3] == ' ' || line[3] == '-');
  const int code = shaped ? (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0') : 0;
  size_ += line.size() + 1;
  if (!shaped || line.size() > line_limit || size_ > reply_limit || (!reply_.lines.empty() && code != reply_.code)) {
    broken_ = true;
    return false;
  }
  const std::string_view text = line.size() > 4 ? line.substr(4) : std::string_view();
  if (reply_.lines.empty()) {
    reply_.code = code;
    reply_.enhanced = enhanced_code(text, code);
  }
  reply_.lines.emplace_back(text);
  return line.size() == 3 || line[3] == ' ';
}

}  // namespace joys
