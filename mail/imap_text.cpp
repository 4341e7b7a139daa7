// Writes and reads the notations of RFC 3501 section 9 that appear outside responses' structure.
#include "mail/imap_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace joys {
namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

// Decodes one code point and moves on; 0xFFFFFFFF if the bytes are not UTF-8 (RFC 3629: shortest form, no surrogates).
std::uint32_t take_code_point(std::string_view& text) {
  constexpr std::uint32_t bad = 0xFFFFFFFF;
  constexpr std::uint32_t smallest[] = {0, 0x80, 0x800, 0x10000};
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t more = lead < 0x80 ? 0 : lead >> 5 == 6 ? 1 : lead >> 4 == 14 ? 2 : lead >> 3 == 30 ? 3 : 4;
  if (more == 4 || text.size() <= more) return bad;
  std::uint32_t point = more == 0 ? lead : lead & (0x3Fu >> more);
  for (std::size_t i = 1; i <= more; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if (next >> 6 != 2) return bad;
    point = point << 6 | (next & 0x3Fu);
  }
  text.remove_prefix(more + 1);
  if (point < smallest[more] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return bad;
  return point;
}

// A run of characters that are not printable ASCII: &, base64 of UTF-16 with "," for "/", no padding, -.
class Shifted {
 public:
  void add(std::uint32_t point) {
    if (point >= 0x10000) {
      unit(0xD800 + ((point - 0x10000) >> 10));
      unit(0xDC00 + ((point - 0x10000) & 0x3FF));
    } else {
      unit(point);
    }
  }
  void end_into(std::string& out) {
    if (text_.empty()) return;
    if (bits_ > 0) text_ += kBase64[(pending_ << (6 - bits_)) & 0x3F];
    out += "&" + text_ + "-";
    *this = {};
  }

 private:
  void unit(std::uint32_t value) {
    pending_ = pending_ << 16 | value;
    for (bits_ += 16; bits_ >= 6; bits_ -= 6) text_ += kBase64[(pending_ >> (bits_ - 6)) & 0x3F];
    pending_ &= (1u << bits_) - 1;
  }
  std::string text_;
  std::uint64_t pending_ = 0;
  unsigned bits_ = 0;
};

template <class Number>
bool read(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::vector<std::string> uid_sets(std::vector<std::uint32_t> uids, std::size_t limit) {
  std::sort(uids.begin(), uids.end());
  uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
  std::vector<std::string> sets;
  for (std::size_t i = 0; i < uids.size();) {
    std::size_t last = i;
    while (last + 1 < uids.size() && uids[last + 1] == uids[last] + 1) ++last;
    std::string range = std::to_string(uids[i]);
    if (last > i) range += ":" + std::to_string(uids[last]);
    if (sets.empty() || sets.back().size() + 1 + range.size() > limit)
      sets.push_back(range);
    else
      sets.back() += "," + range;
    i = last + 1;
  }
  return sets;
}

std::optional<std::string> modified_utf7(std::string_view text) {
  std::string out;
  Shifted shifted;
  while (!text.empty()) {
    const auto point = take_code_point(text);
    if (point == 0xFFFFFFFF) return std::nullopt;
    if (point < 0x20 || point > 0x7E) {
      shifted.add(point);
      continue;
    }
    shifted.end_into(out);
    out += point == '&' ? std::string("&-") : std::string(1, static_cast<char>(point));
  }
  shifted.end_into(out);
  return out;
}

std::string imap_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

bool quotable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::optional<std::int64_t> parse_internaldate(std::string_view text) {
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  // A day of one digit has a space before it (date-day-fixed); some servers leave it out.
  std::string padded(text);
  if (text.size() == 25) padded = "0" + padded;
  if (padded.size() != 26) return std::nullopt;
  if (padded[0] == ' ') padded[0] = '0';
  const std::string_view s = padded;
  const auto month = std::find(months.begin(), months.end(), s.substr(3, 3));
  int day = 0, year = 0, hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
  const bool good = month != months.end() && read(s.substr(0, 2), day) && read(s.substr(7, 4), year) &&
                    read(s.substr(12, 2), hour) && read(s.substr(15, 2), minute) && read(s.substr(18, 2), second) &&
                    read(s.substr(22, 2), zone_hour) && read(s.substr(24, 2), zone_minute) &&
                    (s[21] == '+' || s[21] == '-');
  if (!good || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month - months.begin()) + 1),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  const std::int64_t local =
      std::chrono::sys_days(date).time_since_epoch().count() * std::int64_t{86400} + hour * 3600 + minute * 60 + second;
  const int offset = (zone_hour * 60 + zone_minute) * 60;
  return s[21] == '+' ? local - offset : local + offset;
}

}  // namespace joys
