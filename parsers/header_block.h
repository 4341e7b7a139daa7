// Blocks of "Name: value" lines inside reports: groups of fields (RFC 3464 section 2.1) and returned header blocks.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace joys {

// Unfolded "Name: value" lines up to the first empty line; at most 500. Lines that are no fields are left out.
std::vector<std::string> header_lines(std::string_view block);

// All groups of a block whose groups are divided by empty lines; empty groups are left out. At most `limit` groups.
std::vector<std::vector<std::string>> field_groups(std::string_view block, std::size_t limit);

// The value of a "Name: value" line if it has that name (ASCII case ignored); trimmed. data() is nullptr otherwise.
std::string_view value_of(std::string_view line, std::string_view name);

// The first field of that name, "" if there is none.
std::string_view first_value(const std::vector<std::string>& lines, std::string_view name);

// The last Message-ID of a returned header block, without angle brackets: gateways put their own in front.
std::string returned_message_id(const std::vector<std::string>& lines);

// What a report returns of the letter that it is about: text/rfc822-headers or the header block of message/rfc822.
struct Message;
std::vector<std::string> returned_header_lines(const Message&);

}  // namespace joys
