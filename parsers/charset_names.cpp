// The table of charset labels. Supersets stand in for what is usually mislabelled: Windows code pages, GB 18030, UHC,
// CP932. A label from the network chooses a line here and never a conversion module of its own.
#include "parsers/charset_names.h"

#include <algorithm>
#include <array>
#include <string>

namespace joys {
namespace {

constexpr const char* western = "CP1252";
constexpr std::size_t longest_label = 64;

struct Row {
  const char* name;
  Kind kind;
  const char* windows;
  std::string_view labels;  // divided by blanks
};

constexpr Row rows[] = {
    {"UTF-8", Kind::utf8, nullptr,
     "utf8 utf8mb4 unicode11utf8 unicode20utf8 utf cp65001 windows65001 65001 utf8n utf08 uft8 uf8 utf81"},
    {western, Kind::western, nullptr,
     "usascii ascii ansix341968 ansix341986 iso646us iso646 us ascii7 7bit 8bit isoir6 ibm367 cp367 646 cp20127 "
     "iso88591 88591 latin1 l1 isolatin1 iso885911987 isoir100 ibm819 cp819 cp28591 iso8859 88591windows windows1252 "
     "cp1252 1252 ansi ansi1252 win1252 windowslatin1 winlatin1 ms1252 mswindows1252 msansi westerneuropean"},
    {"ISO-8859-2", Kind::single, "CP1250", "iso88592 88592 latin2 l2 isolatin2 iso885921987 isoir101 cp28592"},
    {"ISO-8859-3", Kind::single, nullptr, "iso88593 88593 latin3 l3 isolatin3 isoir109 iso885931988"},
    {"ISO-8859-4", Kind::single, "CP1257", "iso88594 88594 latin4 l4 isolatin4 isoir110 iso885941988"},
    {"ISO-8859-5", Kind::single, "CP1251", "iso88595 88595 cyrillic isolatincyrillic isoir144 iso885951988 cp28595"},
    {"ISO-8859-6", Kind::single, "CP1256",
     "iso88596 88596 arabic ecma114 asmo708 isolatinarabic isoir127 iso88596i iso88596e iso885961987"},
    {"ISO-8859-7", Kind::single, "CP1253",
     "iso88597 88597 greek greek8 ecma118 elot928 isolatingreek isoir126 iso885971987 suneugreek"},
    {"ISO-8859-8", Kind::single, "CP1255",
     "iso88598 88598 iso88598i iso88598e hebrew visual logical isolatinhebrew isoir138 iso885981988"},
    {"ISO-8859-9", Kind::single, "CP1254", "iso88599 88599 latin5 l5 isolatin5 isoir148 iso885991989"},
    {"ISO-8859-10", Kind::single, nullptr, "iso885910 latin6 l6 isolatin6 isoir157"},
    {"ISO-8859-11", Kind::single, "CP874", "iso885911"},
    {"ISO-8859-13", Kind::single, "CP1257", "iso885913 latin7 l7"},
    {"ISO-8859-14", Kind::single, nullptr, "iso885914 latin8 l8 isoir199"},
    {"ISO-8859-15", Kind::single, western, "iso885915 885915 latin9 latin0 l9 isoir203 cp923"},
    {"ISO-8859-16", Kind::single, nullptr, "iso885916 latin10 l10 isoir226"},
    {"CP1250", Kind::single, nullptr, "windows1250 cp1250 1250 win1250 ms1250 ansi1250 microsoftcp1250"},
    {"CP1251", Kind::single, nullptr, "windows1251 cp1251 1251 win1251 ms1251 ansi1251 microsoftcp1251"},
    {"CP1253", Kind::single, nullptr, "windows1253 cp1253 1253 win1253 ms1253 ansi1253 microsoftcp1253"},
    {"CP1254", Kind::single, nullptr, "windows1254 cp1254 1254 win1254 ms1254 ansi1254 microsoftcp1254"},
    {"CP1255", Kind::single, nullptr, "windows1255 cp1255 1255 win1255 ms1255 ansi1255 microsoftcp1255"},
    {"CP1256", Kind::single, nullptr, "windows1256 cp1256 1256 win1256 ms1256 ansi1256 microsoftcp1256"},
    {"CP1257", Kind::single, nullptr, "windows1257 cp1257 1257 win1257 ms1257 ansi1257 microsoftcp1257"},
    {"CP1258", Kind::single, nullptr, "windows1258 cp1258 1258 win1258 ms1258 ansi1258 microsoftcp1258"},
    {"CP874", Kind::single, nullptr, "windows874 cp874 874 tis620 tis62025331 tis6200 iso885911windows ms874 thai"},
    {"KOI8-R", Kind::single, nullptr, "koi8r koi8 koi cp20866"},
    {"KOI8-U", Kind::single, nullptr, "koi8u koi8ru cp21866"},
    {"KOI8-T", Kind::single, nullptr, "koi8t"},
    {"CP437", Kind::single, nullptr, "cp437 ibm437 437 dos437 oem437"},
    {"CP737", Kind::single, nullptr, "cp737 ibm737 737 dos737 oem737"},
    {"CP775", Kind::single, nullptr, "cp775 ibm775 775 dos775 oem775"},
    {"CP850", Kind::single, nullptr,
     "cp850 ibm850 850 dos850 oem850 cp858 ibm858 858 dos858 oem858 pc850multilingual cp00858 ibm00858"},
    {"CP852", Kind::single, nullptr, "cp852 ibm852 852 dos852 oem852 pcp852"},
    {"CP855", Kind::single, nullptr, "cp855 ibm855 855 dos855 oem855"},
    {"CP857", Kind::single, nullptr, "cp857 ibm857 857 dos857 oem857"},
    {"CP860", Kind::single, nullptr, "cp860 ibm860 860 dos860 oem860"},
    {"CP861", Kind::single, nullptr, "cp861 ibm861 861 dos861 oem861"},
    {"CP862", Kind::single, nullptr, "cp862 ibm862 862 dos862 oem862"},
    {"CP863", Kind::single, nullptr, "cp863 ibm863 863 dos863 oem863"},
    {"CP864", Kind::single, nullptr, "cp864 ibm864 864 dos864 oem864"},
    {"CP865", Kind::single, nullptr, "cp865 ibm865 865 dos865 oem865"},
    {"CP866", Kind::single, nullptr, "cp866 ibm866 866 dos866 oem866"},
    {"CP869", Kind::single, nullptr, "cp869 ibm869 869 dos869 oem869"},
    {"CP1125", Kind::single, nullptr, "cp1125 ibm1125 1125 dos1125 oem1125"},
    {"MACINTOSH", Kind::single, nullptr, "macintosh mac macroman applemacroman"},
    {"MAC-CYRILLIC", Kind::single, nullptr, "maccyrillic macukrainian"},
    {"MAC-CENTRALEUROPE", Kind::single, nullptr, "macce maccentraleurroman maccentraleurope"},
    {"HP-ROMAN8", Kind::single, nullptr, "hproman8 roman8 r8"},
    {"VISCII", Kind::single, nullptr, "viscii viscii11"},
    {"TCVN", Kind::single, nullptr, "tcvn tcvn5712"},
    {"ARMSCII-8", Kind::single, nullptr, "armscii8"},
    {"PT154", Kind::single, nullptr, "pt154 ptcp154 cp154"},
    {"GB18030", Kind::multi, nullptr,
     "gb2312 gbk gb18030 gb180302000 euccn cp936 ms936 windows936 936 gb231280 gb2312gbk gb chinese isoir58 cngb cn "
     "simplifiedchinese cp54936 gbk2312 gb23121980 cp20936 gb2132 gb2313"},
    {"CP950", Kind::multi, nullptr,
     "big5 cp950 ms950 windows950 950 big5eten cnbig5 xbig5 bigfive traditionalchinese big5tw"},
    {"BIG5-HKSCS", Kind::multi, nullptr, "big5hkscs big5hkscs2004 cp951 hkscs"},
    {"EUC-TW", Kind::multi, nullptr, "euctw"},
    {"UHC", Kind::multi, nullptr,
     "euckr ksc56011987 ksc56011989 ksc56011992 ksc5601 ksx1001 ksx10011992 cp949 ms949 windows949 949 uhc korean "
     "isoir149 5601 cp51949 cp20949 euckorean euckrwindows"},
    {"JOHAB", Kind::multi, nullptr, "johab cp1361"},
    {"CP932", Kind::multi, nullptr,
     "shiftjis sjis windows31j cp932 ms932 windows932 932 mskanji shiftjisx0213 shiftjis2004 sjiswin sjisms mscp932 "
     "pck cp943 ibm943 japanese shiftjs"},
    {"EUC-JP-MS", Kind::multi, nullptr,
     "eucjp ujis eucjpms eucjpwin cp51932 cp20932 eucpkdfmtjapanese extendedunixcodepackedformatforjapanese eucjapan "
     "eucjp2004 eucjisx0213"},
    {"ISO-2022-JP-3", Kind::japanese, nullptr,
     "iso2022jp iso2022jp1 iso2022jp2 iso2022jp3 iso2022jp2004 iso2022jpms iso2022jpext jis jisencoding cp50220 "
     "cp50221 cp50222 jis7 jis8 iso2022jpcp iso2022"},
    {"GB18030", Kind::hz, nullptr, "hz hzgb2312 hzgb"},
    {"ISO-2022-KR", Kind::stateful, nullptr, "iso2022kr cp50225"},
    {"ISO-2022-CN-EXT", Kind::stateful, nullptr, "iso2022cn iso2022cnext cp50227"},
    {"UTF-7", Kind::stateful, nullptr, "utf7 unicode11utf7 unicode20utf7 cp65000"},
    {"UTF-16", Kind::wide, nullptr, "utf16 unicode ucs2 iso10646ucs2 iso10646 iso10646unicode cp1200 unicodefffe"},
    {"UTF-16LE", Kind::wide, nullptr, "utf16le ucs2le unicodelittle"},
    {"UTF-16BE", Kind::wide, nullptr, "utf16be ucs2be unicodebig cp1201"},
    {"UTF-32", Kind::wide, nullptr, "utf32 ucs4 iso10646ucs4"},
    {"UTF-32LE", Kind::wide, nullptr, "utf32le ucs4le"},
    {"UTF-32BE", Kind::wide, nullptr, "utf32be ucs4be"},
};

constexpr std::size_t count_labels() {
  std::size_t count = 0;
  for (const Row& row : rows) count += 1 + static_cast<std::size_t>(std::ranges::count(row.labels, ' '));
  return count;
}

// One line for each label, sorted, made by the compiler.
constexpr auto charsets = [] {
  std::array<Charset, count_labels()> table{};
  std::size_t n = 0;
  for (const Row& row : rows)
    for (std::size_t at = 0; at < row.labels.size();) {
      const std::size_t end = std::min(row.labels.find(' ', at), row.labels.size());
      table[n++] = {row.labels.substr(at, end - at), row.name, row.kind, row.windows};
      at = end + 1;
    }
  std::sort(table.begin(), table.end(), [](const Charset& a, const Charset& b) { return a.label < b.label; });
  return table;
}();

const Charset* look_up(std::string_view key) {
  const auto* found = std::lower_bound(charsets.begin(), charsets.end(), key,
                                       [](const Charset& charset, std::string_view k) { return charset.label < k; });
  return found != charsets.end() && found->label == key ? found : nullptr;
}

}  // namespace

const Charset* find_charset(std::string_view label) {
  if (label.empty()) return nullptr;
  std::string key;
  for (char c : label.substr(0, longest_label)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  }
  if (const Charset* charset = look_up(key)) return charset;
  // "x-" of private names, "cs" of the registry's short names, "3d" of a header that was encoded twice
  for (const std::string_view prefix : {"x", "cs", "3d", "charset"})
    if (key.starts_with(prefix))
      if (const Charset* charset = look_up(std::string_view(key).substr(prefix.size()))) return charset;
  return nullptr;
}

}  // namespace joys
