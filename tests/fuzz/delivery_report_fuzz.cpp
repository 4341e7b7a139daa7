// The input is the machine-readable part of one report and the prose of another; recipients stay bounded and plausible.
#include <cstdlib>

#include "parsers/report.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  joys::Message m;
  m.from = {joys::Address{"", "mailer-daemon", "example.org", true}};
  m.return_path = "";
  m.subject = "Undelivered Mail Returned to Sender";
  m.text = input;
  m.content_type = "multipart/report; report-type=delivery-status";
  const auto check = [](const std::optional<joys::DeliveryReport>& report) {
    if (!report) return;
    if (report->recipients.size() > 1000) std::abort();
    for (const auto& r : report->recipients)
      if (r.action.empty() || (!r.address.empty() && r.address.find('@') == r.address.npos)) std::abort();
  };
  check(joys::parse_delivery_report(m));
  m.parts.push_back({"message/delivery-status", "", size, false, input});
  m.parts.push_back({"message/rfc822", "", size, false, input});
  check(joys::parse_delivery_report(m));
  return 0;
}
