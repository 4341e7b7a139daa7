// The tags of one mustache text: names, sections, inverted sections and comments; everything else is an error. One pass
// over the text with a stack of open sections.
#include "templates/tags.h"

#include <algorithm>
#include <vector>

#include "templates/render.h"

namespace joys {
namespace {

[[noreturn]] void fail(const std::string& file, int line, const std::string& what) {
  throw TemplateError(file + ":" + std::to_string(line) + ": " + what);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

struct Open {
  std::string name;
  int line;
};

}  // namespace

std::map<std::string, int> find_tags(std::string_view text, const std::string& file, bool raw_allowed) {
  std::map<std::string, int> names;
  std::vector<Open> sections;
  int line = 1;
  std::size_t at = 0;
  for (;;) {
    const auto begin = text.find("{{", at);
    line += static_cast<int>(std::ranges::count(text.substr(at, begin == text.npos ? text.npos : begin - at), '\n'));
    if (begin == text.npos) break;
    const bool raw = text.substr(begin, 3) == "{{{";
    const std::string_view closing = raw ? "}}}" : "}}";
    const auto inner = begin + (raw ? 3 : 2);
    const auto end = text.find(closing, inner);
    if (end == text.npos) fail(file, line, "tag is not closed");
    auto content = text.substr(inner, end - inner);
    at = end + closing.size();
    if (content.find('\n') != content.npos) fail(file, line, "tag runs over the end of its line");

    const char sigil = content.empty() ? ' ' : content.front();
    if (sigil == '!') continue;
    const bool section = !raw && (sigil == '#' || sigil == '^' || sigil == '/');
    if (section) content.remove_prefix(1);
    const std::string name(trimmed(content));
    if (!is_name(name)) fail(file, line, "{{" + name + "}} is no name, section or comment (a-z and _ only)");
    if (raw && !raw_allowed) fail(file, line, "{{{" + name + "}}} would not be escaped: use two braces");
    if (sigil == '/') {
      if (sections.empty() || sections.back().name != name) fail(file, line, "{{/" + name + "}} closes nothing");
      sections.pop_back();
      continue;
    }
    if (section) sections.push_back({name, line});
    names.emplace(name, line);
  }
  if (!sections.empty()) fail(file, sections.back().line, "{{#" + sections.back().name + "}} is never closed");
  return names;
}

}  // namespace joys
