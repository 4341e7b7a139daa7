// A privacy policy as a value: its sections with their headings, when it was revised, and a hash that tells versions
// apart.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct PolicyLimits {
  std::size_t bytes = 1u << 20;  // a policy is a text that people read
  std::size_t sections = 1000;
  std::size_t heading = 200;  // bytes; what is longer is a sentence in bold
};

struct PolicySection {
  std::string heading;
  std::vector<std::string> path;  // headings above it, outermost first
  std::string text;               // without marks of emphasis; one line a paragraph or item
};

struct Policy {
  std::string title;
  std::string revised;  // as the front matter has it: "4 December 2026" or "2026-12-04"
  std::string hash;     // BLAKE2b-256 of the bytes, hex
  std::vector<PolicySection> sections;
  std::vector<std::string> defects;  // sentences for the operator
};

// Markdown with front matter (title, last-updated). A heading is a line with #, a line wholly in bold, bold words that
// a paragraph begins with, or *words* in italics before a dash. Pure; never throws; linear.
Policy parse_policy(std::string_view markdown, const PolicyLimits& limits = {});

// Headings are compared without letter case and white space.
bool same_heading(std::string_view, std::string_view);

// Is it or a heading above it among the given ones?
bool under_heading(const PolicySection&, const std::vector<std::string>& headings);

// Those of `headings` that the policy does not have.
std::vector<std::string> missing_headings(const Policy&, const std::vector<std::string>& headings);

}  // namespace joys
