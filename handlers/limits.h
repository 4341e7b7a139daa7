// Letters whose text software did not see whole or not surely: a person must read them.
#pragma once
#include "parsers/message.h"

namespace joys {

bool exceeds_limits(const Message&);  // something was cut off by a limit of the parser
bool hides_its_text(const Message&);  // cut off, encrypted, or only in an attachment

}  // namespace joys
