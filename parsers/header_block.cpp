// Splits header blocks of reports into lines and groups; folded lines are joined (RFC 5322 section 2.2.3).
#include "parsers/header_block.h"

#include "parsers/message.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t lines_limit = 500;

bool is_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == line.npos) return false;
  for (const char c : scan::trim(line.substr(0, colon)))
    if (c <= ' ' || c > '~') return false;
  return true;
}

}  // namespace

std::vector<std::vector<std::string>> field_groups(std::string_view block, std::size_t limit) {
  std::vector<std::vector<std::string>> groups(1);
  while (!block.empty() && groups.size() <= limit) {
    const std::string_view line = scan::next_line(block);
    std::vector<std::string>& group = groups.back();
    if (scan::trim(line).empty()) {
      if (!group.empty()) groups.emplace_back();
    } else if ((line.front() == ' ' || line.front() == '\t') && !group.empty()) {
      group.back().append(" ").append(scan::trim(line));
    } else if (is_field(line) && group.size() < lines_limit) {
      group.emplace_back(scan::trim(line));
    }
  }
  if (groups.back().empty() || groups.size() > limit) groups.pop_back();
  return groups;
}

std::vector<std::string> header_lines(std::string_view block) {
  auto groups = field_groups(block, 1);
  return groups.empty() ? std::vector<std::string>() : std::move(groups.front());
}

std::string_view value_of(std::string_view line, std::string_view name) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || !scan::equal(scan::trim(line.substr(0, colon)), name)) return {};
  return scan::trim(line.substr(colon + 1));
}

std::string_view first_value(const std::vector<std::string>& lines, std::string_view name) {
  for (const std::string& line : lines)
    if (const std::string_view value = value_of(line, name); value.data()) return value;
  return {};
}

std::string returned_message_id(const std::vector<std::string>& lines) {
  std::string id;
  for (const std::string& line : lines)
    if (const std::string_view value = value_of(line, "Message-ID"); !value.empty()) id = scan::bare(value);
  return id;
}

std::vector<std::string> returned_header_lines(const Message& message) {
  constexpr std::string_view types[] = {"text/rfc822-headers", "message/rfc822", "message/global",
                                        "message/global-headers"};
  for (const Part& part : message.parts)
    if (std::ranges::find(types, std::string_view(part.type)) != std::end(types) && !part.content.empty())
      return header_lines(part.content);
  return {};
}

}  // namespace joys
