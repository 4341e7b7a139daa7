// Looks from one line a few lines down. Without quote marks everything below would be old, so only what a program must
// have written opens a quotation there.
#include "parsers/quotation.h"

#include <algorithm>

#include "parsers/attribution.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t attribution_lines = 4;  // programs wrap one over so many
constexpr std::size_t longest_attribution = 400;
constexpr std::size_t date_only = 60;     // bytes of "2026年3月3日(火) 10:04"
constexpr std::size_t header_lines = 16;  // looked at for "From:, Sent:, To:, Subject:", with folded ones
constexpr std::size_t folded_lines = 3;   // between two labels: a long list of recipients

class Finder {
 public:
  Finder(const LetterLines& lines, bool wrote) : lines_(lines), wrote_(wrote) {}

  Quotation at(std::size_t i) const {
    const std::string_view line = line_at(i);
    if (const std::size_t length = header_block(i, false)) return opened(i + length, true);
    if (is_separator(line)) return below_separator(i + 1);
    if (is_rule(line, 4) || scan::trim(line).starts_with("----")) {
      // In a language that we do not read, "---- (words) ----": a header block says what it is.
      const std::size_t next = past_blank_lines(lines_, i + 1);
      const std::size_t length = next < lines_.size() && next <= i + 3 ? header_block(next, true) : 0;
      if (length > 0) return opened(next + length, true);
    }
    const Found found = attribution(i);
    if (found.lines > 0) return opened(i + found.lines, found.how == Attribution::sure);
    std::size_t own = attribution_within(line);
    if (own == 0) own = separator_within(line);
    if (own == 0) return {};
    Quotation quotation = opened(i + 1, true);
    quotation.own = own;
    return quotation;
  }

 private:
  struct Found {
    std::size_t lines = 0;
    Attribution how = Attribution::none;
  };

  Quotation below_separator(std::size_t i) const {
    i = past_blank_lines(lines_, i);
    return opened(i < lines_.size() ? i + header_block(i, true) : i, true);
  }

  Quotation opened(std::size_t next, bool sure) const {
    next = past_blank_lines(lines_, next);
    const bool marked = is_marked(lines_, next);
    if (!sure && !marked) return {};
    return {next, 0, marked || next == lines_.size()};
  }

  bool marked_below(std::size_t i) const { return is_marked(lines_, past_blank_lines(lines_, i)); }

  Found attribution(std::size_t i) const {
    const std::string_view first = line_at(i);
    const bool ends = may_end_attribution(first);
    const bool dated = first.size() <= date_only && !first.empty() && scan::is_digit(first.front());
    if ((ends || dated) && attribution_within(first) == 0) {
      const Attribution how = attribution_of(first);
      if (how == Attribution::sure || (how == Attribution::weak && marked_below(i + 1))) return {1, how};
    }
    if (ends || !opens_here(i)) return {};
    for (std::size_t n = 1; n < attribution_lines && i + n < lines_.size(); ++n) {
      const std::string_view line = line_at(i + n);
      if (is_blank_line(line) || quoted_line(line)) return {};
      if (may_end_attribution(line)) return wrapped(i, i + n);
    }
    return {};
  }

  // The last words of the writer may stand right above it: the shortest attribution is the right one, unless Chinese
  // put the address first.
  Found wrapped(std::size_t i, std::size_t last) const {
    for (std::size_t first = last; first > i; --first) {
      const std::string shorter = join(first, last);
      const Attribution how = attribution_of(shorter);
      const std::string_view above = scan::trim(line_at(first - 1));
      const bool lacks = above.ends_with("> 于") || above.ends_with("> 於") || above.ends_with("> 在");
      if ((how == Attribution::sure && !lacks) || (how == Attribution::weak && opens_attribution(line_at(first))))
        return {};
    }
    const Attribution how = attribution_of(join(i, last));
    const bool whole = how == Attribution::sure || (how == Attribution::weak && opens_attribution(line_at(i)));
    return whole ? Found{last + 1 - i, how} : Found{};
  }

  // A wrapped attribution begins with a date, or with the address of who wrote.
  bool opens_here(std::size_t i) const {
    return line_at(i).find('@') != std::string_view::npos || opens_attribution(line_at(i));
  }

  std::string join(std::size_t first, std::size_t last) const {
    std::string joined;
    for (std::size_t i = first; i <= last && joined.size() <= longest_attribution; ++i) {
      if (!joined.empty() && !joined.ends_with('<')) joined += ' ';  // an address is wrapped behind its "<"
      joined += scan::trim(line_at(i));
    }
    return joined;
  }

  // Number of lines up to the end of "From: ... Sent: ... To: ... Subject: ...", 0 if it does not begin here. `below`:
  // a separator stands above it. People head formal letters and fill in forms with the same words.
  std::size_t header_block(std::size_t first, bool below) const {
    const HeaderField start = header_field(line_at(first));
    if (start.label == HeaderLine::none) return 0;
    if (!below && first > 0 && header_field(line_at(first - 1)).label != HeaderLine::none) return 0;
    if (is_header_block(line_at(first))) return 1;
    std::size_t labels = 0, last = first;
    bool from = false, to = false, sent = line_at(first).starts_with('*'), time = false, seconds = false;
    for (std::size_t n = first; n < lines_.size() && n < first + header_lines && n <= last + folded_lines; ++n) {
      const HeaderField field = header_field(line_at(n));
      if (field.label == HeaderLine::none) continue;               // a folded or an empty line between them
      if (n > last + 1 && field.label == HeaderLine::from) break;  // the next one begins
      ++labels;
      last = n;
      from = from || field.label == HeaderLine::from;
      to = to || field.label == HeaderLine::to;
      sent = sent || field.label == HeaderLine::sent;
      const bool dated = field.label == HeaderLine::sent || field.label == HeaderLine::date;
      time = time || (dated && has_time(field.value));
      seconds = seconds || (dated && std::count(field.value.begin(), field.value.end(), ':') >= 2);
    }
    const std::size_t length = last + 1 - first;
    if (below) return from && labels >= 2 ? length : 0;
    if (wrote_ && labels == 2 && seconds && start.value.find('@') != std::string_view::npos) return length;
    if (!from || labels < 3) return 0;
    if (start.label != HeaderLine::from) return time ? length : 0;
    return sent || (time && (to || wrote_)) ? length : 0;
  }

  std::string_view line_at(std::size_t i) const { return lines_[i].text; }

  const LetterLines& lines_;
  bool wrote_;
};

}  // namespace

Quotation quotation_at(const LetterLines& lines, std::size_t i, bool wrote) { return Finder(lines, wrote).at(i); }

}  // namespace joys
