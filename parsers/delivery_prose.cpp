// Delivery reports that are written for people only (qmail, Exim, Exchange, Gmail, Yahoo and many home-made ones). A
// phrase alone is no report: the sender must be a mail system, or subject, words and a reply code must all be there.
#include "parsers/delivery_places.h"
#include "parsers/delivery_status.h"
#include "parsers/header_block.h"
#include "parsers/machine_signs.h"
#include "parsers/scan.h"

namespace joys {
namespace {

constexpr std::size_t text_searched = 32u << 10;  // reports say it at the beginning; the returned letter follows

// Who sends such reports. Absentees' machines share the null return path, people the role addresses, swindlers the
// names: there subject and words must both speak. From anybody else a report must also quote a mail system.
enum class Sender { other, service, mailer };

constexpr Phrase mailer_locals[] = {"mailer-daemon",     "mailerdaemon", "mailer_daemon",  "mail-daemon",
                                    "maildaemon",        "maildelivery", "mail-delivery",  "mdaemon",
                                    "microsoftexchange", "mailer@",      "delivery-status"};
constexpr Phrase mailer_names[] = {"mail delivery",
                                   "mailer-daemon",
                                   "mailer daemon",
                                   "system administrator",
                                   "mail administrator",
                                   "postmaster",
                                   "microsoft exchange",
                                   "microsoft outlook",
                                   "mail router",
                                   "courier mail server",
                                   "mail system",
                                   "mail deliver",
                                   "systemadministrator",
                                   "administrateur système",
                                   "administrador del sistema",
                                   "amministratore di sistema",
                                   "systeembeheerder",
                                   "e-mail delivery",
                                   "email delivery",
                                   "internet mail delivery"};
constexpr Phrase service_locals[] = {"postmaster", "post_master",  "noreply", "no-reply",     "no_reply",
                                     "donotreply", "do-not-reply", "bounce",  "mailsystem",   "mail-system",
                                     "system",     "daemon",       "root",    "notification", "admin",
                                     "sysadmin",   "owner-",       "mailer",  "majordomo",    "mail@"};
// What such letters want that only imitate a report.
constexpr Phrase lures[] = {"sign in",     "log in",     "login",    "click",    "password",          "your mailbox",
                            "verify your", "validate",   "upgrade",  "release",  "your account will", "incoming",
                            "pending",     "retrieve",   "anmelden", "passwort", "cliquez",           "haga clic",
                            "clicca",      "contraseña", "parcel",   "package",  "shipment",          "paket",
                            "sendung",     "colis",      "paquete",  "pacco",    "your order"};

bool null_path(const Message& m) { return m.return_path && m.return_path->empty(); }

Sender sender_of(const Message& m) {
  if (m.content_type.starts_with("multipart/report") && scan::contains(m.content_type, "delivery-status"))
    return Sender::mailer;
  if (m.header("X-Failed-Recipients")) return Sender::mailer;
  Sender found = null_path(m) ? Sender::service : Sender::other;
  for (const Address& a : m.from) {
    const std::string local = scan::lower(a.local) + "@";
    if (scan::begins_with_any(local, mailer_locals)) return Sender::mailer;
    const bool named = scan::begins_with_any(scan::fold(a.name), mailer_names);
    const bool role =
        scan::begins_with_any(local, service_locals) || local.ends_with("noreply@") || local.ends_with("no-reply@");
    if ((named || local == "postmaster@") && null_path(m)) return Sender::mailer;
    if (named || role) found = Sender::service;
  }
  const std::string* from = m.from.empty() ? m.header("From") : nullptr;  // "From: MAILER-DAEMON", "From: <>"
  if (from && (scan::begins_with_any(scan::fold(*from), mailer_names) || scan::trim(*from) == "<>"))
    return Sender::mailer;
  return found;
}

struct Prose {
  std::string_view folded;  // before the returned letter
  std::string_view returned;
};

Prose split(std::string_view folded) {
  std::size_t end = folded.size();
  for (const Phrase mark : returned_letter_marks)
    // A mark at the very beginning ends nothing: the words of the report come behind it.
    if (const std::size_t found = folded.substr(0, end).find(mark); found != folded.npos && found > 0) end = found;
  return {folded.substr(0, end), folded.substr(end)};
}

enum class Fate { failed, delayed, delivered };
constexpr std::string_view action_names[] = {"failed", "delayed", "delivered"};

Fate fate_of(std::string_view subject, std::string_view folded, bool words) {
  if (scan::begins_with_any(subject, success_subjects) || scan::contains(subject, success_subjects[0]))
    return Fate::delivered;
  if (scan::contains_any(subject, delay_subjects) || scan::contains_any(folded, retry_phrases)) return Fate::delayed;
  if (words || scan::contains_any(subject, report_subjects)) return Fate::failed;
  return Fate::delayed;
}

// The words about one address: from it to the next one, else the whole text.
std::string_view words_about(std::string_view folded, const std::vector<Named>& named, std::size_t i) {
  const std::size_t begin = named[i].position;
  if (named.size() == 1 || begin >= folded.size()) return folded;
  std::size_t next = folded.size();
  for (const Named& other : named)
    if (other.position > begin && other.position < next) next = other.position;
  return folded.substr(begin, next - begin);
}

// The report in one line or two for people who look at the case.
std::string diagnostic_in(std::string_view words) {
  constexpr std::size_t limit = 200;
  std::string_view line = scan::trim(words);
  if (line.size() > limit) {
    line = line.substr(0, limit);
    while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80) line.remove_suffix(1);
    if (!line.empty() && (static_cast<unsigned char>(line.back()) & 0x80)) line.remove_suffix(1);
  }
  return std::string(line);
}

// The returned letter's header in the text itself, as qmail and Exim copy it.
std::vector<std::string> copied_headers(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view before = rest;
    const std::string_view line = scan::next_line(rest);
    constexpr Phrase names[] = {"return-path:", "received:", "message-id:", "dkim-signature:", "from:",
                                "date:",        "to:",       "subject:",    "x-original-to:",  "list-unsubscribe:"};
    if (scan::begins_with_any(scan::lower(line.substr(0, 20)), names)) return header_lines(before);
  }
  return {};
}

