// A letter's features without its text: what staff's corrections keep for training (numbers of buckets, from which
// nobody's words can be read).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "parsers/letter_view.h"

namespace joys {

// Base64 of a few kilobytes. Begins with the version of the features: what an older program packed means nothing to a
// newer one.
std::string packed(const LetterFeatures&);

// Nothing if it was packed by another version, or is broken. Evidence has no places in the text, and texts are empty.
std::optional<LetterFeatures> unpacked(std::string_view);

}  // namespace joys
