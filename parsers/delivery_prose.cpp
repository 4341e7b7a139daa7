// Delivery reports that are written for people only (qmail, Exim, Exchange, Gmail, Yahoo and many home-made ones):
// tables of phrases, and the addresses that stand behind them. A phrase alone is no report: the sender must be a mail
// system.
#include "parsers/delivery_prose.h"

#include "parsers/delivery_status.h"
#include "parsers/header_block.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t text_searched = 32u << 10;  // reports say it at the beginning; the returned letter follows
constexpr std::size_t addresses_searched = 8u << 10;

// Who sends such reports. Absentees' machines share the null return path and the second kind of address, so there both
// subject and words must speak.
enum class Sender { other, service, mailer };

Sender sender_of(const Message& m) {
  Sender found = m.return_path && m.return_path->empty() ? Sender::service : Sender::other;
  for (const Address& a : m.from) {
    const std::string local = scan::lower(a.local);
    constexpr std::string_view mailers[] = {"mailer-daemon", "mailerdaemon", "mail-daemon", "postmaster",
                                            "microsoftexchange"};
    constexpr std::string_view services[] = {"noreply",      "no-reply", "no_reply",   "donotreply",
                                             "do-not-reply", "bounce",   "mailsystem", "mail-system",
                                             "system",       "daemon",   "root",       "notification"};
    if (scan::begins_with_any(local, mailers)) return Sender::mailer;
    if (scan::begins_with_any(local, services) || local.ends_with("noreply") || local.ends_with("no-reply"))
      found = Sender::service;
  }
  return found;
}

// The address characters around each '@' of `text`.
void addresses_in(std::string_view text, std::vector<std::string>& out) {
  constexpr std::string_view ends = " \t\r\n<>()[]\"',;:|";
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    while (begin > 0 && ends.find(text[begin - 1]) == ends.npos && at - begin < 64) --begin;
    while (end < text.size() && ends.find(text[end]) == ends.npos && end - at < 255) ++end;
    while (end > at && text[end - 1] == '.') --end;
    std::string address = canonical(text.substr(begin, end - begin));
    if (!address.empty() && out.size() < report_recipients_limit) out.push_back(std::move(address));
  }
}

// Neither we, to whom the report came, nor the reporting system is the recipient that failed.
bool bystander(const std::string& address, const Message& m) {
  if (address.starts_with("postmaster@") || address.starts_with("mailer-daemon@")) return true;
  const auto same = [&](const Address& a) { return canonical(a) == address; };
  return std::ranges::any_of(m.to, same) || std::ranges::any_of(m.from, same);
}

struct Prose {
  std::string_view folded;  // before the returned letter
  std::string_view returned;
};

Prose split(std::string_view folded) {
  std::size_t end = folded.size();
  for (const std::string_view mark : returned_letter_marks)
    if (const std::size_t found = folded.find(mark); found < end) end = found;
  return {folded.substr(0, end), folded.substr(end)};
}

std::vector<std::string> failed_addresses(std::string_view folded, const Message& m) {
  std::vector<std::string> found, out;
  for (const Header& h : m.headers)
    if (scan::equal(h.name, "X-Failed-Recipients")) addresses_in(h.value, found);
  for (const std::string_view phrase : recipient_phrases) {
    const std::size_t at = folded.find(phrase);
    if (at != folded.npos) addresses_in(folded.substr(at + phrase.size(), addresses_searched), found);
    if (!found.empty()) break;
  }
  if (found.empty()) addresses_in(folded.substr(0, addresses_searched), found);
  for (std::string& address : found)
    if (!bystander(address, m) && std::ranges::find(out, address) == out.end() && out.size() < 100)
      out.push_back(std::move(address));
  return out;
}

std::string status_in(std::string_view words) {
  if (std::string status = enhanced_status(words); !status.empty()) return status;
  for (const Reason& reason : reasons)
    if (scan::contains(words, reason.phrase)) return std::string(reason.status);
  return {};
}

// The words about one address: from it to the next one, else the whole text.
std::string_view words_about(std::string_view folded, const std::vector<std::string>& addresses, std::size_t i) {
  const std::size_t begin = folded.find(addresses[i]);
  if (addresses.size() == 1 || begin == folded.npos) return folded;
  const std::size_t next = i + 1 < addresses.size() ? folded.find(addresses[i + 1], begin) : folded.npos;
  return folded.substr(begin, next == folded.npos ? next : next - begin);
}

// The report in one line or two for people who look at the case.
std::string diagnostic_in(std::string_view words) {
  constexpr std::size_t limit = 200;
  std::string_view line = scan::trim(words);
  if (line.size() > limit) {
    line = line.substr(0, limit);
    while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80) line.remove_suffix(1);
    if (!line.empty() && (static_cast<unsigned char>(line.back()) & 0x80)) line.remove_suffix(1);
  }
  return std::string(line);
}

// The returned letter's header in the text itself, as qmail and Exim copy it.
std::vector<std::string> copied_headers(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view before = rest;
    const std::string_view line = scan::next_line(rest);
    constexpr std::string_view names[] = {
        "return-path:", "received:", "message-id:", "dkim-signature:", "from:", "date:"};
    if (scan::begins_with_any(scan::lower(line.substr(0, 16)), names)) return header_lines(before);
  }
  return {};
}

}  // namespace

std::optional<DeliveryReport> prose_report(const Message& message) {
  const Sender sender = sender_of(message);
  if (sender == Sender::other) return std::nullopt;
  const std::string whole = (message.text + "\n" + message.quoted).substr(0, text_searched);
  const std::string folded = scan::fold(whole);
  const Prose prose = split(folded);
  const bool subject = scan::contains_any(scan::fold(message.subject), report_subjects);
  const bool words = scan::contains_any(prose.folded, report_phrases);
  const bool delay = scan::contains_any(prose.folded, delay_phrases);
  const bool enough = sender == Sender::mailer ? subject || words || delay : subject && (words || delay);
  if (!enough) return std::nullopt;

  DeliveryReport report;
  const std::vector<std::string> addresses = failed_addresses(prose.folded, message);
  const std::string action = delay ? "delayed" : "failed";
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    const std::string_view about = words_about(prose.folded, addresses, i);
    report.recipients.push_back({addresses[i], action, status_in(about), diagnostic_in(about)});
  }
  // The address may be hidden: then our key in the address the report was sent to tells whom it is about.
  if (addresses.empty())
    report.recipients.push_back({"", action, status_in(prose.folded), diagnostic_in(prose.folded)});
  report.returned_headers = returned_header_lines(message);
  if (report.returned_headers.empty())
    report.returned_headers = copied_headers(std::string_view(whole).substr(prose.folded.size()));
  report.original_message_id = returned_message_id(report.returned_headers);
  return report;
}

}  // namespace joys
