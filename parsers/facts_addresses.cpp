// Mail addresses and sites that the text names. Our own domain and the writer's address are left out:
// the one is where the letter went, the other is known.
#include <libpsl.h>

#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t addresses_limit = 100;
constexpr std::string_view ends = " \t\r\n<>()[]{}\"',;:|!?*";

bool is_end(std::string_view text, std::size_t i) {
  // Letters of other scripts and their quotation marks are no part of an address that we could canonicalise exactly.
  return ends.find(text[i]) != ends.npos || text.compare(i, 2, "«") == 0 || text.compare(i, 2, "»") == 0 ||
         text.compare(i, 3, "“") == 0 || text.compare(i, 3, "”") == 0;
}

bool received_here(const Message& m, std::string_view domain) {
  const auto of_ours = [&](const Address& a) { return a.domain == domain || domain.ends_with("." + a.domain); };
  return std::ranges::any_of(m.to, of_ours) || std::ranges::any_of(m.cc, of_ours);
}

bool known_suffix(const std::string& host) {
  static const psl_ctx_t* const list = psl_builtin();
  const std::string_view top = std::string_view(host).substr(host.rfind('.') + 1);
  if (one_of(top, {"example", "test"})) return true;
  return list && psl_is_public_suffix2(list, std::string(top).c_str(), PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE);
}

bool is_host(std::string_view word) {
  std::size_t label = 0, dots = 0;
  for (const char c : word) {
    if (c == '.') {
      if (label == 0) return false;
      ++dots;
      label = 0;
    } else if (scan::is_alnum(c) || c == '-') {
      if (++label > 63) return false;
    } else {
      return false;
    }
  }
  return dots > 0 && label >= 2 && word.size() <= 253 && scan::is_alpha(word.back());
}

// "www.a.example/path" -> "www.a.example"; "" if no host stands there.
std::string host_of(std::string_view word) {
  const std::size_t scheme = word.find("://");
  if (scheme != word.npos) word.remove_prefix(scheme + 3);
  while (!word.empty() && (word.front() == '<' || word.front() == '(' || word.front() == '"')) word.remove_prefix(1);
  std::size_t end = word.find_first_of("/:?#,;!)>\"'");
  word = scan::bare(word.substr(0, end));
  return is_host(word) ? std::string(word) : std::string();
}

// A character of a script that sets no spaces: beside an ASCII address it is the sentence, not the address.
bool is_ideograph(std::string_view text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  return (lead >= 0xE3 && lead <= 0xE9) || lead == 0xEF;
}

// "bob [at] example [dot] net", "bob(at)example.net": hidden from robots, not from us. Only in brackets: everybody
// writes "at". The address that begins before `at`, or "".
std::string hidden_address(std::string_view text, std::size_t at) {
  const auto part = [](char c) { return scan::is_alnum(c) || c == '.' || c == '-' || c == '_' || c == '+'; };
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  const std::size_t end_of_local = begin;
  while (begin > 0 && at - begin < 64 && part(text[begin - 1])) --begin;
  std::string address(text.substr(begin, end_of_local - begin));
  address += '@';
  std::size_t i = at + 4;
  for (int label = 0; label < 6; ++label) {
    while (i < text.size() && text[i] == ' ') ++i;
    const std::size_t from = i;
    while (i < text.size() && i - from < 253 && part(text[i])) ++i;
    address += text.substr(from, i - from);
    const std::size_t dot = text.find_first_not_of(' ', i);
    if (dot == text.npos || (text.compare(dot, 5, "[dot]") != 0 && text.compare(dot, 5, "(dot)") != 0)) break;
    address += '.';
    i = dot + 5;
  }
  while (address.ends_with('.')) address.pop_back();
  return canonical(address);
}

}  // namespace

std::pair<std::size_t, std::size_t> address_around(std::string_view text, std::size_t at) {
  std::size_t begin = at, end = at + 1;
  while (begin > 0 && at - begin < 64 && !is_end(text, begin - 1)) {
    std::size_t first = begin - 1;
    while (first > 0 && begin - first < 4 && (static_cast<unsigned char>(text[first]) & 0xC0) == 0x80) --first;
    if (first != begin - 1 && is_end(text, first)) break;
    if (begin < at && is_ideograph(text, first)) break;
    begin = first;
  }
  while (end < text.size() && end - at < 255 && !is_end(text, end)) {
    if (end > at + 1 && is_ideograph(text, end) && scan::is_alnum(text[end - 1])) break;
    ++end;
  }
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '/')) --end;
  return {begin, end};
}

std::vector<std::string> find_addresses(const Reading& r) {
  std::vector<std::string> out;
  const std::string_view text = r.low;
  const std::string author = r.message.author() ? canonical(*r.message.author()) : std::string();
  const auto take = [&](std::string address) {
    const std::size_t sign = address.rfind('@');
    if (sign == address.npos || address.find('.', sign) == address.npos || address == author) return;
    if (received_here(r.message, address.substr(sign + 1)) || std::ranges::find(out, address) != out.end()) return;
    out.push_back(std::move(address));
  };
  for (std::size_t at = text.find('@'); at != text.npos && out.size() < addresses_limit; at = text.find('@', at + 1)) {
    const auto [begin, end] = address_around(text, at);
    take(canonical(text.substr(begin, end - begin)));
  }
  for (const std::string_view sign : {"[at]", "(at)"})
    for (std::size_t at = text.find(sign); at != text.npos && out.size() < addresses_limit;
         at = text.find(sign, at + 1))
      take(hidden_address(text, at));
  return out;
}

std::string find_site(const Reading& r) {
  const std::string_view text = r.low;
  const Address* author = r.message.author();
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && scan::is_space(text[i])) ++i;
    std::size_t end = i;
    while (end < text.size() && !scan::is_space(text[end])) ++end;
    const std::string_view word = text.substr(i, end - i);
    i = end;
    if (word.find('.') == word.npos || word.find('@') != word.npos || word.size() > 500) continue;
    const std::string host = host_of(word);
    if (host.empty() || !known_suffix(host) || received_here(r.message, host)) continue;
    if (author && (host == author->domain || host == "www." + author->domain)) continue;
    return host.starts_with("www.") ? host.substr(4) : host;
  }
  return {};
}

}  // namespace joys
