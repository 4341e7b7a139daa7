// Whose letter a report is about, from what only we can know.
#include "handlers/reports.h"

namespace joys {

std::string address_on_record(const Asked& asked) {
  if (asked.context.reported_address) return *asked.context.reported_address;
  for (const auto& ticket : {asked.classification.ticket, asked.classification.quoted_ticket})
    if (ticket && !ticket->compromised) return ticket->address;
  return "";
}

}  // namespace joys
