// Abuse feedback reports (RFC 5965): abuse and opt-out stop the complainant's announcements, other types change
// nothing. A person who complains about spam in words of the own is answered by a person.
#include <algorithm>
#include <array>

#include "handlers/parts.h"
#include "handlers/reports.h"
#include "parsers/address.h"

namespace joys {
namespace {

constexpr std::array<std::string_view, 3> stopping{"abuse", "opt-out", "opt-out-list"};
constexpr std::size_t most_complainants = 3;  // a report is about one reader; more need a look

// A report about a letter that was not ours changes nothing: the returned From is neither ours nor below our domain.
bool is_about_another_sender(const Asked& asked, const FeedbackReport& report) {
  for (const auto& line : report.returned_headers) {
    const auto colon = line.find(':');
    std::string name = line.substr(0, std::min(colon, line.size()));
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (colon == line.npos || name != "from") continue;
    const auto senders = parse_addresses(line.substr(colon + 1));
    return !senders.empty() &&
           std::ranges::none_of(senders, [&](const Address& a) { return is_ours(asked.rules, canonical(a)); });
  }
  return false;
}

// Who complained: whom our record or our token names, else whom the report names for a letter of ours.
std::vector<std::string> complainants(const Asked& asked, const FeedbackReport& report) {
  if (std::string address = address_on_record(asked); !address.empty()) return {std::move(address)};
  if (!asked.context.report_is_ours && is_about_another_sender(asked, report)) return {};
  std::vector<std::string> named;
  for (const auto& address : report.recipients)
    if (!address.empty() && !is_ours(asked.rules, address) && std::ranges::find(named, address) == named.end())
      named.push_back(address);
  return named;
}

Contribution for_staff(const Asked& asked, std::string question) {
  Contribution part = open_case(asked, Category::complaint, Action::staff, std::move(question));
  part.paragraph.reset();
  return part;
}

}  // namespace

Contribution decide_complaint(const Asked& asked) {
  const auto& report = asked.classification.feedback;
  if (!report)
    return open_case(asked, Category::complaint, Action::staff,
                     "Which of our letters does this person complain about?");
  // What breaks the form acts only where our own token or letter proves what it is about (RFC 5965 section 3.1).
  if (!report->well_formed && !asked.context.report_is_ours && address_on_record(asked).empty())
    return for_staff(asked, "Is this a complaint about us? The report is malformed.");
  if (std::ranges::find(stopping, report->type) == stopping.end())
    return filed(asked, Category::complaint, Action::none, Folder::processed);

  const auto addresses = complainants(asked, *report);
  if (addresses.empty()) return for_staff(asked, "Who complained? The report names no reader of ours.");
  if (addresses.size() > most_complainants) return for_staff(asked, "Which of these readers complained?");
  Contribution part = filed(asked, Category::complaint, Action::automatic, Folder::processed);
  for (const auto& address : addresses)
    part.changes.push_back(Suppress{address, Purpose::announcements, "", "complaint"});
  return part;
}

}  // namespace joys
