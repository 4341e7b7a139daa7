// Tables of phrases written as text, "wrote|a écrit|schrieb", and sorted when the program is compiled: a hundred
// phrases stay a dozen lines, and a text is compared only with those that begin with the same byte.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace joys {

template <std::size_t n>
class Phrases {
 public:
  consteval explicit Phrases(std::string_view all) : list_{}, from_{} {
    for (std::string_view& phrase : list_) {
      const std::size_t end = std::min(all.find('|'), all.size());
      phrase = all.substr(0, end);
      all.remove_prefix(std::min(end + 1, all.size()));
    }
    std::sort(list_.begin(), list_.end());
    for (std::string_view phrase : list_) ++from_[static_cast<unsigned char>(phrase.front()) + 1u];
    for (std::size_t b = 1; b < from_.size(); ++b) from_[b] = static_cast<std::uint16_t>(from_[b] + from_[b - 1]);
  }

  // All texts are folded (scan::fold), as the phrases are.
  bool has(std::string_view text) const {
    return at(text, [&](std::string_view phrase) { return text.size() == phrase.size(); });
  }
  bool begin(std::string_view text) const {
    return at(text, [](std::string_view) { return true; });
  }
  bool end(std::string_view text) const {
    return std::any_of(list_.begin(), list_.end(), [&](std::string_view phrase) { return text.ends_with(phrase); });
  }
  // At the start of a word.
  bool in(std::string_view text) const {
    return words(text, [](std::string_view, std::size_t) { return true; });
  }
  // Behind the last of them, 0 if none is there.
  std::size_t end_of_last(std::string_view text) const {
    std::size_t end = 0;
    words(text, [&](std::string_view phrase, std::size_t i) {
      end = std::max(end, i + phrase.size());
      return false;
    });
    return end;
  }
  // How many different ones are there.
  std::size_t count(std::string_view text) const {
    std::array<bool, n> seen{};
    words(text, [&](std::string_view phrase, std::size_t) {
      seen[static_cast<std::size_t>(std::lower_bound(list_.begin(), list_.end(), phrase) - list_.begin())] = true;
      return false;
    });
    return static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
  }

 private:
  // True as soon as `use` is, for a phrase that stands at the start of the text.
  template <class Use>
  bool at(std::string_view text, Use use) const {
    if (text.empty()) return false;
    const auto byte = static_cast<unsigned char>(text.front());
    for (std::size_t i = from_[byte]; i < from_[byte + 1u]; ++i)
      if (text.starts_with(list_[i]) && use(list_[i])) return true;
    return false;
  }

  template <class Use>
  bool words(std::string_view text, Use use) const {
    bool inside = false;  // a word; scripts of three bytes write none apart
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const bool tail = (byte & 0xc0) == 0x80;
      if (!tail && (!inside || byte >= 0xe0) && from_[byte] != from_[byte + 1u] &&
          at(text.substr(i), [&](std::string_view phrase) { return use(phrase, i); }))
        return true;
      const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
      inside = letter || (byte >= 0xc3 && byte < 0xe0) || (tail && inside);
    }
    return false;
  }

  std::array<std::string_view, n> list_;
  std::array<std::uint16_t, 257> from_;  // where in the list the phrases with this first byte begin
};

// `source` is a lambda without captures that returns the text.
template <class Source>
consteval auto phrases(Source) {
  constexpr std::string_view all = Source{}();
  return Phrases<static_cast<std::size_t>(std::count(all.begin(), all.end(), '|')) + 1>(all);
}

}  // namespace joys
