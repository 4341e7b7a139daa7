// A recursive-descent reader over one response. It copies what it keeps except a letter's bytes, which it moves.
#include "mail/imap_parse.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "mail/imap_text.h"

namespace joys {
namespace {

constexpr int kDepth = 32;                   // of parentheses: nothing we ask for nests deeper than two
constexpr std::size_t kRangeLimit = 200000;  // numbers in one COPYUID: more than a command of ours can name

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::toupper(c); });
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// A place in a response: words, strings and lists are taken from the front.
class Cursor {
 public:
  explicit Cursor(ImapResponse& response, std::size_t at = 0) : response_(response), rest_(response.text) {
    rest_.remove_prefix(at);
  }
  bool at_end() const { return rest_.empty(); }
  char front() const { return rest_.empty() ? '\0' : rest_.front(); }
  std::string_view rest() const { return rest_; }
  bool take(char c) {
    if (front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void spaces() {
    while (take(' ')) {
    }
  }
  std::string_view word(std::string_view ends = " ()") {
    const auto w = rest_.substr(0, rest_.find_first_of(ends));
    rest_.remove_prefix(w.size());
    return w;
  }
  // A FETCH item's name; its section may hold spaces and parentheses: BODY[HEADER.FIELDS (MESSAGE-ID)]<0>.
  std::string item_name() {
    std::string name(word(" ()["));
    if (front() != '[') return name;
    const auto close = rest_.find(']');
    if (close == std::string_view::npos) return name;
    name += rest_.substr(0, close + 1);
    rest_.remove_prefix(close + 1);
    if (front() == '<') name += word(" ()");
    return name;
  }
  // nstring and astring: quoted, literal, NIL (nothing) or an atom. False if malformed.
  bool string(std::optional<ImapLiteral>& value) {
    value.emplace();
    if (front() == '"') return quoted_string(value->bytes);
    if (front() == '{' || front() == '~') return literal(*value);
    const auto atom = word();
    if (upper(atom) == "NIL")
      value.reset();
    else
      value->bytes = atom;
    return !atom.empty();
  }
  bool skip_value(int depth = 0) {
    if (front() != '(') {
      std::optional<ImapLiteral> ignored;
      return string(ignored);
    }
    if (depth == kDepth) return false;
    take('(');
    for (spaces(); !take(')'); spaces())
      if (at_end() || !skip_value(depth + 1)) return false;
    return true;
  }

 private:
  bool quoted_string(std::string& out) {
    take('"');
    for (;;) {
      const auto plain = rest_.substr(0, rest_.find_first_of("\"\\"));
      out += plain;
      rest_.remove_prefix(plain.size());
      if (take('"')) return true;
      if (!take('\\') || rest_.empty()) return false;
      out += rest_.front();
      rest_.remove_prefix(1);
    }
  }
  bool literal(ImapLiteral& out) {
    const auto end = rest_.find("}\r\n");
    if (end == std::string_view::npos || next_ == response_.literals.size()) return false;
    rest_.remove_prefix(end + 3);
    out = std::move(response_.literals[next_++]);
    return true;
  }
  ImapResponse& response_;
  std::string_view rest_;
  std::size_t next_ = 0;
};

std::optional<ImapStatus::Kind> status_kind(std::string_view word) {
  constexpr std::pair<std::string_view, ImapStatus::Kind> kinds[] = {{"OK", ImapStatus::Kind::ok},
                                                                     {"NO", ImapStatus::Kind::no},
                                                                     {"BAD", ImapStatus::Kind::bad},
                                                                     {"BYE", ImapStatus::Kind::bye},
                                                                     {"PREAUTH", ImapStatus::Kind::preauth}};
  const auto name = upper(word);
  for (const auto& [text, kind] : kinds)
    if (name == text) return kind;
  return std::nullopt;
}

ImapStatus status(std::string_view tag, ImapStatus::Kind kind, std::string_view rest) {
  ImapStatus result;
  result.tag = tag;
  result.kind = kind;
  if (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  const auto close = rest.find(']');
  if (!rest.empty() && rest.front() == '[' && close != std::string_view::npos) {
    const auto inside = rest.substr(1, close - 1);
    const auto space = inside.find(' ');
    result.code = upper(inside.substr(0, space));
    if (space != std::string_view::npos) result.arguments = inside.substr(space + 1);
    rest.remove_prefix(close + 1);
    if (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  }
  result.text = rest;
  return result;
}

// One item of a FETCH response; false if its value cannot be read.
bool fetch_item(Cursor& cursor, ImapFetch& fetch) {
  const auto name = upper(cursor.item_name());
  if (name.empty()) return false;
  cursor.spaces();
  if (name == "FLAGS") {
    const auto flags = lower(cursor.rest().substr(0, cursor.rest().find(')')));
    fetch.deleted = flags.find("\\deleted") != std::string::npos;
    return cursor.front() == '(' && cursor.skip_value();
  }
  if (name == "UID") {
    const auto uid = number<std::uint32_t>(cursor.word());
    fetch.uid = uid.value_or(0);
    return fetch.uid != 0;
  }
  if (name == "RFC822.SIZE") return (fetch.size = number<std::uint64_t>(cursor.word())).has_value();
  const bool date = name == "INTERNALDATE", body = name.rfind("BODY[", 0) == 0;
  if (!date && !body) return cursor.skip_value();
  std::optional<ImapLiteral> value;
  if (!cursor.string(value)) return false;
  if (!value) return true;
  if (date) {
    fetch.received = parse_internaldate(value->bytes);
  } else {
    fetch.has_body = true;
    fetch.cut = value->cut;
    fetch.body = std::move(value->bytes);
  }
  return true;
}

ImapValue fetch(Cursor& cursor, std::uint32_t n) {
  ImapFetch result;
  result.number = n;
  cursor.spaces();
  if (!cursor.take('(')) return ImapMalformed{};
  for (cursor.spaces(); !cursor.take(')'); cursor.spaces())
    if (cursor.at_end() || !fetch_item(cursor, result)) return ImapMalformed{};
  return result;
}

ImapValue search(Cursor& cursor) {
  ImapSearch result;
  for (cursor.spaces(); !cursor.at_end(); cursor.spaces()) {
    if (cursor.front() == '(') break;  // (MODSEQ n), RFC 7162 section 3.1.5
    const auto uid = number<std::uint32_t>(cursor.word());
    if (!uid) return ImapMalformed{};
    result.uids.push_back(*uid);
  }
  return result;
}

ImapValue capability(std::string_view rest) {
  ImapCapability result;
  while (!rest.empty()) {
    const auto word = rest.substr(0, rest.find(' '));
    if (!word.empty()) result.words.push_back(upper(word));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return result;
}

ImapValue list(Cursor& cursor) {
  ImapList result;
  cursor.spaces();
  if (!cursor.take('(')) return ImapMalformed{};
  for (cursor.spaces(); !cursor.take(')'); cursor.spaces()) {
    const auto flag = cursor.word();
    if (flag.empty()) return ImapMalformed{};
    result.flags.push_back(lower(flag));
  }
  cursor.spaces();
  std::optional<ImapLiteral> separator, name;
  if (!cursor.string(separator)) return ImapMalformed{};
  cursor.spaces();
  if (!cursor.string(name) || !name) return ImapMalformed{};
  if (separator && !separator->bytes.empty()) result.separator = separator->bytes.front();
  result.name = std::move(name->bytes);
  return result;
}

ImapValue vanished(Cursor& cursor) {
  cursor.spaces();
  if (cursor.front() == '(') cursor.skip_value();  // (EARLIER)
  cursor.spaces();
  auto ranges = parse_uid_ranges(cursor.rest());
  if (!ranges) return ImapMalformed{};
  return ImapVanished{std::move(*ranges)};
}

ImapValue untagged(ImapResponse& response) {
  Cursor cursor(response, 2);
  const auto first = cursor.word();
  if (const auto kind = status_kind(first)) return status({}, *kind, cursor.rest());
  const auto name = upper(first);
  if (name == "CAPABILITY") return capability(cursor.rest());
  if (name == "SEARCH") return search(cursor);
  if (name == "LIST") return list(cursor);
  if (name == "VANISHED") return vanished(cursor);
  const auto n = number<std::uint32_t>(first);
  if (!n) return ImapOther{};
  cursor.spaces();
  const auto what = upper(cursor.word());
  if (what == "EXISTS") return ImapExists{*n};
  if (what == "EXPUNGE") return ImapExpunge{*n};
  if (what == "FETCH") return fetch(cursor, *n);
  return ImapOther{};
}

}  // namespace

ImapValue parse_imap(ImapResponse&& response) {
  const std::string_view text = response.text;
  if (text.substr(0, 2) == "* ") return untagged(response);
  if (!text.empty() && text.front() == '+') return ImapContinue{};
  const auto tag = text.substr(0, text.find(' '));
  if (tag.empty() || tag.size() == text.size()) return ImapOther{};
  const auto rest = text.substr(tag.size() + 1);
  const auto word = rest.substr(0, rest.find(' '));
  const auto kind = status_kind(word);
  if (!kind) return ImapOther{};
  return status(tag, *kind, rest.substr(word.size()));
}

std::optional<UidRanges> parse_uid_ranges(std::string_view text) {
  UidRanges ranges;
  while (!text.empty()) {
    const auto piece = text.substr(0, text.find(','));
    const auto colon = piece.find(':');
    const auto first = number<std::uint32_t>(piece.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : number<std::uint32_t>(piece.substr(colon + 1));
    if (!first || !last || *first == 0 || *last == 0) return std::nullopt;
    ranges.emplace_back(std::min(*first, *last), std::max(*first, *last));
    text.remove_prefix(std::min(text.size(), piece.size() + 1));
  }
  if (ranges.empty()) return std::nullopt;
  return ranges;
}

std::optional<CopyUid> parse_copyuid(std::string_view text) {
  const auto first_space = text.find(' '), second_space = text.rfind(' ');
  if (first_space == std::string_view::npos || first_space == second_space) return std::nullopt;
  const auto validity = number<std::uint32_t>(text.substr(0, first_space));
  const auto from = parse_uid_ranges(text.substr(first_space + 1, second_space - first_space - 1));
  const auto to = parse_uid_ranges(text.substr(second_space + 1));
  if (!validity || !from || !to) return std::nullopt;
  const auto expand = [](const UidRanges& ranges) {
    std::vector<std::uint32_t> uids;
    for (const auto& [first, last] : ranges)
      for (std::uint64_t uid = first; uid <= last && uids.size() < kRangeLimit; ++uid)
        uids.push_back(static_cast<std::uint32_t>(uid));
    return uids;
  };
  const auto sources = expand(*from), copies = expand(*to);
  if (sources.size() != copies.size()) return std::nullopt;
  CopyUid result{*validity, {}};
  for (std::size_t i = 0; i < sources.size(); ++i) result.pairs.emplace_back(sources[i], copies[i]);
  return result;
}

}  // namespace joys
