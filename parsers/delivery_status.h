// Pieces of delivery reports that the machine-readable and the prose form share.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "parsers/report.h"

namespace joys {

inline constexpr std::size_t report_recipients_limit = 1000;  // more than one letter of ours ever has

// The first enhanced status code d.d.d that stands alone in the text (RFC 3463 section 2), or "".
std::string enhanced_status(std::string_view text);

// Groups of message/delivery-status or message/global-delivery-status (RFC 3464, RFC 6533).
std::vector<Recipient> status_recipients(std::string_view content);

// A report written for people; nullopt if the letter is none.
std::optional<DeliveryReport> prose_report(const Message&);

}  // namespace joys
