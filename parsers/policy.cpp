// Blocks of Markdown become sections, each below the headings that stand above it.
#include "parsers/policy.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "parsers/charset.h"
#include "parsers/markdown.h"

namespace joys {
namespace {

using std::string_view;
using Kind = MarkdownBlock::Kind;

constexpr std::size_t bold_level = 10, italic_level = 11;  // below all that # can say

std::string hash_of(string_view bytes) {
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     nullptr, 0);
  std::string hex;
  for (const unsigned char byte : hash) {
    hex += "0123456789abcdef"[byte >> 4u];
    hex += "0123456789abcdef"[byte & 15u];
  }
  return hex;
}

void trim(string_view& text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
}

// "- ", or one of the two longer dashes: what parts words in italics from their text.
std::size_t dash(string_view text) {
  for (const string_view mark : {"-", "\u2013", "\u2014", ":"})
    if (text.starts_with(mark)) return mark.size();
  return 0;
}

struct RunIn {
  std::size_t level = 0;  // 0: the paragraph begins with no heading
  string_view heading, text;
};

RunIn run_in(string_view paragraph, std::size_t longest) {
  const bool bold = paragraph.starts_with("**");
  const string_view mark = bold ? "**" : "*";
  if (!paragraph.starts_with(mark)) return {};
  const auto close = paragraph.find(mark, mark.size());
  if (close == string_view::npos || close == mark.size() || close - mark.size() > longest) return {};
  string_view heading = paragraph.substr(mark.size(), close - mark.size());
  string_view text = paragraph.substr(close + mark.size());
  trim(heading);
  trim(text);
  const std::size_t parted = dash(text);
  if (!bold && parted == 0) return {};  // a stressed word is no heading
  // "**Never** do that" is a stressed word, too: what follows a heading begins anew.
  if (bold && parted == 0 && !text.empty() && text.front() >= 'a' && text.front() <= 'z') return {};
  text.remove_prefix(parted);
  trim(text);
  return {bold ? bold_level : italic_level, heading, text};
}

class Builder {
 public:
  Builder(Policy& policy, const PolicyLimits& limits) : policy_(policy), limits_(limits) {}

  void take(const MarkdownBlock& block) {
    if (block.kind == Kind::heading) return begin(block.level, block.text);
    if (block.kind == Kind::item) return add("- " + without_emphasis(block.text));
    const RunIn found = run_in(block.text, limits_.heading);
    if (found.level == 0) return add(without_emphasis(block.text));
    begin(found.level, found.heading);
    if (!found.text.empty()) add(without_emphasis(found.text));
  }

 private:
  void begin(std::size_t level, string_view heading) {
    while (!above_.empty() && above_.back().first >= level) above_.pop_back();
    if (full()) return;
    PolicySection section;
    section.heading = without_emphasis(heading);
    for (const auto& [_, name] : above_) section.path.push_back(name);
    above_.emplace_back(level, section.heading);
    policy_.sections.push_back(std::move(section));
  }

  void add(const std::string& line) {
    if (policy_.sections.empty()) policy_.sections.push_back({policy_.title, {}, ""});
    std::string& text = policy_.sections.back().text;
    text.append(text.empty() ? "" : "\n").append(line);
  }

  bool full() {
    if (policy_.sections.size() < limits_.sections) return false;
    if (!full_)
      policy_.defects.push_back("The policy has more than " + std::to_string(limits_.sections) +
                                " headings; the later ones count as text.");
    full_ = true;
    return true;
  }

  Policy& policy_;
  const PolicyLimits& limits_;
  std::vector<std::pair<std::size_t, std::string>> above_;
  bool full_ = false;
};

bool names_a_year(string_view date) {
  int digits = 0;
  for (const char c : date) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

void check(const FrontMatter& front, std::vector<std::string>& defects) {
  if (!front.there) {
    defects.emplace_back(
        "The policy does not begin with front matter: write a line \"---\", \"title: ...\", "
        "\"last-updated: ...\" and a line \"---\" above it.");
    return;
  }
  if (front.title.empty()) defects.emplace_back("The policy's front matter has no \"title:\".");
  if (front.updated.empty())
    defects.emplace_back("The policy's front matter has no \"last-updated:\": say when it was last revised.");
  else if (!names_a_year(front.updated))
    defects.emplace_back(
        "The policy's \"last-updated:\" names no year: write it as \"4 December 2026\" or "
        "\"2026-12-04\".");
}

std::string plain(string_view heading) {
  std::string out;
  for (const char c : heading)
    if (c != ' ' && c != '\t') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

}  // namespace

Policy parse_policy(string_view markdown, const PolicyLimits& limits) {
  Policy policy;
  policy.hash = hash_of(markdown);
  if (markdown.size() > limits.bytes)
    policy.defects.push_back("The policy is longer than " + std::to_string(limits.bytes) +
                             " bytes; what comes later is not read.");
  else if (!valid_utf8(markdown))
    policy.defects.emplace_back("The policy is not UTF-8: save it as UTF-8.");
  Flaws flaws{};
  std::string text = to_utf8(markdown.substr(0, limits.bytes), "utf-8", flaws);
  clean_text(text, flaws);
  string_view rest = text;
  const FrontMatter front = take_front_matter(rest);
  check(front, policy.defects);
  policy.title = front.title.empty() ? "Privacy Policy" : front.title;
  policy.revised = front.updated;
  Builder builder(policy, limits);
  for (const auto& block : markdown_blocks(rest)) builder.take(block);
  if (policy.sections.empty()) policy.defects.emplace_back("The policy has no text.");
  return policy;
}

bool same_heading(string_view a, string_view b) { return plain(a) == plain(b); }

bool under_heading(const PolicySection& section, const std::vector<std::string>& headings) {
  return std::ranges::any_of(headings, [&](const std::string& wanted) {
    return same_heading(section.heading, wanted) ||
           std::ranges::any_of(section.path, [&](const auto& above) { return same_heading(above, wanted); });
  });
}

std::vector<std::string> missing_headings(const Policy& policy, const std::vector<std::string>& headings) {
  std::vector<std::string> missing;
  for (const auto& wanted : headings)
    if (std::ranges::none_of(policy.sections, [&](const auto& s) { return same_heading(s.heading, wanted); }))
      missing.push_back(wanted);
  return missing;
}

}  // namespace joys
