// The ordered list by which machines are recognised (RFC 3834 sections 2 and 5, RFC 5230 section 4.5). What only mutes
// us and what makes the letter itself an automatic reply are kept apart: a request that a machine sent stays a request.
#include "parsers/machine.h"

#include "parsers/machine_marks.h"
#include "parsers/machine_signs.h"
#include "parsers/scan.h"

namespace joys {
namespace {

// Sentences of machines stand at the beginning; what a person wrote further down is not searched.
constexpr std::size_t text_searched = 2048;

bool has_part(const Message& m, std::string_view type) {
  return std::ranges::find(m.parts, type, &Part::type) != m.parts.end();
}

bool report_of(const Message& m, std::string_view type) {
  return m.content_type.starts_with("multipart/report") && scan::contains(m.content_type, type);
}

// METHOD:REPLY is an answer to an invitation; the field tells it, or the subject where the part is nested. An
// invitation may hold a request, so it is one only where nobody wrote anything.
std::string calendar_reason(const Message& m, std::string_view subject, bool certain) {
  if (!m.content_type.starts_with("text/calendar") && !has_part(m, "text/calendar")) return {};
  if (scan::contains(m.content_type, "method=reply") || subject_of_calendar_reply(subject)) return "calendar reply";
  const bool wordless = scan::trim(m.text).empty();
  const bool invites = subject_of_invitation(subject) || m.content_type.starts_with("text/calendar");
  return invites && (wordless || certain) ? "calendar invitation" : "";
}

// Certain proofs that the letter is itself an automatic reply, each with its reason.
std::string certain_reply(const Message& m, std::string_view subject, const Marks& marks) {
  if (report_of(m, "disposition-notification") || has_part(m, "message/disposition-notification") ||
      has_part(m, "message/global-disposition-notification"))
    return "read receipt";
  if (std::string reason = calendar_reason(m, subject, marks.certain); !reason.empty()) return reason;
  if (marks.submitted == "auto-replied") return "auto-submitted: auto-replied";
  if (marks.precedence == "auto_reply" || marks.precedence == "auto-reply") return "precedence: " + marks.precedence;
  return marks.reply_field;
}

// Senders whose letters are searched for a challenge although nothing else marks them: many come from the reader's own
// address.
bool speaks_of_proof(const Message& m, std::string_view subject) {
  constexpr std::string_view words[] = {"verif",     "confirm",  "waiting",   "held",           "approv",
                                        "challenge", "spam",     "whitelist", "guest list",     "waitlist",
                                        "authoriz",  "bestätig", "moderat",   "action required"};
  if (scan::contains_any(subject, words)) return true;
  const Address* author = m.author();
  constexpr std::string_view locals[] = {"challenge", "verif", "confirm", "spam", "whitelist", "boxbe", "tmda"};
  return author && scan::contains_any(scan::lower(author->local), locals);
}

// Words are weak evidence: a subject needs a sentence or a machine's mark beside it, a sentence a machine's mark. The
// text is searched only where a first sign is there; most letters have none.
std::string likely_reply(const Message& m, std::string_view subject, const Marks& marks) {
  const bool answers_us = !m.in_reply_to.empty();
  const bool titled = subject_of_automatic_reply(subject), receipt = subject_of_receipt(subject);
  const bool proof = speaks_of_proof(m, subject);
  if (!titled && !receipt && !proof && !marks.any() && !answers_us && !role_sender(m)) return {};
  const std::string beginning = scan::fold(std::string_view(m.text).substr(0, text_searched));
  if (is_challenge(beginning) || ((proof || marks.any()) && is_vendors_challenge(beginning))) return "challenge";
  if (marks.list && !marks.certain) return {};  // newsletters speak of holidays and tickets too
  // A removal service also says that it writes automatically: what asks for something is no mere answer. These tables
  // are long, so they are looked at last.
  const auto asks = [&] { return asks_for_something(beginning); };
  const auto absent = [&] { return sentence_of_absence(beginning); };
  if ((marks.any() || titled) && (is_ticket_receipt(beginning, false) ||
                                  ((marks.certain || marks.helpdesk) && is_ticket_receipt(beginning, true) && !asks())))
    return "ticket receipt";
  if (receipt && sentence_of_reading(beginning)) return "read receipt";
  if (titled && (marks.any() || marks.suppresses || answers_us || (absent() && !asks())))
    return "subject of an automatic reply";
  if ((marks.certain || marks.vacation) && absent() && !asks()) return "words of an automatic reply";
  return {};
}

// Why no answer may go there; "" if one may.
std::string mute(const Message& m, const std::vector<std::string>& own, const Marks& marks) {
  if (own_author(m, own)) return "our own address";
  if (null_path(m)) return "null return path";
  if (report_of(m, "delivery-status") || report_of(m, "feedback-report")) return "report";
  if (!marks.submitted.empty() && marks.submitted != "no") return "auto-submitted: " + marks.submitted;
  if (system_sender(m) || role_sender(m)) return "system sender";
  if (marks.precedence == "bulk" || marks.precedence == "list" || marks.precedence == "junk")
    return "precedence: " + marks.precedence;
  if (!marks.muting_field.empty()) return marks.muting_field;
  return marks.suppresses ? "x-auto-response-suppress" : "";
}

}  // namespace

Machine recognise_machine(const Message& message, const std::vector<std::string>& own) {
  const Marks marks = machine_marks(message);
  const std::string subject = scan::fold(scan::trim(message.subject));
  std::string reason = certain_reply(message, subject, marks);
  if (!reason.empty()) return {true, true, std::move(reason)};
  if (own_letter(message, own)) return {true, true, "our own letter"};
  reason = likely_reply(message, subject, marks);
  if (!reason.empty()) return {true, true, std::move(reason)};
  reason = mute(message, own, marks);
  const bool never = !reason.empty();
  return {never, false, std::move(reason)};
}

}  // namespace joys
