// A letter's bytes to a Message: structure, header, body, newest text, fingerprint.
// What is wrong with the letter becomes a defect; nothing here decides what follows from it.
#include "parsers/message.h"

#include <gmime/gmime.h>
#include <libxml/parser.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "parsers/body.h"
#include "parsers/charset.h"
#include "parsers/encoded_words.h"
#include "parsers/fields.h"
#include "parsers/fingerprint.h"
#include "parsers/mime.h"
#include "parsers/newest.h"

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
  HeaderReader(const HeaderBlock& block, const Limits& limits, Message& message)
      : block_(block), limits_(limits), message_(message) {}

  void read() {
    message_.headers.reserve(block_.fields.size());
    for (const Field& field : block_.fields) {
      unfolded_ = unfold(field.body);
      message_.headers.push_back({std::string(field.name), header_value(field.name, unfolded_)});
      addresses(field.name);
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
  void addresses(std::string_view name) {
    if (same_name(name, "From")) {
      if (from_fields_++ == 0) append(message_.from);
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

  void append(std::vector<Address>& list) {
    const std::size_t room = limits_.addresses - list.size();
    std::vector<Address> more = parse_addresses(unfolded_, room + 1);
    if (more.size() > room) {
      more.resize(room);
      note(message_, Defect::too_many_addresses);
    }
    std::move(more.begin(), more.end(), std::back_inserter(list));
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
  const Limits& limits_;
  Message& message_;
  std::string unfolded_;
  int from_fields_ = 0;
};

void read_fingerprint(Fingerprint& body, std::string_view raw, Message& message) {
  if (message.message_id.empty()) {
    Fingerprint whole;
    whole.lines(raw);
    message.fingerprint = whole.finish();
    return;
  }
  const std::string* from = message.header("From");
  const std::string* date = message.header("Date");
  body.text(message.message_id);
  body.text(from ? std::string_view(*from) : std::string_view());
  body.text(date ? std::string_view(*date) : std::string_view());
  message.fingerprint = body.finish();
}

}  // namespace

std::string_view name(Defect defect) {
  static constexpr std::array<std::string_view, 20> names = {"no_from",
                                                             "several_from",
                                                             "duplicate_header",
                                                             "bad_from",
                                                             "too_large",
                                                             "header_too_large",
                                                             "too_many_parts",
                                                             "too_deep",
                                                             "too_many_addresses",
                                                             "text_cut",
                                                             "bad_encoding",
                                                             "unknown_charset",
                                                             "unclosed_multipart",
                                                             "nul_bytes",
                                                             "encrypted",
                                                             "tnef",
                                                             "text_only_in_attachment",
                                                             "alternatives_disagree",
                                                             "deadline",
                                                             "control_in_header"};
  return names.at(static_cast<std::size_t>(defect));
}

bool Message::has(Defect defect) const { return std::find(defects.begin(), defects.end(), defect) != defects.end(); }

const std::string* Message::header(std::string_view wanted) const {
  for (const Header& header : headers)
    if (same_name(header.name, wanted)) return &header.value;
  return nullptr;
}

const Address* Message::author() const {
  return from.size() == 1 && from.front().valid && !has(Defect::several_from) ? &from.front() : nullptr;
}

Message parse_message(std::string_view raw, const Limits& limits) {
  Message message;
  if (raw.size() > limits.bytes) {
    raw = raw.substr(0, limits.bytes);
    note(message, Defect::too_large);
  }
  std::string unix_lines;  // only for a letter whose lines all end in a bare CR
  if (raw.find('\n') == std::string_view::npos && raw.find('\r') != std::string_view::npos) {
    unix_lines = raw;
    std::replace(unix_lines.begin(), unix_lines.end(), '\r', '\n');
    raw = unix_lines;
  }
  const Tree tree = read_mime(raw, limits);
  HeaderReader(tree.header, limits, message).read();
  message.content_type = tree.content_type;
  if (tree.cut) note(message, Defect::header_too_large);
  if (tree.too_deep) note(message, Defect::too_deep);
  if (tree.too_many) note(message, Defect::too_many_parts);
  if (tree.unclosed) note(message, Defect::unclosed_multipart);
  if (tree.encrypted) note(message, Defect::encrypted);
  Fingerprint fingerprint;
  NewestText split = newest_text(read_body(tree, limits, message, fingerprint));
  message.text = std::move(split.text);
  message.quoted = std::move(split.quoted);
  read_fingerprint(fingerprint, raw, message);
  return message;
}

void init_parsers() {
  g_mime_init();
  xmlInitParser();
  if (sodium_init() < 0) std::abort();  // no source of randomness: nothing in this process could be trusted
}

}  // namespace joys
