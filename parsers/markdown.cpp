// A line-by-line reader for parsers/markdown.h.
#include "parsers/markdown.h"

namespace joys {
namespace {

using std::string_view;
using Kind = MarkdownBlock::Kind;

string_view next_line(string_view& rest) {
  const auto end = rest.find('\n');
  string_view line = rest.substr(0, end);
  rest = end == string_view::npos ? string_view() : rest.substr(end + 1);
  while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  return line;
}

std::string unquoted(string_view value) {
  while (value.starts_with(' ')) value.remove_prefix(1);
  if (value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'')) {
    value.remove_prefix(1);
    value.remove_suffix(1);
  }
  return std::string(value);
}

std::string without(string_view text, string_view mark) {
  std::string out;
  while (true) {
    const auto open = text.find(mark);
    const auto close = open == string_view::npos ? open : text.find(mark, open + mark.size() + 1);
    if (close == string_view::npos) return out.append(text);
    out.append(text.substr(0, open)).append(text.substr(open + mark.size(), close - open - mark.size()));
    text.remove_prefix(close + mark.size());
  }
}

}  // namespace

FrontMatter take_front_matter(string_view& text) {
  FrontMatter front;
  string_view rest = text;
  if (next_line(rest) != "---") return {};
  while (!rest.empty()) {
    const string_view line = next_line(rest);
    if (line == "---") {
      text = rest;
      front.there = true;
      return front;
    }
    if (line.starts_with("title:")) front.title = unquoted(line.substr(6));
    if (line.starts_with("last-updated:")) front.updated = unquoted(line.substr(13));
  }
  return {};
}

std::vector<MarkdownBlock> markdown_blocks(string_view text) {
  std::vector<MarkdownBlock> blocks;
  bool open = false;  // the next line may go on with the last block
  while (!text.empty()) {
    const string_view line = next_line(text);
    const auto level = line.find_first_not_of('#');
    if (line.empty()) {
      open = false;
    } else if (level != 0 && level <= 5 && line[level] == ' ') {
      blocks.push_back({Kind::heading, level, false, std::string(line.substr(level + 1))});
      open = false;
    } else if (line.starts_with("- ") || line.starts_with("* ")) {
      const bool follows = open && blocks.back().kind == Kind::item;
      blocks.push_back({Kind::item, 0, follows, std::string(line.substr(2))});
      open = true;
    } else if (open) {
      blocks.back().text.append(" ").append(line);
    } else {
      blocks.push_back({Kind::paragraph, 0, false, std::string(line)});
      open = true;
    }
  }
  return blocks;
}

std::string without_emphasis(string_view text) { return without(without(text, "**"), "*"); }

}  // namespace joys
