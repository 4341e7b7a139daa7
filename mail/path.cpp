// Refuses what could end a command line or smuggle a parameter into it, and quotes what needs it. Nothing else is
// judged: whether the mailbox exists is the server's word.
#include "mail/path.h"

#include <algorithm>

#include "mail/utf8.h"

namespace joys {
namespace {

// RFC 5321 section 4.5.3.1: local part, domain, and the path without its brackets.
constexpr std::size_t local_limit = 64, domain_limit = 255, path_limit = 254;

bool safe(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto octet = static_cast<unsigned char>(text[at]);
    if (octet < 0x21 || octet == 0x7f || octet == '<' || octet == '>') return false;
    const std::size_t length = utf8_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

bool is_atom_octet(char c) {
  if (static_cast<unsigned char>(c) >= 0x80) return true;  // RFC 6531 section 3.3
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_dot_atom(std::string_view local) {
  if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) return false;
  return std::all_of(local.begin(), local.end(), [](char c) { return c == '.' || is_atom_octet(c); });
}

bool is_quoted_string(std::string_view local) {
  if (local.size() < 3 || local.front() != '"' || local.back() != '"') return false;
  for (std::size_t at = 1; at + 1 < local.size(); ++at) {
    if (local[at] == '"') return false;
    if (local[at] == '\\' && ++at + 1 == local.size()) return false;  // the escape would eat the closing quote
  }
  return true;
}

bool is_domain(std::string_view domain) {
  const bool literal = domain.size() > 2 && domain.front() == '[' && domain.back() == ']';
  if (literal) domain = domain.substr(1, domain.size() - 2);
  return std::all_of(domain.begin(), domain.end(), [literal](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_' || (literal && c == ':');
  });
}

std::string quoted_local(std::string_view local) {
  std::string out = "\"";
  for (char c : local) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace

std::string mail_path(std::string_view addr_spec) {
  const std::size_t at = addr_spec.rfind('@');
  if (at == std::string_view::npos || at == 0 || at > local_limit || !safe(addr_spec)) return {};
  const std::string_view local = addr_spec.substr(0, at), domain = addr_spec.substr(at + 1);
  if (domain.empty() || domain.size() > domain_limit || !is_domain(domain)) return {};
  std::string path(is_dot_atom(local) || is_quoted_string(local) ? std::string(local) : quoted_local(local));
  path.append("@").append(domain);
  return path.size() > path_limit ? std::string() : path;
}

}  // namespace joys
