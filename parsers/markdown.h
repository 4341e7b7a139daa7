// The small part of Markdown that policies are written in, as a list of blocks: what reads a policy and what shows it
// as a page see the same ones.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct MarkdownBlock {
  enum class Kind : std::uint8_t { heading, paragraph, item };
  Kind kind = Kind::paragraph;
  std::size_t level = 0;  // of a heading: 1 to 5
  bool follows = false;   // an item right behind another: the same list
  std::string text;       // one line, with its emphasis
};

struct FrontMatter {
  bool there = false;
  std::string title, updated;  // as written, without quotes around
};

// Takes the block between two lines "---" off the beginning. One that is never closed is no front matter but text.
FrontMatter take_front_matter(std::string_view& text);

// # headings, paragraphs, lists with - or *. Never throws, linear; what it does not know is a paragraph.
std::vector<MarkdownBlock> markdown_blocks(std::string_view text);

// Without *emphasis* and **strong**; an asterisk without a partner stays an asterisk.
std::string without_emphasis(std::string_view text);

}  // namespace joys
