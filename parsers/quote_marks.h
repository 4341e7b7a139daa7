// The lines by which mail programs mark what is not the writer's own newest text, in the languages we have seen.
#pragma once
#include <string_view>

namespace joys {

// A line that begins with ">" or what stands for it ("＞", "&gt;"), but is no ">:-(".
bool quoted_line(std::string_view line);

// Marks that people write too: "| text", ": text", "» text", "AL> text". The mark, or nothing; two lines with the same
// mark, or one right below an attribution, are a quotation.
std::string_view soft_mark(std::string_view line);

// "-----Original Message-----", "Begin forwarded message:".
bool is_separator(std::string_view line);

// Where in the line a "-----Original Message-----" begins behind the writer's own words and a blank; 0 if nowhere.
std::size_t separator_within(std::string_view line);

// Only dashes, underscores or their like, at least `least` of them.
bool is_rule(std::string_view line, std::size_t least);

// "From: ...", "*Gesendet:* ..." of the header block that programs put above a quoted letter. Only programs write
// "Sent:"; a date, a subject and "To:" may head a formal letter.
enum class HeaderLine { none, from, sent, date, to, other };
struct HeaderField {
  HeaderLine label = HeaderLine::none;
  std::string_view value;
};
HeaderField header_field(std::string_view line);

// A whole block on one line: "From: X Sent: Monday To: Y Subject: Z".
bool is_header_block(std::string_view line);

// "10:04" is in it: people who head a formal letter write no time of day.
bool has_time(std::string_view value);

}  // namespace joys
