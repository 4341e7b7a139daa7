// HTML to the text that a reader sees, one line for each line on the screen. Nothing is fetched, nothing is executed.
#pragma once
#include <string>
#include <string_view>

namespace joys {

// `html` is clean UTF-8; at most `most` bytes of text. Linear for any input. Hidden elements, comments, scripts, styles
// and alternative texts of images are dropped; quoted letters come out with "> ", signatures behind "-- ".
std::string html_to_text(std::string_view html, std::size_t most);

}  // namespace joys
