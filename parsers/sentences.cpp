#include "parsers/sentences.h"

#include <array>

#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t kept_first = 28;
constexpr std::size_t wrapped_line = 45;  // bytes: mail programs wrap at 60 characters and more
constexpr std::array<std::string_view, 3> wide_ends = {"。", "！", "？"};

// Length of the sentence end at `at`, 0 if there is none.
std::size_t end_length(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '.' || c == '!' || c == '?') return at + 1 == text.size() || scan::is_space(text[at + 1]) ? 1 : 0;
  for (const std::string_view end : wide_ends)
    if (text.compare(at, end.size(), end) == 0) return end.size();
  return 0;
}

}  // namespace

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  const auto cut = [&](std::size_t end) {
    if (const auto sentence = scan::trim(text.substr(begin, end - begin)); !sentence.empty())
      sentences.push_back(sentence);
    begin = end;
  };
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t length = end_length(text, at)) {
      cut(at += length);
      continue;
    }
    if (text[at++] != '\n') continue;
    if (at - line <= wrapped_line || (at < text.size() && text[at] == '\n')) cut(at);
    line = at;
  }
  cut(text.size());
  if (sentences.size() > sentences_limit)
    sentences.erase(sentences.begin() + kept_first,
                    sentences.end() - static_cast<std::ptrdiff_t>(sentences_limit - kept_first));
  return sentences;
}

}  // namespace joys
