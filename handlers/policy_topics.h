// Kinds of question about a policy, in four languages, and the headings under which policies answer them. Folded words
// as handlers/phrases.h makes them: "a b*" is a phrase whose last word may go on, "|" parts alternatives and "&" what
// must all occur.
#pragma once
#include <array>
#include <span>
#include <string_view>

namespace joys {

struct PolicyTopic {
  std::string_view name;
  std::span<const std::string_view> asked;  // each that occurs is a point; one with '&' is two: it says more
  std::string_view headings;                // alternatives
};

std::span<const PolicyTopic> policy_topics();

// Words of a question that no policy need answer: greetings, small words, "policy", "data", "please".
bool is_small_word(std::string_view folded_word);

// Does the pattern occur in the folded text?
bool occurs(std::string_view folded, std::string_view pattern);

}  // namespace joys
