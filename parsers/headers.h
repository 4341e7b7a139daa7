// The header of a letter as the fields of a Message.
#pragma once
#include <string_view>

#include "parsers/fields.h"
#include "parsers/message.h"

namespace joys {

// `charset` is what the letter's own text is labelled with, "" if it is not: raw bytes in the header are mostly of it.
void read_headers(const HeaderBlock&, std::string_view charset, const Limits&, Message&);

}  // namespace joys
