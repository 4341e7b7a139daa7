// One HTML tag as its name and the few attributes that decide whether its content is seen.
#pragma once
#include <string>
#include <string_view>

namespace joys {

struct Tag {
  std::string name;  // lower case
  bool closing = false;
  bool hidden = false;  // hidden attribute, or a style that shows nothing
  bool pale = false;    // white text: hidden on a white page
  std::string_view classes, id;
  bool cited = false;      // a quotation: type=cite, a client's class, or no sign of a mere indentation
  bool signature = false;  // a client's signature block
  bool quotes = false;     // a client's block around an old letter with its attribution, or around the latter
  bool original = false;   // Outlook's header block: what follows it is the old letter
};

// Reads the tag at html[at], which is '<' before a letter or "</"; `at` is moved behind it. A tag that never ends takes
// the rest, as in a browser.
Tag read_tag(std::string_view html, std::size_t& at);

// Appends the character that the reference at html[at], which is '&', stands for, and moves `at` behind it.
void append_reference(std::string_view html, std::size_t& at, std::string& out);

}  // namespace joys
