// What stands below the writer's words and is not theirs: the signature, footers, an answer of ours.
#pragma once
#include "parsers/letter_lines.h"

namespace joys {

// A signature begins here: "-- " (RFC 3676 section 4.3), or another rule with only short lines below it.
bool opens_signature(const LetterLines& lines, std::size_t i);

// "P.S.": the writer's own words again.
bool opens_postscript(std::string_view line);

// Hides an answer of ours that a program quoted without any mark.
void hide_our_answer(LetterLines& lines);

// Hides notices, footers of lists and scanners and the rules above them, from the end upwards.
void hide_footers(LetterLines& lines);

}  // namespace joys
