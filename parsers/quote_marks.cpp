// Reads single lines against the tables of quote_words.h. All comparisons are of folded text.
#include "parsers/quote_marks.h"

#include <algorithm>

#include "parsers/quote_words.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t longest_separator = 120;
constexpr std::size_t longest_label = 40;      // bytes before the colon
constexpr std::size_t longest_initials = 12;   // "Soren> text"
constexpr std::size_t longest_one_line = 800;  // a header block without line ends

HeaderLine label_of(std::string_view low) {
  if (low.empty()) return HeaderLine::none;
  if (quote_words::from.has(low)) return HeaderLine::from;
  if (quote_words::to.has(low)) return HeaderLine::to;
  if (quote_words::sent.has(low)) return HeaderLine::sent;
  if (quote_words::date.has(low)) return HeaderLine::date;
  return quote_words::other.has(low) ? HeaderLine::other : HeaderLine::none;
}

// Emoticons and arrows that begin with the mark.
bool is_face(std::string_view after) {
  static constexpr std::string_view faces[] = {":(", ":)", ":-", ":|", ":o", "_<", ".<", "o<", "<>", "=)", ";)"};
  return scan::begins_with_any(after, faces);
}

std::string_view bare_start(std::string_view line) {
  while (line.starts_with('*') || line.starts_with('#') || line.starts_with(' ')) line.remove_prefix(1);
  return line;
}

}  // namespace

bool quoted_line(std::string_view line) {
  const std::size_t mark = line.find_first_not_of(" \t");
  if (mark == line.npos || mark > 3) return false;
  if (line[mark] == '>') return line.back() != '<' && !is_face(line.substr(mark + 1));  // ">>> https://x <<<" shouts
  const std::string_view rest = line.substr(mark);
  return rest.starts_with("＞") || rest.starts_with("&gt;");
}

std::string_view soft_mark(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == line.npos || begin > 3) return {};
  line.remove_prefix(begin);
  if (line[0] == '|' || line[0] == ':') {
    const std::size_t text = line.find_first_not_of(line[0] == '|' ? "| " : ": ");
    if (text == line.npos) return line.size() > 3 ? std::string_view() : line.substr(0, 1);
    // "| a | b |" is a table, ":-)" a face.
    if (line[text - 1] != ' ' || (line[0] == '|' && line.find('|', text) != line.npos)) return {};
    return line.substr(0, 1);
  }
  if (line.starts_with("» ") || line.starts_with("› ")) return line.substr(0, line.find(' '));
  std::size_t letters = 0;
  while (letters < line.size() && letters <= longest_initials && scan::is_alpha(line[letters])) ++letters;
  if (letters == 0 || letters > longest_initials || letters + 1 >= line.size() || line[letters] != '>') return {};
  return line[letters + 1] == ' ' || line[letters + 1] == '>' ? line.substr(0, letters + 1) : std::string_view();
}

bool is_rule(std::string_view line, std::size_t least) {
  line = scan::trim(line);
  if (line.starts_with("—") || line.starts_with("─") || line.starts_with("⸻")) {
    const std::string_view sign = line.substr(0, 3);
    std::size_t n = 0;
    for (; line.starts_with(sign); line.remove_prefix(3)) ++n;
    return line.empty() && n >= std::min<std::size_t>(least, 3);
  }
  return line.size() >= least && line.find_first_not_of("-_=*~#") == line.npos;
}

bool is_separator(std::string_view line) {
  line = scan::trim(line);
  while (line.starts_with('*')) line.remove_prefix(1);
  while (line.ends_with('*')) line.remove_suffix(1);
  if (line.empty() || line.size() > longest_separator) return false;
  // GroupWise: ">>> X 03/03/26 10:04 >>>" above unmarked text.
  if (line.starts_with(">>> ") && line.ends_with(">>>")) return has_time(line);
  const bool ruled = line.front() == '-' || line.front() == '=' || line.front() == '_' || line.front() == '~';
  if (ruled) {
    const std::size_t text = line.find_first_not_of("-=_~* ");
    return text != line.npos && text >= 2 && quote_words::originals.in(scan::fold(line));
  }
  if (line.ends_with("："))
    line.remove_suffix(3);
  else if (line.ends_with(':'))
    line.remove_suffix(1);
  else
    return false;
  return quote_words::begins.has(scan::fold(scan::trim(line)));
}

std::size_t separator_within(std::string_view line) {
  std::size_t at = line.find("----");
  if (at == line.npos || at < 2 || line[at - 1] != ' ') return 0;
  --at;
  const std::string_view rest = line.substr(at + 1, longest_separator);
  const std::size_t text = rest.find_first_not_of("- ");
  const std::size_t end = text == rest.npos ? text : rest.find("---", text);
  return end != rest.npos && is_separator(rest.substr(0, end + 3)) ? at : 0;
}

HeaderField header_field(std::string_view line) {
  line = bare_start(line);
  const std::string_view start = line.substr(0, longest_label);
  const std::size_t colon = std::min(start.find(':'), start.find("："));
  if (colon == start.npos || colon == 0) return {};
  std::string_view label = line.substr(0, colon);
  while (label.ends_with(' ') || label.ends_with('*') || label.ends_with('\t')) label.remove_suffix(1);
  const HeaderLine kind = label_of(scan::fold(label));
  if (kind == HeaderLine::none) return {};
  return {kind, scan::trim(line.substr(colon + (line[colon] == ':' ? 1 : 3)))};
}

bool is_header_block(std::string_view line) {
  if (line.size() > longest_one_line || header_field(line).label != HeaderLine::from) return false;
  int labels = 0;
  bool sent = false;
  for (std::size_t colon = line.find(':'); colon != line.npos && labels < 8; colon = line.find(':', colon + 1)) {
    const std::string_view before = scan::trim(line.substr(0, colon));
    const std::size_t one = before.rfind(' ');
    const std::size_t two = one == before.npos || one == 0 ? before.npos : before.rfind(' ', one - 1);
    const auto from = [&](std::size_t at) { return scan::fold(before.substr(at == before.npos ? 0 : at + 1)); };
    HeaderLine kind = label_of(from(one));
    if (kind == HeaderLine::none && one != before.npos) kind = label_of(from(two));
    labels += kind != HeaderLine::none;
    sent = sent || kind == HeaderLine::sent || kind == HeaderLine::date;
  }
  return labels >= 3 && sent && has_time(line);
}

bool has_time(std::string_view value) {
  for (std::size_t i = 1; i + 2 < value.size(); ++i)
    if ((value[i] == ':' || value[i] == '.') && scan::is_digit(value[i - 1]) && scan::is_digit(value[i + 1]) &&
        scan::is_digit(value[i + 2]) && (value[i] == ':' || i + 3 == value.size() || value[i + 3] == ' '))
      return true;
  return false;
}

}  // namespace joys
