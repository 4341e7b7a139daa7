// Decodes encoded words. Neighbours of one charset are joined before conversion, because mailers cut words in the
// middle of characters.
#include "parsers/encoded_words.h"

#include <optional>

#include "parsers/fields.h"
#include "parsers/transfer.h"

namespace joys {
namespace {

constexpr std::size_t longest_charset = 64;

struct Word {
  std::string charset;
  std::string bytes;
  std::size_t end = 0;  // offset after "?="
};

bool is_white(char c) { return c == ' ' || c == '\t'; }

std::string decode_q(std::string_view text) {
  std::string spaced(text);
  for (char& c : spaced)
    if (c == '_') c = ' ';
  return decode(spaced, Encoding::quoted_printable, spaced.size()).bytes;
}

// The encoded word at value[at], which is "=?". Its text ends at the first "?" or white space, so the scan is linear.
std::optional<Word> read_word(std::string_view value, std::size_t at) {
  const std::size_t charset = at + 2;
  const std::size_t mark = value.substr(0, charset + longest_charset).find('?', charset);
  if (mark == std::string_view::npos || mark == charset || mark + 2 >= value.size() || value[mark + 2] != '?')
    return {};
  const char encoding = static_cast<char>(value[mark + 1] & ~0x20);
  const std::size_t text = mark + 3;
  const std::size_t end = value.find_first_of("? \t", text);
  if (end == std::string_view::npos || value.substr(end, 2) != "?=") return {};
  const std::string_view label = value.substr(charset, mark - charset);
  const std::string_view encoded = value.substr(text, end - text);
  Word word{std::string(label.substr(0, label.find('*'))), {}, end + 2};  // "*" begins a language (RFC 2231 section 5)
  if (encoding == 'B') {
    word.bytes = decode(encoded, Encoding::base64, encoded.size()).bytes;
  } else if (encoding == 'Q') {
    word.bytes = decode_q(encoded);
  } else {
    return {};
  }
  return word;
}

bool starts_word(std::string_view value, std::size_t at, std::size_t last_end) {
  return at == 0 || at == last_end || is_white(value[at - 1]) || value[at - 1] == '(';
}

bool ends_word(std::string_view value, std::size_t end) {
  return end == value.size() || is_white(value[end]) || value[end] == ')' || value.substr(end, 2) == "=?";
}

}  // namespace

std::string decode_words(std::string_view value, Flaws& flaws) {
  std::string out;
  Word pending;          // words not yet converted
  std::size_t done = 0;  // everything before is in `out` or `pending`
  const auto flush = [&] {
    if (!pending.bytes.empty()) out += to_utf8(pending.bytes, pending.charset, flaws);
    pending = {};
  };
  for (std::size_t at = value.find("=?"); at != std::string_view::npos;) {
    std::optional<Word> word;
    if (starts_word(value, at, done)) word = read_word(value, at);
    if (!word || !ends_word(value, word->end)) {
      at = value.find("=?", at + 2);
      continue;
    }
    const std::string_view between = value.substr(done, at - done);
    const bool adjacent = done > 0 && trim(between).empty();  // white space between words is not shown (section 6.2)
    if (!adjacent || !same_name(pending.charset, word->charset)) flush();
    if (!adjacent) out += to_utf8(between, "", flaws);
    pending.charset = word->charset;
    pending.bytes += word->bytes;
    done = word->end;
    at = value.find("=?", done);
  }
  flush();
  out += to_utf8(value.substr(done), "", flaws);
  clean_line(out, flaws);
  return out;
}

}  // namespace joys
