// Abuse feedback reports (RFC 5965, RFC 6650). Unknown fields and types are kept or ignored, never errors; what breaks
// the rules about how often a field may stand is marked, so that nothing acts on it alone.
#include "parsers/delivery_status.h"
#include "parsers/header_block.h"
#include "parsers/report.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t recipients_limit = 100;
constexpr std::size_t text_searched = 16u << 10;  // of a report whose machine part is plain text

constexpr std::string_view exactly_once[] = {"Feedback-Type", "User-Agent", "Version"};
constexpr std::string_view at_most_once[] = {"Original-Envelope-Id", "Original-Mail-From", "Arrival-Date",
                                             "Reporting-MTA",        "Source-IP",          "Incidents"};

std::size_t count(const std::vector<std::string>& lines, std::string_view name) {
  return static_cast<std::size_t>(
      std::ranges::count_if(lines, [&](const std::string& line) { return value_of(line, name).data() != nullptr; }));
}

bool well_formed(const std::vector<std::string>& lines) {
  for (const std::string_view name : exactly_once)
    if (count(lines, name) != 1) return false;
  for (const std::string_view name : at_most_once)
    if (count(lines, name) > 1) return false;
  // Received-Date is an older name of Arrival-Date (RFC 5965 section 3.2): one of them.
  return count(lines, "Received-Date") + count(lines, "Arrival-Date") <= 1;
}

// Providers hide the complainant (RFC 6590): a hidden address is none.
bool redacted(std::string_view address) {
  const std::size_t at = address.rfind('@');
  const std::string_view local = address.substr(0, at);
  const std::string_view domain = at == address.npos ? std::string_view() : address.substr(at + 1);
  if (scan::contains(local, "redacted") || scan::contains(domain, "redacted")) return true;
  if (domain == "invalid" || domain.ends_with(".invalid")) return true;
  constexpr std::string_view placeholders[] = {
      "hidden",    "removed", "masked", "undisclosed", "undisclosed-recipients",
      "anonymous", "deleted", "user",   "recipient",   "unknown"};
  if (std::ranges::find(placeholders, local) != std::end(placeholders)) return true;
  return local.find_first_not_of("x*?.-_") == local.npos;
}

// One field may hold several, and "rfc822; a@b" stands in some reports, though only the address should.
void add_recipients(FeedbackReport& report, std::string_view value) {
  for (const std::string& address : addresses_in(value)) {
    if (redacted(address) || report.recipients.size() == recipients_limit) continue;
    if (std::ranges::find(report.recipients, address) == report.recipients.end()) report.recipients.push_back(address);
  }
}

std::string type_of(std::string_view value) {
  std::string type;
  for (const char c : value) {
    if (scan::is_space(c) || c == ';' || c == '(') break;
    if (c != '"') type += c == '_' ? '-' : scan::lower(c);
  }
  return type;
}

// Where the report names nobody, the returned letter may: in the field that Outlook.com adds, or as its one reader.
void add_from_returned(FeedbackReport& report) {
  for (const std::string_view name : {"X-HmXmrOriginalRecipient", "X-Original-Rcpt-To", "To"}) {
    const std::vector<std::string> found = addresses_in(first_value(report.returned_headers, name));
    if (report.recipients.empty() && found.size() == 1) add_recipients(report, found.front());
  }
}

void add_returned_letter(FeedbackReport& report, const Message& message) {
  report.returned_headers = returned_header_lines(message);
  report.original_message_id = returned_message_id(report.returned_headers);
  add_from_returned(report);
}

FeedbackReport read(std::string_view content, const Message& message) {
  const std::vector<std::string> lines = header_lines(scan::trim(content));
  FeedbackReport report;
  report.type = type_of(first_value(lines, "Feedback-Type"));
  report.well_formed = well_formed(lines);
  for (const std::string& line : lines)
    for (const std::string_view name : {"Original-Rcpt-To", "Removal-Recipient", "X-HmXmrOriginalRecipient"})
      add_recipients(report, value_of(line, name));
  add_returned_letter(report, message);
  return report;
}

// The machine part was sent as plain text: its first field begins a line.
std::string_view part_in_text(const Message& m) {
  const std::string_view text = std::string_view(m.text).substr(0, text_searched);
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view before = rest;
    if (value_of(scan::next_line(rest), "Feedback-Type").data()) return before;
  }
  return {};
}

// Complaints without a machine part: the letter is attached, and who sends it and how it is called tell what it is.
constexpr std::string_view junk_subjects[] = {"complaint about message from",
                                              "complaint about your message",
                                              "abuse report for",
                                              "abuse complaint",
                                              "spam complaint",
                                              "spam report",
                                              "email feedback report",
                                              "feedback loop",
                                              "feedback report",
                                              "junk report",
                                              "junk mail report",
                                              "[fbl]",
                                              "client tos notification",
                                              "user complaint",
                                              "you have been reported"};
constexpr std::string_view junk_locals[] = {
    "staff",    "scomp",      "fbl",        "feedback", "feedbackloop", "complaints", "complaint", "abuse-fbl",
    "junkmail", "junkreport", "spamreport", "jmrp",     "noreply",      "no-reply",   "arf"};

std::optional<FeedbackReport> junk_report(const Message& message) {
  FeedbackReport report;
  report.type = "abuse";
  add_returned_letter(report, message);
  if (report.returned_headers.empty()) return std::nullopt;
  const bool marked = first_value(report.returned_headers, "X-HmXmrOriginalRecipient").data() != nullptr;
  const Address* author = message.author();
  if (!author) return std::nullopt;
  const std::string local = scan::lower(author->local), subject = scan::fold(message.subject);
  const bool known = scan::begins_with_any(local, junk_locals);
  if (!known || (!marked && !scan::begins_with_any(subject, junk_subjects))) return std::nullopt;
  return report;
}

}  // namespace

std::optional<FeedbackReport> parse_feedback_report(const Message& message) {
  const auto part = std::ranges::find(message.parts, "message/feedback-report", &Part::type);
  if (part != message.parts.end()) return read(part->content, message);
  const bool declared =
      message.content_type.starts_with("multipart/report") && scan::contains(message.content_type, "feedback-report");
  const bool returned = std::ranges::any_of(message.parts, [](const Part& p) { return !p.content.empty(); });
  if (!declared && !returned) return std::nullopt;  // nothing that a report could be about
  if (const std::string_view text = part_in_text(message); !text.empty() && scan::contains(text, ":"))
    if (FeedbackReport report = read(text, message); declared || report.well_formed) return report;
  if (!declared) return junk_report(message);
  // Announced, but the part itself is missing: malformed, kept for a person.
  FeedbackReport report;
  report.well_formed = false;
  add_returned_letter(report, message);
  return report;
}

}  // namespace joys
