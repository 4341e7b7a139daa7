// Written by hand: mimetic's quoted-printable encoder encodes all later line ends and blanks once it has met one octet
// above 127, and "B" encoded words with padding in the middle make GMime drop the words behind them.
#include "mail/encode.h"

#include <algorithm>
#include <utility>

#include "mail/path.h"
#include "mail/utf8.h"
#include "parsers/charset.h"

namespace joys {
namespace {

constexpr std::size_t line_limit = 78;          // RFC 5322 section 2.1.1: should
constexpr std::size_t encoded_line_limit = 76;  // RFC 2047 section 2, RFC 2045 section 6.7: must
constexpr std::size_t word_limit = 75;          // RFC 2047 section 2
constexpr std::size_t phrase_limit = 60;        // a longer name would have to be folded
constexpr std::string_view word_begin = "=?UTF-8?Q?", word_end = "?=";

void hex(std::string& out, char c) {
  constexpr char digits[] = "0123456789ABCDEF";
  const auto octet = static_cast<unsigned char>(c);
  out += {'=', digits[octet >> 4], digits[octet & 15]};
}

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// The "Q" form with the letters that are safe in a phrase too (RFC 2047 section 5 (3)).
std::string q_form(std::string_view character) {
  if (character == " ") return "_";
  std::string out;
  for (char c : character)
    if (is_alphanumeric(c))
      out += c;
    else
      hex(out, c);
  return out;
}

std::string encoded_words(std::string_view text, std::size_t column) {
  std::string out, word;
  const auto end_word = [&] {
    if (!out.empty()) out += "\r\n ";
    out.append(word_begin).append(std::exchange(word, {})).append(word_end);
    column = 1;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(utf8_length(text, at), 1);
    const std::string form = q_form(text.substr(at, length));
    const std::size_t width = std::min(word_limit, encoded_line_limit - column);
    if (word_begin.size() + word.size() + form.size() + word_end.size() > width) end_word();
    word += form;
    at += length;
  }
  end_word();
  return out;
}

// Words that neither fold nor could be mistaken for encoded ones. Blanks at the ends would be lost.
bool goes_as_it_is(std::string_view text) {
  if (!is_ascii(text) || text.find("=?") != std::string_view::npos) return false;
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return text.empty();
  std::size_t word = 0;
  for (char c : text) {
    word = c == ' ' ? 0 : word + 1;
    if (word > line_limit - 20) return false;
  }
  return true;
}

bool is_printed(char c) { return c > ' ' && c < 0x7f && c != '='; }

void quoted_printable_line(std::string& out, std::string_view line) {
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool last = at + 1 == line.size();
    const bool blank = (c == ' ' || c == '\t') && !last;
    // A soft break may put any octet first on its line, so this is asked of the output's column.
    const bool mangled = column == 0 && (c == '.' || (c == 'F' && line.substr(at, 5) == "From "));
    const bool as_it_is = (is_printed(c) || blank) && !mangled;
    const std::size_t width = as_it_is ? 1 : 3;
    if (column + width > encoded_line_limit - (last ? 0 : 1)) {
      out += "=\r\n";
      column = 0;
      --at;  // again, as the first of its line
      continue;
    }
    if (as_it_is)
      out += c;
    else
      hex(out, c);
    column += width;
  }
  out += "\r\n";
}

template <typename Each>
void each_line(std::string_view text, Each each) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (end != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
    each(line);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

}  // namespace

std::string fold(std::string_view value, std::size_t column) {
  std::string out;
  out.reserve(value.size() + value.size() / 32);
  for (std::size_t at = 0; at < value.size();) {
    // A blank (or a run of them) and the word behind it move together.
    const std::size_t word = std::min(value.find_first_not_of(' ', at), value.size());
    const std::size_t end = std::min(value.find(' ', word), value.size());
    if (word > at && at > 0 && column + (end - at) > line_limit) {
      out += "\r\n";
      column = 0;
    }
    out.append(value.substr(at, end - at));
    column += end - at;
    at = end;
  }
  return out;
}

std::string encode_unstructured(std::string_view text, std::size_t column) {
  return goes_as_it_is(text) ? fold(text, column) : encoded_words(text, column);
}

std::string encode_phrase(std::string_view name, std::size_t column) {
  // Not folded: readers do not agree on what a fold inside a name is. Encoded words they do join.
  if (!goes_as_it_is(name) || name.size() > phrase_limit) return encoded_words(name, column);
  const bool atoms =
      std::all_of(name.begin(), name.end(), [](char c) { return c == ' ' || c == '-' || is_alphanumeric(c); });
  if (atoms) return std::string(name);
  std::string quoted = "\"";
  for (char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8 + 16);
  each_line(text, [&out](std::string_view line) { quoted_printable_line(out, line); });
  return out;
}

std::string seven_bit(std::string_view text) {
  if (!is_ascii(text)) return {};
  std::string out;
  out.reserve(text.size() + text.size() / 16 + 2);
  bool fits = true;
  each_line(text, [&](std::string_view line) {
    fits = fits && line.size() <= line_limit && !line.starts_with('.') && !line.starts_with("From ") &&
           !line.ends_with(' ') && !line.ends_with('\t');
    if (fits) out.append(line).append("\r\n");
  });
  return fits ? out : std::string();
}

}  // namespace joys
