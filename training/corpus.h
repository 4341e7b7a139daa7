// The training text as values. The formats are in training/README.md.
#pragma once
#include <bitset>
#include <string>
#include <vector>

#include "parsers/category.h"
#include "parsers/message.h"

namespace joys {

using Labels = std::bitset<category_count>;

struct Example {
  std::string author;  // the file's name without its ending
  std::string where;   // "letters/ada.jsonl:12"
  bool letter = true;  // false: a sentence
  bool hard = false;
  std::string language;  // as the author says; the features use what language_of() says, as the daemon does
  Labels labels;         // none: background
  Category main = Category::unrelated;  // the first of them
  Message message;
};

// All files of letters/ and sentences/ in the order of their names. Throws std::runtime_error that begins with
// "file:line: " at the first malformed line, and where there is nothing to read.
std::vector<Example> read_corpus(const std::string& folder);

}  // namespace joys
