// Turns HTML into text in one pass without building a tree: a tree costs ten times as much, and libxml2's parser takes
// quadratic time on a tag with many attributes.
#include "parsers/html.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "parsers/css.h"
#include "parsers/fields.h"
#include "parsers/html_page.h"
#include "parsers/html_tag.h"

namespace joys {
namespace {

// What an element does to the text around it.
enum class Role { flow, line, paragraph, cell, quote, preformatted, dropped, raw };

struct Element {
  std::string_view name;
  Role role;
};

constexpr std::size_t most_names = 100;  // classes and ids that style sheets hide

constexpr Element elements[] = {
    {"br", Role::line},          {"div", Role::line},         {"p", Role::paragraph},      {"tr", Role::line},
    {"li", Role::line},          {"td", Role::cell},          {"th", Role::cell},          {"h1", Role::paragraph},
    {"h2", Role::paragraph},     {"h3", Role::paragraph},     {"h4", Role::paragraph},     {"h5", Role::paragraph},
    {"h6", Role::paragraph},     {"ul", Role::line},          {"ol", Role::line},          {"dl", Role::line},
    {"dt", Role::line},          {"dd", Role::line},          {"table", Role::line},       {"hr", Role::line},
    {"section", Role::line},     {"article", Role::line},     {"header", Role::line},      {"footer", Role::line},
    {"center", Role::line},      {"address", Role::line},     {"form", Role::line},        {"fieldset", Role::line},
    {"main", Role::line},        {"nav", Role::line},         {"aside", Role::line},       {"figure", Role::line},
    {"body", Role::line},        {"blockquote", Role::quote}, {"pre", Role::preformatted}, {"head", Role::dropped},
    {"template", Role::dropped}, {"object", Role::dropped},   {"svg", Role::dropped},      {"math", Role::dropped},
    {"select", Role::dropped},   {"script", Role::raw},       {"style", Role::raw},        {"title", Role::raw},
    {"textarea", Role::raw},     {"iframe", Role::raw},       {"noembed", Role::raw},      {"xmp", Role::raw},
};

constexpr std::array<std::string_view, 12> without_content = {"br",   "hr",  "img",   "input",  "meta", "link",
                                                              "area", "col", "embed", "source", "wbr",  "base"};
// Elements that a sibling of the same name closes: hiding one hides no sibling.
constexpr std::array<std::string_view, 7> closed_by_sibling = {"p", "li", "td", "th", "tr", "dt", "dd"};

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Role role_of(std::string_view name) {
  for (const Element& element : elements)
    if (element.name == name) return element.role;
  return Role::flow;
}

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n'; }

class Reader {
 public:
  Reader(std::string_view html, std::size_t most) : html_(html), page_(most) {}

  std::string read() {
    while (at_ < html_.size() && !page_.full()) {
      const char c = html_[at_];
      if (c == '<') {
        markup();
      } else if (hidden_.empty()) {
        text(c);
      } else {
        at_ = std::min(html_.find('<', at_), html_.size());
      }
    }
    page_.end_line();
    return page_.take();
  }

 private:
  void text(char c) {
    if (is_white(c)) {
      if (preformatted_ == 0) {
        page_.space();
      } else if (c == '\n') {
        page_.break_line();
      } else {
        page_.kept_space();
      }
      ++at_;
      return;
    }
    if (c == '&') {
      piece_.clear();
      append_reference(html_, at_, piece_);
      if (piece_ == " " || piece_ == "\n" || piece_ == "\t") {
        page_.space();
      } else if (!piece_.empty()) {
        page_.character(piece_);
      }
      return;
    }
    const std::size_t end = std::min(html_.find_first_of("<& \t\n", at_), html_.size());
    page_.character(html_.substr(at_, end - at_));
    wrote_ = true;
    at_ = end;
  }

  void markup() {
    const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : '\0';
    if (html_.compare(at_, 4, "<!--") == 0) {
      skip_past("-->", at_ + 2);  // "<!-->" is a whole comment
    } else if (next == '!' || next == '?') {
      skip_past(">", at_ + 2);
    } else if (next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) {
      tag(read_tag(html_, at_));
    } else {
      if (hidden_.empty()) page_.character("<");
      ++at_;
    }
  }

  void skip_past(std::string_view mark, std::size_t from) {
    const std::size_t end = html_.find(mark, from);
    at_ = end == std::string_view::npos ? html_.size() : end + mark.size();
  }

  void tag(const Tag& tag) {
    const Role role = role_of(tag.name);
    if (!hidden_.empty() && inside_hidden(tag, role)) return;
    if (role == Role::raw) {
      if (!tag.closing) raw(tag.name);
      return;
    }
    if (!tag.closing && (role == Role::dropped || is_hidden(tag)) && !contains(without_content, tag.name)) {
      hidden_ = tag.name;
      nested_ = 1;
      return;
    }
    if (tag.signature && !tag.closing && tag.name != "div") page_.signature();
    apply(tag, role);
  }

