// The input is the feedback part and the returned header block of an abuse report.
#include <cstdlib>

#include "parsers/report.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  joys::Message m;
  m.content_type = "multipart/report; report-type=feedback-report";
  m.parts.push_back({"message/feedback-report", "", size, false, input});
  m.parts.push_back({"message/rfc822", "", size, false, input});
  const auto report = joys::parse_feedback_report(m);
  if (!report || report->recipients.size() > 100 || report->returned_headers.size() > 500) std::abort();
  if (report->well_formed && report->type.empty() && input.find(':') == input.npos) std::abort();
  return 0;
}
