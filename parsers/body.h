// The visible text of a letter, chosen from its leaves, and what was noticed on the way.
#pragma once
#include <string>
#include <vector>

#include "parsers/fingerprint.h"
#include "parsers/message.h"
#include "parsers/mime.h"

namespace joys {

// Text of every leaf that is the writer's, plain text preferred. Fills parts and defects of `message`; every leaf goes
// into the fingerprint.
std::string read_body(const Tree&, const Limits&, Message& message, Fingerprint&);

void note(Message&, Defect);  // once

}  // namespace joys
