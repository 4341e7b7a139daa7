// Works on whole paragraphs where a line alone says too little.
#include "parsers/closing.h"

#include <algorithm>

#include "parsers/attribution.h"
#include "parsers/footers.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t signature_lines = 10;
constexpr std::size_t signature_width = 120;  // bytes
constexpr std::size_t answer_lines = 60;      // an answer of ours is shorter
constexpr std::size_t footer_lines = 40;
constexpr std::size_t footer_bytes = 8192;

// A sentence, as no line of a signature is one.
bool is_sentence(std::string_view line) {
  const auto words = std::count(line.begin(), line.end(), ' ') + 1;
  return line.size() > signature_width || words >= 9 || (words >= 5 && line.find_last_of(".!?") == line.size() - 1);
}

bool has_contact(std::string_view line) {
  static constexpr std::string_view signs[] = {
      "@", "http", "www.", "Tel", "tel:", "tel.", "Phone", "phone", "Fax", "+"};
  return scan::contains_any(line, signs);
}

std::string paragraph(const LetterLines& lines, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end && text.size() < footer_bytes; ++i) (text += lines[i].text) += ' ';
  return text;
}

// The line of the paragraph with which a footer begins, `end` if none does. A notice that is the whole letter stays.
std::size_t footer_in(const LetterLines& lines, std::size_t begin, std::size_t end) {
  for (std::size_t i = end - std::min(end - begin, footer_lines); i < end; ++i)
    if (opens_footer(lines[i].text) && is_footer(paragraph(lines, i, end))) return i;
  return begin > 0 && is_legal_notice(paragraph(lines, begin, end)) ? begin : end;
}

}  // namespace

bool opens_signature(const LetterLines& lines, std::size_t i) {
  const std::string_view line = lines[i].text;
  if (line == "-- " || line == "- -- ") return true;
  const bool dashes = line == "--" || line == "—" || line == "–" || line == "- --";
  if (!dashes && !is_rule(line, 2)) return false;
  std::size_t found = 0;
  bool contact = dashes;
  for (std::size_t n = i + 1; n < lines.size() && !quoted_line(lines[n].text); ++n) {
    const std::string_view below = scan::trim(lines[n].text);
    if (below.empty()) continue;
    if (is_rule(below, 2)) break;
    if (may_end_attribution(below) || header_field(below).label != HeaderLine::none || is_separator(below)) break;
    if (opens_footer(below) || is_footer_line(below)) break;
    if (++found > signature_lines || is_sentence(below) || asks_something(below) || speaks_as_person(below))
      return false;
    contact = contact || has_contact(below);
  }
  return found > 0 && contact;
}

bool opens_postscript(std::string_view line) {
  static constexpr std::string_view signs[] = {"P.S", "PS:",  "PS.",   "PS ", "P.P.S",
                                               "PPS", "P.D.", "P. S.", "NB:", "追伸"};
  return scan::begins_with_any(scan::trim(line), signs);
}

void hide_our_answer(LetterLines& lines) {
  std::size_t opening = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].written || is_blank_line(lines[i].text)) continue;
    if (opening == lines.size() && opens_our_answer(lines[i].text)) opening = i;
    if (opening == lines.size() || i > opening + answer_lines || !ends_our_answer(lines[i].text)) continue;
    const bool link = i + 1 < lines.size() && scan::contains(lines[i + 1].text, "://");
    hide_lines(lines, opening, i + (link ? 2 : 1));
    opening = i;  // "Undo it here" may follow
  }
}

void hide_footers(LetterLines& lines) {
  std::size_t end = lines.size();
  bool cut = false;
  while (true) {
    while (end > 0 && (is_blank_line(lines[end - 1].text) || !lines[end - 1].written)) --end;
    if (end == 0) return;
    const std::string_view last = lines[end - 1].text;
    if (is_footer_line(last) || (cut && (is_rule(last, 2) || is_device_line(last)))) {
      cut = true;
      lines[end - 1].written = false;
      continue;
    }
    std::size_t begin = end;
    while (begin > 0 && !is_blank_line(lines[begin - 1].text) && lines[begin - 1].written &&
           !is_rule(lines[begin - 1].text, 2))
      --begin;
    const std::size_t from = footer_in(lines, begin, end);
    if (from == end) return;
    cut = true;
    hide_lines(lines, from, end);
  }
}

}  // namespace joys
