// Tags and character references. The table of named references is libxml2's.
#include "parsers/html_tag.h"

#include <glib.h>
#include <libxml/HTMLparser.h>

#include <array>

#include "parsers/css.h"
#include "parsers/fields.h"

namespace joys {
namespace {

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n'; }

struct Attribute {
  std::string_view name, value;
};

// The next attribute at or after html[at]; an empty name at the end of the tag.
Attribute read_attribute(std::string_view html, std::size_t& at) {
  while (at < html.size() && (is_white(html[at]) || html[at] == '/')) ++at;
  if (at >= html.size() || html[at] == '>') return {};
  const std::size_t begin = at++;
  while (at < html.size() && !is_white(html[at]) && html[at] != '=' && html[at] != '>' && html[at] != '/') ++at;
  Attribute attribute{html.substr(begin, at - begin), {}};
  std::size_t equals = at;
  while (equals < html.size() && is_white(html[equals])) ++equals;
  if (equals >= html.size() || html[equals] != '=') return attribute;
  at = equals + 1;
  while (at < html.size() && is_white(html[at])) ++at;
  if (at >= html.size()) return attribute;
  if (html[at] == '"' || html[at] == '\'') {
    const std::size_t end = std::min(html.find(html[at], at + 1), html.size());
    attribute.value = html.substr(at + 1, end - at - 1);
    at = std::min(end + 1, html.size());
  } else {
    const std::size_t end = std::min(html.find_first_of(" \t\n>", at), html.size());
    attribute.value = html.substr(at, end - at);
    at = end;
  }
  return attribute;
}

bool names_signature(std::string_view value) {
  static constexpr std::array<std::string_view, 5> marks = {"gmail_signature", "moz-signature", "applemailsignature",
                                                            "outlook-mobile-signature", "protonmail_signature"};
  const std::string low = lower(value);
  if (low == "signature") return true;
  for (const std::string_view mark : marks)
    if (low.find(mark) != std::string::npos) return true;
  return false;
}

// References to 128 to 159 mean Windows-1252, as in every browser.
constexpr std::array<char16_t, 32> windows = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                              0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                              0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                              0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
bool names_quotation(std::string_view low) {
  static constexpr std::array<std::string_view, 6> marks = {
      "yahoo_quoted", "moz-cite-prefix", "mail-editor-reference-message", "outlook-mobile-reference-message",
      "zmail_extra",  "replyintro"};
  for (const std::string_view mark : marks)
    if (low.find(mark) != std::string::npos) return true;
  return false;
}

void append_code_point(unsigned long code, std::string& out) {
  if (code >= 0x80 && code < 0xa0) code = windows[code - 0x80];
  if (code == 0) return;
  if (code == 0xa0) code = ' ';
  if (code < 0x20 && code != '\n' && code != '\t') return;
  if (code >= 0x7f && code < 0xa0) return;
  if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000) || code == 0xfeff) return;
  std::array<char, 6> buffer;
  out.append(buffer.data(), static_cast<std::size_t>(g_unichar_to_utf8(static_cast<gunichar>(code), buffer.data())));
}

// The number after "&#", at most eight digits.
bool read_number(std::string_view text, unsigned long& code, std::size_t& length) {
  std::size_t i = 2;
  const bool hexadecimal = i < text.size() && (text[i] == 'x' || text[i] == 'X');
  if (hexadecimal) ++i;
  const std::size_t begin = i;
  for (code = 0; i < text.size() && i < begin + 8; ++i) {
    const int digit = g_ascii_xdigit_value(text[i]);
    if (digit < 0 || (!hexadecimal && digit > 9)) break;
    code = code * (hexadecimal ? 16 : 10) + static_cast<unsigned long>(digit);
  }
  length = i < text.size() && text[i] == ';' ? i + 1 : i;
  return i > begin;
}

}  // namespace

Tag read_tag(std::string_view html, std::size_t& at) {
  Tag tag;
  ++at;
  tag.closing = at < html.size() && html[at] == '/';
  if (tag.closing) ++at;
  const std::size_t begin = at;
  while (at < html.size() && !is_white(html[at]) && html[at] != '>' && html[at] != '/') ++at;
  tag.name = lower(html.substr(begin, std::min<std::size_t>(at - begin, 32)));
  bool styled = false;
  bool ruled = false;
  while (true) {
    const Attribute attribute = read_attribute(html, at);
    if (attribute.name.empty()) break;
    if (same_name(attribute.name, "hidden")) tag.hidden = true;
    if (same_name(attribute.name, "style")) {
      styled = true;
      const std::string_view style = attribute.value.substr(0, 2000);
      const Style read = read_style(style);
      tag.hidden = tag.hidden || read.hidden;
      tag.pale = tag.pale || (read.text == Shade::pale && read.background != Shade::other);
      ruled = read.ruled;
    }
    if (same_name(attribute.name, "color")) tag.pale = tag.pale || shade_of(attribute.value) == Shade::pale;
    if (same_name(attribute.name, "class")) tag.classes = attribute.value.substr(0, 500);
    if (same_name(attribute.name, "id")) tag.id = attribute.value.substr(0, 100);
    if (same_name(attribute.name, "type") && same_name(attribute.value, "cite")) tag.cited = true;
    if (same_name(attribute.name, "name") && attribute.value == "quote") tag.quotes = true;  // GMX
    if (same_name(attribute.name, "class") || same_name(attribute.name, "id")) {
      const std::string_view value = attribute.value.substr(0, 500);
      tag.signature = tag.signature || names_signature(value);
      const std::string low = lower(value);
      tag.cited = tag.cited || low.find("quote") != std::string::npos || low.find("cite") != std::string::npos;
      tag.quotes = tag.quotes || names_quotation(low);
      tag.original = tag.original || low.ends_with("divrplyfwdmsg");
    }
  }
  if (at < html.size()) ++at;                 // '>'
  tag.cited = tag.cited || !styled || ruled;  // people indent with a styled blockquote
  return tag;
}

void append_reference(std::string_view html, std::size_t& at, std::string& out) {
  const std::string_view text = html.substr(at, 16);
  unsigned long code = 0;
  std::size_t length = 0;
  if (text.size() > 2 && text[1] == '#') {
    if (read_number(text, code, length)) {
      append_code_point(code, out);
      at += length;
      return;
    }
  } else {
    std::size_t end = 1;
    while (end < text.size() && g_ascii_isalnum(text[end])) ++end;
    const std::string name(text.substr(1, end - 1));
    if (name == "nbsp") {
      code = ' ';
    } else if (const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()))) {
      code = entity->value;
    }
    if (code != 0) {
      append_code_point(code, out);
      at += end < text.size() && text[end] == ';' ? end + 1 : end;
      return;
    }
  }
  out += html[at++];
}

}  // namespace joys
