// A line-by-line reader for web/policy.h. The file is the operator's own, yet nothing in it becomes markup unescaped.
#include "web/policy.h"

#include "templates/escape.h"

namespace joys {
namespace {

using std::string_view;

string_view next_line(string_view& rest) {
  const auto end = rest.find('\n');
  string_view line = rest.substr(0, end);
  rest = end == string_view::npos ? string_view() : rest.substr(end + 1);
  while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  return line;
}

// Emphasis opens before a letter and closes after one; an asterisk without a partner stays an asterisk.
std::string inline_html(string_view text, string_view mark, string_view tag, std::string (*inner)(string_view)) {
  std::string html;
  while (true) {
    const auto open = text.find(mark);
    const auto close = open == string_view::npos ? open : text.find(mark, open + mark.size() + 1);
    if (close == string_view::npos) return html + inner(text);
    const string_view within = text.substr(open + mark.size(), close - open - mark.size());
    html += inner(text.substr(0, open));
    html.append("<").append(tag).append(">").append(inner(within)).append("</").append(tag).append(">");
    text.remove_prefix(close + mark.size());
  }
}

std::string emphasis(string_view text) { return inline_html(text, "*", "em", escape_html); }
std::string strong(string_view text) { return inline_html(text, "**", "strong", emphasis); }

struct FrontMatter {
  std::string title = "Privacy Policy", updated;
};

// A block that is never closed is no front matter but text.
FrontMatter take_front_matter(string_view& text) {
  FrontMatter front;
  string_view rest = text;
  if (next_line(rest) != "---") return {};
  while (!rest.empty()) {
    const string_view line = next_line(rest);
    if (line == "---") {
      text = rest;
      return front;
    }
    if (line.starts_with("title: ")) front.title = line.substr(7);
    if (line.starts_with("last-updated: ")) front.updated = line.substr(14);
  }
  return {};
}

class Writer {
 public:
  explicit Writer(std::string start) : html_(std::move(start)) {}

  void line(string_view line) {
    const auto level = line.find_first_not_of('#');
    if (line.empty()) {
      close();
    } else if (level != 0 && level <= 5 && line[level] == ' ') {
      close();  // the title is the only <h1>
      const std::string tag = "h" + std::to_string(std::max<std::size_t>(level, 2)) + ">";
      html_ += "<" + tag + strong(line.substr(level + 1)) + "</" + tag + "\n";
    } else if (line.starts_with("- ") || line.starts_with("* ")) {
      flush();
      open("ul");
      text_ = line.substr(2);
    } else {
      if (text_.empty()) open("p");
      text_.append(text_.empty() ? "" : " ").append(line);
    }
  }

  std::string end() {
    close();
    return std::move(html_);
  }

 private:
  void open(const std::string& block) {
    if (block_ == block) return;
    close();
    block_ = block;
    if (block == "ul") html_ += "<ul>\n";
  }
  void flush() {
    if (text_.empty()) return;
    const std::string tag = block_ == "ul" ? "li>" : "p>";
    html_ += "<" + tag + strong(text_) + "</" + tag + "\n";
    text_.clear();
  }
  void close() {
    flush();
    if (block_ == "ul") html_ += "</ul>\n";
    block_.clear();
  }

  std::string html_, text_, block_;  // block_: "p", "ul" or none
};

}  // namespace

std::string policy_html(string_view markdown) {
  const FrontMatter front = take_front_matter(markdown);
  std::string start = "<h1>" + escape_html(front.title) + "</h1>\n";
  if (!front.updated.empty()) start += "<p>Last updated: " + escape_html(front.updated) + "</p>\n";
  Writer writer(std::move(start));
  while (!markdown.empty()) writer.line(next_line(markdown));
  return writer.end();
}

}  // namespace joys
