// Delivery reports: the machine-readable groups of RFC 3464 and RFC 6533 where there are any, else prose. Unspecified
// means temporary: a recipient is "failed" only where the report says so.
#include "parsers/delivery_status.h"
#include "parsers/header_block.h"
#include "parsers/scan.h"

namespace joys {
namespace {

// "5.1.1", each part of one to three digits, the class 2, 4 or 5; returns its length at the front of `s`, or 0.
std::size_t status_length(std::string_view s) {
  if (s.size() < 5 || (s[0] != '2' && s[0] != '4' && s[0] != '5') || s[1] != '.') return 0;
  std::size_t i = 1;
  for (int part = 0; part < 2; ++part) {
    if (i >= s.size() || s[i] != '.') return 0;
    const std::size_t begin = ++i;
    while (i < s.size() && scan::is_digit(s[i])) ++i;
    if (i == begin || i - begin > 3) return 0;
  }
  return i;
}

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

// "address-type; address" (RFC 3464 section 2.3.1); other types than mail addresses are no address for us.
std::string typed_address(std::string_view value) {
  const std::size_t semicolon = value.find(';');
  if (semicolon == value.npos) return canonical(scan::bare(value));
  const std::string_view type = scan::trim(value.substr(0, semicolon));
  const std::string_view address = scan::bare(value.substr(semicolon + 1));
  if (scan::equal(type, "utf-8")) return canonical(unescape_utf8_address(address));
  return scan::equal(type, "rfc822") ? canonical(address) : std::string();
}

// What an absent or unknown Action means by its Status class; without either nothing final is claimed.
std::string action_of(std::string_view field, std::string_view status) {
  constexpr std::string_view actions[] = {"failed", "delayed", "delivered", "relayed", "expanded"};
  for (const std::string_view action : actions) {
    if (!scan::starts_with(field, action)) continue;
    if (field.size() == action.size() || !scan::is_alnum(field[action.size()])) return std::string(action);
  }
  if (status.starts_with('5')) return "failed";
  return status.starts_with('2') ? "delivered" : "delayed";
}

Recipient recipient_of(const std::vector<std::string>& lines) {
  Recipient r;
  r.address = typed_address(first_value(lines, "Original-Recipient"));
  if (r.address.empty()) r.address = typed_address(first_value(lines, "Final-Recipient"));
  r.diagnostic = first_value(lines, "Diagnostic-Code");
  const std::string_view status = first_value(lines, "Status");
  r.status = std::string(status.substr(0, status_length(status)));
  if (r.status.empty()) r.status = enhanced_status(r.diagnostic);
  r.action = action_of(first_value(lines, "Action"), r.status);
  return r;
}

bool about_recipient(const std::vector<std::string>& lines) {
  return first_value(lines, "Final-Recipient").data() || first_value(lines, "Original-Recipient").data() ||
         first_value(lines, "Action").data();
}

// Some systems forget the empty line between recipients: a second Final-Recipient begins a new one.
void split_group(const std::vector<std::string>& group, std::vector<Recipient>& out) {
  std::vector<std::string> lines;
  bool seen = false;
  for (const std::string& line : group) {
    const bool final_recipient = value_of(line, "Final-Recipient").data() != nullptr;
    if (final_recipient && seen && out.size() < report_recipients_limit) {
      out.push_back(recipient_of(lines));
      lines.clear();
    }
    seen = seen || final_recipient;
    lines.push_back(line);
  }
  if (about_recipient(lines) && out.size() < report_recipients_limit) out.push_back(recipient_of(lines));
}

bool is_status_part(const Part& part) {
  return part.type == "message/delivery-status" || part.type == "message/global-delivery-status";
}

}  // namespace

std::string enhanced_status(std::string_view text) {
  for (std::size_t i = 0; i + 5 <= text.size(); ++i) {
    if (i > 0 && (scan::is_alnum(text[i - 1]) || text[i - 1] == '.')) continue;
    const std::size_t length = status_length(text.substr(i));
    const std::size_t end = i + length;
    if (length == 0 || (end < text.size() && scan::is_alnum(text[end]))) continue;
    // "5.1.1.2" is an address of a host, not a status.
    if (end + 1 < text.size() && text[end] == '.' && scan::is_digit(text[end + 1])) continue;
    return std::string(text.substr(i, length));
  }
  return {};
}

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
  return report;
}

}  // namespace joys
