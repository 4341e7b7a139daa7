// Finds our sealed tokens in a letter and says whether they act or only tell something.
#pragma once
#include <optional>
#include <vector>

#include "parsers/message.h"
#include "parsers/token.h"

namespace joys {

struct Tickets {
  std::optional<Ticket> acting;  // opened, in the subject or alone in the newest text
  bool in_subject = false;       // where the acting one stands
  std::optional<Ticket> quoted;  // opened, anywhere else in the visible text
  bool shaped_subject = false;   // "unsubscribe" and something of a token's shape in the subject, opened or not
};

// The token in the List-Unsubscribe field of a letter of ours that a report returns.
std::optional<Ticket> returned_ticket(const std::vector<std::string>& returned_headers, const std::vector<TokenKey>&);

Tickets find_tickets(const Message&, const std::vector<TokenKey>&);

}  // namespace joys
