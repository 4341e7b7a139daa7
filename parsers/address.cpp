// Reads address lists. Written by hand, because a reader that takes
// "x@y" out of `From: x@y@ <c@d>` or finds nothing in "a..b@docomo" cannot carry decisions (docs/decisions/0100).
#include "parsers/address.h"

#include <algorithm>

#include "parsers/address_spec.h"
#include "parsers/charset.h"
#include "parsers/encoded_words.h"
#include "parsers/fields.h"
#include "parsers/message.h"

namespace joys {
namespace {

constexpr std::size_t longest_input = 640;  // two addresses of the greatest length

// Reads one list (RFC 5322 sections 3.4 and 4.4) in one pass. Groups are flattened, routes and comments dropped.
class ListReader {
 public:
  ListReader(std::string_view text, std::size_t most) : text_(text), most_(most) {}

  std::vector<Address> read() {
    while (at_ < text_.size() && out_.size() < most_) step();
    finish();
    drop_comma_name();
    return std::move(out_);
  }
  bool grouped() const { return grouped_; }

 private:
  void step() {
    const char c = text_[at_];
    if (c == ' ' || c == '\t') {
      ++at_;
      space_ = true;
    } else if (c == '(') {
      comment();
    } else if (c == ',' || c == ';') {
      finish();
      ++at_;
    } else if (c == ':' && !angled_) {
      begin_item();  // what stood before is the name of a group
      grouped_ = true;
      ++at_;
    } else if (c == '<') {
      angle();
    } else if (c == '"') {
      quoted();
    } else {
      atom();
    }
  }

  void comment() {
    const std::size_t begin = at_ + 1;
    int depth = 0;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == '(') {
        ++depth;
      } else if (text_[at_] == ')' && --depth == 0) {
        break;
      }
    }
    const std::size_t end = std::min(at_, text_.size());
    if (!angled_) comment_ = text_.substr(begin, end - std::min(begin, end));
    at_ = std::min(at_ + 1, text_.size());
  }

  void quoted() {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
    const std::string_view token = text_.substr(begin, at_ - begin);
    add_token(token);
    Flaws flaws;
    std::string word =
        to_utf8(unquote(token.substr(1, token.size() - (token.size() > 1 && token.ends_with('"') ? 2 : 1))), "", flaws);
    clean_line(word, flaws);  // encoded words are not decoded within quotes (RFC 2047 section 5)
    flush_words();
    add_word(word, flaws);
  }

  void atom() {
    std::size_t end = word_end(text_, at_);  // whose text may hold a comma, though it should not
    if (end == 0) end = std::min(text_.find_first_of(" \t(),;:<\"", at_), text_.size());
    const std::string_view token = text_.substr(at_, end - at_);
    at_ = std::max(end, at_ + 1);
    if (token.find_first_not_of('>') == std::string_view::npos && angled_) return;  // "<a@b>>"
    add_token(token);
    if (!angled_) {
      if (!words_.empty()) words_ += ' ';
      words_ += token;
    }
  }

  // The text of an addr-spec without angle brackets. Only "." and "@" may have white space around them (section 4.4).
  void add_token(std::string_view token) {
    if (angled_) {
      trailing_ = true;
      return;
    }
    const auto joins = [](char c) { return c == '.' || c == '@'; };
    if (space_ && !bare_.empty() && !joins(bare_.back()) && !joins(token.front())) bare_ += ' ';
    bare_ += token;
    space_ = false;
  }

