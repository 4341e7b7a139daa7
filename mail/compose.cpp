// Checks every value of a draft, encodes it and hands the finished field bodies to mimetic, which writes the message.
// mimetic's own address and subject accessors are never used: they parse, and they write line ends as they come.
#include "mail/compose.h"

#include <mimetic/mimetic.h>

#include <algorithm>
#include <chrono>
#include <sstream>
#include <stdexcept>

#include "mail/encode.h"
#include "mail/path.h"
#include "mail/utf8.h"
#include "parsers/address.h"

namespace joys {
namespace {

// References keeps its first id and its last ten, as much as any reader threads by.
constexpr std::size_t references_kept = 10;
// A longer id could not stand on one line (998 octets) beside its field name.
constexpr std::size_t id_limit = 900;

[[noreturn]] void refuse(const char* field, const char* why) {
  throw std::invalid_argument(std::string(field) + ": " + why);
}

void check_text(const char* field, std::string_view text, bool lines) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 0) refuse(field, "is not well-formed UTF-8");
    const char c = text[at];
    const bool line_end = c == '\n' || c == '\t' || (c == '\r' && text.substr(at, 2) == "\r\n");
    if ((static_cast<unsigned char>(c) < ' ' || c == 0x7f) && !(lines && line_end))
      refuse(field, "holds a control character");
    at += length;
  }
}

// "Fri, 21 Nov 1997 09:55:06 +0000", independent of locale and time zone.
std::string date_field(std::int64_t unix_time) {
  using namespace std::chrono;
  constexpr const char* weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_seconds when{seconds(unix_time)};
  const auto day = floor<days>(when);
  const year_month_day date(day);
  const hh_mm_ss time(when - day);
  const int year = static_cast<int>(date.year());
  if (year < 1900 || year > 9999) refuse("date", "is outside the years 1900 to 9999");
  char text[40];
  std::snprintf(text, sizeof text, "%s, %u %s %d %02d:%02d:%02d +0000", weekdays[weekday(day).c_encoding()],
                static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1], year,
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text;
}

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= id_limit &&
         std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c < 0x7f && c != '<' && c != '>'; });
}

// Other people's ids: one that cannot be written is left out, since it only helps to thread. A control character is an
// attack and refused like everywhere.
std::string ids_field(const char* field, const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) {
    check_text(field, id, false);
    if (!is_id(id)) continue;
    if (!out.empty()) out += ' ';
    out.append("<").append(id).append(">");
  }
  return out;
}

// RFC 5322 section 3.6.4: the parent's References and then the parent.
std::vector<std::string> thread_of(const Draft& draft) {
  std::vector<std::string> ids = draft.references;
  if (!draft.in_reply_to.empty() && (ids.empty() || ids.back() != draft.in_reply_to)) ids.push_back(draft.in_reply_to);
  if (ids.size() > references_kept + 1) ids.erase(ids.begin() + 1, ids.end() - references_kept);
  return ids;
}

std::string from_field(const std::string& value) {
  check_text("from", value, false);
  const Address from = parse_address(value);
  const std::string path = from.valid ? mail_path(from.spec()) : std::string();
  if (path.empty()) refuse("from", "is no address");
  if (from.name.empty()) return path;
  constexpr std::size_t column = sizeof "From: " - 1;
  std::string name = encode_phrase(from.name, column);
  const std::size_t line = name.rfind('\n');
  const std::size_t used = line == std::string::npos ? column + name.size() : name.size() - line - 1;
  return name + (used + path.size() + 3 > 78 ? "\r\n <" : " <") + path + ">";
}

// Field by field: mimetic's operator<< for the whole would fold once more, and where a folded line ends just so it
// writes an empty line, which ends the header.
std::string written(const mimetic::MimeEntity& letter) {
  std::ostringstream out;
  for (const mimetic::Field& field : letter.header()) field.write(out, 0) << "\r\n";
  out << "\r\n" << letter.body();
  return std::move(out).str();
}

}  // namespace

std::string compose(const Draft& draft) {
  const std::string to = mail_path(draft.to);
  if (to.empty()) refuse("to", "is no address");
  check_text("subject", draft.subject, false);
  check_text("text", draft.text, true);
  if (!is_id(draft.message_id) || draft.message_id.find('@') == std::string::npos)
    refuse("message_id", "is no message identifier");

  mimetic::MimeEntity letter;
  const auto add = [&letter](const char* name, const std::string& body) {
    if (!body.empty()) letter.header().push_back(mimetic::Field(name, body));
  };
  add("From", from_field(draft.from));
  add("To", to);
  add("Subject", encode_unstructured(draft.subject, sizeof "Subject: " - 1));
  add("Date", date_field(draft.date));
  add("Message-ID", "<" + draft.message_id + ">");
  add("In-Reply-To", ids_field("in_reply_to", {draft.in_reply_to}));
  add("References", fold(ids_field("references", thread_of(draft)), sizeof "References: " - 1));
  add("Auto-Submitted", draft.auto_generated ? "auto-generated" : "auto-replied");
  add("MIME-Version", "1.0");
  add("Content-Type", "text/plain; charset=utf-8");
  std::string body = seven_bit(draft.text);
  const bool encoded = body.empty() && !draft.text.empty();
  if (encoded) body = quoted_printable(draft.text);
  add("Content-Transfer-Encoding", encoded ? "quoted-printable" : "7bit");
  letter.body().set(body);

  return written(letter);
}

}  // namespace joys
