// The two encodings of web/form.h, each read in one pass over the body.
#include "web/form.h"

#include "web/strict.h"

namespace joys {
namespace {

using std::string_view;

string_view trim(string_view s) {
  const auto first = s.find_first_not_of(" \t");
  return first == string_view::npos ? string_view() : s.substr(first, s.find_last_not_of(" \t") - first + 1);
}

// Takes off and returns what stands before the separator, or all of it.
string_view take(string_view& rest, string_view separator) {
  const auto end = rest.find(separator);
  const string_view head = rest.substr(0, end);
  rest = end == string_view::npos ? string_view() : rest.substr(end + separator.size());
  return head;
}

std::string unescape(string_view s) {
  std::string text;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto byte = s[i] == '%' ? hex_byte(s.substr(i + 1, 2)) : std::nullopt;
    text += byte ? *byte : s[i] == '+' ? ' ' : s[i];
    if (byte) i += 2;
  }
  return text;
}

Form parse_urlencoded(string_view body) {
  Form form;
  while (!body.empty() && form.size() < max_fields) {
    string_view value = take(body, "&");
    const string_view name = take(value, "=");
    form.emplace(unescape(name), unescape(value));
  }
  return form;
}

// The value of name="..." or name=... in `form-data; name="..."` or `multipart/form-data; boundary=...`. Browsers write
// a quote inside a name as %22, so that no backslash needs to be understood.
std::optional<std::string> parameter(string_view field, string_view wanted) {
  take(field, ";");
  while (!field.empty()) {
    field = trim(field);
    const auto equals = field.find('=');
    if (equals == string_view::npos) return std::nullopt;
    const std::string name = ascii_lower(trim(field.substr(0, equals)));
    field = trim(field.substr(equals + 1));
    string_view value;
    if (field.starts_with('"')) {
      field.remove_prefix(1);
      value = take(field, "\"");
      take(field, ";");
    } else {
      value = trim(take(field, ";"));
    }
    if (name == wanted) return std::string(value);
  }
  return std::nullopt;
}

std::optional<std::string> field_name(string_view head) {
  while (!head.empty()) {
    string_view value = take(head, "\r\n");
    if (ascii_lower(trim(take(value, ":"))) == "content-disposition") return parameter(value, "name");
  }
  return std::nullopt;
}

// RFC 7578, RFC 2046 section 5.1.1.
std::optional<Form> parse_multipart(string_view body, const std::string& boundary) {
  if (boundary.empty() || boundary.size() > 70) return std::nullopt;
  const std::string inner = "\r\n--" + boundary;
  if (body.starts_with(string_view(inner).substr(2)))
    body.remove_prefix(inner.size() - 2);
  else if (const auto start = body.find(inner); start != string_view::npos)
    body.remove_prefix(start + inner.size());
  else
    return std::nullopt;
  Form form;
  while (!body.starts_with("--") && form.size() < max_fields) {
    take(body, "\r\n");  // blanks may stand after a boundary
    const auto end = body.find(inner);
    if (end == string_view::npos) return std::nullopt;  // cut off: nobody knows what else it would have said
    string_view part = body.substr(0, end);
    body.remove_prefix(end + inner.size());
    const string_view head = take(part, "\r\n\r\n");
    if (auto name = field_name(head)) form.emplace(std::move(*name), part);
  }
  return form;
}

}  // namespace

std::optional<Form> parse_form(std::string_view content_type, std::string_view body) {
  string_view rest = content_type;
  const std::string type = ascii_lower(trim(take(rest, ";")));
  if (type.empty() || type == "application/x-www-form-urlencoded") return parse_urlencoded(body);
  if (type != "multipart/form-data") return std::nullopt;
  const auto boundary = parameter(content_type, "boundary");
  return boundary ? parse_multipart(body, *boundary) : std::nullopt;
}

}  // namespace joys
