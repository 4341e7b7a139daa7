// Reasons for which a letter gets no automatic answer, or is not acted upon without people: the guard's table.
#pragma once
#include <span>
#include <string_view>

#include "handlers/handler.h"

namespace joys {

enum class Remedy : std::uint8_t {
  mute,     // no answer
  people,   // answered, but a person must look
  both,     // no answer, and a person must look
  proposal  // no answer, a person must look, and nothing is changed before
};

struct Doubt {
  std::string_view reason;  // for people; no personal data
  bool (*holds)(const Asked&);
  Remedy effect;
};

std::span<const Doubt> doubts();

}  // namespace joys
