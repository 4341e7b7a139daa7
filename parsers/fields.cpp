// Splits a header block into fields and unfolds them. Linear: each line is looked at once, and one line ahead where it
// is no field.
#include "parsers/fields.h"

#include <cstring>

namespace joys {
namespace {

std::size_t line_end(std::string_view raw, std::size_t at) {
  const std::size_t end = raw.find('\n', at);
  return end == std::string_view::npos ? raw.size() : end;
}

std::string_view line_at(std::string_view raw, std::size_t at) { return raw.substr(at, line_end(raw, at) - at); }

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Length of the field name at the start of the line, 0 if there is none. White space before the colon is obsolete
// syntax.
std::size_t name_length(std::string_view line) {
  std::size_t n = 0;
  while (n < line.size() && line[n] > ' ' && line[n] < 127 && line[n] != ':') ++n;
  std::size_t colon = n;
  while (colon < line.size() && is_blank(line[colon])) ++colon;
  return colon < line.size() && line[colon] == ':' ? n : 0;
}

std::size_t next_line(std::string_view raw, std::size_t at) { return std::min(raw.size(), line_end(raw, at) + 1); }

}  // namespace

bool has_stray_control(std::string_view body) {
  if (std::memchr(body.data(), '\0', body.size())) return true;
  for (std::size_t cr = body.find('\r'); cr != std::string_view::npos; cr = body.find('\r', cr + 1))
    if (cr + 1 < body.size() && body[cr + 1] != '\n') return true;
  return false;
}

const Field* HeaderBlock::find(std::string_view name) const {
  for (const Field& field : fields)
    if (same_name(field.name, name)) return &field;
  return nullptr;
}

HeaderBlock split_header(std::string_view raw, std::size_t begin, const Limits& limits, const OpenBoundaries& open) {
  HeaderBlock block;
  std::size_t at = begin;
  while (at < raw.size()) {
    const std::string_view line = line_at(raw, at);
    if (line.empty() || line == "\r") {
      at = next_line(raw, at);
      break;
    }
    if (line.starts_with("--") && !open.empty()) {
      block.delimiter = open.match(line);
      if (block.delimiter.level >= 0) break;
    }
    const std::size_t name = name_length(line);
    const std::size_t after = next_line(raw, at);
    if (name == 0) {
      const std::string_view ahead = line_at(raw, after);
      if (!is_blank(line.front()) && name_length(ahead) == 0) break;  // the body begins without an empty line
      at = after;
      continue;
    }
    std::size_t end = after;  // of the whole folded field
    while (end < raw.size() && is_blank(raw[end])) end = next_line(raw, end);
    const std::size_t colon = at + line.find(':', name);
    std::string_view body = raw.substr(colon + 1, end - colon - 1);
    if (end - begin > limits.header_bytes) {
      block.cut = true;  // the rest of the block is passed over, so that the body is found
    } else {
      if (body.size() > limits.header_line) {
        body = body.substr(0, limits.header_line);
        block.cut = true;
      }
      block.control = block.control || has_stray_control(body);
      block.fields.push_back({line.substr(0, name), body});
    }
    at = end;
  }
  block.body = at;
  return block;
}

std::string unfold(std::string_view body) {
  body = trim(body);
  std::string out;
  out.reserve(body.size());
  while (!body.empty()) {
    const std::size_t end = body.find_first_of("\r\n");
    out.append(body.substr(0, end));
    if (end == std::string_view::npos) break;
    const std::size_t text = body.find_first_not_of("\r\n", end);
    if (text == std::string_view::npos) break;
    if (!is_blank(body[text])) out += ' ';  // a CR inside a line never starts a field of its own
    body.remove_prefix(text);
  }
  return out;
}

bool same_name(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    if (fold(a[i]) != fold(b[i])) return false;
  }
  return true;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(white);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

}  // namespace joys
