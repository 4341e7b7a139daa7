// The boundaries of the multiparts that are open while a letter is read, and the lines that end their parts (RFC 2046
// section 5.1.1). A delimiter stands at a line start, is followed by white space only, and belongs to the innermost
// multipart that has that boundary; so a prefix of a boundary, or one in mid-line, ends nothing.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct Delimiter {
  int level = -1;      // index of the open multipart; -1: not a delimiter
  bool close = false;  // "--boundary--"
};

class OpenBoundaries {
 public:
  void push(std::string boundary) {
    while (boundary.ends_with(' ')) boundary.pop_back();  // it cannot end in a blank
    open_.push_back(std::move(boundary));
  }
  void pop() { open_.pop_back(); }
  bool empty() const { return open_.empty(); }
  int innermost() const { return static_cast<int>(open_.size()) - 1; }

  // `line` starts with "--" and has no line end.
  Delimiter match(std::string_view line) const {
    line.remove_prefix(2);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
    for (int level = innermost(); level >= 0; --level) {
      const std::string& boundary = open_[static_cast<std::size_t>(level)];
      if (line == boundary) return {level, false};
      if (line.size() == boundary.size() + 2 && line.starts_with(boundary) && line.ends_with("--"))
        return {level, true};
    }
    return {};
  }

 private:
  std::vector<std::string> open_;  // never more than Limits::depth
};

}  // namespace joys
