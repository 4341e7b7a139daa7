#include "parsers/identifier.h"

#include <arpa/inet.h>
#include <glib.h>

#include <algorithm>

#include "parsers/address.h"

namespace joys {
namespace {

constexpr std::size_t longest = 512;  // bytes; longer is no identifier
constexpr std::size_t fewest_digits = 7, most_digits = 15;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// Compatibility forms and letter case make no difference: "ﬁn" is "FIN".
std::string folded_case(std::string_view text) {
  const auto size = static_cast<gssize>(text.size());
  if (!g_utf8_validate(text.data(), size, nullptr)) return "";
  char* const compatible = g_utf8_normalize(text.data(), size, G_NORMALIZE_NFKC);
  char* const folded = g_utf8_casefold(compatible, -1);
  char* const again = g_utf8_normalize(folded, -1, G_NORMALIZE_NFKC);
  std::string result = again;
  for (char* const one : {compatible, folded, again}) g_free(one);
  return result;
}

std::string username(std::string_view value) {
  if (value.starts_with('@')) value.remove_prefix(1);
  return folded_case(value);
}

std::string guest(std::string_view value) {
  std::string name = folded_case(value);
  std::erase_if(name, [](char c) { return c == ' ' || c == '\t'; });
  return name;
}

std::string phone(std::string_view value) {
  std::string digits;
  for (const char c : value) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c == '+' && digits.empty())
      digits = "+";
    else if (std::string_view(" -.()/\t").find(c) == std::string_view::npos)
      return "";
  }
  if (digits.starts_with("00")) digits.replace(0, 2, "+");
  const std::size_t n = digits.size() - (digits.starts_with('+') ? 1 : 0);
  return n >= fewest_digits && n <= most_digits ? digits : "";
}

std::string profile(std::string_view value) {
  std::string link = folded_case(value.substr(0, value.find_first_of("?#")));
  for (const std::string_view start : {"https://", "http://", "www."})
    if (link.starts_with(start)) link.erase(0, start.size());
  while (link.ends_with('/')) link.pop_back();
  return link.find('/') == std::string::npos ? "" : link;  // a host alone is nobody's profile
}

std::string ip(std::string_view value) {
  const std::string text(value);
  std::array<char, INET6_ADDRSTRLEN> out{};
  in_addr four{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return inet_ntop(AF_INET, &four, out.data(), out.size());
  in6_addr six{};
  if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return "";
  if (IN6_IS_ADDR_V4MAPPED(&six)) return inet_ntop(AF_INET, &six.s6_addr[12], out.data(), out.size());
  return inet_ntop(AF_INET6, &six, out.data(), out.size());
}

std::string email(std::string_view value) { return canonical(parse_address(value)); }

struct Kind {
  std::string_view name;
  std::string (*canonical)(std::string_view);
};
constexpr Kind kinds[] = {{"email", email}, {"username", username}, {"phone", phone},
                          {"guest", guest}, {"profile", profile},   {"ip", ip},
                          {"id", guest}};

}  // namespace

std::string canonical_identifier(std::string_view kind, std::string_view value) {
  value = trimmed(value);
  if (value.empty() || value.size() > longest || value.find('\0') != value.npos) return "";
  const auto* const found = std::ranges::find(kinds, kind, &Kind::name);
  return found == std::end(kinds) ? "" : found->canonical(value);
}

}  // namespace joys
