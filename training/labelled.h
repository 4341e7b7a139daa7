// Labelled letters of other hands: raw letters beside a list of labels, or lines in the format of the training text.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "training/corpus.h"

namespace joys {

struct Labelled {
  std::string where;  // "labels.jsonl:12"
  std::string file;   // the raw letter; "" where `message` is given
  std::optional<Message> message;
  Labels labels;
  Category main = Category::unrelated;
  bool hard = false;
  std::vector<std::string> actions;  // right ones; empty: not labelled
};

// Every line of every *.jsonl file of the folder, in the order of the names: an object with "file" (relative to the
// folder) or with "subject" and "text"; with the labels in "labels", "categories" or "category" (names, or objects with
// "category"), the main one first or in "primary"; right actions in "action_ok", "actions" or "action"; "hard". Other
// keys are ignored. Throws std::runtime_error that begins with "file:line: " at the first line that is none of this,
// and where there is nothing to read.
std::vector<Labelled> read_labelled(const std::string& folder);

}  // namespace joys
