// What this person wrote now, without the letters quoted under it, signatures and legal notices.
#pragma once
#include <string>
#include <string_view>

namespace joys {

struct NewestText {
  std::string text;    // may be empty: then the subject may hold the request
  std::string quoted;  // everything else, in order
};

// `text` is clean UTF-8 with \n line ends. Linear.
NewestText newest_text(std::string_view text);

}  // namespace joys
