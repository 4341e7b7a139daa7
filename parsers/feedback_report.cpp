// Abuse feedback reports (RFC 5965, RFC 6650). Unknown fields and types are kept or ignored, never errors; what breaks
// the rules about how often a field may stand is marked, so that nothing acts on it alone.
#include "parsers/header_block.h"
#include "parsers/report.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t recipients_limit = 100;

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
  return local.find_first_not_of("x*?.-_") == local.npos;
}

void add_recipient(FeedbackReport& report, std::string_view value) {
  // "rfc822; a@b" stands in some reports, though only the address should.
  if (const std::size_t semicolon = value.find(';'); semicolon != value.npos) value = value.substr(semicolon + 1);
  const std::string address = canonical(scan::bare(value));
  if (address.empty() || redacted(address) || report.recipients.size() == recipients_limit) return;
  if (std::ranges::find(report.recipients, address) == report.recipients.end()) report.recipients.push_back(address);
}

std::string type_of(std::string_view value) {
  std::size_t end = 0;
  while (end < value.size() && !scan::is_space(value[end]) && value[end] != ';' && value[end] != '(') ++end;
  return scan::lower(value.substr(0, end));
}

FeedbackReport read(const Part& part, const Message& message) {
  const std::vector<std::string> lines = header_lines(scan::trim(part.content));
  FeedbackReport report;
  report.type = type_of(first_value(lines, "Feedback-Type"));
  report.well_formed = well_formed(lines);
  for (const std::string& line : lines)
    for (const std::string_view name : {"Original-Rcpt-To", "Removal-Recipient"})
      add_recipient(report, value_of(line, name));
  report.returned_headers = returned_header_lines(message);
  report.original_message_id = returned_message_id(report.returned_headers);
  return report;
}

// Outlook.com's junk reports have no machine-readable part: the letter is attached, its recipient in a field of it.
std::optional<FeedbackReport> junk_report(const Message& message) {
  const Address* author = message.author();
  if (!author || !scan::equal(author->local, "staff") || author->domain != "hotmail.com") return std::nullopt;
  if (!scan::starts_with(message.subject, "complaint about message from")) return std::nullopt;
  FeedbackReport report;
  report.type = "abuse";
  report.returned_headers = returned_header_lines(message);
  report.original_message_id = returned_message_id(report.returned_headers);
  add_recipient(report, first_value(report.returned_headers, "X-HmXmrOriginalRecipient"));
  return report;
}

}  // namespace

std::optional<FeedbackReport> parse_feedback_report(const Message& message) {
  const auto part = std::ranges::find(message.parts, "message/feedback-report", &Part::type);
  if (part != message.parts.end()) return read(*part, message);
  const bool declared =
      message.content_type.starts_with("multipart/report") && scan::contains(message.content_type, "feedback-report");
  if (!declared) return junk_report(message);
  // Announced, but the part itself is missing: malformed, kept for a person.
  FeedbackReport report;
  report.well_formed = false;
  report.returned_headers = returned_header_lines(message);
  report.original_message_id = returned_message_id(report.returned_headers);
  return report;
}

}  // namespace joys
