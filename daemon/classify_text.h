// One letter's judgement for a reader at a terminal.
#pragma once
#include <string>

#include "handlers/handler.h"

namespace joys {

struct TextStyle {
  std::size_t width = 80;  // columns
  bool colours = false;    // bold and dim; else what weighed stands in [brackets]
};

std::string as_text(const std::string& file, const Message&, const Classification&, const Decision&, const TextStyle&);

}  // namespace joys
