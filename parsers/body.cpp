// Decodes the leaves of a letter: text to be read, machine parts to be parsed later, attachments only to be counted.
#include "parsers/body.h"

#include <algorithm>
#include <array>

#include "parsers/alternatives.h"
#include "parsers/charset.h"
#include "parsers/charset_names.h"
#include "parsers/enriched.h"
#include "parsers/flowed.h"
#include "parsers/html.h"
#include "parsers/inline_blocks.h"
#include "parsers/newest.h"

namespace joys {
namespace {

constexpr std::size_t markup = 4;  // bytes of HTML that we decode for a byte of text that we keep

// text/* that nobody typed as a letter; any other text is shown (RFC 2046 section 4.1.4).
constexpr std::array<std::string_view, 16> not_letters = {
    "text/calendar",       "text/x-vcalendar", "text/rtf",        "text/richtext-rtf",
    "text/x-moz-deleted",  "text/x-amp",       "text/vcard",      "text/x-vcard",
    "text/directory",      "text/csv",         "text/css",        "text/javascript",
    "text/rfc822-headers", "text/xml",         "text/x-amp-html", "text/tab-separated-values"};

constexpr std::array<std::string_view, 8> machine_types = {"message/delivery-status",
                                                           "message/global-delivery-status",
                                                           "message/feedback-report",
                                                           "message/disposition-notification",
                                                           "message/global-disposition-notification",
                                                           "text/rfc822-headers",
                                                           "message/global-headers",
                                                           "message/tracking-status"};

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool is_html(const Leaf& leaf) { return leaf.type == "text/html" || leaf.type == "text/xhtml"; }
bool is_enriched(const Leaf& leaf) { return leaf.type == "text/enriched" || leaf.type == "text/richtext"; }

// HTML that a program labelled as plain text.
bool begins_as_html(std::string_view text) {
  text = trim(text).substr(0, 14);
  const std::string low = lower(text);
  return low.starts_with("<html") || low.starts_with("<!doctype html");
}

// Some programs give the letter itself a file's name; then it stands first.
bool is_letter_text(const Leaf& leaf, bool first, bool alone) {
  const bool mine = alone || !leaf.attachment || (first && !leaf.detached);
  return leaf.type.starts_with("text/") && !contains(not_letters, leaf.type) && mine;
}

bool is_nested_letter(const Leaf& leaf) { return leaf.type == "message/rfc822" || leaf.type == "message/global"; }

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n") == std::string_view::npos; }

// Cutting may have left a piece of a character.
void drop_partial_character(std::string& bytes) {
  for (int i = 0; i < 4 && !bytes.empty() && static_cast<unsigned char>(bytes.back()) >= 0x80; ++i) bytes.pop_back();
}

// The charset that an HTML head names, for parts without a label.
std::string_view html_charset(std::string_view html) {
  const std::string_view head = html.substr(0, 2048);
  std::size_t at = lower(head).find("charset=");
  if (at == std::string_view::npos) return {};
  at = head.find_first_not_of("\"' ", at + 8);
  if (at == std::string_view::npos) return {};
  return head.substr(at, head.find_first_of("\"'>; /", at) - at);
}

// The versions of one text: several leaves where a multipart/alternative is around them.
struct Versions {
  int alternative = -1;
  std::string plain, html;
};

class BodyReader {
 public:
  BodyReader(const Tree& tree, const Limits& limits, Message& message, Fingerprint& fingerprint)
      : tree_(tree), limits_(limits), message_(message), fingerprint_(fingerprint), budget_(markup * limits.text) {}

  std::string read() {
    for (const Leaf& leaf : tree_.leaves) {
      describe(leaf);
      if (is_letter_text(leaf, &leaf == &tree_.leaves.front(), tree_.leaves.size() == 1)) {
        add_text(leaf);
      } else {
        fingerprint_.encoded(leaf.body);
        attached_ = attached_ || message_.parts.back().content.empty() || is_nested_letter(leaf);
      }
    }
    std::string text = choose();
    if (text.find("-----BEGIN PGP MESSAGE-----") != std::string::npos) note(message_, Defect::encrypted);
    if (is_blank(text) && attached_) note(message_, Defect::text_only_in_attachment);
    return text;
  }

