// Charset conversion with iconv, whose descriptors are kept for each thread. The label is believed where the bytes
// allow it; where they do not, they say themselves what they are, or are read as Windows-1252.
#include "parsers/charset.h"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <vector>

#include "parsers/charset_escapes.h"
#include "parsers/charset_guess.h"
#include "parsers/charset_names.h"

namespace joys {
namespace {

constexpr const char* fallback = "CP1252";

// One descriptor for each charset and thread, opened when first needed.
class Converters {
 public:
  Converters() = default;
  Converters(const Converters&) = delete;
  Converters& operator=(const Converters&) = delete;
  ~Converters() {
    for (const Open& open : open_) iconv_close(open.descriptor);
  }
  iconv_t get(std::string_view name) {
    for (const Open& open : open_)
      if (open.name == name) {
        iconv(open.descriptor, nullptr, nullptr, nullptr, nullptr);
        return open.descriptor;
      }
    const iconv_t descriptor = iconv_open("UTF-8", std::string(name).c_str());
    if (descriptor != none) open_.push_back({name, descriptor});
    return descriptor;
  }
  static inline const iconv_t none = reinterpret_cast<iconv_t>(-1);  // NOLINT: what iconv_open returns

 private:
  struct Open {
    std::string_view name;  // of the table above
    iconv_t descriptor;
  };
  std::vector<Open> open_;
};

std::string convert(std::string_view bytes, const char* name, Flaws& flaws) {
  thread_local Converters converters;
  const iconv_t descriptor = converters.get(name);
  if (descriptor == Converters::none) {
    flaws.unknown = true;
    return valid_utf8(bytes) ? std::string(bytes) : std::string(bytes.size(), '?');  // an iconv without its modules
  }
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::array<char, 4096> buffer;
  char* in = const_cast<char*>(bytes.data());  // iconv does not write there
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = iconv(descriptor, &in, &left, &to, &room);
    const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
    out.append(buffer.data(), buffer.size() - room);
    if (error == 0 || error == E2BIG) continue;
    out += "\xEF\xBF\xBD";
    flaws.damaged = true;
    if (error == EINVAL) break;  // the text ends within a character
    ++in;
    --left;
  }
  return out;
}

// What each byte above 127 of a one-byte charset is in UTF-8, asked of iconv once a thread. "" where it has none.
using ByteTable = std::array<std::string, 128>;

const ByteTable& byte_table(const char* name) {
  thread_local std::vector<std::pair<std::string_view, std::unique_ptr<const ByteTable>>> tables;
  for (const auto& [known, table] : tables)
    if (known == name) return *table;
  auto table = std::make_unique<ByteTable>();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const char byte = static_cast<char>(i + 128);
    Flaws none;
    std::string text = convert({&byte, 1}, name, none);
    if (!none.damaged && !none.unknown) (*table)[i] = std::move(text);
  }
  return *tables.emplace_back(name, std::move(table)).second;
}

std::string convert_bytes(std::string_view bytes, const char* name, Flaws& flaws) {
  const ByteTable& table = byte_table(name);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  while (!bytes.empty()) {
    const std::size_t run = ascii_run(bytes, 0);
    out += bytes.substr(0, run);
    bytes.remove_prefix(run);
    if (bytes.empty()) break;
    const std::string& text = table[static_cast<unsigned char>(bytes.front()) - 128u];
    flaws.damaged = flaws.damaged || text.empty();
    out += text.empty() ? std::string_view("\xEF\xBF\xBD") : std::string_view(text);
    bytes.remove_prefix(1);
  }
  return out;
}

// Labels that honest mailers write when they do not know either (RFC 1428).
bool says_nothing(std::string_view label) {
  return label == "unknown-8bit" || label == "x-unknown" || label == "default" || label == "unknown" ||
         label == "x-user-defined" || label == "binary" || label == "none";
}

bool has_c1(std::string_view bytes) {
  for (const char c : bytes)
    if (static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xa0) return true;
  return false;
}

bool has_three_byte_sequence(std::string_view utf8) {
  for (const char c : utf8)
    if (static_cast<unsigned char>(c) >= 0xe0) return true;
  return false;
}

std::string japanese(std::string_view bytes, Flaws& flaws) {
  if (const std::optional<std::string> eight_bit = japanese_as_cp932(bytes)) return convert(*eight_bit, "CP932", flaws);
  const bool chinese_or_korean = bytes.find("\x1b$A") != std::string_view::npos ||
                                 bytes.find("\x1b$(C") != std::string_view::npos ||
                                 bytes.find("\x1b$(D") != std::string_view::npos;
  return convert(bytes, chinese_or_korean ? "ISO-2022-JP-2" : "ISO-2022-JP-3", flaws);
}

