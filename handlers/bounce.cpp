// Delivery reports (RFC 3464). Only a report about our own letter marks an address, and only for the reasons that say
// for ever; everything else is counted.
#include <algorithm>
#include <array>

#include "handlers/parts.h"
#include "handlers/reports.h"

namespace joys {
namespace {

// The mailbox or its domain does not exist, or is written wrongly, or has a null MX (RFC 3463 section 3.2, RFC 7505).
constexpr std::array<std::string_view, 5> for_ever{"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"};

// Anybody can write a report with a thousand recipients; a real one has few.
constexpr std::size_t recipients_counted = 10;

void add_once(std::vector<Change>& changes, Change change) {
  if (std::ranges::find(changes, change) == changes.end()) changes.push_back(std::move(change));
}

}  // namespace

Contribution decide_bounce(const Asked& asked) {
  Contribution part = filed(asked, Category::bounce, Action::automatic, Folder::processed);
  if (!asked.classification.delivery) return part;

  const std::string ours = asked.context.report_is_ours ? address_on_record(asked) : std::string();
  for (const Recipient& recipient : asked.classification.delivery->recipients) {
    if (part.changes.size() == recipients_counted) break;
    if (recipient.action != "failed") continue;  // delayed, relayed, expanded: nothing is lost yet
    const std::string address = recipient.address.empty() ? ours : recipient.address;
    if (address.empty()) continue;
    const bool marks = address == ours && std::ranges::find(for_ever, recipient.status) != for_ever.end();
    if (marks)
      add_once(part.changes, MarkUndeliverable{address, recipient.status});
    else
      add_once(part.changes, CountBounce{address, recipient.status});
  }
  return part;
}

}  // namespace joys
