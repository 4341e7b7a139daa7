// Reads address lists and brings an address into its one comparable form. Written by hand, because a reader that takes
// "x@y" out of `From: x@y@ <c@d>` or finds nothing in "a..b@docomo" cannot carry decisions (docs/decisions/0100).
#include "parsers/address.h"

#include <idn2.h>

#include <algorithm>
#include <memory>

#include "parsers/charset.h"
#include "parsers/encoded_words.h"
#include "parsers/fields.h"
#include "parsers/message.h"

namespace joys {
namespace {

constexpr std::size_t longest_local = 64;    // RFC 5321 section 4.5.3.1.1
constexpr std::size_t longest_domain = 255;  // 4.5.3.1.2

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// atext of RFC 5322 section 3.2.3 with RFC 6532, and dots anywhere: some Japanese operators have "a..b." addresses.
bool is_local(std::string_view local) {
  constexpr std::string_view others = ".!#$%&'*+-/=?^_`{|}~";
  return !local.empty() && local.size() <= longest_local && valid_utf8(local) &&
         std::all_of(local.begin(), local.end(), [&](char c) {
           return is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80 || others.find(c) != others.npos;
         });
}

// Labels of letters, digits, "-" and "_"; or an address literal.
bool is_ascii_domain(std::string_view domain) {
  if (domain.empty() || domain.size() > longest_domain) return false;
  if (domain.front() == '[')
    return domain.size() > 2 && domain.back() == ']' && std::all_of(domain.begin() + 1, domain.end() - 1, [](char c) {
             return is_letter_or_digit(c) || c == '.' || c == ':';
           });
  std::size_t label = 0;
  for (const char c : domain) {
    if (c == '.') {
      if (label == 0) return false;
      label = 0;
    } else if (!is_letter_or_digit(c) && c != '-' && c != '_') {
      return false;
    } else if (++label > 63) {
      return false;
    }
  }
  return label > 0;
}

// A-labels in lower case; "" if this is no domain.
std::string ascii_domain(std::string_view domain) {
  if (domain.size() > longest_domain) return {};
  if (std::any_of(domain.begin(), domain.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    char* result = nullptr;
    const int code = idn2_to_ascii_8z(std::string(domain).c_str(), &result, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const std::unique_ptr<char, decltype(&idn2_free)> owner(result, [](void* p) { idn2_free(p); });
    if (code != IDN2_OK || !is_ascii_domain(result)) return {};
    return lower(result);
  }
  return is_ascii_domain(domain) ? lower(domain) : std::string();
}

std::string unquote(std::string_view quoted) {  // between the quotes
  std::string out;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] == '\\' && i + 1 < quoted.size()) ++i;
    out += quoted[i];
  }
  return out;
}

// Fills local, domain and valid from an addr-spec without comments.
void set_spec(std::string_view spec, Address& address) {
  std::string_view domain;
  if (spec.starts_with('"')) {
    std::size_t end = 1;
    while (end < spec.size() && spec[end] != '"') end += spec[end] == '\\' ? 2 : 1;
    if (end + 1 >= spec.size() || spec[end + 1] != '@') return;
    address.local = unquote(spec.substr(1, end - 1));
    domain = spec.substr(end + 2);
  } else {
    const std::size_t at = spec.find('@');
    if (at == std::string_view::npos) return;
    address.local = spec.substr(0, at);
    domain = spec.substr(at + 1);
  }
  address.domain = ascii_domain(domain);
  address.valid = !address.domain.empty() && is_local(address.local);
  if (address.valid) return;
  // What is shown of an address that cannot be used is clean, and nothing acts on it.
  Flaws flaws;
  if (address.domain.empty()) address.domain = to_utf8(domain.substr(0, longest_domain), "", flaws);
  address.local = to_utf8(std::string_view(address.local).substr(0, longest_domain), "", flaws);
  clean_line(address.domain, flaws);
  clean_line(address.local, flaws);
}

// Reads one list (RFC 5322 sections 3.4 and 4.4) in one pass. Groups are flattened, routes and comments dropped.
class ListReader {
 public:
  ListReader(std::string_view text, std::size_t most) : text_(text), most_(most) {}

  std::vector<Address> read() {
    while (at_ < text_.size() && out_.size() < most_) step();
    finish();
    return std::move(out_);
  }

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
    add_word(word);
  }

  void atom() {
    const std::size_t end = std::min(text_.find_first_of(" \t(),;:<\"", at_), text_.size());
    const std::string_view token = text_.substr(at_, end - at_);
    at_ = std::max(end, at_ + 1);
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
    add_word(decoded);
  }

  void add_word(const std::string& word) {
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
    } else if (!bare_.empty()) {
      if (bare_.find('@') == std::string::npos) {
        address.name = std::move(name_);
      } else {
        set_spec(bare_, address);
        Flaws flaws;
        if (address.valid) address.name = decode_words(comment_, flaws);
      }
    }
    if (angled_ || !bare_.empty()) out_.push_back(std::move(address));
    begin_item();
  }

  void begin_item() {
    name_.clear();
    words_.clear();
    bare_.clear();
    angle_.clear();
    comment_.clear();
    angled_ = trailing_ = space_ = false;
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
  bool angled_ = false, trailing_ = false, space_ = false;
};

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::vector<Address> parse_addresses(std::string_view field, std::size_t most) {
  return ListReader(field, most).read();
}

std::vector<Address> parse_addresses(std::string_view field) { return parse_addresses(field, Limits{}.addresses); }

Address parse_address(std::string_view text) {
  text = trim(text);
  if (text.size() > 2 * (longest_local + longest_domain)) return {};
  std::vector<Address> all = parse_addresses(text, 2);
  if (all.size() != 1) return {};
  return std::move(all.front());
}

std::string canonical(std::string_view addr_spec) {
  if (std::any_of(addr_spec.begin(), addr_spec.end(), is_white)) return {};
  Address address;
  set_spec(addr_spec, address);
  if (!address.valid) return {};
  normalise(address.local);
  return lower(address.local) + "@" + address.domain;
}

}  // namespace joys
