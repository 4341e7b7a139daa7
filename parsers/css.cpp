// Reads declarations one by one; linear, no cascade, no inheritance: those are the reader's.
#include "parsers/css.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "parsers/fields.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t longest_sheet = 64u << 10;
constexpr std::size_t most_names = 100;
constexpr int palest = 0xf0;         // of each of red, green and blue
constexpr double tiny = 1.01;        // pixels or points of a letter that nobody sees
constexpr double off_screen = -900;  // pixels

// The number that a value begins with.
std::optional<double> number(std::string_view value) {
  value = trim(value);
  double found = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), found);
  if (error != std::errc() || end == value.data()) return {};
  return found;
}

bool is_zero(std::string_view value) {
  const std::optional<double> n = number(value);
  return n && *n == 0;
}

bool is_tiny(std::string_view value) {  // "1px", "0", "0.5pt", but not "1em"
  const std::optional<double> n = number(value);
  if (!n || *n < 0) return false;
  return *n == 0 || (*n < tiny && (value.ends_with("px") || value.ends_with("pt")));
}

int hex(char c) {
  if (scan::is_digit(c)) return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Shade shade_of_lower(std::string_view colour) {
  colour = colour.substr(0, colour.find('!'));
  colour = trim(colour);
  constexpr std::array<std::string_view, 7> pale = {"white",      "transparent", "snow", "ivory",
                                                    "ghostwhite", "whitesmoke",  "none"};
  constexpr std::array<std::string_view, 6> nothing = {"", "inherit", "initial", "unset", "auto", "windowtext"};
  if (std::ranges::find(pale, colour) != pale.end()) return Shade::pale;
  if (std::ranges::find(nothing, colour) != nothing.end()) return Shade::none;
  const bool short_form = colour.size() == 4;
  if (colour.starts_with('#') && (short_form || colour.size() == 7)) {
    for (std::size_t i = 1; i < colour.size(); i += short_form ? 1 : 2) {
      const int high = hex(colour[i]);
      const int low = hex(colour[short_form ? i : i + 1]);
      if (high < 0 || low < 0 || high * 16 + low < palest) return Shade::other;
    }
    return Shade::pale;
  }
  if (colour.starts_with("rgb")) {
    std::size_t at = colour.find('(');
    for (int i = 0; i < 3 && at != colour.npos; ++i, at = colour.find_first_of(", ", at + 1))
      if (const auto n = number(colour.substr(std::min(at + 1, colour.size()))); !n || *n < palest) return Shade::other;
    return Shade::pale;
  }
  return Shade::other;
}

// Collected over all declarations of one style, because some hide only together.
struct Box {
  bool clipped = false, flat = false, placed = false, away = false;
};

void declare(std::string_view name, std::string_view value, Style& style, Box& box) {
  const auto is = [&](std::string_view wanted) { return value.starts_with(wanted); };
  if (name == "display") style.hidden |= is("none");
  if (name == "visibility") style.hidden |= is("hidden") || is("collapse");
  if (name == "mso-hide") style.hidden |= is("all");
  if (name == "opacity" || name == "max-height" || name == "max-width") style.hidden |= is_zero(value);
  if (name == "font-size") style.hidden |= is_tiny(value);
  if (name == "font") style.hidden |= is("0/") || is("0 ") || is("0px");
  if (name == "text-indent") style.hidden |= number(value).value_or(0) < off_screen;
  if (name == "clip") style.hidden |= is("rect(0");
  if (name == "transform") style.hidden |= is("scale(0)");
  if (name.starts_with("overflow")) box.clipped |= is("hidden");
  if (name == "height" || name == "width") box.flat |= is_zero(value) || is_tiny(value);
  if (name == "position") box.placed |= is("absolute") || is("fixed");
  if (name == "left" || name == "top") box.away |= number(value).value_or(0) < off_screen;
  if (name.starts_with("border-left")) style.ruled = true;
  if (name == "color") {
    style.text = shade_of_lower(value);
    style.hidden |= is("transparent");
  }
  if (name == "background" || name == "background-color") style.background = shade_of_lower(value);
}

}  // namespace

Shade shade_of(std::string_view colour) { return shade_of_lower(lower(colour)); }

Style read_style(std::string_view declarations) {
  Style style;
  Box box;
  const std::string low = lower(declarations);
  std::string_view rest = low;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view declaration = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t colon = declaration.find(':');
    if (colon != declaration.npos)
      declare(trim(declaration.substr(0, colon)), trim(declaration.substr(colon + 1)), style, box);
  }
  style.hidden |= (box.clipped && box.flat) || (box.placed && box.away);
  style.hidden |= style.text == Shade::pale && style.background == Shade::pale;
  return style;
}

std::vector<std::string> hidden_names(std::string_view sheet) {
  std::vector<std::string> names;
  sheet = sheet.substr(0, longest_sheet);
  const auto says = [&](std::string_view word) { return sheet.find(word) != sheet.npos; };
  if (!says("none") && !says("hidden") && !says("opacity") && !says("size:0") && !says("size: 0") && !says("mso-hide"))
    return names;
  std::string css(sheet);
  for (std::size_t at = css.find("/*"); at != css.npos; at = css.find("/*", at)) {
    const std::size_t end = css.find("*/", at + 2);
    const std::size_t size = end == css.npos ? css.size() - at : end + 2 - at;
    std::fill_n(css.begin() + static_cast<std::ptrdiff_t>(at), size, ' ');
  }
  std::string_view rest = css;
  while (names.size() < most_names) {
    const std::size_t open = rest.find('{');
    if (open == rest.npos) break;
    std::string_view selectors = trim(rest.substr(0, open));
    std::size_t close = rest.find('}', open);
    if (selectors.find('@') != selectors.npos) {  // to its matching brace
      int depth = 0;
      for (close = open; close < rest.size(); ++close) {
        depth += rest[close] == '{' ? 1 : rest[close] == '}' ? -1 : 0;
        if (depth == 0) break;
      }
      selectors = {};
    }
    const std::string_view declarations = rest.substr(open + 1, close == rest.npos ? close : close - open - 1);
    if (!selectors.empty() && read_style(declarations).hidden) {
      while (!selectors.empty()) {
        const std::size_t comma = std::min(selectors.find(','), selectors.size());
        const std::string_view one = trim(selectors.substr(0, comma));
        const std::size_t mark = one.find_first_of(".#");
        if (mark != one.npos && one.find_first_of(" >:[+~.#*", mark + 1) == one.npos)
          names.push_back(lower(one.substr(mark)));
        selectors.remove_prefix(std::min(comma + 1, selectors.size()));
      }
    }
    if (close >= rest.size()) break;
    rest.remove_prefix(close + 1);
  }
  return names;
}

bool is_white_page(std::string_view html) {
  const std::string low = lower(html);
  for (std::size_t at = 0; (at = low.find('b', at)) != low.npos; ++at) {
    const std::string_view here = std::string_view(low).substr(at, 80);
    if (!here.starts_with("background") && !here.starts_with("bgcolor")) continue;
    const std::size_t sign = here.find_first_of(":=");
    if (sign == here.npos) continue;
    std::string_view value = here.substr(sign + 1);
    value = value.substr(std::min(value.find_first_not_of(" \"'"), value.size()));
    value = value.substr(0, value.find_first_of(";\"'>"));
    if (shade_of_lower(value) == Shade::other) return false;
  }
  return true;
}

}  // namespace joys
