// A letter's bytes to a Message: structure, header, body, newest text, fingerprint.
// What is wrong with the letter becomes a defect; nothing here decides what follows from it.
#include "parsers/message.h"

#include <gmime/gmime.h>
#include <libxml/parser.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "parsers/body.h"
#include "parsers/fields.h"
#include "parsers/fingerprint.h"
#include "parsers/headers.h"
#include "parsers/mime.h"
#include "parsers/newest.h"

namespace joys {
namespace {

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

// Lines that all end in a bare CR, or in CR CR LF after a program has made CRLF of CRLF.
bool has_odd_line_ends(std::string_view raw) {
  const std::size_t end = raw.find('\n');
  if (end == std::string_view::npos) return raw.find('\r') != std::string_view::npos;
  return end >= 2 && raw.substr(end - 2, 2) == "\r\r";
}

std::string with_unix_lines(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  const bool bare = raw.find('\n') == std::string_view::npos;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw.compare(i, 3, "\r\r\n") == 0) i += 2;
    out += bare && raw[i] == '\r' ? '\n' : raw[i];
  }
  return out;
}

// What the first text is labelled with.
std::string_view charset_of(const Tree& tree) {
  for (const Leaf& leaf : tree.leaves)
    if (!leaf.charset.empty() && leaf.type.starts_with("text/")) return leaf.charset;
  return {};
}

}  // namespace

std::string_view name(Defect defect) {
  static constexpr std::array<std::string_view, 19> names = {"no_from",
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
  std::string unix_lines;
  if (has_odd_line_ends(raw)) {
    unix_lines = with_unix_lines(raw);
    raw = unix_lines;
  }
  const Tree tree = read_mime(raw, limits);
  read_headers(tree.header, charset_of(tree), limits, message);
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
