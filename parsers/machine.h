// Mail that a machine wrote: automatic replies, lists, receipts. Which rule spoke is part of the answer (RFC 3834).
#pragma once
#include <string>

#include "parsers/message.h"

namespace joys {

struct Machine {
  bool never_answer = false;  // a machine, list or system address: no answer may go there (RFC 3834 section 2)
  bool auto_reply = false;    // the letter itself is an automatic reply, receipt or challenge: it asks for nothing
  std::string reason;         // "auto-submitted: auto-replied", "null return path", ...; "" if neither
};

// `own` are our own addresses in canonical form: a letter of ours that comes back is a machine's.
Machine recognise_machine(const Message&, const std::vector<std::string>& own);

}  // namespace joys
