// Judges one addr-spec and brings it into its one comparable form.
#include "parsers/address_spec.h"

#include <idn2.h>

#include <algorithm>
#include <memory>

#include "parsers/charset.h"
#include "parsers/fields.h"

namespace joys {
namespace {

constexpr std::size_t longest_local = 64;    // RFC 5321 section 4.5.3.1.1
constexpr std::size_t longest_domain = 255;  // 4.5.3.1.2

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// atext of RFC 5322 section 3.2.3 with RFC 6532, and dots anywhere: some Japanese operators have "a..b." addresses.
bool is_local(std::string_view local) {
  constexpr std::string_view others = ".!#$%&'*+-/=?^_`{|}~";
  const bool encoded = local.starts_with("=?") && local.ends_with("?=");
  return !local.empty() && !encoded && local.size() <= longest_local && valid_utf8(local) &&
         std::all_of(local.begin(), local.end(), [&](char c) {
           return is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80 || others.find(c) != others.npos;
         });
}

// Labels of letters, digits, "-" and "_"; or an address literal.
bool is_ascii_domain(std::string_view domain) {
  if (domain.empty() || domain.size() > longest_domain) return false;
  if (domain.front() == '[')
    return domain.size() > 2 && domain.back() == ']' && std::all_of(domain.begin() + 1, domain.end() - 1, [](char c) {
             return is_letter_or_digit(c) || c == '.' || c == ':';
           });
  std::size_t label = 0;
  for (const char c : domain) {
    if (c == '.') {
      if (label == 0) return false;
      label = 0;
    } else if (!is_letter_or_digit(c) && c != '-' && c != '_') {
      return false;
    } else if (++label > 63) {
      return false;
    }
  }
  return label > 0;
}

// A-labels in lower case; "" if this is no domain.
std::string ascii_domain(std::string_view domain) {
  if (domain.size() > longest_domain) return {};
  if (std::any_of(domain.begin(), domain.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    char* result = nullptr;
    const int code = idn2_to_ascii_8z(std::string(domain).c_str(), &result, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const std::unique_ptr<char, decltype(&idn2_free)> owner(result, [](void* p) { idn2_free(p); });
    if (code != IDN2_OK || !is_ascii_domain(result)) return {};
    return lower(result);
  }
  return is_ascii_domain(domain) ? lower(domain) : std::string();
}

}  // namespace

std::string unquote(std::string_view quoted) {
  std::string out;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] == '\\' && i + 1 < quoted.size()) ++i;
    out += quoted[i];
  }
  return out;
}

void set_spec(std::string_view spec, Address& address) {
  std::string_view domain;
  if (spec.starts_with('"')) {
    std::size_t end = 1;
    while (end < spec.size() && spec[end] != '"') end += spec[end] == '\\' ? 2 : 1;
    if (end + 1 >= spec.size() || spec[end + 1] != '@') return;
    address.local = unquote(spec.substr(1, end - 1));
    domain = spec.substr(end + 2);
  } else {
    const std::size_t at = spec.find('@');
    if (at == std::string_view::npos) return;
    address.local = spec.substr(0, at);
    domain = spec.substr(at + 1);
  }
  address.domain = ascii_domain(domain);
  address.valid = !address.domain.empty() && is_local(address.local);
  if (address.valid) return;
  // What is shown of an address that cannot be used is clean, and nothing acts on it.
  Flaws flaws;
  if (address.domain.empty()) address.domain = to_utf8(domain.substr(0, longest_domain), "", flaws);
  address.local = to_utf8(std::string_view(address.local).substr(0, longest_domain), "", flaws);
  clean_line(address.domain, flaws);
  clean_line(address.local, flaws);
}

std::string canonical(std::string_view addr_spec) {
  if (addr_spec.find_first_of(" \t\r\n") != std::string_view::npos) return {};
  Address address;
  set_spec(addr_spec, address);
  if (!address.valid) return {};
  normalise(address.local);
  return lower(address.local) + "@" + address.domain;
}

}  // namespace joys
