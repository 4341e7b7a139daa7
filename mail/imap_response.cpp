// The literal-aware reader. Each byte of a letter is copied once, into the string that the daemon goes on with; memory
// follows what has arrived, not what was announced.
#include "mail/imap_response.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace joys {
namespace {

// What an announcement alone may allocate. Nearly every letter is smaller, so its string is allocated once and exactly.
constexpr std::uint64_t kTrust = 1 << 20;

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.substr(0, word.size()) == word && (text.size() == word.size() || text[word.size()] == ' ');
}

// Replies and continuations end in human text (RFC 3501 section 7.1), which may look like the start of a literal.
bool ends_in_prose(std::string_view text) {
  if (text.substr(0, 2) != "* ") return true;
  constexpr std::string_view kinds[] = {"OK", "NO", "BAD", "BYE", "PREAUTH"};
  return std::any_of(std::begin(kinds), std::end(kinds),
                     [&](std::string_view kind) { return begins_with_word(text.substr(2), kind); });
}

// The n of a line that ends in {n}; RFC 9051 section 4.3 limits it to 63 bits.
std::optional<std::uint64_t> announced_literal(std::string_view line) {
  if (line.empty() || line.back() != '}') return std::nullopt;
  const auto open = line.rfind('{');
  if (open == std::string_view::npos) return std::nullopt;
  const char *first = line.data() + open + 1, *last = line.data() + line.size() - 1;
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(first, last, size);
  if (first == last || end != last || error != std::errc() || size >> 63) return std::nullopt;
  return size;
}

}  // namespace

bool ImapReader::feed(std::string_view bytes, std::vector<ImapResponse>& complete) {
  while (!bytes.empty()) {
    if (remaining_ > 0)
      take_literal(bytes);
    else if (!take_line(bytes, complete))
      return false;
  }
  return true;
}

void ImapReader::take_literal(std::string_view& bytes) {
  const auto here = std::min<std::uint64_t>(remaining_, bytes.size());
  const auto kept = static_cast<std::size_t>(std::min(here, room_));
  auto& literal = current_.literals.back();
  // The server has kept its word for a while: now the whole size is worth its memory, and nothing is copied again.
  if (literal.bytes.size() + kept > literal.bytes.capacity())
    literal.bytes.reserve(static_cast<std::size_t>(literal.bytes.size() + room_));
  literal.bytes.append(bytes.substr(0, kept));
  room_ -= kept;
  literal.cut = literal.cut || kept < here;
  remaining_ -= here;
  bytes.remove_prefix(static_cast<std::size_t>(here));
}

bool ImapReader::begin_literal(std::uint64_t size) {
  if (current_.literals.size() == limits_.literals) {
    failure_ = "a response with too many literals";
    return false;
  }
  std::uint64_t used = 0;
  for (const auto& literal : current_.literals) used += literal.bytes.size();
  remaining_ = size;
  room_ = std::min(size, limits_.literal - std::min(limits_.literal, used));
  current_.literals.emplace_back().bytes.reserve(static_cast<std::size_t>(std::min(room_, kTrust)));
  return true;
}

bool ImapReader::take_line(std::string_view& bytes, std::vector<ImapResponse>& complete) {
  const auto newline = bytes.find('\n');
  const auto piece = bytes.substr(0, newline == std::string_view::npos ? newline : newline + 1);
  auto& text = current_.text;
  if (text.size() + piece.size() > limits_.text) {
    failure_ = "a response that is too long";
    return false;
  }
  text.append(piece);
  bytes.remove_prefix(piece.size());
  if (newline == std::string_view::npos) return true;
  text.pop_back();
  if (!text.empty() && text.back() == '\r') text.pop_back();
  if (const auto size = ends_in_prose(text) ? std::nullopt : announced_literal(text)) {
    text += "\r\n";
    return begin_literal(*size);
  }
  if (!text.empty()) complete.push_back(std::move(current_));
  current_ = {};
  return true;
}

}  // namespace joys
