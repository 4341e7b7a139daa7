// What a record can be found by, and the one form in which each kind is compared. A bare name finds nobody.
#pragma once
#include <array>
#include <string>
#include <string_view>

namespace joys {

// Of `Identifier::kind`. "id" is what a letter calls an id without saying of what.
inline constexpr std::array<std::string_view, 7> identifier_kinds{"email",   "username", "phone", "guest",
                                                                  "profile", "ip",       "id"};

// The form that is compared: whole values only, never parts of them. "" if the value cannot be one of that kind, or the
// kind is unknown. Pure; never throws.
//   email     as canonical() of parsers/address.h
//   username  NFKC, case folded, without a leading '@'
//   phone     digits, with '+' before a country code ("00" counts as '+'); 7 to 15 digits (ITU E.164)
//   guest, id NFKC, case folded, without blanks
//   profile   host and path in lower case, without scheme, "www.", query and a closing slash
//   ip        as inet_ntop writes it (RFC 5952); an IPv4 address mapped into IPv6 is the IPv4 address
std::string canonical_identifier(std::string_view kind, std::string_view value);

}  // namespace joys