std::string convert_named(std::string_view bytes, const char* name, Flaws& flaws) {
  return std::string_view(name) == "ISO-2022-JP" ? japanese(bytes, flaws) : convert(bytes, name, flaws);
}

// 16 bits without a byte order mark: big-endian (RFC 2781) unless the zeros of ASCII letters say otherwise. Bytes
// without any zero that are text as they stand only have the label of the page that they were copied from.
std::string wide(std::string_view bytes, std::string_view name, Flaws& flaws) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0';
  if (zeros[0] + zeros[1] == 0 && bytes.find_first_of(" \n") != std::string_view::npos && valid_utf8(bytes))
    return std::string(bytes);
  const bool marked = bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE");
  if (name == "UTF-16" && !marked) return convert(bytes, zeros[1] > zeros[0] ? "UTF-16LE" : "UTF-16BE", flaws);
  return convert(bytes, name.data(), flaws);
}

// UTF-8 with damage in it: a character cut in two, or a footer in another charset that a list appended.
std::string mend_utf8(std::string_view bytes, Flaws& flaws) {
  std::string out;
  out.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t run = ascii_run(bytes, at);
    out += bytes.substr(at, run - at);
    at = run;
    if (at == bytes.size()) break;
    std::size_t length = utf8_sequence(bytes, at);
    if (length > 0) {
      out += bytes.substr(at, length);
    } else if (length = utf8_remains(bytes, at); length > 1 || at + length == bytes.size()) {
      out += "\xEF\xBF\xBD";
    } else {
      out += convert_bytes(bytes.substr(at, 1), fallback, flaws);
    }
    at += length;
  }
  return out;
}

bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = ascii_run(bytes, 0); at < bytes.size(); at = ascii_run(bytes, at)) {
    const std::size_t length = utf8_sequence(bytes, at);
    good += length > 0;
    bad += length == 0;
    at += length > 0 ? length : utf8_remains(bytes, at);
  }
  return good > 0 && good >= bad;
}

// No label, or none that can be true.
std::string unlabelled(std::string_view bytes, Flaws& flaws) {
  if (is_mostly_utf8(bytes)) return mend_utf8(bytes, flaws);
  const char* guess = guess_charset(bytes);
  return guess ? convert_named(bytes, guess, flaws) : convert_bytes(bytes, fallback, flaws);
}

// As labelled; if that leaves damage, as the bytes say, if that leaves none.
std::string labelled(std::string_view bytes, const Charset& charset, Flaws& flaws) {
  const bool windows = charset.windows && has_c1(bytes);
  const char* name = windows ? charset.windows : charset.name;
  Flaws mine;
  std::string text = charset.kind == Kind::multi ? convert(bytes, name, mine) : convert_bytes(bytes, name, mine);
  if (mine.damaged) {
    Flaws other;
    const char* guess = guess_charset(bytes);
    std::string better = guess ? convert_named(bytes, guess, other) : std::string();
    if (guess && !other.damaged && !other.unknown) return better;
  }
  flaws.damaged = flaws.damaged || mine.damaged;
  flaws.unknown = flaws.unknown || mine.unknown;
  return text;
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view label, Flaws& flaws) {
  const Charset* charset = find_charset(label);
  if (!charset && !label.empty() && !says_nothing(label)) flaws.unknown = true;
  const Kind kind = charset ? charset->kind : Kind::utf8;
  if (kind == Kind::wide) return wide(bytes, charset->name, flaws);
  if (kind == Kind::stateful) return convert(bytes, charset->name, flaws);
  if (kind == Kind::hz) return convert(hz_as_gb(bytes), charset->name, flaws);
  if (is_ascii(bytes)) {
    if (kind == Kind::japanese) return japanese(bytes, flaws);
    if (bytes.find('\x1b') == std::string_view::npos) return std::string(bytes);
    const char* guess = guess_charset(bytes);
    return guess ? convert_named(bytes, guess, flaws) : std::string(bytes);
  }
  if (kind == Kind::japanese && bytes.find('\x1b') != std::string_view::npos) return japanese(bytes, flaws);
  const bool utf8 = valid_utf8(bytes);
  if (utf8 && (kind != Kind::multi || has_three_byte_sequence(bytes))) return std::string(bytes);
  if (!charset && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))) return wide(bytes, "UTF-16", flaws);
  if (kind == Kind::utf8 || kind == Kind::japanese) {
    flaws.damaged = true;
    return unlabelled(bytes, flaws);
  }
  if (kind == Kind::western) {
    const char* guess = guess_charset(bytes);
    return guess ? convert_named(bytes, guess, flaws) : convert_bytes(bytes, fallback, flaws);
  }
  return labelled(bytes, *charset, flaws);
}

}  // namespace joys
