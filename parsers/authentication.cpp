// Reads Authentication-Results (RFC 8601): which field may be believed, what it says, and whether what passed has
// anything to do with the author's domain (alignment by organisational domain, as RFC 7489 section 3.1 has it).
#include "parsers/authentication.h"

#include <libpsl.h>

#include "parsers/authentication_results.h"
#include "parsers/scan.h"

namespace joys {
namespace {

// "example.co.uk" of "mail.example.co.uk"; a public suffix or an unknown name is itself.
std::string organisational(std::string_view domain) {
  static const psl_ctx_t* const list = psl_builtin();
  const std::string name = scan::lower(scan::bare(domain));
  const char* registrable = list ? psl_registrable_domain(list, name.c_str()) : nullptr;
  return registrable ? registrable : name;
}

bool aligned(std::string_view domain, std::string_view with) {
  return !domain.empty() && !with.empty() && organisational(domain) == organisational(with);
}

// The host that wrote a Received field: "from a by HOST with ...". "" where it names none.
std::string_view receiving_host(std::string_view received) {
  int depth = 0;
  for (std::size_t i = 0; i + 2 < received.size(); ++i) {
    if (received[i] == '(') ++depth;
    if (received[i] == ')' && depth > 0) --depth;
    const bool word = i == 0 || scan::is_space(received[i - 1]);
    if (depth > 0 || !word || !scan::starts_with(received.substr(i), "by") || !scan::is_space(received[i + 2]))
      continue;
    std::string_view host = scan::trim(received.substr(i + 3));
    std::size_t end = 0;
    while (end < host.size() && !scan::is_space(host[end]) && host[end] != ';' && host[end] != '(') ++end;
    return host.substr(0, end);
  }
  return {};
}

// Content filters and relays of the house write names like "localhost" or bare numbers; they are behind our border.
bool ours(std::string_view received, std::string_view trusted) {
  const std::string_view host = receiving_host(received);
  if (host.empty() || scan::equal(host, "localhost") || scan::equal(host, "localhost.localdomain")) return true;
  if (scan::equal(host, trusted) || host.find(':') != host.npos || host.front() == '[') return true;
  return trusted.find('.') != trusted.npos && aligned(host, trusted);
}

// The domain of "ann@example.org", "@example.org", "<ann@example.org>" or "example.org", as an A-label.
std::string domain_of(std::string_view mailbox) {
  mailbox = scan::bare(mailbox);
  const std::size_t at = mailbox.rfind('@');
  const std::string_view domain = scan::bare(at == mailbox.npos ? mailbox : mailbox.substr(at + 1));
  if (std::ranges::all_of(domain, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return std::string(domain);
  const std::string whole = canonical("a@" + std::string(domain));
  return whole.substr(std::min<std::size_t>(2, whole.size()));
}

// Which property of a method names the domain that it speaks for (RFC 8601 section 2.7).
struct Method {
  std::string_view name;
  std::array<std::string_view, 3> properties;
};
constexpr std::array<Method, 3> methods{{{"dmarc", {"header.from", "", ""}},
                                         {"dkim", {"header.d", "header.i", ""}},
                                         {"spf", {"smtp.mailfrom", "smtp.mail", "smtp.helo"}}}};

bool speaks_for(const Result& result, std::string_view author) {
  for (const Method& method : methods) {
    if (method.name != result.method) continue;
    for (const std::string_view property : method.properties)
      if (const std::string* value = result.property(property)) return aligned(domain_of(*value), author);
    return method.name == "dmarc";  // DMARC is about From by definition
  }
  return false;  // unknown methods say nothing (RFC 8601 section 2.7.7)
}

std::string words(const Result& result) {
  std::string out = result.method + "=" + result.value;
  for (const auto& [name, value] : result.properties) out += " " + name + "=" + value;
  return out;
}

Authentication judge(const std::vector<Result>& results, const Message& letter) {
  const Address* author = letter.author();
  const std::string_view domain = author ? std::string_view(author->domain) : std::string_view();
  const Result *passed = nullptr, *failed = nullptr;
  for (const Result& result : results) {
    const bool mine = speaks_for(result, domain);
    if (result.method == "dmarc" && result.value == "fail") return {Trust::fail, words(result)};
    if (!passed && mine && result.value == "pass") passed = &result;
    if (!failed && mine && result.method == "spf" && result.value == "fail") failed = &result;
  }
  if (passed) return {Trust::pass, words(*passed)};
  if (failed) return {Trust::fail, words(*failed)};
  return {};
}

}  // namespace

Authentication authenticate(const Message& letter, std::string_view trusted_authserv_id) {
  if (trusted_authserv_id.empty()) return {};
  for (const Header& header : letter.headers) {
    if (scan::equal(header.name, "Received") && !ours(header.value, trusted_authserv_id)) return {};
    if (!scan::equal(header.name, "Authentication-Results")) continue;
    const AuthenticationResults field = parse_authentication_results(header.value);
    if (scan::equal(field.authserv_id, trusted_authserv_id)) return judge(field.results, letter);
  }
  return {};
}

}  // namespace joys
