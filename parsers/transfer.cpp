// Decodes base64 and quoted-printable as far as they can be read, a bounded piece of the input only.
#include "parsers/transfer.h"

#include <algorithm>

#include "parsers/fields.h"

namespace joys {
namespace {

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Noise is skipped and reported, missing padding tolerated. What stands after the padding is no base64 (a footer that a
// list appended): it is not decoded, but reported.
std::string decode_base64(std::string_view body, bool& damaged) {
  std::string out;
  out.reserve(body.size() / 4 * 3 + 3);
  unsigned bits = 0;
  int digits = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const int digit = base64_digit(body[i]);
    if (digit < 0) {
      if (body[i] == '=') {
        const std::size_t end = body.find_first_not_of("= \t\r\n", i);
        damaged = damaged || end != std::string_view::npos;
        break;
      }
      damaged = damaged || !is_white(body[i]);
      continue;
    }
    bits = bits << 6 | static_cast<unsigned>(digit);
    if (++digits % 4 == 0) {
      out += static_cast<char>(bits >> 16);
      out += static_cast<char>(bits >> 8);
      out += static_cast<char>(bits);
    }
  }
  if (digits % 4 >= 2) out += static_cast<char>(bits >> (digits % 4 == 2 ? 4 : 10));
  if (digits % 4 == 3) out += static_cast<char>(bits >> 2);
  return out;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// "=" before a line end, perhaps after white space, joins lines; "=" before anything but two digits stays
// (section 6.7).
std::string decode_quoted_printable(std::string_view body, bool& damaged) {
  std::string out;
  out.reserve(body.size());
  for (std::size_t i = 0; i < body.size();) {
    const std::size_t plain = std::min(body.find('=', i), body.size());
    out += body.substr(i, plain - i);
    if (plain == body.size()) break;
    i = plain + 1;
    if (i + 1 < body.size() && hex(body[i]) >= 0 && hex(body[i + 1]) >= 0) {
      out += static_cast<char>(hex(body[i]) * 16 + hex(body[i + 1]));
      i += 2;
      continue;
    }
    std::size_t end = i;
    while (end < body.size() && (body[end] == ' ' || body[end] == '\t')) ++end;
    if (end == body.size()) break;
    if (body[end] == '\r' && end + 1 < body.size() && body[end + 1] == '\n') ++end;
    if (body[end] == '\n' || body[end] == '\r') {
      i = end + 1;
    } else {
      out += '=';
      damaged = true;
    }
  }
  return out;
}

}  // namespace

Encoding encoding_of(std::string_view field) {
  const std::string token = lower(field.substr(0, field.find_first_of(" \t;(")));
  if (token.empty() || token == "7bit" || token == "8bit" || token == "binary") return Encoding::identity;
  if (token == "base64") return Encoding::base64;
  if (token == "quoted-printable") return Encoding::quoted_printable;
  return Encoding::unknown;
}

Content decode(std::string_view body, Encoding encoding, std::size_t most) {
  Content content;
  // Four encoded bytes make at least one, but for soft line breaks; what is too much after decoding is cut below.
  if (encoding != Encoding::identity && body.size() / 4 > most) {
    body = body.substr(0, most * 4);
    content.cut = true;
  }
  if (encoding == Encoding::base64) {
    content.bytes = decode_base64(body, content.damaged);
  } else if (encoding == Encoding::quoted_printable) {
    content.bytes = decode_quoted_printable(body, content.damaged);
  } else {
    content.bytes = body.substr(0, most);
    content.cut = body.size() > most;
  }
  if (content.bytes.size() > most) {
    content.bytes.resize(most);
    content.cut = true;
  }
  return content;
}

}  // namespace joys
