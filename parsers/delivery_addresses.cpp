// Whom a report for people is about. Reports put the address at the beginning of a line, behind a label or in a
// sentence; they also name senders, postmasters and help desks. So places are ranked, and only the best kind counts.
#include "parsers/delivery_places.h"
#include "parsers/delivery_status.h"
#include "parsers/header_block.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t passage = 400;     // an address stands this near behind its sentence
constexpr std::size_t lines_read = 600;  // a transcript is shorter; the rest is the returned letter
constexpr std::size_t found_limit = 200;

bool ends_address(char c) {
  constexpr Phrase ends = " \t\r\n<>()[]{}\"',;:|";
  return ends.find(c) != ends.npos;
}

// Han, kana, hangul and full-width marks stand beside an address without a blank; they are no part of it.
bool begins_ideograph(char c) { return static_cast<unsigned char>(c) >= 0xE2; }

struct Span {
  std::size_t begin, end;
};

// The run of address characters around the '@' at `at`.
Span run_around(std::string_view text, std::size_t at) {
  std::size_t begin = at, end = at + 1;
  while (begin > 0 && !ends_address(text[begin - 1]) && at - begin < 64) {
    std::size_t lead = begin - 1;
    while (lead > 0 && (static_cast<unsigned char>(text[lead]) & 0xC0) == 0x80 && begin - lead < 4) --lead;
    if (begins_ideograph(text[lead])) break;
    begin = lead;
  }
  while (end < text.size() && !ends_address(text[end]) && !begins_ideograph(text[end]) && end - at < 255) ++end;
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '!' || text[end - 1] == '?')) --end;
  while (begin < at && (text[begin] == '*' || text[begin] == '=') && at - begin > 1) ++begin;
  return {begin, end};
}

// Neither we, to whom the report came, nor the reporting system is the recipient that failed.
bool bystander(const std::string& address, const Message& m) {
  constexpr Phrase locals[] = {"postmaster@", "mailer-daemon@", "mail-daemon@", "abuse@", "hostmaster@"};
  if (scan::begins_with_any(address, locals)) return true;
  const auto same = [&](const Address& a) { return canonical(a) == address; };
  return std::ranges::any_of(m.to, same) || std::ranges::any_of(m.from, same);
}

// Bullets, quotation marks and prefixes in front of a line's first word.
std::size_t skip_bullets(std::string_view line) {
  std::size_t i = 0;
  constexpr Phrase bullets = " \t*-+>|.'\"([{<&#";
  while (i < line.size()) {
    if (bullets.find(line[i]) != bullets.npos)
      ++i;
    else if (line.substr(i).starts_with("•") || line.substr(i).starts_with("·"))
      i += line.substr(i).starts_with("·") ? 2 : 3;
    else if (line.substr(i).starts_with("smtp:") || line.substr(i).starts_with("smtp;"))
      i += 5;
    else if (line.substr(i).starts_with("mailto:") || line.substr(i).starts_with("rfc822;"))
      i += 7;
    else
      break;
  }
  return i;
}

enum Rank { beginning, sentence, label_to, anywhere, ranks };

// How a line names the address at `span`.
Rank rank_of(std::string_view line, Span span) {
  const std::string_view trimmed = scan::trim(line);
  if (scan::begins_with_any(trimmed.substr(std::min(trimmed.size(), skip_bullets(trimmed))), recipient_labels) ||
      scan::begins_with_any(trimmed, recipient_labels))
    return beginning;
  if (skip_bullets(line) >= span.begin) {
    const std::string_view rest = line.substr(span.end);
    constexpr Phrase after = ">:;,()[]<.\"'|\r-";
    const std::string_view words = scan::trim(rest);
    if (words.empty() || after.find(words.front()) != after.npos || rest.starts_with("  ") ||
        words.starts_with("on ") || words.starts_with("am "))
      return beginning;
  }
  // "Ann Lee (ann@example.org)", nothing else.
  const std::string_view before = scan::trim(line.substr(0, span.begin));
  const std::string_view behind = scan::trim(line.substr(span.end));
  const bool closes = behind == ")" || behind == ">" || behind == "]" || behind.starts_with(")<mailto:");
  if (closes && before.size() < 80 && !before.empty() && before.find_first_of(":;,") == before.npos &&
      (before.back() == '(' || before.back() == '<' || before.back() == '['))
    return before.find(' ') == before.npos || std::ranges::count(before, ' ') < 5 ? beginning : anywhere;
  if (scan::begins_with_any(trimmed, to_labels)) return label_to;
  return anywhere;
}

