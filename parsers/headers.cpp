// Fills the header half of a Message: values decoded, addresses, identifiers, the date, and what is wrong with them.
#include "parsers/headers.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>

#include "parsers/body.h"
#include "parsers/charset.h"
#include "parsers/encoded_words.h"

namespace joys {
namespace {

constexpr std::int64_t earliest_date = 631152000;  // 1990: before that a clock was wrong
constexpr std::int64_t latest_date = 4102444800;   // 2100

// At most one of each may occur (RFC 5322 section 3.6, RFC 2045). With two, readers disagree about which one counts.
constexpr std::array<std::string_view, 13> singletons = {"From",
                                                         "Sender",
                                                         "Reply-To",
                                                         "To",
                                                         "Cc",
                                                         "Subject",
                                                         "Date",
                                                         "Message-ID",
                                                         "In-Reply-To",
                                                         "References",
                                                         "Content-Type",
                                                         "MIME-Version",
                                                         "Content-Transfer-Encoding"};

// In these an encoded word is no encoded word (RFC 2047 section 5): decoding could forge a result or a parameter.
constexpr std::array<std::string_view, 24> structured = {"Message-ID",
                                                         "In-Reply-To",
                                                         "References",
                                                         "Date",
                                                         "Received",
                                                         "Return-Path",
                                                         "Delivered-To",
                                                         "X-Original-To",
                                                         "Authentication-Results",
                                                         "ARC-Authentication-Results",
                                                         "ARC-Seal",
                                                         "ARC-Message-Signature",
                                                         "Received-SPF",
                                                         "DKIM-Signature",
                                                         "MIME-Version",
                                                         "Content-Type",
                                                         "Content-Disposition",
                                                         "Content-Transfer-Encoding",
                                                         "Auto-Submitted",
                                                         "Precedence",
                                                         "List-Unsubscribe",
                                                         "List-Unsubscribe-Post",
                                                         "List-Id",
                                                         "Feedback-ID"};

template <std::size_t n>
bool among(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view other) { return same_name(other, name); });
}

// Bytes that are not UTF-8 are read as the letter's own charset before anything is looked for in them: half a Japanese
// character may look like a quote.
std::string readable(std::string_view body, std::string_view charset) {
  std::string unfolded = unfold(body);
  if (is_ascii(unfolded) && unfolded.find('\x1b') == std::string::npos) return unfolded;
  Flaws flaws;
  return valid_utf8(unfolded) ? unfolded : to_utf8(unfolded, charset, flaws);
}

std::string header_value(std::string_view name, const std::string& unfolded) {
  Flaws flaws;
  if (!among(structured, name)) return decode_words(unfolded, flaws);
  std::string value = to_utf8(unfolded, "", flaws);
  clean_line(value, flaws);
  return value;
}

// The identifier in the first angle brackets at or after `at`, which is moved behind it; "" if there is none.
std::string next_id(std::string_view value, std::size_t& at) {
  const std::size_t open = value.find('<', at);
  const std::size_t close = open == std::string_view::npos ? open : value.find('>', open);
  if (close == std::string_view::npos) {
    at = value.size();
    return {};
  }
  at = close + 1;
  return std::string(trim(value.substr(open + 1, close - open - 1)));
}

std::string first_id(const std::string* value) {
  if (!value) return {};
  std::size_t at = 0;
  std::string id = next_id(*value, at);
  return id.empty() && value->find('<') == std::string::npos ? *value : id;
}

std::int64_t read_date(const std::string* value) {
  if (!value) return 0;
  GDateTime* date = g_mime_utils_header_decode_date(value->c_str());
  if (!date) return 0;
  const std::int64_t seconds = g_date_time_to_unix(date);
  g_date_time_unref(date);
  return seconds >= earliest_date && seconds < latest_date ? seconds : 0;
}

class HeaderReader {
 public:
  HeaderReader(const HeaderBlock& block, std::string_view charset, const Limits& limits, Message& message)
      : block_(block), charset_(charset), limits_(limits), message_(message) {}

