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

std::string decode_q(std::string_view text) {
  std::string spaced(text);
  for (char& c : spaced)
    if (c == '_') c = ' ';
  return decode(spaced, Encoding::quoted_printable, spaced.size()).bytes;
}

struct Shape {
  std::string_view charset, text;
  char encoding = 0;
  std::size_t end = 0;  // offset after "?="
};

// The encoded word at value[at]. Its text ends at the first "?=" and never holds a "=?", so the scan is linear.
std::optional<Shape> find_word(std::string_view value, std::size_t at) {
  if (value.compare(at, 2, "=?") != 0) return {};
  const std::size_t charset = at + 2;
  const std::size_t mark = value.substr(0, charset + longest_charset).find('?', charset);
  if (mark == std::string_view::npos || mark == charset || mark + 2 >= value.size() || value[mark + 2] != '?')
    return {};
  const char encoding = static_cast<char>(value[mark + 1] & ~0x20);
  if (encoding != 'B' && encoding != 'Q') return {};
  const std::string_view label = value.substr(charset, mark - charset);
  if (label.find_first_of(" \t=<>\"") != std::string_view::npos) return {};
  const std::size_t text = mark + 3;
  for (std::size_t end = value.find('?', text); end != std::string_view::npos; end = value.find('?', end + 1)) {
    if (value.compare(end, 2, "?=") == 0)
      return Shape{label.substr(0, label.find('*')), value.substr(text, end - text), encoding, end + 2};
    if (end > text && value[end - 1] == '=') return {};  // the next word begins
  }
  return {};
}

std::optional<Word> read_word(std::string_view value, std::size_t at) {
  const std::optional<Shape> shape = find_word(value, at);
  if (!shape) return {};
  Word word{std::string(shape->charset), {}, shape->end};  // without a language (RFC 2231 section 5)
  word.bytes =
      shape->encoding == 'B' ? decode(shape->text, Encoding::base64, shape->text.size()).bytes : decode_q(shape->text);
  return word;
}

}  // namespace

std::size_t word_end(std::string_view value, std::size_t at) {
  const std::optional<Shape> shape = find_word(value, at);
  return shape ? shape->end : 0;
}

std::string decode_words(std::string_view value, Flaws& flaws) {
  std::string out;
  Word pending;          // words not yet converted
  std::size_t done = 0;  // everything before is in `out` or `pending`
  const auto flush = [&] {
    if (!pending.bytes.empty()) out += to_utf8(pending.bytes, pending.charset, flaws);
    pending = {};
  };
  for (std::size_t at = value.find("=?"); at != std::string_view::npos;) {
    const std::optional<Word> word = read_word(value, at);
    if (!word) {
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