  void angle() {
    if (angled_) trailing_ = true;  // a second one: which is meant?
    angled_ = true;
    ++at_;
    std::string spec;
    while (at_ < text_.size() && text_[at_] != '>' && text_[at_] != ',' && text_[at_] != '<') {
      const char c = text_[at_];
      if (c == '(') {
        comment();
      } else if (c == '"') {
        const std::size_t begin = at_++;
        while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
        at_ = std::min(at_ + 1, text_.size());
        spec += text_.substr(begin, at_ - begin);
      } else {
        if (c != ' ' && c != '\t') spec += c;
        ++at_;
        if (c == ':' && spec.starts_with('@')) spec.clear();  // "<@relay:a@b>": the route is obsolete
        if (spec.starts_with('@') && at_ < text_.size() && text_[at_] == ',') ++at_;  // "<@r1,@r2:a@b>"
      }
    }
    if (at_ < text_.size() && text_[at_] == '>') ++at_;
    angle_ = std::move(spec);
  }

  void flush_words() {
    if (words_.empty()) return;
    Flaws flaws;
    const std::string decoded = decode_words(words_, flaws);
    words_.clear();
    add_word(decoded, flaws);
  }

  void add_word(const std::string& word, const Flaws& flaws) {
    broken_ = broken_ || flaws.nul || flaws.broken;
    if (!name_.empty() && !word.empty()) name_ += ' ';
    name_ += word;
  }

  void finish() {
    Address address;
    flush_words();
    if (angled_) {
      address.name = std::move(name_);
      set_spec(angle_, address);
      if (trailing_) address.valid = false;
      take_comma_name(address);
    } else if (!bare_.empty()) {
      if (bare_.find('@') == std::string::npos) {
        address.name = std::move(name_);
      } else {
        set_spec(bare_, address);
        Flaws flaws;
        if (address.valid) address.name = decode_words(comment_, flaws);
        broken_ = broken_ || flaws.nul || flaws.broken;
      }
    }
    if (broken_) address.valid = false;
    if (angled_ || !bare_.empty()) {
      const bool name_only = !angled_ && bare_.find('@') == std::string::npos;
      if (name_only) {
        take_comma_name(address);
        comma_name_ = std::move(address);
        waiting_ = true;
      } else {
        drop_comma_name();
        out_.push_back(std::move(address));
      }
    }
    begin_item();
  }

  // "Lee, Ann <ann@example.org>" without the quotes that it needs is one person: what stands before a comma is nobody
  // unless it has an address.
  void take_comma_name(Address& address) {
    if (!waiting_) return;
    if (!address.name.empty()) (comma_name_.name += ", ") += address.name;  // appended: a long list stays linear
    address.name = std::move(comma_name_.name);
    waiting_ = false;
  }
  void drop_comma_name() {
    if (waiting_ && out_.size() < most_) out_.push_back(std::move(comma_name_));
    waiting_ = false;
  }

  void begin_item() {
    name_.clear();
    words_.clear();
    bare_.clear();
    angle_.clear();
    comment_.clear();
    angled_ = trailing_ = space_ = broken_ = false;
  }

  std::string_view text_;
  std::size_t most_;
  std::size_t at_ = 0;
  std::vector<Address> out_;
  std::string name_;     // display name so far, decoded
  std::string words_;    // unquoted words not yet decoded
  std::string bare_;     // what would be the address if no "<" comes
  std::string angle_;    // what stood in angle brackets
  std::string comment_;  // the last one: an old place for the name
  Address comma_name_;   // words before a comma that have no address yet, if `waiting_`
  bool angled_ = false, trailing_ = false, space_ = false, broken_ = false, grouped_ = false, waiting_ = false;
};

}  // namespace

std::vector<Address> parse_addresses(std::string_view field, std::size_t most, bool* grouped) {
  ListReader reader(field, most);
  std::vector<Address> list = reader.read();
  if (grouped) *grouped = reader.grouped();
  return list;
}

std::vector<Address> parse_addresses(std::string_view field) { return parse_addresses(field, Limits{}.addresses); }

Address parse_address(std::string_view text) {
  text = trim(text);
  if (text.size() > longest_input) return {};
  std::vector<Address> all = parse_addresses(text, 2);
  if (all.size() != 1) return {};
  return std::move(all.front());
}

}  // namespace joys
