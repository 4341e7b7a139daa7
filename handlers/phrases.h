// Fixed phrases in a letter's own words. Handlers look for them only to be more careful: a phrase sends a letter to
// people or mutes an answer; that something is wanted at all is the classifier's judgement.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "parsers/message.h"

namespace joys {

// Lower-case ASCII without accents, one blank around every word and "." where a sentence ends:
// " please stop . thank you . ". Addresses, links and numbers are left out.
std::string folded(std::string_view text);

// Subject and newest text, folded. Only the first part of a long text is looked at: a wish stands at the top.
std::string folded_words(const Message&);

// Does any phrase occur as whole words? A phrase that ends in '*' is the beginning of its last word.
bool says(std::string_view folded, std::span<const std::string_view> phrases);

}  // namespace joys
