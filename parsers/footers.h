// What programs append below a letter without marking it: device lines, notices of lawyers, virus scanners and lists,
// and the fixed sentences of our own answers.
#pragma once
#include <string_view>

namespace joys {

// "Sent from my iPhone", also with an excuse for typos. "Sent from my phone, please stop" is none.
bool is_device_line(std::string_view line);

// A line that stands for itself at the end: "Virus-free. www.avast.com", "Think before you print".
bool is_footer_line(std::string_view line);

// The line begins as footers of scanners and mailing lists do; the paragraph is one. Those of lists speak of
// unsubscribing, as people do, so a link must be in it and nobody may say "I".
bool opens_footer(std::string_view line);
bool is_footer(std::string_view paragraph);

// A long paragraph full of a legal notice's stock phrases in which nobody says "I".
bool is_legal_notice(std::string_view paragraph);

// "I", "my", "mich": a person speaks.
bool speaks_as_person(std::string_view text);

// A word by which people ask for something of us: what holds it is kept in doubt.
bool asks_something(std::string_view text);

// Our answers say early that nothing need be done, and at the end how to reach us or to undo it.
bool opens_our_answer(std::string_view line);
bool ends_our_answer(std::string_view line);

}  // namespace joys