  void read() {
    message_.headers.reserve(block_.fields.size());
    for (const Field& field : block_.fields) {
      unfolded_ = readable(field.body, charset_);
      message_.headers.push_back({std::string(field.name), header_value(field.name, unfolded_)});
      addresses(field);
    }
    authors();
    identifiers();
    const std::string* subject = message_.header("Subject");
    if (subject) message_.subject = *subject;
    message_.date = read_date(message_.header("Date"));
    if (has_duplicates()) note(message_, Defect::duplicate_header);
    if (block_.cut) note(message_, Defect::header_too_large);
    if (block_.control) note(message_, Defect::control_in_header);
    if (std::any_of(block_.fields.begin(), block_.fields.end(),
                    [](const Field& field) { return field.body.find('\0') != std::string_view::npos; }))
      note(message_, Defect::nul_bytes);
  }

 private:
  void addresses(const Field& field) {
    const std::string_view name = field.name;
    if (same_name(name, "From")) {
      if (from_fields_++ == 0) author_field(field);
    } else if (same_name(name, "To")) {
      append(message_.to);
    } else if (same_name(name, "Cc")) {
      append(message_.cc);
    } else if (same_name(name, "Reply-To")) {
      append(message_.reply_to);
    } else if (same_name(name, "Sender") && !message_.sender) {
      std::vector<Address> sender = parse_addresses(unfolded_, 1);
      if (!sender.empty()) message_.sender = std::move(sender.front());
    } else if (same_name(name, "Return-Path") && !message_.return_path) {
      std::size_t at = 0;
      const std::string path = next_id(unfolded_, at);
      message_.return_path = path.empty() && unfolded_.find('<') == std::string::npos ? unfolded_ : path;
      Flaws flaws;
      clean_line(*message_.return_path, flaws);
    }
  }

  // A group names nobody in particular, and where a field has a NUL or a stray CR in it its end is in doubt.
  void author_field(const Field& field) {
    const bool grouped = append(message_.from);
    if (!grouped && !has_stray_control(field.body)) return;
    for (Address& address : message_.from) address.valid = false;
    note(message_, Defect::bad_from);
  }

  // True if there was a group.
  bool append(std::vector<Address>& list) {
    const std::size_t room = limits_.addresses - list.size();
    bool grouped = false;
    std::vector<Address> more = parse_addresses(unfolded_, room + 1, &grouped);
    if (more.size() > room) {
      more.resize(room);
      note(message_, Defect::too_many_addresses);
    }
    std::move(more.begin(), more.end(), std::back_inserter(list));
    return grouped;
  }

  void authors() {
    if (message_.from.empty()) note(message_, Defect::no_from);
    if (from_fields_ > 1 || message_.from.size() > 1) note(message_, Defect::several_from);
    if (std::any_of(message_.from.begin(), message_.from.end(), [](const Address& a) { return !a.valid; }))
      note(message_, Defect::bad_from);
  }

  void identifiers() {
    message_.message_id = first_id(message_.header("Message-ID"));
    message_.in_reply_to = first_id(message_.header("In-Reply-To"));
    const std::string* references = message_.header("References");
    for (std::size_t at = 0; references && at < references->size() && message_.references.size() < limits_.addresses;) {
      std::string id = next_id(*references, at);
      if (!id.empty()) message_.references.push_back(std::move(id));
    }
  }

  bool has_duplicates() const {
    return std::any_of(singletons.begin(), singletons.end(), [&](std::string_view name) {
      return std::count_if(block_.fields.begin(), block_.fields.end(),
                           [&](const Field& field) { return same_name(field.name, name); }) > 1;
    });
  }

  const HeaderBlock& block_;
  std::string_view charset_;
  const Limits& limits_;
  Message& message_;
  std::string unfolded_;
  int from_fields_ = 0;
};

}  // namespace

void read_headers(const HeaderBlock& block, std::string_view charset, const Limits& limits, Message& message) {
  HeaderReader(block, charset, limits, message).read();
}

}  // namespace joys
