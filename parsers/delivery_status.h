// Pieces of delivery reports that the machine-readable and the prose form share.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "parsers/report.h"

namespace joys {

inline constexpr std::size_t report_recipients_limit = 1000;  // more than one letter of ours ever has
inline constexpr std::size_t prose_recipients_limit = 100;    // prose names few

// The d.d.d at the very front of a Status field, whatever its numbers, or "".
std::string leading_status(std::string_view value);

// The first enhanced status code d.d.d that stands alone in the text, better one behind an SMTP reply ("550 5.1.1") or
// a '#' (RFC 3463 section 2), or "".
std::string enhanced_status(std::string_view text);

// "5.0.0" for an SMTP reply of three digits ("said: 550 no", "smtp; 550"), its class only; or "".
std::string reply_status(std::string_view text);

// The status that unmistakable words mean where no code stands ("user unknown": 5.1.1), or "". `folded`: scan::fold.
std::string status_of_words(std::string_view folded);

// What a passage of a report says about one recipient: code, else words in the class of the reply, else the reply.
std::string status_in(std::string_view folded);

// Groups of message/delivery-status or message/global-delivery-status (RFC 3464, RFC 6533).
std::vector<Recipient> status_recipients(std::string_view content);

// Where a report names an address that failed.
struct Named {
  std::string address;       // canonical
  std::size_t position = 0;  // offset in the text; npos if it stands elsewhere
};
// The addresses that failed by the words of a report, in order; `folded` is what stands before the returned letter.
std::vector<Named> failed_addresses(std::string_view folded, const Message&);
// Addresses in a piece of text, in order, canonical.
std::vector<std::string> addresses_in(std::string_view text);
// The one reader whom a returned header block or a VERP address names, or "".
std::string returned_recipient(const Message&, const std::vector<std::string>& returned_headers);

// The visible words of a report, as much as is searched.
std::string report_words(const Message&);

// A report written for people; nullopt if the letter is none.
std::optional<DeliveryReport> prose_report(const Message&);

}  // namespace joys
