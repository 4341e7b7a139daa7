#include "parsers/needles.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace joys {
namespace {

constexpr std::size_t shortest = 3;      // bytes of a text
constexpr std::size_t shortest_run = 4;  // of base64
constexpr std::size_t widest = 16;       // bytes that one byte of a text takes in any of these encodings, with breaks

std::string folded(std::string_view bytes) {
  std::string lower(bytes);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower;
}

std::string taken(char* made) {
  const std::unique_ptr<char, decltype(&g_free)> owned(made, g_free);
  return made ? made : "";
}

std::string converted(const std::string& utf8, const char* to) {
  gsize n = 0;
  const std::unique_ptr<char, decltype(&g_free)> made(
      g_convert(utf8.data(), static_cast<gssize>(utf8.size()), to, "UTF-8", nullptr, &n, nullptr), g_free);
  return made ? std::string(made.get(), n) : "";
}

// ASCII is compared without case; other letters are tried in both.
std::set<std::string> spellings(const std::string& text) {
  std::set<std::string> all{text};
  if (!g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr)) return all;
  all.insert(taken(g_utf8_strdown(text.c_str(), -1)));
  all.insert(taken(g_utf8_strup(text.c_str(), -1)));
  for (const auto& one : std::set<std::string>(all))
    for (const auto mode : {G_NORMALIZE_NFC, G_NORMALIZE_NFD})
      all.insert(taken(g_utf8_normalize(one.c_str(), -1, mode)));
  for (const auto& one : std::set<std::string>(all)) {  // RFC 2047 section 4.2: _ is a space in encoded words
    std::string joined = one;
    std::ranges::replace(joined, ' ', '_');
    all.insert(joined);
  }
  return all;
}

int base64_value(unsigned char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

// The bytes behind base64 digits that begin in the middle of a group of four.
std::string decoded(const std::vector<int>& digits, std::size_t from) {
  std::string bytes;
  unsigned buffer = 0;
  int bits = 0;
  for (std::size_t i = from; i < digits.size(); ++i) {
    buffer = (buffer << 6 | static_cast<unsigned>(digits[i])) & 0xFFFFFF;
    if ((bits += 6) < 8) continue;
    bytes += static_cast<char>(buffer >> (bits -= 8) & 0xFF);
  }
  return bytes;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string without_quoting(std::string_view bytes) {
  std::string plain;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '=') {
      plain += bytes[i];
    } else if (bytes.substr(i, 3) == "=\r\n") {
      i += 2;
    } else if (bytes.substr(i, 2) == "=\n") {
      i += 1;
    } else if (i + 2 < bytes.size() && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
      plain += static_cast<char>(hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]));
      i += 2;
    } else {
      plain += '=';
    }
  }
  return plain;
}

}  // namespace

Needles::Needles(const std::vector<std::string>& texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].size() < shortest)
      throw std::invalid_argument("\"" + texts[i] + "\" is too short to look for: at least three characters");
    std::set<std::string> bytes;
    for (const auto& spelling : spellings(texts[i]))
      for (const auto& form : {spelling, converted(spelling, "ISO-8859-1"), converted(spelling, "UTF-16LE"),
                               converted(spelling, "UTF-16BE")})
        if (!form.empty()) bytes.insert(folded(form));
    for (const auto& form : bytes) {
      forms_.push_back({i, form});
      overlap_ = std::max(overlap_, form.size() * widest);
    }
  }
}

void Needles::look(std::string_view bytes, std::size_t offset, const char* how, std::set<Finding>& found) const {
  const std::string lower = folded(bytes);
  const bool plain = offset == std::string_view::npos;
  for (const auto& form : forms_)
    for (auto at = lower.find(form.bytes); at != std::string::npos; at = lower.find(form.bytes, at + 1)) {
      found.insert({form.text, plain ? at : offset, how});
      if (!plain) break;
    }
}

std::set<Finding> Needles::find(std::string_view bytes) const {
  std::set<Finding> found;
  look(bytes, std::string_view::npos, "plain", found);
  std::vector<int> digits;
  std::size_t begin = 0;
  const auto end_run = [&] {
    for (std::size_t phase = 0; phase < 4 && digits.size() >= shortest_run; ++phase)
      look(decoded(digits, phase), begin, "base64", found);
    digits.clear();
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const int value = base64_value(static_cast<unsigned char>(bytes[i]));
    if (value >= 0) {
      if (digits.empty()) begin = i;
      digits.push_back(value);
    } else if (bytes[i] != '\r' && bytes[i] != '\n') {
      end_run();
    }
  }
  end_run();
  if (bytes.find('=') != std::string_view::npos) {
    std::set<Finding> quoted;
    look(without_quoting(bytes), 0, "quoted-printable", quoted);
    for (const auto& one : quoted) {  // what stands there in plain was found already
      const auto same = [&](const Finding& f) { return f.text == one.text && f.how == "plain"; };
      if (std::ranges::none_of(found, same)) found.insert(one);
    }
  }
  return found;
}

}  // namespace joys
