// Marks every line of a letter as written or not, in one pass from the top, then cuts footers from the end.
// A mistake costs little: what is cut stays in `quoted`, where staff see it.
#include "parsers/newest.h"

#include <algorithm>

#include "parsers/attribution.h"
#include "parsers/closing.h"
#include "parsers/footers.h"
#include "parsers/quotation.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t wrapped_from = 60;  // programs wrap a quotation at about 72

bool small_letter(char c) { return c >= 'a' && c <= 'z'; }

LetterLines split(std::string_view text) {
  LetterLines lines;
  lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back({text.substr(0, end)});
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

class Splitter {
 public:
  explicit Splitter(LetterLines& lines) : lines_(lines) {}

  void run() {
    for (std::size_t i = 0; i < lines_.size();) i = step(i);
    hide_our_answer(lines_);
    hide_footers(lines_);
  }

 private:
  // Judges the line and returns the next one to look at.
  std::size_t step(std::size_t i) {
    const std::string_view line = line_at(i);
    if (is_blank_line(line)) return keep(i);
    if (is_quoted(i)) return quoted(i, i + 1);
    if (line.starts_with("-----BEGIN PGP SIGN")) return armour(i);  // clear-signed text (RFC 9580 section 7)
    if (const Quotation q = quotation_at(lines_, i, wrote_); q.next > 0) {
      lines_[i].own = q.own;
      wrote_ = wrote_ || q.own > 0;
      return quoted(i, q.marked ? std::min(q.next + 1, lines_.size()) : lines_.size());
    }
    if (is_wrapped_quote(i)) return quoted(i, i + 1);
    if (wrote_ && !signature_ && opens_signature(lines_, i)) signature_ = true;
    if (signature_ && opens_postscript(line)) signature_ = false;
    if (ends_paragraph(i) && is_device_line(line)) {
      lines_[i].written = false;
      return i + 1;
    }
    wrote_ = wrote_ || !signature_;
    return keep(i);
  }

  std::size_t keep(std::size_t i) {
    if (signature_) lines_[i].written = false;
    return i + 1;
  }

  std::size_t quoted(std::size_t i, std::size_t next) {
    hide_lines(lines_, i, next);
    signature_ = false;
    return next;
  }

  bool quoted_at(std::size_t i) const { return i < lines_.size() && quoted_line(line_at(i)); }

  bool is_quoted(std::size_t i) const {
    const std::string_view line = line_at(i);
    if (quoted_line(line)) {
      // ">From" is what mailboxes make of a line that begins with "From " (RFC 4155); GroupWise writes ">>> X 10:04
      // >>>" above text without marks.
      const bool odd = line.starts_with(">From ") || (line.starts_with(">>> ") && is_separator(line));
      if (odd) return (i > 0 && quoted_at(i - 1)) || quoted_at(i + 1);
      return i == 0 || !lines_[i - 1].written || !leaves_link_open(line_at(i - 1));
    }
    const std::string_view mark = soft_mark(line);
    if (mark.empty()) return false;
    return (i > 0 && soft_mark(line_at(i - 1)) == mark && !lines_[i - 1].written) ||
           (i + 1 < lines_.size() && soft_mark(line_at(i + 1)) == mark);
  }

  // "<https://...": the ">" of the next line closes it.
  static bool leaves_link_open(std::string_view line) {
    const std::size_t open = line.rfind("<http");
    return open != line.npos && line.find('>', open) == line.npos;
  }

  // "> ... a long line that some program wrapped
  // without a mark
  // > and that goes on": the sentence goes through all three.
  bool is_wrapped_quote(std::size_t i) const {
    if (i == 0 || !quoted_at(i - 1) || !quoted_at(i + 1)) return false;
    const std::string_view before = line_at(i - 1), line = line_at(i), after = line_at(i + 1);
    if (before.size() < wrapped_from || line.size() >= before.size()) return false;
    const std::size_t next = after.find_first_not_of("> ");
    return small_letter(line.front()) && next != after.npos && small_letter(after[next]) &&
           (small_letter(before.back()) || before.back() == ',' || before.back() == ' ');
  }

  std::size_t armour(std::size_t i) {
    std::size_t end = i;
    if (line_at(i).starts_with("-----BEGIN PGP SIGNED MESSAGE")) {  // its header ends at an empty line
      while (end < lines_.size() && !is_blank_line(line_at(end))) ++end;
    } else {
      while (end < lines_.size() && !line_at(end).starts_with("-----END PGP")) ++end;
      end = std::min(end + 1, lines_.size());
    }
    hide_lines(lines_, i, end);
    return end;
  }

  // Also where a program put its rule, block or attribution right below.
  bool ends_paragraph(std::size_t i) const {
    if (i + 1 >= lines_.size() || is_blank_line(line_at(i + 1)) || quoted_at(i + 1)) return true;
    const std::string_view next = line_at(i + 1);
    return is_rule(next, 4) || is_separator(next) || may_end_attribution(next) ||
           header_field(next).label == HeaderLine::from;
  }

  std::string_view line_at(std::size_t i) const { return lines_[i].text; }

  LetterLines& lines_;
  bool wrote_ = false;      // a line of the writer's own was seen: only then can a signature follow
  bool signature_ = false;  // we are in it
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
  LetterLines lines = split(text);
  Splitter(lines).run();
  NewestText out;
  out.text.reserve(text.size());
  for (const LetterLine& line : lines) {
    if (line.written) {
      add(out.text, line.text);
    } else if (line.own > 0) {  // a blank stands between the two
      add(out.text, line.text.substr(0, line.own));
      add(out.quoted, line.text.substr(line.own + 1));
    } else {
      add(out.quoted, line.text);
    }
  }
  while (out.text.ends_with('\n')) out.text.pop_back();
  while (out.quoted.ends_with('\n')) out.quoted.pop_back();
  return out;
}

}  // namespace joys
