// The refusals and the path decoding of web/strict.h. A proxy in front may read a doubled Content-Length differently
// from the library behind it; whatever could be read in two ways is refused here.
#include "web/strict.h"

namespace joys {
namespace {

bool token_character(char c) {  // RFC 9110 section 5.6.2
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool token(std::string_view s) { return !s.empty() && std::ranges::all_of(s, token_character); }

bool digits(std::string_view s) {
  return !s.empty() && s.size() <= 18 && std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; });
}

bool control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace

std::string ascii_lower(std::string_view s) {
  std::string lower(s);
  for (char& c : lower) c = (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

std::optional<char> hex_byte(std::string_view two) {
  int value = 0;
  if (two.size() != 2) return std::nullopt;
  for (char c : ascii_lower(two)) {
    const auto digit = std::string_view("0123456789abcdef").find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    value = value * 16 + static_cast<int>(digit);
  }
  return static_cast<char>(value);
}

int refusal(const RequestHead& head) {
  if (head.target.size() > max_target) return 414;
  if (!token(head.method)) return 400;
  std::vector<std::string_view> lengths, encodings, hosts;
  for (const auto& [name, value] : head.headers) {
    if (!token(name)) return 400;  // "Content-Length : 5" is another name to one reader and this one to the next
    const std::string lower = ascii_lower(name);
    if (lower == "content-length") lengths.push_back(value);
    if (lower == "transfer-encoding") encodings.push_back(value);
    if (lower == "host") hosts.push_back(value);
  }
  if (hosts.size() > 1 || (hosts.empty() && head.version == "HTTP/1.1")) return 400;
  if (lengths.size() > 1 || encodings.size() > 1 || lengths.size() + encodings.size() > 1) return 400;
  if (!encodings.empty() && (head.version != "HTTP/1.1" || ascii_lower(encodings[0]) != "chunked")) return 400;
  if (lengths.empty()) return 0;
  if (!digits(lengths[0])) return 400;
  return std::stoull(std::string(lengths[0])) > max_body ? 413 : 0;
}

std::optional<std::string> decode_path(std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  std::string path;
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (target[i] != '%') {
      if (control(target[i])) return std::nullopt;
      path += target[i];
      continue;
    }
    const auto byte = hex_byte(target.substr(i + 1, 2));
    if (!byte || control(*byte) || *byte == '/' || *byte == '\\') return std::nullopt;
    path += *byte;
    i += 2;
  }
  return path;
}

}  // namespace joys
