// Delivery reports: the machine-readable groups of RFC 3464 and RFC 6533 where there are any, else prose. Unspecified
// means temporary: a recipient is "failed" only where the report says so.
#include "parsers/delivery_status.h"
#include "parsers/header_block.h"
#include "parsers/scan.h"

namespace joys {
namespace {

// utf-8 addresses write other characters as \x{NN} (RFC 6533 section 3).
std::string unescape_utf8_address(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::size_t end = value.substr(i).starts_with("\\x{") ? value.find('}', i) : value.npos;
    if (end == value.npos || end - i > 9) {
      out += value[i];
      continue;
    }
    unsigned long c = 0;
    for (const char digit : value.substr(i + 3, end - i - 3)) {
      const char d = scan::lower(digit);
      if (!scan::is_digit(d) && (d < 'a' || d > 'f')) return {};
      c = c * 16 + static_cast<unsigned long>(scan::is_digit(d) ? d - '0' : d - 'a' + 10);
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return {};
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0 | (c >> 6));
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      if (c >= 0x10000) out += static_cast<char>(0xF0 | (c >> 18));
      out += static_cast<char>(c < 0x10000 ? 0xE0 | (c >> 12) : 0x80 | ((c >> 12) & 0x3F));
      out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    }
    i = end;
  }
  return out;
}

// "address-type; address" (RFC 3464 section 2.3.1). Systems forget the type, invent types, and add names and comments;
// only X.400 has addresses that look like ours and are none.
std::string typed_address(std::string_view value) {
  const std::size_t semicolon = value.find(';');
  const std::string_view type = semicolon == value.npos ? "" : scan::trim(value.substr(0, semicolon));
  if (scan::equal(type, "x400") || scan::equal(type, "x.400") || scan::equal(type, "fax")) return {};
  std::string_view address = scan::bare(semicolon == value.npos ? value : value.substr(semicolon + 1));
  if (scan::equal(type, "utf-8")) return canonical(unescape_utf8_address(address));
  if (std::string plain = canonical(address); !plain.empty()) return plain;
  const std::vector<std::string> found = addresses_in(value);
  return found.empty() ? std::string() : found.front();
}

struct Action {
  std::string_view word, action;
};
// As written, then as systems misspell it.
constexpr Action actions[] = {{"failed", "failed"},        {"delayed", "delayed"},   {"delivered", "delivered"},
                              {"relayed", "relayed"},      {"expanded", "expanded"}, {"failure", "failed"},
                              {"fail", "failed"},          {"expired", "failed"},    {"bounced", "failed"},
                              {"undeliverable", "failed"}, {"delay", "delayed"},     {"deferred", "delayed"},
                              {"success", "delivered"},    {"relay", "relayed"}};

// What an absent or unknown Action means by its Status class; without either nothing final is claimed.
std::string action_of(std::string_view field, std::string_view status) {
  for (const auto& [word, action] : actions) {
    if (!scan::starts_with(field, word)) continue;
    if (field.size() == word.size() || !scan::is_alnum(field[word.size()])) return std::string(action);
  }
  if (status.starts_with('5')) return "failed";
  return status.starts_with('2') ? "delivered" : "delayed";
}

// The diagnostic text speaks where Status does not: where it is absent, or says "class.0.0, other or undefined" and the
// text has a code of the same class. It never contradicts Status.
std::string status_of(std::string_view field, std::string_view diagnostic) {
  std::string status = leading_status(field);
  if (status.empty()) status = enhanced_status(field);
  if (status.empty()) {
    status = enhanced_status(diagnostic);
    return status.empty() ? reply_status(diagnostic) : status;
  }
  if (status.substr(1) == ".0.0")
    if (std::string exact = enhanced_status(diagnostic); exact.starts_with(status[0])) return exact;
  return status;
}

Recipient recipient_of(const std::vector<std::string>& lines) {
  Recipient r;
  r.address = typed_address(first_value(lines, "Original-Recipient"));
  if (r.address.empty()) r.address = typed_address(first_value(lines, "Final-Recipient"));
  r.diagnostic = first_value(lines, "Diagnostic-Code");
  r.status = status_of(first_value(lines, "Status"), r.diagnostic);
  r.action = action_of(first_value(lines, "Action"), r.status);
  return r;
}

bool about_recipient(const std::vector<std::string>& lines) {
  return first_value(lines, "Final-Recipient").data() || first_value(lines, "Original-Recipient").data() ||
         first_value(lines, "Action").data();
}

// Some systems forget the empty line between recipients: the fields that begin a group begin a new one.
void split_group(const std::vector<std::string>& group, std::vector<Recipient>& out) {
  std::vector<std::string> lines;
  bool final_seen = false, original_seen = false, action_seen = false;
  for (const std::string& line : group) {
    const bool final_recipient = value_of(line, "Final-Recipient").data() != nullptr;
    const bool original = value_of(line, "Original-Recipient").data() != nullptr;
    if (((final_recipient && final_seen) || (original && (original_seen || (final_seen && action_seen)))) &&
        out.size() < report_recipients_limit) {
      out.push_back(recipient_of(lines));
      lines.clear();
      final_seen = original_seen = action_seen = false;
    }
    final_seen = final_seen || final_recipient;
    original_seen = original_seen || original;
    action_seen = action_seen || value_of(line, "Action").data();
    lines.push_back(line);
  }
  if (about_recipient(lines) && out.size() < report_recipients_limit) out.push_back(recipient_of(lines));
}

bool is_status_part(const Part& part) {
  return part.type == "message/delivery-status" || part.type == "message/global-delivery-status";
}

// Fields that other places of the report tell: the address that the groups hide, the letter that they are about.
void complete(DeliveryReport& report, const Part& status, const Message& message) {
  if (report.recipients.empty()) {
    if (std::optional<DeliveryReport> prose = prose_report(message)) report.recipients = std::move(prose->recipients);
  } else if (std::ranges::all_of(report.recipients, &std::string::empty, &Recipient::address)) {
    std::vector<Named> named = failed_addresses(scan::fold(report_words(message)), message);
    if (named.empty())
      if (std::string reader = returned_recipient(message, report.returned_headers); !reader.empty())
        named.push_back({std::move(reader), 0});
    for (std::size_t i = 0; i < named.size() && i < report.recipients.size(); ++i)
      report.recipients[i].address = std::move(named[i].address);
  }
  if (!report.original_message_id.empty()) return;
  for (const std::string_view name : {"Original-Message-ID", "X-Original-Message-ID"})
    if (report.original_message_id.empty())
      report.original_message_id = scan::bare(first_value(header_lines(scan::trim(status.content)), name));
  if (report.original_message_id.empty()) report.original_message_id = message.in_reply_to;
}

}  // namespace

std::vector<Recipient> status_recipients(std::string_view content) {
  std::vector<Recipient> out;
  for (const auto& group : field_groups(content, report_recipients_limit + 1)) split_group(group, out);
  return out;
}

std::optional<DeliveryReport> parse_delivery_report(const Message& message) {
  const auto status = std::ranges::find_if(message.parts, is_status_part);
  if (status == message.parts.end()) return prose_report(message);
  DeliveryReport report;
  report.recipients = status_recipients(status->content);
  report.returned_headers = returned_header_lines(message);
  report.original_message_id = returned_message_id(report.returned_headers);
  complete(report, *status, message);
  return report;
}

}  // namespace joys
