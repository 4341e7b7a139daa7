// Reads parameters, joins continuations in the order of their numbers and decodes charset'language'value.
// Comments are skipped, missing semicolons and quotes tolerated.
#include "parsers/parameters.h"

#include <algorithm>

#include "parsers/charset.h"
#include "parsers/encoded_words.h"
#include "parsers/fields.h"

namespace joys {
namespace {

constexpr std::size_t most_parameters = 100;  // more than any mailer writes; 64 KB could hold 16,000

struct Segment {
  std::string name;
  int number = 0;        // of the continuation, 0 if there is none
  bool encoded = false;  // percent-encoded
  std::string value;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool done() {
    skip();
    return at_ >= text_.size();
  }
  bool take(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::string_view token(std::string_view stops) {
    skip();
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(stops, at_), text_.size());
    return text_.substr(begin, at_ - begin);
  }
  std::string quoted() {  // after the opening quote
    std::string out;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      out += text_[at_++];
    }
    if (at_ < text_.size()) ++at_;
    return out;
  }
  void advance() { ++at_; }

 private:
  void skip() {  // white space and nested comments
    int depth = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '(') {
        ++depth;
      } else if (c == ')' && depth > 0) {
        --depth;
      } else if (depth == 0 && c != ' ' && c != '\t') {
        return;
      }
    }
  }
  std::string_view text_;
  std::size_t at_ = 0;
};

// "name*3*" is the encoded fourth segment of "name" (RFC 2231 sections 3 and 4).
Segment read_name(std::string_view raw) {
  Segment segment;
  std::string name = lower(raw);
  if (name.ends_with('*')) {
    segment.encoded = true;
    name.pop_back();
  }
  const std::size_t star = name.find('*');
  if (star != std::string::npos) {
    const std::string_view digits = std::string_view(name).substr(star + 1);
    const bool number = !digits.empty() && digits.size() <= 4 &&
                        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    segment.number = number ? std::stoi(std::string(digits)) : -1;
    name.resize(star);
  }
  segment.name = std::move(name);
  return segment;
}

std::string percent_decode(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char low = static_cast<char>(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// The segments of one parameter, sorted by number; a hole ends the value.
std::string join(const std::vector<Segment>& segments, std::size_t begin, std::size_t end) {
  std::string charset;
  std::string bytes;
  int expected = 0;
  for (std::size_t i = begin; i < end && segments[i].number == expected; ++i, ++expected) {
    std::string_view value = segments[i].value;
    if (segments[i].encoded && expected == 0) {
      const std::size_t first = value.find('\'');
      const std::size_t second = first == std::string_view::npos ? first : value.find('\'', first + 1);
      if (second != std::string_view::npos) {
        charset = value.substr(0, first);
        value.remove_prefix(second + 1);
      }
    }
    bytes += segments[i].encoded ? percent_decode(value) : std::string(value);
  }
  Flaws flaws;
  // Encoded words do not belong here, but most mailers write file names so.
  const bool plain = std::none_of(segments.begin() + static_cast<std::ptrdiff_t>(begin),
                                  segments.begin() + static_cast<std::ptrdiff_t>(end),
                                  [](const Segment& segment) { return segment.encoded; });
  if (plain && bytes.find("=?") != std::string::npos) return decode_words(bytes, flaws);
  std::string text = to_utf8(bytes, charset, flaws);
  clean_line(text, flaws);
  return text;
}

std::vector<Segment> read_segments(Scanner& scan) {
  std::vector<Segment> segments;
  while (!scan.done() && segments.size() < most_parameters) {
    if (scan.take(';')) continue;
    const std::string_view name = scan.token(" \t;=(");
    if (!scan.take('=')) {
      if (name.empty()) scan.advance();
      continue;
    }
    Segment segment = read_name(name);
    const bool quoted = scan.take('"');
    // A boundary may have parentheses without the quotes that they need.
    segment.value = quoted ? scan.quoted() : std::string(scan.token(segment.name == "boundary" ? " \t;" : " \t;("));
    const bool printable =
        std::all_of(segment.name.begin(), segment.name.end(), [](char c) { return c > ' ' && c < 127; });
    if (!segment.name.empty() && printable && segment.number >= 0) segments.push_back(std::move(segment));
  }
  return segments;
}

bool is_media_type(std::string_view value) {
  const std::size_t slash = value.find('/');
  return slash != std::string_view::npos && slash > 0 && slash + 1 < value.size() &&
         value.find('/', slash + 1) == std::string_view::npos;
}

}  // namespace

std::string_view Parameterised::get(std::string_view name) const {
  for (const Parameter& parameter : parameters)
    if (parameter.name == name) return parameter.value;
  return {};
}

Parameterised parse_parameters(std::string_view field) {
  Scanner scan(field);
  Parameterised out;
  out.value = lower(scan.token(" \t;("));
  if (out.value.find('/') != std::string::npos && !is_media_type(out.value)) out.value.clear();
  for (const char c : out.value)
    if (c <= ' ' || c >= 127) return {};
  std::vector<Segment> segments = read_segments(scan);
  // The encoded form of a name is preferred to its plain twin (RFC 6266 appendix D); of true doubles the first counts.
  std::stable_sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) {
    if (a.name != b.name) return a.name < b.name;
    if (a.number != b.number) return a.number < b.number;
    return a.encoded && !b.encoded;
  });
  segments.erase(
      std::unique(segments.begin(), segments.end(),
                  [](const Segment& a, const Segment& b) { return a.name == b.name && a.number == b.number; }),
      segments.end());
  for (std::size_t begin = 0, end = 0; begin < segments.size(); begin = end) {
    while (end < segments.size() && segments[end].name == segments[begin].name) ++end;
    out.parameters.push_back({segments[begin].name, join(segments, begin, end)});
  }
  return out;
}

}  // namespace joys
