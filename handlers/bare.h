// A letter that says nothing but yes, no or thanks: it ends a conversation and asks for nothing.
#pragma once
#include "parsers/message.h"

namespace joys {

bool is_bare_reply(const Message&);

}  // namespace joys
