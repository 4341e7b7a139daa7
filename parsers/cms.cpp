// Walks the outer layers of a ContentInfo. Constructed values are entered and never left: all that is wanted stands
// first, so lengths that lie, or are missing (BER), do no harm.
#include "parsers/cms.h"

#include <algorithm>
#include <cstddef>

namespace joys {
namespace {

// Tags: SEQUENCE, SET, OBJECT IDENTIFIER, INTEGER, [0], OCTET STRING in one and in several pieces.
constexpr unsigned sequence = 0x30, set = 0x31, oid = 0x06, integer = 0x02, zero = 0xa0, octets = 0x04, pieces = 0x24;
constexpr std::string_view signed_data = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
constexpr int deepest_skip = 8;

class Walk {
 public:
  explicit Walk(std::string_view der) : der_(der) {}

  bool at_end() const { return at_ + 2 > der_.size(); }
  unsigned tag() const { return at_end() ? 0 : static_cast<unsigned char>(der_[at_]); }

  // Moves into the value of an element of that tag.
  bool enter(unsigned wanted) {
    if (tag() != wanted || at_end()) return false;
    return header();
  }
  // The value of an element; what is not there is cut off.
  std::string_view value() {
    if (!header() || indefinite_) return {};
    const std::string_view found = der_.substr(at_, length_);
    at_ += found.size();
    return found;
  }
  bool skip(int depth = 0) {
    if (depth > deepest_skip || !header()) return false;
    if (!indefinite_) {
      at_ += std::min(length_, der_.size() - at_);
      return true;
    }
    while (!at_end() && !(tag() == 0 && der_[at_ + 1] == '\0'))
      if (!skip(depth + 1)) return false;
    at_ = std::min(at_ + 2, der_.size());
    return true;
  }
  void end_of_contents() { at_ += 2; }

 private:
  bool header() {
    if (at_end()) return false;
    const auto first = static_cast<unsigned char>(der_[at_ + 1]);
    at_ += 2;
    indefinite_ = first == 0x80;
    length_ = first;
    if (first <= 0x80) return true;
    const std::size_t bytes = first & 0x7fu;
    if (bytes > 4 || at_ + bytes > der_.size()) return false;
    length_ = 0;
    for (std::size_t i = 0; i < bytes; ++i) length_ = length_ << 8 | static_cast<unsigned char>(der_[at_ + i]);
    at_ += bytes;
    return true;
  }

  std::string_view der_;
  std::size_t at_ = 0;
  std::size_t length_ = 0;
  bool indefinite_ = false;
};

}  // namespace

std::optional<std::string> signed_content(std::string_view der) {
  Walk walk(der);
  if (!walk.enter(sequence) || walk.tag() != oid || walk.value() != signed_data) return {};
  if (!walk.enter(zero) || !walk.enter(sequence)) return {};
  if (walk.tag() != integer || !walk.skip() || walk.tag() != set || !walk.skip()) return {};
  if (!walk.enter(sequence) || walk.tag() != oid || !walk.skip() || !walk.enter(zero)) return {};
  std::string content;
  while (!walk.at_end()) {
    if (walk.tag() == octets) {
      content += walk.value();
    } else if (walk.tag() == pieces) {
      walk.enter(pieces);
    } else if (walk.tag() == 0) {
      walk.end_of_contents();
    } else {
      break;
    }
  }
  if (content.empty()) return {};
  return content;
}

}  // namespace joys
