// What a letter can want: the thirteen categories, in their order of protection (most protective first), and their names.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace joys {

enum class Category : std::uint8_t {
  child_report, legal, erase, access, modify, end_user, opt_out, resubscribe, question, bounce, complaint, auto_reply,
  unrelated
};

inline constexpr std::size_t category_count = 13;

inline constexpr std::array<std::string_view, category_count> category_names{
    "child_report", "legal",    "erase",  "access",    "modify",     "end_user", "opt_out",
    "resubscribe",  "question", "bounce", "complaint", "auto_reply", "unrelated"};

constexpr std::string_view name(Category c) { return category_names[static_cast<std::size_t>(c)]; }

constexpr std::optional<Category> category_named(std::string_view text) {
  for (std::size_t i = 0; i < category_count; ++i)
    if (category_names[i] == text) return static_cast<Category>(i);
  return std::nullopt;
}

}  // namespace joys
