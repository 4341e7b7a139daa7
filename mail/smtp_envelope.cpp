// Everything that could make a server see two commands or two letters where we meant one is decided here, in one pass
// over the addresses and one over the body.
#include "mail/smtp_envelope.h"

#include <algorithm>
#include <cstring>

#include "mail/path.h"
#include "parsers/charset.h"

namespace joys {
namespace {

constexpr std::size_t line_limit = 998;

std::string upper_word(std::string_view line) {
  std::string word(line.substr(0, line.find_first_of(" =")));
  for (char& c : word)
    if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
  return word;
}

bool needs_utf8(const Outgoing& letter) { return !is_ascii(letter.to) || !is_ascii(letter.from); }

// Line by line with memchr: the usual letter costs a few hundred nanoseconds.
std::string body_objection(std::string_view body) {
  if (std::memchr(body.data(), '\0', body.size())) return "the body holds a NUL";
  while (!body.empty()) {
    const std::size_t cr = body.find('\r');
    const std::string_view line = body.substr(0, cr);
    if (line.find('\n') != std::string_view::npos) return "the body holds a bare LF";
    if (line.size() > line_limit) return "the body holds a line over 998 octets";
    if (cr == std::string_view::npos) return {};
    if (cr + 1 == body.size() || body[cr + 1] != '\n') return "the body holds a bare CR";
    body.remove_prefix(cr + 2);
  }
  return {};
}

}  // namespace

SmtpFeatures read_features(const SmtpReply& ehlo) {
  SmtpFeatures features;
  const struct {
    std::string_view keyword;
    bool SmtpFeatures::*offered;
  } known[] = {{"PIPELINING", &SmtpFeatures::pipelining},
               {"8BITMIME", &SmtpFeatures::eight_bit},
               {"SMTPUTF8", &SmtpFeatures::utf8},
               {"SIZE", &SmtpFeatures::size},
               {"DSN", &SmtpFeatures::dsn}};
  for (std::size_t i = 1; i < ehlo.lines.size(); ++i)  // the first line is the server's name
    for (const auto& extension : known)
      if (upper_word(ehlo.lines[i]) == extension.keyword) features.*extension.offered = true;
  return features;
}

std::string objection(const Outgoing& letter) {
  if (mail_path(letter.to).empty()) return "the recipient cannot be written as an SMTP path";
  if (!letter.from.empty() && mail_path(letter.from).empty()) return "the sender cannot be written as an SMTP path";
  return body_objection(letter.bytes);
}

std::string objection(const Outgoing& letter, const SmtpFeatures& features) {
  if (needs_utf8(letter) && !features.utf8) return "the address needs SMTPUTF8, which the server does not offer";
  if (!features.eight_bit && !is_ascii(letter.bytes)) return "the body needs 8BITMIME, which the server does not offer";
  return {};
}

std::string mail_command(const Outgoing& letter, const SmtpFeatures& features) {
  std::string line = "MAIL FROM:<" + (letter.from.empty() ? std::string() : mail_path(letter.from)) + ">";
  if (features.size) line += " SIZE=" + std::to_string(letter.bytes.size());
  if (features.eight_bit && !is_ascii(letter.bytes)) line += " BODY=8BITMIME";
  if (needs_utf8(letter)) line += " SMTPUTF8";
  return line + "\r\n";
}

std::string rcpt_command(const Outgoing& letter, const SmtpFeatures& features) {
  // Nobody reads a report to the null path; ask for none (RFC 3834 section 3.3, RFC 3461 section 4.1).
  const bool silent = features.dsn && letter.from.empty();
  return "RCPT TO:<" + mail_path(letter.to) + (silent ? "> NOTIFY=NEVER\r\n" : ">\r\n");
}

void append_body(std::string& out, std::string_view body) {
  out.reserve(out.size() + body.size() + 64);
  if (body.starts_with('.')) out += '.';
  while (!body.empty()) {
    const std::size_t dot = body.find("\r\n.");
    const std::size_t end = dot == std::string_view::npos ? body.size() : dot + 3;
    out.append(body.substr(0, end));
    if (dot != std::string_view::npos) out += '.';
    body.remove_prefix(end);
  }
  if (!out.ends_with("\r\n")) out += "\r\n";
  out += ".\r\n";
}

}  // namespace joys
