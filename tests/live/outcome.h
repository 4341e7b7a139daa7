// What a house looks like when all work is done: what a crash may never change, and the answers that it may repeat.
#pragma once
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "house.h"

namespace joys::live {

struct Outcome {
  std::map<std::string, std::size_t> folders;       // letters in each folder of the privacy mailbox
  nlohmann::json stats;                             // letters, cases and effects by category and state
  std::map<std::string, std::size_t> suppressions;  // purpose and list -> how many (the hashes are keyed by the house)
  bool audit_holds = false;
  using Letter = std::pair<std::string, std::string>;  // recipient, In-Reply-To
  std::map<Letter, std::vector<std::string>> answers;  // -> Message-ID of every copy that arrived

  std::set<Letter> answered() const;
  std::size_t repeats() const;        // copies beyond the first
  bool repeats_are_the_same() const;  // all copies of an answer have one Message-ID
};

// Waits until the private Postfix has delivered what it accepted.
Outcome outcome(House&);

}  // namespace joys::live
