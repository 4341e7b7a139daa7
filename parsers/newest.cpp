// Marks every line of a letter as written or not, in one pass from the top, then cuts legal notices from the end.
// A mistake costs little: what is cut stays in `quoted`, where staff see it.
#include "parsers/newest.h"

#include <cstdint>
#include <vector>

#include "parsers/fields.h"
#include "parsers/quote_marks.h"

namespace joys {
namespace {

constexpr std::size_t longest_attribution = 400;  // bytes, over at most three lines
constexpr std::size_t header_block = 6;           // lines looked at for "From:, Sent:, To:, Subject:"
constexpr std::size_t long_notice = 120;          // a legal notice is a long paragraph

struct Line {
  std::string_view text;
  bool written = true;
};

bool blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

bool quoted_line(std::string_view line) {
  const std::size_t mark = line.find_first_not_of(' ');
  return mark != std::string_view::npos && mark <= 3 && line[mark] == '>';
}

bool signature_mark(std::string_view line) { return line == "-- " || line == "--" || line == "—"; }

std::vector<Line> split(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back({text.substr(0, end)});
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

class Splitter {
 public:
  explicit Splitter(std::vector<Line>& lines) : lines_(lines) {}

  void run() {
    for (std::size_t i = 0; i < lines_.size() && !rest_quoted_;) i = step(i);
    for (std::size_t i = cut_; rest_quoted_ && i < lines_.size(); ++i) lines_[i].written = false;
    cut_notices();
  }

 private:
  // Judges the line and returns the next one to look at.
  std::size_t step(std::size_t i) {
    const std::string_view line = lines_[i].text;
    if (blank(line)) return hide_if_signature(i);
    if (quoted_line(line)) {
      lines_[i].written = false;
      signature_ = false;
      return i + 1;
    }
    if (line.starts_with("-----BEGIN PGP SIGN")) return armour(i);  // clear-signed text (RFC 9580 section 7)
    if (const std::size_t length = attribution(i)) return quotation(i, length);
    if (is_separator(line)) return quotation(i, 1);
    if (const std::size_t rule = header_block_at(i)) return quotation(i, rule);
    if (signature_mark(line) && wrote_) signature_ = true;
    if (ends_paragraph(i) && is_device_line(line)) {
      lines_[i].written = false;
      return i + 1;
    }
    wrote_ = true;
    return hide_if_signature(i);
  }

  std::size_t hide_if_signature(std::size_t i) {
    if (signature_) lines_[i].written = false;
    return i + 1;
  }

  std::size_t armour(std::size_t i) {
    if (line_at(i).starts_with("-----BEGIN PGP SIGNED MESSAGE")) {  // its header ends at an empty line
      for (; i < lines_.size() && !blank(line_at(i)); ++i) lines_[i].written = false;
      return i;
    }
    for (; i < lines_.size() && !line_at(i).starts_with("-----END PGP"); ++i) lines_[i].written = false;
    if (i < lines_.size()) lines_[i].written = false;
    return i + 1;
  }

  // An attribution or a header block of `length` lines. Where ">" lines follow, only those are quoted and an answer may
  // stand between or below them; otherwise everything that follows is the old letter.
  std::size_t quotation(std::size_t i, std::size_t length) {
    std::size_t next = i + length;
    while (next < lines_.size() && blank(line_at(next))) ++next;
    if (next < lines_.size() && !quoted_line(line_at(next))) {
      rest_quoted_ = true;
      cut_ = i;
      return i;
    }
    for (; i < next; ++i) lines_[i].written = false;
    signature_ = false;
    return next;
  }

  // Number of lines of the attribution that begins here, 0 if none does. It may be wrapped over three lines.
  std::size_t attribution(std::size_t i) const {
    for (std::size_t n = 0; n < 3 && i + n < lines_.size(); ++n) {
      const std::string_view line = line_at(i + n);
      if (blank(line) || quoted_line(line)) return 0;
      if (!ends_with_colon(line)) continue;
      if (n == 0) return is_attribution(line) ? 1 : 0;
      // The last words of the writer may stand right above it: the shortest opened attribution is the right one.
      for (std::size_t first = i + n; first > i; --first)
        if (opens_attribution(line_at(first)) && is_attribution(join(first, i + n))) return 0;
      return opens_attribution(line_at(i)) && is_attribution(join(i, i + n)) ? n + 1 : 0;
    }
    return 0;
  }

  std::string join(std::size_t first, std::size_t last) const {
    std::string joined;
    for (std::size_t i = first; i <= last && joined.size() <= longest_attribution; ++i) (joined += line_at(i)) += ' ';
    return joined;
  }

  // Number of lines up to the end of "From: ... Sent: ... To: ... Subject: ...", 0 if it does not begin here. A rule of
  // underscores may stand above it.
  std::size_t header_block_at(std::size_t i) const {
    std::size_t first = i;
    if (line_at(i).starts_with("_____")) ++first;
    while (first < lines_.size() && first > i && blank(line_at(first)) && first < i + 3) ++first;
    if (i > 0 && header_line(line_at(i - 1)) != HeaderLine::none) return 0;
    // "To:" first is how people head a formal letter.
    if (first >= lines_.size() || header_line(line_at(first)) != HeaderLine::from) return 0;
    std::size_t labels = 0;
    std::size_t last = first;
    for (std::size_t n = first; n < lines_.size() && n < first + header_block; ++n) {
      if (header_line(line_at(n)) == HeaderLine::none) continue;  // a folded or an empty line between them
      ++labels;
      last = n;
    }
    return labels >= 3 ? last + 1 - i : 0;
  }

  // Paragraphs at the end that are long and full of a notice's stock phrases.
  void cut_notices() {
    std::size_t end = lines_.size();
    while (end > 0) {
      while (end > 0 && (blank(line_at(end - 1)) || !lines_[end - 1].written)) --end;
      std::size_t begin = end;
      std::string paragraph;
      while (begin > 0 && !blank(line_at(begin - 1)) && lines_[begin - 1].written) --begin;
      for (std::size_t i = begin; i < end; ++i) (paragraph += line_at(i)) += ' ';
      if (begin == 0 || paragraph.size() < long_notice || disclaimer_phrases(paragraph) < 3) return;
      for (std::size_t i = begin; i < end; ++i) lines_[i].written = false;
      end = begin;
    }
  }

  bool ends_paragraph(std::size_t i) const {
    return i + 1 >= lines_.size() || blank(line_at(i + 1)) || quoted_line(line_at(i + 1));
  }

  std::string_view line_at(std::size_t i) const { return lines_[i].text; }

  std::vector<Line>& lines_;
  bool wrote_ = false;      // a line of the writer's own was seen: only then can a signature follow
  bool signature_ = false;  // we are in it
  bool rest_quoted_ = false;
  std::size_t cut_ = 0;
};

// Adds the line; of several empty lines one stays.
void add(std::string& out, std::string_view line) {
  while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  if (line.empty() && (out.empty() || out.ends_with("\n\n"))) return;
  out += line;
  out += '\n';
}

}  // namespace

NewestText newest_text(std::string_view text) {
  std::vector<Line> lines = split(text);
  Splitter(lines).run();
  NewestText out;
  out.text.reserve(text.size());
  for (const Line& line : lines) add(line.written ? out.text : out.quoted, line.text);
  while (out.text.ends_with('\n')) out.text.pop_back();
  while (out.quoted.ends_with('\n')) out.quoted.pop_back();
  return out;
}

}  // namespace joys
