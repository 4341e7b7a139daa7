// Letters for tests that need many: every text by every mail program, every letter from somebody else, and the letters
// that machines send.
#pragma once
#include <string>
#include <vector>

namespace joys::live {

struct Written {
  std::string label, from, message_id, letter;  // letter with CRLF
};

// Letters number `first`, `first` + 1, ... of an endless row; the same number is always the same letter. Any 300 in
// succession hold all categories.
std::vector<Written> letters_from(std::size_t first, std::size_t count);
// Fourteen: one of each category, and two automatic replies.
std::vector<Written> one_of_each();

std::vector<std::string> bytes_of(const std::vector<Written>&);

}  // namespace joys::live