 private:
  void describe(const Leaf& leaf) {
    Part part{leaf.type, leaf.filename, leaf.body.size(), leaf.attachment, {}};
    if (contains(machine_types, leaf.type) || is_nested_letter(leaf)) part.content = machine_content(leaf);
    const bool signed_only = leaf.smime == "signed-data" || leaf.smime == "certs-only";
    if (leaf.type == "application/pgp-encrypted" || (leaf.type.ends_with("pkcs7-mime") && !signed_only))
      note(message_, Defect::encrypted);
    if (leaf.type == "application/ms-tnef" || leaf.type == "application/vnd.ms-tnef" ||
        lower(leaf.filename) == "winmail.dat")
      note(message_, Defect::tnef);
    message_.parts.push_back(std::move(part));
  }

  std::string machine_content(const Leaf& leaf) {
    std::string bytes = decode(leaf.body, leaf.encoding, limits_.machine_part).bytes;
    if (is_nested_letter(leaf)) bytes.resize(split_header(bytes, 0, limits_).body);
    Flaws flaws;
    std::string text = to_utf8(bytes, leaf.charset, flaws);
    clean_text(text, flaws);
    return text;
  }

  void add_text(const Leaf& leaf) {
    const std::size_t most = std::min(budget_, is_html(leaf) ? markup * limits_.text : limits_.text);
    Content content = decode(leaf.body, leaf.encoding, most);
    budget_ -= content.bytes.size();
    if (content.cut) {
      drop_partial_character(content.bytes);
      note(message_, Defect::text_cut);
    }
    Flaws flaws;
    const bool own_label = is_html(leaf) && !find_charset(leaf.charset);
    const std::string_view label = own_label ? html_charset(content.bytes) : std::string_view(leaf.charset);
    std::string text = to_utf8(content.bytes, label, flaws);
    clean_text(text, flaws);
    if (flaws.nul) note(message_, Defect::nul_bytes);
    if (flaws.unknown) note(message_, Defect::unknown_charset);
    if (flaws.damaged || content.damaged) note(message_, Defect::bad_encoding);
    fingerprint_.text(text);
    if (content.cut) fingerprint_.encoded(leaf.body);
    add_version(leaf, std::move(text));
  }

  void add_version(const Leaf& leaf, std::string&& text) {
    Versions& versions = versions_of(leaf);
    if (is_html(leaf) || begins_as_html(text)) {
      append(versions.html, html_to_text(text, limits_.text));
    } else if (is_enriched(leaf)) {
      append(versions.html, enriched_to_text(text));
    } else {
      for (InlineFile& file : take_blocks(text)) {
        message_.parts.push_back({"application/octet-stream", std::move(file.name), file.bytes, true, {}});
        attached_ = true;
      }
      append(versions.plain, leaf.flowed ? join_flowed(text, leaf.delsp) : std::move(text));
    }
  }

  Versions& versions_of(const Leaf& leaf) {
    if (leaf.alternative < 0 || versions_.empty() || versions_.back().alternative != leaf.alternative)
      versions_.push_back({leaf.alternative, {}, {}});
    return versions_.back();
  }

  static void append(std::string& text, std::string&& more) {
    if (text.empty()) {
      text = std::move(more);
    } else {
      (text += '\n') += more;
    }
  }

  std::string choose() {
    std::string text;
    for (Versions& versions : versions_) {
      const bool mixed = versions.alternative < 0;  // then only one of them is filled
      const bool plain = !is_blank(versions.plain);
      if (!mixed && plain && !is_blank(versions.html) && differ(versions))
        note(message_, Defect::alternatives_disagree);
      append(text, std::move(plain ? versions.plain : versions.html));
    }
    if (text.size() > limits_.text) {
      text.resize(limits_.text);
      drop_partial_character(text);
      note(message_, Defect::text_cut);
    }
    return text;
  }

  // Programs quote differently in the two versions, so where the whole differs the newest texts decide.
  static bool differ(const Versions& versions) {
    return disagree(versions.plain, versions.html) &&
           disagree(newest_text(versions.plain).text, newest_text(versions.html).text);
  }

  const Tree& tree_;
  const Limits& limits_;
  Message& message_;
  Fingerprint& fingerprint_;
  std::size_t budget_;  // bytes that may still be decoded
  std::vector<Versions> versions_;
  bool attached_ = false;
};

}  // namespace

std::string read_body(const Tree& tree, const Limits& limits, Message& message, Fingerprint& fingerprint) {
  return BodyReader(tree, limits, message, fingerprint).read();
}

void note(Message& message, Defect defect) {
  if (!message.has(defect)) message.defects.push_back(defect);
}

}  // namespace joys
