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

// The bytes of the last, incomplete four digits.
void append_rest(unsigned bits, int digits, std::string& out) {
  if (digits % 4 >= 2) out += static_cast<char>(bits >> (digits % 4 == 2 ? 4 : 10));
  if (digits % 4 == 3) out += static_cast<char>(bits >> 2);
}

// Is the next line one of base64, as where somebody joined two encoded texts, or a footer that a list appended?
bool goes_on(std::string_view body, std::size_t at) {
  std::string_view line = trim(body.substr(at, body.find('\n', at) - at));
  while (line.ends_with('=')) line.remove_suffix(1);
  return line.size() >= 4 && std::all_of(line.begin(), line.end(), [](char c) { return base64_digit(c) >= 0; });
}

// Words with blanks between them: the label is wrong, this is text as it stands.
bool is_prose(std::string_view body) {
  constexpr std::size_t sample = 400;
  body = trim(body).substr(0, sample);
  const std::size_t first = std::min(body.find('\n'), body.size());
  if (first >= 8 && goes_on(body, 0)) return false;
  std::size_t blanks = 0;
  for (std::size_t i = 1; i + 1 < body.size(); ++i)
    blanks += body[i] == ' ' && !is_white(body[i - 1]) && !is_white(body[i + 1]);
  return blanks >= 3 && blanks * 12 > body.size();
}

// Noise is skipped and reported, missing padding tolerated. After padding another encoded text may follow; anything
// else there is not decoded, but reported.
std::string decode_base64(std::string_view body, bool& damaged) {
  if (is_prose(body)) {
    damaged = true;
    return std::string(body);
  }
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
        if (end == std::string_view::npos || !goes_on(body, end)) break;
        append_rest(bits, digits, out);
        bits = 0;
        digits = 0;
        i = end - 1;
        continue;
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
  damaged = damaged || digits % 4 == 1;
  append_rest(bits, digits, out);
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

// From "begin" to "end"; a line's first character says how many bytes it has.
std::string decode_uuencode(std::string_view body, bool& damaged) {
  std::string out;
  std::size_t at = body.starts_with("begin ") ? 0 : body.find("\nbegin ");
  damaged = damaged || at == std::string_view::npos;
  if (at == std::string_view::npos) return out;
  for (at = body.find('\n', at + 1); at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at + 1), body.size());
    const std::string_view line = trim(body.substr(at, end - at));
    at = end;
    if (line.empty() || line == "end" || line == "`") continue;
    auto left = static_cast<std::size_t>((line.front() - ' ') & 63);
    for (std::size_t i = 1; left > 0 && i < line.size(); i += 4) {
      unsigned bits = 0;
      for (std::size_t k = 0; k < 4; ++k)
        bits = bits << 6 | (i + k < line.size() ? static_cast<unsigned>(line[i + k] - ' ') & 63u : 0u);
      for (int shift = 16; left > 0 && shift >= 0; shift -= 8, --left) out += static_cast<char>(bits >> shift);
    }
  }
  return out;
}

struct Name {
  std::string_view token;
  Encoding encoding;
};

// With the spellings that programs invent; "utf-8" and the like name no encoding, so there is none.
constexpr Name encodings[] = {
    {"", Encoding::identity},
    {"7bit", Encoding::identity},
    {"8bit", Encoding::identity},
    {"binary", Encoding::identity},
    {"7-bit", Encoding::identity},
    {"8-bit", Encoding::identity},
    {"7bits", Encoding::identity},
    {"8bits", Encoding::identity},
    {"7", Encoding::identity},
    {"8", Encoding::identity},
    {"none", Encoding::identity},
    {"utf-8", Encoding::identity},
    {"us-ascii", Encoding::identity},
    {"iso-8859-1", Encoding::identity},
    {"text", Encoding::identity},
    {"plain", Encoding::identity},
    {"base64", Encoding::base64},
    {"base-64", Encoding::base64},
    {"quoted-printable", Encoding::quoted_printable},
    {"quotedprintable", Encoding::quoted_printable},
    {"quoted_printable", Encoding::quoted_printable},
    {"x-uuencode", Encoding::uuencode},
    {"uuencode", Encoding::uuencode},
    {"x-uue", Encoding::uuencode},
    {"uue", Encoding::uuencode},
    {"x-uu", Encoding::uuencode},
};

}  // namespace

Encoding encoding_of(std::string_view field) {
  while (field.starts_with('"') || field.starts_with('\'')) field.remove_prefix(1);
  const std::string token = lower(field.substr(0, field.find_first_of(" \t;(\"',")));
  for (const Name& name : encodings)
    if (name.token == token) return name.encoding;
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
  } else if (encoding == Encoding::uuencode) {
    content.bytes = decode_uuencode(body, content.damaged);
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
