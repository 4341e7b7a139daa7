// The lines of a page while they are written.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

namespace joys {

constexpr std::size_t deepest_quote = 20;  // levels of "> " that are written; deeper ones look the same

// The text written so far: collapses white space, starts lines with the quote marks of their depth.
class Page {
 public:
  explicit Page(std::size_t most) : most_(most) {}

  bool full() const { return out_.size() >= most_; }
  void character(std::string_view piece) {
    if (line_empty_) begin_line();
    if (space_) out_ += ' ';
    space_ = false;
    out_ += piece;
  }
  void space() { space_ = space_ || !line_empty_; }
  void kept_space() {  // in preformatted text
    if (line_empty_) begin_line();
    out_ += ' ';
  }
  void end_line() {
    if (!line_empty_) out_ += '\n';
    line_empty_ = true;
    space_ = false;
  }
  void break_line() {  // <br> twice is an empty line
    if (line_empty_) {
      empty_line();
    } else {
      end_line();
    }
  }
  void empty_line() {
    end_line();
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
  }
  void quote(std::size_t depth) {
    end_line();
    depth_ = std::min(depth, deepest_quote);
  }
  void signature() {
    end_line();
    if (!out_.empty() && !out_.ends_with("\n-- \n") && depth_ == 0) out_ += "-- \n";
  }
  std::string take() {
    if (out_.size() > most_) {
      out_.resize(most_);
      while (!out_.empty() && (static_cast<unsigned char>(out_.back()) & 0xc0) == 0x80) out_.pop_back();
      if (!out_.empty() && static_cast<unsigned char>(out_.back()) >= 0xc0) out_.pop_back();
    }
    return std::move(out_);
  }

 private:
  void begin_line() {
    for (std::size_t i = 0; i < depth_; ++i) out_ += '>';
    if (depth_ > 0) out_ += ' ';
    line_empty_ = false;
  }
  std::size_t most_;
  std::string out_;
  std::size_t depth_ = 0;
  bool line_empty_ = true;
  bool space_ = false;
};

}  // namespace joys
