// What programs write into plain text that nobody typed: files in uuencode or yEnc, and the armour of OpenPGP.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct InlineFile {
  std::string name;
  std::size_t bytes = 0;  // encoded
};

// Takes the files out of `text`, clean UTF-8 with \n, and of a signed text (RFC 9580 section 7) its armour, signature
// and dash escapes. Quoted blocks and encrypted ones stay as they are. Linear; text without any is only searched.
std::vector<InlineFile> take_blocks(std::string& text);

}  // namespace joys
