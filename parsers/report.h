// Delivery reports (RFC 3464, RFC 6533; common prose forms) and abuse feedback reports (RFC 5965) as values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "parsers/message.h"

namespace joys {

struct Recipient {
  std::string address;     // canonical; "" if the report hides it
  std::string action;      // failed, delayed, delivered, relayed, expanded
  std::string status;      // enhanced status "5.1.1", or "" (RFC 3463)
  std::string diagnostic;  // free text: never shown as HTML, never decides alone
};

struct DeliveryReport {
  std::vector<Recipient> recipients;
  std::string original_message_id;  // of the returned letter; "" if not attached
  std::vector<std::string> returned_headers;  // "Name: value" lines of the returned letter
};

struct FeedbackReport {
  std::string type;  // lower case: abuse, opt-out, fraud, virus, other, not-spam, ...
  std::vector<std::string> recipients;        // canonical; redacted ones are left out
  std::string original_message_id;
  std::vector<std::string> returned_headers;  // our List-Unsubscribe token may be in them
  bool well_formed = true;
};

std::optional<DeliveryReport> parse_delivery_report(const Message&);
std::optional<FeedbackReport> parse_feedback_report(const Message&);

}  // namespace joys