// Some systems send the groups of fields as plain text.
std::vector<Recipient> groups_in(std::string_view whole, std::string_view folded) {
  const std::size_t at = folded.find("final-recipient:");
  if (at == folded.npos) return {};
  const std::size_t original = folded.rfind("original-recipient:", at);
  const std::size_t begin = original != folded.npos && at - original < 300 ? original : at;
  std::vector<Recipient> found = status_recipients(whole.substr(begin, text_searched));
  std::erase_if(found, [](const Recipient& r) { return r.address.empty(); });
  return found;
}

void add_recipients(DeliveryReport& report, const Prose& prose, Fate fate, const Message& message) {
  const std::string action(action_names[static_cast<std::size_t>(fate)]);
  std::vector<Named> named = failed_addresses(prose.folded, message);
  // The address may be hidden: then the returned letter tells, or our key in the address the report was sent to.
  if (named.empty()) named.push_back({returned_recipient(message, report.returned_headers), prose.folded.npos});
  std::string all;  // what is said about everybody: found once, used for those about whom nothing is said
  for (std::size_t i = 0; i < named.size(); ++i) {
    const std::string_view about = words_about(prose.folded, named, i);
    std::string status = fate == Fate::delivered ? std::string() : status_in(about);
    if (status.empty() && fate == Fate::failed && about.size() != prose.folded.size()) {
      if (all.empty()) all = status_in(prose.folded);
      status = all;
    }
    report.recipients.push_back({std::move(named[i].address), action, std::move(status), diagnostic_in(about)});
  }
}

}  // namespace

std::string report_words(const Message& m) { return (m.text + "\n" + m.quoted).substr(0, text_searched); }

std::optional<DeliveryReport> prose_report(const Message& message) {
  // Reports of other kinds speak of letters too (RFC 5965, RFC 8098).
  if (scan::contains(message.content_type, "feedback-report") ||
      scan::contains(message.content_type, "disposition-notification"))
    return std::nullopt;
  const Sender sender = sender_of(message);
  const std::string title = scan::fold(message.subject.substr(0, 200));
  if (sender == Sender::other && !scan::begins_with_any(title, report_subjects)) return std::nullopt;
  const std::string whole = report_words(message);
  const std::string folded = scan::fold(whole);
  const Prose prose = split(folded);
  const bool subject = scan::contains_any(title, report_subjects);
  const bool words = scan::contains_any(prose.folded, report_phrases);
  const bool delay = scan::contains_any(prose.folded, retry_phrases) || scan::contains_any(prose.folded, delay_phrases);
  const bool coded = !reply_status(prose.folded).empty() || !enhanced_status(prose.folded).empty();
  bool enough = subject && (words || delay);
  if (sender == Sender::mailer) enough = subject || words || delay;
  if (sender == Sender::service)
    enough = enough && (null_path(message) ? !subject_of_automatic_reply(title)
                                           : coded || !scan::contains_any(prose.folded, lures));
  if (sender == Sender::other)
    enough = enough && coded && message.in_reply_to.empty() && prose.folded.find('@') != prose.folded.npos &&
             !asks_for_something(prose.folded);
  if (!enough) return std::nullopt;

  DeliveryReport report;
  report.returned_headers = returned_header_lines(message);
  if (report.returned_headers.empty())
    report.returned_headers = copied_headers(std::string_view(whole).substr(prose.folded.size()));
  report.recipients = groups_in(whole, folded);
  if (report.recipients.empty()) add_recipients(report, prose, fate_of(title, prose.folded, words), message);
  report.original_message_id = returned_message_id(report.returned_headers);
  if (report.original_message_id.empty()) report.original_message_id = message.in_reply_to;
  return report;
}

}  // namespace joys
