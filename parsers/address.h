// Mail addresses as values (RFC 5322 section 3.4, RFC 6532), and the one form in which they are compared.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct Address {
  std::string name;    // display name, decoded to UTF-8; "" if there is none
  std::string local;   // local part, unquoted, as written
  std::string domain;  // A-label in lower case
  bool valid = false;  // one addr-spec without control characters, local <= 64 and domain <= 255 octets; a local part
                       // that needs quotes (spaces, '@') or is an encoded word is not valid, nor is anything whose name
                       // holds a NUL or a line end: nothing may act on it without a person

  std::string spec() const { return local + "@" + domain; }
  bool operator==(const Address&) const = default;
};

// Never throws; groups are flattened (`grouped`: there was one); at most Limits::addresses are returned. `field` is an
// unfolded raw field body.
std::vector<Address> parse_addresses(std::string_view field);
std::vector<Address> parse_addresses(std::string_view field, std::size_t most, bool* grouped = nullptr);

// One bare or angle-bracketed address from user input (a command line, a form). Not valid: Address::valid is false.
Address parse_address(std::string_view text);

// The form that is hashed and compared: NFC, local part ASCII-lower-cased, domain as A-label in lower case; dots and
// +tags kept. "" if `addr_spec` is not one valid address.
std::string canonical(std::string_view addr_spec);
inline std::string canonical(const Address& a) { return a.valid ? canonical(a.spec()) : std::string(); }

}  // namespace joys
