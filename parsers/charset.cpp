// Charset conversion with iconv behind a table of the charsets that mail uses: a label from the network never chooses
// which conversion module is loaded, and descriptors are kept for each thread.
#include "parsers/charset.h"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <vector>

namespace joys {
namespace {

enum class Kind : std::uint8_t {
  utf8,
  single,    // one byte a character: bytes that are valid UTF-8 are UTF-8 with a wrong label
  multi,     // two bytes: only a three-byte UTF-8 sequence proves the label wrong
  stateful,  // escape sequences or 16 bit: the label is right
};

struct Charset {
  std::string_view label;  // letters and digits of the label, lower case
  const char* name;        // for iconv
  Kind kind;
  const char* windows = nullptr;  // what it really is when bytes 0x80 to 0x9f occur
};

constexpr const char* fallback = "CP1252";

// Supersets stand in for what is usually mislabelled: Windows code pages, GB 18030, UHC, CP932.
constexpr Charset charsets[] = {
    {"utf8", "UTF-8", Kind::utf8},
    {"usascii", fallback, Kind::single},
    {"ascii", fallback, Kind::single},
    {"ansix341968", fallback, Kind::single},
    {"iso646us", fallback, Kind::single},
    {"iso88591", fallback, Kind::single},
    {"latin1", fallback, Kind::single},
    {"windows1252", fallback, Kind::single},
    {"cp1252", fallback, Kind::single},
    {"iso88592", "ISO-8859-2", Kind::single, "CP1250"},
    {"latin2", "ISO-8859-2", Kind::single, "CP1250"},
    {"iso88593", "ISO-8859-3", Kind::single},
    {"iso88594", "ISO-8859-4", Kind::single, "CP1257"},
    {"iso88595", "ISO-8859-5", Kind::single, "CP1251"},
    {"iso88596", "ISO-8859-6", Kind::single, "CP1256"},
    {"iso88597", "ISO-8859-7", Kind::single, "CP1253"},
    {"iso88598", "ISO-8859-8", Kind::single, "CP1255"},
    {"iso88598i", "ISO-8859-8", Kind::single, "CP1255"},
    {"iso88598e", "ISO-8859-8", Kind::single, "CP1255"},
    {"iso88599", "ISO-8859-9", Kind::single, "CP1254"},
    {"latin5", "ISO-8859-9", Kind::single, "CP1254"},
    {"iso885910", "ISO-8859-10", Kind::single},
    {"iso885911", "ISO-8859-11", Kind::single, "CP874"},
    {"iso885913", "ISO-8859-13", Kind::single, "CP1257"},
    {"iso885914", "ISO-8859-14", Kind::single},
    {"iso885915", "ISO-8859-15", Kind::single, fallback},
    {"latin9", "ISO-8859-15", Kind::single, fallback},
    {"iso885916", "ISO-8859-16", Kind::single},
    {"windows1250", "CP1250", Kind::single},
    {"cp1250", "CP1250", Kind::single},
    {"windows1251", "CP1251", Kind::single},
    {"cp1251", "CP1251", Kind::single},
    {"windows1253", "CP1253", Kind::single},
    {"cp1253", "CP1253", Kind::single},
    {"windows1254", "CP1254", Kind::single},
    {"cp1254", "CP1254", Kind::single},
    {"windows1255", "CP1255", Kind::single},
    {"cp1255", "CP1255", Kind::single},
    {"windows1256", "CP1256", Kind::single},
    {"cp1256", "CP1256", Kind::single},
    {"windows1257", "CP1257", Kind::single},
    {"cp1257", "CP1257", Kind::single},
    {"windows1258", "CP1258", Kind::single},
    {"cp1258", "CP1258", Kind::single},
    {"windows874", "CP874", Kind::single},
    {"cp874", "CP874", Kind::single},
    {"tis620", "CP874", Kind::single},
    {"koi8r", "KOI8-R", Kind::single},
    {"koi8u", "KOI8-U", Kind::single},
    {"koi8ru", "KOI8-U", Kind::single},
    {"cp437", "CP437", Kind::single},
    {"ibm437", "CP437", Kind::single},
    {"cp850", "CP850", Kind::single},
    {"ibm850", "CP850", Kind::single},
    {"cp852", "CP852", Kind::single},
    {"ibm852", "CP852", Kind::single},
    {"cp866", "CP866", Kind::single},
    {"ibm866", "CP866", Kind::single},
    {"macintosh", "MACINTOSH", Kind::single},
    {"macroman", "MACINTOSH", Kind::single},
    {"xmacroman", "MACINTOSH", Kind::single},
    {"xmaccyrillic", "MAC-CYRILLIC", Kind::single},
    {"viscii", "VISCII", Kind::single},
    {"tcvn", "TCVN", Kind::single},
    {"armscii8", "ARMSCII-8", Kind::single},
    {"gb2312", "GB18030", Kind::multi},
    {"xgbk", "GB18030", Kind::multi},
    {"gbk", "GB18030", Kind::multi},
    {"gb18030", "GB18030", Kind::multi},
    {"euccn", "GB18030", Kind::multi},
    {"cp936", "GB18030", Kind::multi},
    {"gb231280", "GB18030", Kind::multi},
    {"big5", "CP950", Kind::multi},
    {"cp950", "CP950", Kind::multi},
    {"big5hkscs", "BIG5-HKSCS", Kind::multi},
    {"euctw", "EUC-TW", Kind::multi},
    {"euckr", "UHC", Kind::multi},
    {"ksc56011987", "UHC", Kind::multi},
    {"ksc5601", "UHC", Kind::multi},
    {"cp949", "UHC", Kind::multi},
    {"uhc", "UHC", Kind::multi},
    {"shiftjis", "CP932", Kind::multi},
    {"sjis", "CP932", Kind::multi},
    {"xsjis", "CP932", Kind::multi},
    {"windows31j", "CP932", Kind::multi},
    {"cp932", "CP932", Kind::multi},
    {"eucjp", "EUC-JP-MS", Kind::multi},
    {"iso2022jp", "ISO-2022-JP-3", Kind::stateful},
    {"iso2022jp2", "ISO-2022-JP-2", Kind::stateful},
    {"iso2022jp3", "ISO-2022-JP-3", Kind::stateful},
    {"iso2022jpms", "ISO-2022-JP-3", Kind::stateful},
    {"iso2022kr", "ISO-2022-KR", Kind::stateful},
    {"utf7", "UTF-7", Kind::stateful},
    {"unicode11utf7", "UTF-7", Kind::stateful},
    {"utf16", "UTF-16", Kind::stateful},
    {"utf16le", "UTF-16LE", Kind::stateful},
    {"utf16be", "UTF-16BE", Kind::stateful},
    {"utf32", "UTF-32", Kind::stateful},
};

const Charset* find(std::string_view label) {
  if (label.empty()) return nullptr;
  std::string key;
  for (char c : label.substr(0, 64)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  }
  for (const Charset& charset : charsets)
    if (charset.label == key) return &charset;
  return nullptr;
}

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
  return label == "unknown-8bit" || label == "x-unknown" || label == "default";
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

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view label, Flaws& flaws) {
  const Charset* charset = find(label);
  if (!charset && !label.empty() && !says_nothing(label)) flaws.unknown = true;
  if (charset && charset->kind == Kind::stateful) return convert(bytes, charset->name, flaws);
  if (is_ascii(bytes)) return std::string(bytes);
  const bool utf8 = valid_utf8(bytes);
  if (!charset || charset->kind == Kind::utf8) {
    if (utf8) return std::string(bytes);
    flaws.damaged = true;
    return convert_bytes(bytes, fallback, flaws);
  }
  if (utf8 && (charset->kind == Kind::single || has_three_byte_sequence(bytes))) return std::string(bytes);
  const bool windows = charset->windows && has_c1(bytes);
  const char* name = windows ? charset->windows : charset->name;
  return charset->kind == Kind::single ? convert_bytes(bytes, name, flaws) : convert(bytes, name, flaws);
}

}  // namespace joys
