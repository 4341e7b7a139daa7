// Mail addresses, sites and mailing lists that the text names. Our own domain and the writer's address are left out:
// the one is where the letter went, the other is known.
#include <libpsl.h>

#include "parsers/reading.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t addresses_limit = 100;
constexpr std::size_t lists_limit = 20;
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

}  // namespace

std::vector<std::string> find_addresses(const Reading& r) {
  std::vector<std::string> out;
  const std::string_view text = r.low;
  const std::string author = r.message.author() ? canonical(*r.message.author()) : std::string();
  for (std::size_t at = text.find('@'); at != text.npos && out.size() < addresses_limit; at = text.find('@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    while (begin > 0 && at - begin < 64 && !is_end(text, begin - 1)) {
      if (begin >= 3 && (static_cast<unsigned char>(text[begin - 1]) & 0x80) && is_end(text, begin - 3)) break;
      if (begin >= 2 && (static_cast<unsigned char>(text[begin - 1]) & 0x80) && is_end(text, begin - 2)) break;
      --begin;
    }
    while (end < text.size() && end - at < 255 && !is_end(text, end)) ++end;
    while (end > at && (text[end - 1] == '.' || text[end - 1] == '/')) --end;
    std::string address = canonical(text.substr(begin, end - begin));
    if (address.empty() || address == author || received_here(r.message, address.substr(address.rfind('@') + 1)))
      continue;
    if (std::ranges::find(out, address) == out.end()) out.push_back(std::move(address));
  }
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

std::vector<std::string> find_lists(const Reading& r) {
  constexpr std::string_view nouns[] = {"newsletter", "digest", "list", "mailing", "bulletin", "boletín", "updates"};
  constexpr std::string_view no_names[] = {"the",         "new",   "your",    "my", "this", "please", "i",   "a",
                                           "unsubscribe", "stop",  "remove",  "re", "fwd",  "dear",   "all", "any",
                                           "mailing",     "email", "soren's", "no", "from", "cancel", "der", "den",
                                           "ihr",         "la",    "le",      "el", "su",   "bitte"};
  std::vector<std::string> out;
  for (std::size_t i = 1; i < r.words.size() && out.size() < lists_limit; ++i) {
    if (!in_words(r.at(i), nouns)) continue;
    std::size_t first = i;
    while (first > 0 && i - first < 4 && r.capitalised(first - 1) && !in_words(r.at(first - 1), no_names) &&
           (first == i ? r.gap(first) == " " || r.gap(first) == "-" || r.gap(first) == "\" " : r.gap(first) == " "))
      --first;
    if (first == i) continue;
    std::string name = r.text.substr(r.words[first].begin, r.words[i].end - r.words[first].begin);
    if (std::ranges::find(out, name) == out.end()) out.push_back(std::move(name));
  }
  return out;
}

}  // namespace joys
