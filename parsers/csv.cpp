#include "parsers/csv.h"

#include <algorithm>
#include <array>
#include <utility>

#include "parsers/charset.h"

namespace joys {
namespace {

constexpr std::size_t piece = 64 * 1024;  // of one read
constexpr std::size_t most_values = 1000;

struct Parsed {
  enum class End : std::uint8_t { whole, cut, bad };  // cut: more bytes are needed
  End end = End::cut;
  std::size_t used = 0;
  std::vector<std::string> values;
  const char* why = "";
};

// Length of the line end at `at`: 0 if there is none; a carriage return alone is a part of the value.
std::size_t line_end(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\n') return 1;
  return at + 1 < text.size() && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 0;
}

// What stands behind the closing quote, or why there is none.
std::size_t quoted(std::string_view text, std::size_t at, std::string& value) {
  while (at < text.size()) {
    const std::size_t quote = text.find('"', at);
    if (quote == text.npos) return text.npos;
    value.append(text.substr(at, quote - at));
    if (quote + 1 >= text.size() || text[quote + 1] != '"') return quote + 1;
    value += '"';
    at = quote + 2;
  }
  return text.npos;
}

// One record at the beginning of `text`. `last`: nothing follows.
Parsed parse(std::string_view text, char delimiter, bool last) {
  Parsed parsed;
  const std::array<char, 2> ends{delimiter, '\n'};
  for (std::size_t at = 0;;) {
    std::string value;
    if (at < text.size() && text[at] == '"') {
      at = quoted(text, at + 1, value);
      if (at == text.npos || (at + 1 >= text.size() && !last)) {
        parsed.end = last ? Parsed::End::bad : Parsed::End::cut;
        parsed.why = "a quote is not closed";
        return parsed;
      }
      if (at < text.size() && text[at] != delimiter && line_end(text, at) == 0) {
        parsed.end = Parsed::End::bad;
        parsed.why = "text stands behind a closing quote; write a quote within quotes twice";
        return parsed;
      }
    } else {
      const std::size_t stop = text.find_first_of(std::string_view(ends.data(), ends.size()), at);
      if (stop == text.npos && !last) return parsed;
      value = text.substr(at, (stop == text.npos ? text.size() : stop) - at);
      at = stop == text.npos ? text.size() : stop;
      if (at < text.size() && text[at] == '\n' && value.ends_with('\r')) value.pop_back(), --at;
    }
    parsed.values.push_back(std::move(value));
    if (parsed.values.size() > most_values) {
      parsed.end = Parsed::End::bad;
      parsed.why = "it has more than 1,000 values";
      return parsed;
    }
    if (at < text.size() && text[at] == delimiter) {
      ++at;
      continue;
    }
    parsed.end = Parsed::End::whole;
    parsed.used = at + line_end(text, at);
    return parsed;
  }
}

const char* fault_of(std::string_view bytes) {
  if (bytes.find('\0') != bytes.npos) return "it contains a NUL byte";
  if (!valid_utf8(bytes)) return "it is not UTF-8";
  return nullptr;
}

Record bad(Lines& lines, std::string why) {
  Record record{Record::State::bad, {}, std::move(why), lines.line};
  lines.pass_line();
  return record;
}

void pass_empty_lines(Lines& lines) {
  for (;;) {
    if (lines.ahead().size() < 2 && lines.more()) continue;
    const std::size_t n = line_end(lines.ahead(), 0);
    if (n == 0) return;
    lines.pass(n);
  }
}

template <class Parse>
Record next(Lines& lines, Parse&& parse_ahead) {
  pass_empty_lines(lines);
  bool last = false;
  for (;;) {
    if (last && lines.ahead().empty()) return {};
    Parsed parsed = parse_ahead(lines.ahead(), last);
    if (parsed.end == Parsed::End::bad) return bad(lines, parsed.why);
    if (parsed.end == Parsed::End::whole) {
      if (parsed.used > longest_record) return bad(lines, "it is longer than 256 KB");
      if (const char* const fault = fault_of(lines.ahead().substr(0, parsed.used))) return bad(lines, fault);
      Record record{Record::State::read, std::move(parsed.values), "", lines.line};
      lines.pass(parsed.used);
      return record;
    }
    if (lines.ahead().size() > longest_record) return bad(lines, "it is longer than 256 KB, or a quote is not closed");
    last = !lines.more();
  }
}

Parsed parse_line(std::string_view text, bool last) {
  Parsed parsed;
  const std::size_t stop = text.find('\n');
  if (stop == text.npos && !last) return parsed;
  std::string_view line = text.substr(0, stop);
  if (line.ends_with('\r')) line.remove_suffix(1);
  parsed.values.emplace_back(line);
  parsed.end = Parsed::End::whole;
  parsed.used = stop == text.npos ? text.size() : stop + 1;
  return parsed;
}

}  // namespace

Lines::Lines(Pull pull, std::int64_t begin, std::int64_t first) : offset(begin), line(first), pull_(std::move(pull)) {}

bool Lines::more() {
  if (ended_) return false;
  buffer_.erase(0, std::exchange(begin_, 0));
  const std::size_t had = buffer_.size();
  buffer_.resize(had + piece);
  const std::size_t got = pull_(buffer_.data() + had, piece);
  buffer_.resize(had + got);
  ended_ = got == 0;
  return !ended_;
}

void Lines::pass(std::size_t bytes) {
  const auto passed = ahead().substr(0, bytes);
  line += std::ranges::count(passed, '\n');
  offset += static_cast<std::int64_t>(passed.size());
  begin_ += passed.size();
}

void Lines::pass_line() {
  for (;;) {
    const std::size_t stop = ahead().find('\n');
    pass(stop == std::string_view::npos ? ahead().size() : stop + 1);
    if (stop != std::string_view::npos || !more()) return;
  }
}

Record next_csv(Lines& lines, char delimiter) {
  return next(lines, [delimiter](std::string_view text, bool last) { return parse(text, delimiter, last); });
}

Record next_line(Lines& lines) { return next(lines, parse_line); }

void pass_mark(Lines& lines) {
  while (lines.ahead().size() < 3 && lines.more()) {
  }
  if (lines.ahead().starts_with("\xEF\xBB\xBF")) lines.pass(3);
}

char find_delimiter(Lines& lines) {
  pass_mark(lines);
  while (lines.ahead().find('\n') == std::string_view::npos && lines.ahead().size() <= longest_record && lines.more()) {
  }
  const std::string_view head = lines.ahead().substr(0, lines.ahead().find('\n'));
  std::array<std::pair<std::ptrdiff_t, char>, 3> counted{{{0, ','}, {0, ';'}, {0, '\t'}}};
  bool within = false;
  for (const char c : head) {
    within ^= c == '"';
    if (!within)
      for (auto& [n, delimiter] : counted) n += c == delimiter;
  }
  return std::ranges::max_element(counted, {}, &std::pair<std::ptrdiff_t, char>::first)->second;
}

}  // namespace joys
