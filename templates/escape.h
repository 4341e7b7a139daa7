// What may not pass from a value into a letter or a page.
#pragma once
#include <string>
#include <string_view>

namespace joys {

// For plain text: control characters, line and paragraph separators and marks that turn the direction of writing become
// blanks, so that a value stays inside its line and shows what it is. `text` is UTF-8.
std::string escape_mail(std::string_view text);

// For HTML text and quoted attribute values.
std::string escape_html(std::string_view text);

}  // namespace joys