  bool is_hidden(const Tag& tag) {
    if (tag.hidden || (!hidden_names_.empty() && (in_sheet(tag.classes, '.') || in_sheet(tag.id, '#')))) return true;
    if (!tag.pale) return false;
    if (!white_page_) white_page_ = is_white_page(html_);
    return *white_page_;
  }

  bool in_sheet(std::string_view names, char mark) const {
    while (!(names = trim(names)).empty()) {
      const std::size_t end = std::min(names.find_first_of(" \t\n"), names.size());
      if (std::ranges::find(hidden_names_, mark + lower(names.substr(0, end))) != hidden_names_.end()) return true;
      names.remove_prefix(end);
    }
    return false;
  }

  // A style sheet is read for what it hides.
  void raw(const std::string& name) {
    const std::size_t begin = at_;
    skip_raw(name);
    if (name != "style" || hidden_names_.size() >= most_names) return;
    for (std::string& hidden : hidden_names(html_.substr(begin, at_ - begin)))
      hidden_names_.push_back(std::move(hidden));
  }

  // Follows the tags of the hidden element's own name until it is closed. True: this tag is hidden too.
  bool inside_hidden(const Tag& tag, Role role) {
    const bool block = role != Role::flow && role != Role::raw && role != Role::cell;
    const bool sibling = !tag.closing && contains(closed_by_sibling, hidden_) &&
                         (tag.name == hidden_ || (hidden_ == "p" && block && tag.name != "br"));
    const bool end_of_table = tag.closing && tag.name == "table" && contains(closed_by_sibling, hidden_);
    // A head that is not closed ends where the first element stands that cannot be in it.
    const bool end_of_head = hidden_ == "head" && !tag.closing && role != Role::raw && role != Role::dropped &&
                             tag.name != "noscript" && !contains(without_content, tag.name);
    if (sibling || end_of_table || end_of_head) {
      hidden_.clear();
      return false;
    }
    if (role == Role::raw && !tag.closing) {
      raw(tag.name);
    } else if (tag.name == hidden_) {
      tag.closing ? --nested_ : ++nested_;
      if (nested_ == 0) hidden_.clear();
    }
    return true;
  }

  // The content of scripts and their like is no markup: it ends at its own closing tag only.
  void skip_raw(const std::string& name) {
    while (at_ < html_.size()) {
      at_ = std::min(html_.find("</", at_), html_.size());
      if (at_ == html_.size()) return;
      const std::string_view found = html_.substr(at_ + 2, name.size());
      if (std::equal(found.begin(), found.end(), name.begin(), name.end(),
                     [](char a, char b) { return (a | 0x20) == b; })) {
        read_tag(html_, at_);
        return;
      }
      at_ += 2;
    }
  }

  void apply(const Tag& tag, Role role) {
    switch (role) {
      case Role::line:
        if (tag.name == "div")
          block(tag);
        else
          tag.name == "br" ? page_.break_line() : page_.end_line();
        break;
      case Role::paragraph:
        page_.empty_line();
        break;
      case Role::cell:
        page_.space();
        break;
      case Role::preformatted:
        page_.end_line();
        if (!tag.closing) ++preformatted_;
        if (tag.closing && preformatted_ > 0) --preformatted_;
        break;
      case Role::quote:
        quote(tag);
        break;
      default:
        break;
    }
  }

  // Of a block that a client put around a quotation or a signature we know where it ends: below it people go on.
  void block(const Tag& tag) {
    if (!tag.closing) {
      blocks_.push_back(tag.quotes || (tag.signature && wrote_));
      cited_ += blocks_.back() ? 1 : 0;
    } else if (!blocks_.empty()) {
      cited_ -= blocks_.back() ? 1 : 0;
      blocks_.pop_back();
    }
    page_.quote(cited_);
    if (tag.closing || !tag.original) return;
    page_.character("-----Original Message-----");  // its labels may be in any language
    page_.end_line();
  }

  void quote(const Tag& tag) {
    if (!tag.closing) {
      quotes_.push_back(tag.cited);
      cited_ += tag.cited ? 1 : 0;
    } else if (!quotes_.empty()) {
      cited_ -= quotes_.back() ? 1 : 0;
      quotes_.pop_back();
    }
    page_.quote(cited_);
  }

  std::string_view html_;
  Page page_;
  std::size_t at_ = 0;
  std::vector<std::string> hidden_names_;  // of style sheets
  std::optional<bool> white_page_;         // asked when it matters
  std::string hidden_;                     // name of the hidden element that we are in, "" if none
  int nested_ = 0;                         // elements of that name that are open
  int preformatted_ = 0;
  std::vector<bool> quotes_;  // open blockquotes: is it a quotation?
  std::vector<bool> blocks_;  // open divs: is it one?
  std::size_t cited_ = 0;     // how many of both are
  bool wrote_ = false;        // text was seen
  std::string piece_;
};

}  // namespace

std::string html_to_text(std::string_view html, std::size_t most) { return Reader(html, most).read(); }

}  // namespace joys
