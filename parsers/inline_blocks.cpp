// Reads the text by lines once a mark of such a block was found in it.
#include "parsers/inline_blocks.h"

#include <algorithm>
#include <optional>

#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::string_view signed_text = "-----BEGIN PGP SIGNED MESSAGE-----";
constexpr std::string_view signature = "-----BEGIN PGP SIGNATURE-----";
constexpr std::string_view end_of_signature = "-----END PGP SIGNATURE-----";
constexpr std::string_view key = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
constexpr std::string_view end_of_key = "-----END PGP PUBLIC KEY BLOCK-----";

bool at_line_start(std::string_view text, std::string_view mark) {
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1))
    if (at == 0 || text[at - 1] == '\n') return true;
  return false;
}

// "begin 644 name": three or four octal digits.
bool begins_uuencode(std::string_view line) {
  if (!line.starts_with("begin ")) return false;
  line.remove_prefix(6);
  const std::size_t digits = line.find_first_not_of("01234567");
  return (digits == 3 || digits == 4) && line[digits] == ' ' && digits + 1 < line.size();
}

// The first character says how many bytes follow; capitals that somebody shouts do not keep to that.
bool is_uuencoded(std::string_view line) {
  if (line.empty() || !std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '`'; })) return false;
  const auto bytes = static_cast<std::size_t>((line.front() - ' ') & 63);
  const std::size_t letters = (bytes + 2) / 3 * 4;
  return line.size() + 2 >= letters && line.size() <= letters + 3;
}

// The length of the block that `text` begins with, 0 if this is none: every line up to "end" is uuencoded. Where the
// text was cut the end may be missing, so the last line need not be whole.
std::size_t uuencoded_block(std::string_view text) {
  std::string_view rest = text;
  if (!begins_uuencode(scan::next_line(rest))) return 0;
  for (std::size_t lines = 0; !rest.empty(); ++lines) {
    const std::string_view line = scan::next_line(rest);
    if (scan::trim(line) == "end") return text.size() - rest.size();
    if (!is_uuencoded(line)) return 0;
  }
  return text.size();
}

// The file's name stands last on the first line.
std::string name_of(std::string_view line) {
  const std::size_t name = line.find(" name=");
  if (name != line.npos) return std::string(scan::trim(line.substr(name + 6)));
  return std::string(scan::trim(line.substr(std::min(line.find(' ', 6), line.size()))));
}

// "Hash: SHA256" and its like stand between the mark of a signed text and an empty line.
std::size_t signed_head(std::string_view text) {
  std::string_view rest = text;
  if (scan::trim(scan::next_line(rest)) != signed_text) return 0;
  while (!rest.empty()) {
    const std::string_view line = scan::trim(scan::next_line(rest));
    if (line.empty()) return text.size() - rest.size();
    if (!line.starts_with("Hash:") && !line.starts_with("Charset:") && !line.starts_with("Comment:") &&
        !line.starts_with("Version:"))
      return 0;
  }
  return 0;
}

class Taker {
 public:
  explicit Taker(std::string_view text) : text_(text), rest_(text) { out_.reserve(text.size()); }

  std::vector<InlineFile> run() {
    while (!rest_.empty()) {
      if (file() || armour()) continue;
      std::string_view line = rest_.substr(0, std::min(rest_.find('\n'), rest_.size() - 1) + 1);
      rest_.remove_prefix(line.size());
      if (signed_ && line.starts_with("- ")) line.remove_prefix(2);
      out_ += line;
    }
    return std::move(files_);
  }
  std::string take() { return std::move(out_); }

 private:
  bool file() {
    std::size_t size = 0;
    if (rest_.starts_with("begin ")) size = uuencoded_block(rest_);
    const bool yenc = rest_.starts_with("=ybegin ") && rest_.substr(0, rest_.find('\n')).find(" name=") != rest_.npos;
    if (yenc) size = block(yenc_end_);
    if (size == 0) return false;
    files_.push_back({name_of(rest_.substr(0, rest_.find('\n'))), size});
    rest_.remove_prefix(size);
    return true;
  }

  bool armour() {
    if (!rest_.starts_with("-----BEGIN PGP ")) return false;
    const std::size_t head = signed_head(rest_);
    std::size_t size = head;
    if (rest_.starts_with(signature)) size = block(signature_end_);
    if (rest_.starts_with(key)) size = block(key_end_);
    if (size == 0) return false;
    signed_ = head > 0;
    rest_.remove_prefix(size);
    return true;
  }

  // Up to and with the line that ends a block; 0 if there is none. Where the last one stands is asked only once, so
  // that a thousand beginnings without an end take no longer than one.
  struct End {
    std::string_view mark;
    std::optional<std::size_t> last = {};
  };
  std::size_t block(End& end) const {
    if (!end.last) end.last = text_.rfind(end.mark);
    const std::size_t here = text_.size() - rest_.size();
    if (*end.last == text_.npos || *end.last < here) return 0;
    const std::size_t at = rest_.find(end.mark);
    return std::min(rest_.find('\n', at + 1), rest_.size() - 1) + 1;
  }

  End yenc_end_{"\n=yend"}, signature_end_{end_of_signature}, key_end_{end_of_key};
  std::string_view text_;
  std::string_view rest_;
  std::string out_;
  std::vector<InlineFile> files_;
  bool signed_ = false;
};

}  // namespace

std::vector<InlineFile> take_blocks(std::string& text) {
  if (!at_line_start(text, "-----BEGIN PGP ") && !at_line_start(text, "begin ") && !at_line_start(text, "=ybegin "))
    return {};
  Taker taker(text);
  std::vector<InlineFile> files = taker.run();
  text = taker.take();
  return files;
}

}  // namespace joys
