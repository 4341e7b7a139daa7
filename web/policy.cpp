// Blocks of Markdown as HTML. The file is the operator's own, yet nothing in it becomes markup unescaped.
#include "web/policy.h"

#include <algorithm>

#include "parsers/markdown.h"
#include "templates/escape.h"

namespace joys {
namespace {

using std::string_view;

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

}  // namespace

std::string policy_html(string_view markdown) {
  const FrontMatter front = take_front_matter(markdown);
  std::string html = "<h1>" + escape_html(front.title.empty() ? "Privacy Policy" : front.title) + "</h1>\n";
  if (!front.updated.empty()) html += "<p>Last updated: " + escape_html(front.updated) + "</p>\n";
  bool in_list = false;
  for (const auto& block : markdown_blocks(markdown)) {
    if (in_list && !block.follows) html += "</ul>\n";
    if (block.kind == MarkdownBlock::Kind::item && !block.follows) html += "<ul>\n";
    in_list = block.kind == MarkdownBlock::Kind::item;
    std::string tag = in_list ? "li>" : "p>";
    if (block.kind == MarkdownBlock::Kind::heading)  // the title is the only <h1>
      tag = "h" + std::to_string(std::max<std::size_t>(block.level, 2)) + ">";
    html += "<" + tag + strong(block.text) + "</" + tag + "\n";
  }
  return html + (in_list ? "</ul>\n" : "");
}

}  // namespace joys