struct Found {
  Rank rank;
  std::size_t position;
  std::string address;
};

// Every address of the report with the rank of its place.
std::vector<Found> rank_addresses(std::string_view folded) {
  std::vector<Found> found;
  std::string_view rest = folded;
  for (std::size_t lines = 0; !rest.empty() && lines < lines_read && found.size() < found_limit; ++lines) {
    const std::size_t offset = folded.size() - rest.size();
    const std::string_view line = scan::next_line(rest);
    if (line.find('@') == line.npos || scan::begins_with_any(scan::trim(line), other_labels)) continue;
    for (std::size_t at = line.find('@'); at != line.npos && found.size() < found_limit; at = line.find('@', at + 1)) {
      const Span span = run_around(line, at);
      std::string address = canonical(line.substr(span.begin, span.end - span.begin));
      if (!address.empty()) found.push_back({rank_of(line, span), offset + span.begin, std::move(address)});
      if (span.end > at) at = span.end - 1;
    }
  }
  return found;
}

// Behind the first sentence that is followed by an address, that address is meant.
void rank_sentences(std::string_view folded, std::vector<Found>& found) {
  for (const Phrase phrase : recipient_phrases) {
    const std::size_t at = folded.find(phrase);
    if (at == folded.npos) continue;
    for (Found& f : found)
      if (f.position > at && f.position < at + phrase.size() + passage) {
        f.rank = std::min(f.rank, sentence);
        return;
      }
  }
}

}  // namespace

std::vector<std::string> addresses_in(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = text.find('@'); at != text.npos && out.size() < found_limit; at = text.find('@', at + 1)) {
    const Span span = run_around(text, at);
    std::string address = canonical(text.substr(span.begin, span.end - span.begin));
    if (!address.empty()) out.push_back(std::move(address));
  }
  return out;
}

std::vector<Named> failed_addresses(std::string_view folded, const Message& m) {
  std::vector<Named> out;
  const auto add = [&](const std::string& address, std::size_t position) {
    if (bystander(address, m) || out.size() >= prose_recipients_limit) return;
    if (std::ranges::find(out, address, &Named::address) == out.end()) out.push_back({address, position});
  };
  for (const Header& h : m.headers)
    if (scan::equal(h.name, "X-Failed-Recipients") || scan::equal(h.name, "X-Failed-Recipient"))
      for (const std::string& address : addresses_in(h.value)) add(address, folded.find(address));
  if (!out.empty()) return out;
  std::vector<Found> found = rank_addresses(folded);
  std::erase_if(found, [&](const Found& f) { return bystander(f.address, m); });
  rank_sentences(folded, found);
  for (int rank = beginning; rank < ranks && out.empty(); ++rank)
    for (const Found& f : found)
      if (f.rank == rank && (rank != anywhere || out.empty())) add(f.address, f.position);
  return out;
}

// "bounces+ann=example.org@", "news-ann=example.org@" (VERP): the reader's address in the address that the report went
// to. Known keys of ours hold no '='.
std::string returned_recipient(const Message& m, const std::vector<std::string>& returned_headers) {
  constexpr Phrase rewritten[] = {"prvs=", "btv1=", "srs0", "srs1"};  // a sender's address, not a reader's
  for (const Address& a : m.to) {
    const std::size_t equals = a.local.rfind('=');
    if (equals == a.local.npos || a.local.find('.', equals) == a.local.npos) continue;
    if (scan::begins_with_any(scan::lower(a.local), rewritten)) continue;
    const std::string_view front = std::string_view(a.local).substr(0, equals);
    const std::size_t plus = front.find('+');
    const std::size_t mark = plus == front.npos ? front.rfind('-') : plus;
    std::string address(front.substr(mark == front.npos ? 0 : mark + 1));
    address = canonical(address.append("@").append(a.local.substr(equals + 1)));
    if (!address.empty()) return address;
  }
  for (const Phrase name : {"To", "X-Original-To", "Envelope-To", "Delivered-To"}) {
    const std::string_view value = first_value(returned_headers, name);
    const std::vector<Address> readers = parse_addresses(value, 2);
    if (readers.size() != 1) continue;
    std::string address = canonical(readers.front());
    if (!address.empty() && !bystander(address, m)) return address;
  }
  return {};
}

}  // namespace joys
