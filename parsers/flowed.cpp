// Joins flowed lines (RFC 3676 section 4). The signature separator "-- " ends in a space but never flows.
#include "parsers/flowed.h"

namespace joys {

std::string join_flowed(std::string_view text, bool delsp) {
  std::string out;
  out.reserve(text.size());
  bool flowing = false;  // the line before ends in a soft break
  std::size_t depth_before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    std::size_t depth = 0;
    while (depth < line.size() && line[depth] == '>') ++depth;
    const std::string_view marks = line.substr(0, depth);
    line.remove_prefix(depth);
    if (line.starts_with(' ')) line.remove_prefix(1);  // space-stuffing
    const bool separator = line == "-- ";
    if (!flowing || depth != depth_before || separator) {
      if (!out.empty()) out += '\n';
      out += marks;
      if (depth > 0) out += ' ';
    }
    flowing = line.ends_with(' ') && !separator;
    if (flowing && delsp) line.remove_suffix(1);
    out += line;
    depth_before = depth;
  }
  return out;
}

}  // namespace joys
