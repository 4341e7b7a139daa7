// The lines by which mail programs mark what is not the writer's own newest text, in the languages we have seen.
#pragma once
#include <string_view>

namespace joys {

// "On Monday, 3 March 2026 at 10:04 X <x@y> wrote:", possibly joined from several lines. A date or an address must be
// in it, so that "my son wrote:" is none.
bool is_attribution(std::string_view line);
bool opens_attribution(std::string_view line);  // "On ", "Le ", a number
bool ends_with_colon(std::string_view line);

// "-----Original Message-----", "Begin forwarded message:".
bool is_separator(std::string_view line);

// "From: ...", "*Gesendet:* ..." of the header block that Outlook puts above a quoted letter.
enum class HeaderLine { none, from, other };
HeaderLine header_line(std::string_view line);

// "Sent from my iPhone".
bool is_device_line(std::string_view line);

// How many of the stock phrases of legal notices are in the paragraph.
int disclaimer_phrases(std::string_view paragraph);

}  // namespace joys
