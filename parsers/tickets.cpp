// A token acts where a mail program puts it by itself (the subject of our mailto: link) or where it is all that
// somebody wrote. In a quotation it was sent along without being meant.
#include "parsers/tickets.h"

#include <algorithm>

#include "parsers/header_block.h"
#include "parsers/scan.h"
#include "parsers/token_format.h"

namespace joys {
namespace {

constexpr std::string_view verb = "unsubscribe";

struct Opened {
  std::string candidate;
  Ticket ticket;
};

std::optional<Opened> first_opened(const std::vector<TokenKey>& keys, const std::vector<std::string>& candidates) {
  for (const std::string& candidate : candidates)
    if (auto ticket = open(keys, candidate)) return Opened{candidate, *ticket};
  return std::nullopt;
}

// Lower-case ASCII letters and digits: what remains of a token however a mail program wrapped or marked it.
std::string bare(std::string_view text) {
  std::string out;
  for (char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) out += small;
  }
  return out;
}

// The subject without "Re:", "Fwd:", "AW:", "[EXT]" and the like in front.
std::string_view without_prefixes(std::string_view subject) {
  constexpr std::size_t longest = 12;
  constexpr int most = 8;
  subject = scan::trim(subject);
  for (int i = 0; i < most && !subject.empty(); ++i) {
    std::size_t end = subject.front() == '[' ? subject.substr(0, 2 * longest).find(']') : subject.npos;
    if (end == subject.npos) end = subject.substr(0, longest).find(':');
    if (end != subject.npos) {
      subject = scan::trim(subject.substr(end + 1));
    } else if (const std::size_t wide = subject.substr(0, longest).find("："); wide != subject.npos) {
      subject = scan::trim(subject.substr(wide + 3));
    } else {
      break;
    }
  }
  return subject;
}

// What stands behind the verb, joined however often it is divided: only where nothing else is written, else ordinary
// words would be joined to it.
std::vector<std::string> squeezed(std::string_view text) {
  constexpr std::size_t longest = 2048;
  text = scan::trim(text);
  if (text.size() > longest) return {};
  if (scan::starts_with(text, verb)) text.remove_prefix(verb.size());
  std::string joined = bare(text);
  if (joined.size() < token_format::characters_least || joined.size() > token_format::characters_limit) return {};
  std::vector<std::string> one;  // (not by braces: g++ 12 sees an overflow that is not there)
  one.push_back(std::move(joined));
  return one;
}

// "unsubscribe" and one word of letters and digits: a token, or what a mail program left of it. Whoever's it is, the
// sender wants out.
bool looks_like_ours(std::string_view subject) {
  constexpr std::size_t least = 8;
  if (!scan::starts_with(subject, verb)) return false;
  const std::string_view word = scan::trim(subject.substr(verb.size()));
  return word.size() >= least && std::all_of(word.begin(), word.end(), scan::is_alnum) &&
         std::any_of(word.begin(), word.end(), scan::is_digit) && std::any_of(word.begin(), word.end(), scan::is_alpha);
}

// Nothing is written but the token, perhaps after "unsubscribe".
bool alone(std::string_view text, const std::string& candidate) {
  constexpr std::size_t longest = 2048;  // a token is far shorter; a long letter isn't copied for this
  if (text.size() > longest) return false;
  const auto without_verb = [](std::string s) { return s.starts_with(verb) ? s.substr(verb.size()) : s; };
  return without_verb(bare(text)) == without_verb(bare(candidate));
}

}  // namespace

std::optional<Ticket> returned_ticket(const std::vector<std::string>& lines, const std::vector<TokenKey>& keys) {
  for (const std::string& line : lines)
    if (const std::string_view value = value_of(line, "List-Unsubscribe"); !value.empty())
      if (auto opened = first_opened(keys, token_candidates(value))) return std::move(opened->ticket);
  return std::nullopt;
}

Tickets find_tickets(const Message& m, const std::vector<TokenKey>& keys) {
  Tickets out;
  const std::string_view subject = without_prefixes(m.subject);
  const auto subject_candidates = token_candidates(m.subject);
  out.shaped_subject = (!subject_candidates.empty() && scan::starts_with(subject, verb)) || looks_like_ours(subject);
  auto opened_subject = first_opened(keys, subject_candidates);
  if (!opened_subject && scan::starts_with(subject, verb)) opened_subject = first_opened(keys, squeezed(subject));
  if (const auto& opened = opened_subject) {
    out.acting = opened->ticket;
    out.in_subject = true;
  }
  auto opened_text = first_opened(keys, token_candidates(m.text));
  if (!opened_text) opened_text = first_opened(keys, squeezed(m.text));
  if (const auto& opened = opened_text) {
    if (!out.acting && alone(m.text, opened->candidate))
      out.acting = opened->ticket;
    else
      out.quoted = opened->ticket;
  }
  if (out.quoted) return out;
  if (const auto opened = first_opened(keys, token_candidates(m.quoted))) out.quoted = opened->ticket;
  return out;
}

}  // namespace joys
