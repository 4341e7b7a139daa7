// Charsets as they arrive: rightly, wrongly and not at all labelled, in every language that people write to us in.
#include "parsers/charset.h"

#include <iconv.h>

#include <vector>

#include "catch.h"
#include "parsers/charset_guess.h"
#include "parsers/charset_names.h"

using namespace joys;

namespace {

// The bytes that a mail program would have written.
std::string encoded(std::string text, const char* charset) {
  const iconv_t descriptor = iconv_open(charset, "UTF-8");
  REQUIRE(descriptor != reinterpret_cast<iconv_t>(-1));
  std::string out(text.size() * 4 + 16, '\0');
  char* in = text.data();
  std::size_t left = text.size();
  char* to = out.data();
  std::size_t room = out.size();
  REQUIRE(iconv(descriptor, &in, &left, &to, &room) != static_cast<std::size_t>(-1));
  iconv(descriptor, nullptr, nullptr, &to, &room);
  iconv_close(descriptor);
  out.resize(out.size() - room);
  return out;
}

std::string read(std::string_view bytes, std::string_view label) {
  Flaws flaws;
  return to_utf8(bytes, label, flaws);
}

struct Sample {
  const char* text;
  std::vector<const char*> charsets;
};

const char* const russian = "Здравствуйте! Пожалуйста, удалите мой адрес из вашей рассылки. Спасибо, Анна";
const char* const japanese = "お世話になっております。メールの配信を停止してください。よろしくお願いいたします。";
const char* const chinese = "您好，请将我的邮箱从你们的邮件列表中删除，我不想再收到任何广告。谢谢！";
const char* const polish =
    "Proszę o usunięcie mojego adresu z listy mailingowej. Dziękuję, Łukasz Żółtowski, wysłałem już";

}  // namespace

TEST_CASE("every language in the charsets that its mail programs use [R2]") {
  const Sample sample = GENERATE(
      Sample{"Please stop – it’s “enough” €5", {"windows-1252", "utf-8", "utf-16le", "utf-16be"}},
      Sample{"Bitte löschen Sie meine Daten, Grüße",
             {"iso-8859-1", "iso-8859-15", "windows-1252", "cp850", "macintosh"}},
      Sample{"Por favor, ¿podrían eliminarme? Señor Núñez", {"iso-8859-1", "windows-1252", "iso-8859-15"}},
      Sample{"Désinscrivez-moi, s'il vous plaît, déjà reçu", {"iso-8859-1", "cp437", "iso-8859-9"}},
      Sample{polish, {"iso-8859-2", "windows-1250", "cp852", "iso-8859-16"}},
      Sample{russian, {"koi8-r", "windows-1251", "iso-8859-5", "cp866", "koi8-u", "x-mac-cyrillic"}},
      Sample{japanese, {"shift_jis", "euc-jp", "iso-2022-jp", "cp932"}}, Sample{chinese, {"gb2312", "gbk", "gb18030"}},
      Sample{"您好，請將我的地址從郵件列表中刪除，謝謝！", {"big5", "big5-hkscs", "euc-tw", "gbk"}},
      Sample{"안녕하세요, 수신 거부를 부탁드립니다.", {"euc-kr", "ks_c_5601-1987", "iso-2022-kr", "johab"}},
      Sample{"Vänligen ta bort mig; å ä ö æ ø", {"iso-8859-1", "iso-8859-15", "iso-8859-10"}},
      Sample{"Παρακαλώ διαγράψτε με", {"iso-8859-7", "windows-1253"}},
      Sample{"Lütfen beni listeden çıkarın, şimdi", {"iso-8859-9", "windows-1254"}});
  for (const char* charset : sample.charsets) {
    INFO(charset);
    const std::string iconv_name = std::string_view(charset) == "ks_c_5601-1987"   ? "UHC"
                                   : std::string_view(charset) == "x-mac-cyrillic" ? "MAC-CYRILLIC"
                                                                                   : charset;
    Flaws flaws;
    CHECK(to_utf8(encoded(sample.text, iconv_name.c_str()), charset, flaws) == sample.text);
    CHECK_FALSE(flaws.damaged);
    CHECK_FALSE(flaws.unknown);
  }
}

TEST_CASE("charset labels in all their spellings [R2]") {
  const char* label = GENERATE(
      "UTF8", "utf-8", "\"utf-8\"", "'UTF-8'", "unicode-1-1-utf-8", "x-utf-8", "utf_8", "cp65001", "3Dutf-8",
      "ISO_8859-1:1987", "csISOLatin1", "iso8859_1", "l1", "x-ansi", "ms-ansi", "cp-1252", "IBM819", "x-cp1250",
      "csKOI8R", "koi8", "x-mac-cyrillic", "csISO2022JP", "x-sjis", "MS_Kanji", "x-euc-jp", "ujis", "CP50220", "jis",
      "x-gbk", "EUC-CN", "HZ-GB-2312", "cn-big5", "x-x-big5", "ks_c_5601-1989", "korean", "windows-949", "utf-16",
      "UCS-2", "hp-roman8", "IBM00858", "iso-8859-8-i", "ANSI_X3.4-1968", "646", "iso-ir-100");
  INFO(label);
  CHECK(find_charset(label));
}

TEST_CASE("every charset of the table can be converted") {
  for (const char* label :
       {"iso-8859-3", "windows-1258", "koi8-t", "cp775", "cp857", "cp858", "cp1125", "mac-ce", "hp-roman8", "viscii",
        "tcvn", "armscii-8", "pt154", "johab", "iso-2022-cn", "utf-32", "hz"}) {
    INFO(label);
    Flaws flaws;
    to_utf8("a\xE1", label, flaws);
    CHECK_FALSE(flaws.unknown);
  }
}

TEST_CASE("Latin-2, Cyrillic and Greek of Windows behind the ISO label; UTF-8 behind any label") {
  CHECK(read(encoded("„Źle” – ćma", "CP1250"), "iso-8859-2") == "„Źle” – ćma");
  CHECK(read(encoded("«Тест» – “да” №1", "CP1251"), "iso-8859-5") == "«Тест» – “да” №1");
  CHECK(read(encoded("Ünal ’ş’", "CP1254"), "iso-8859-9") == "Ünal ’ş’");
  for (const char* label : {"iso-8859-1", "us-ascii", "windows-1251", "koi8-r", "iso-8859-2", "gb2312", "big5",
                            "shift_jis", "euc-kr", "iso-2022-jp", "x-unheard-of", ""}) {
    INFO(label);
    CHECK(read("请删除 日本語 – “x”", label) == "请删除 日本語 – “x”");
  }
  CHECK(read(encoded("朱镕基，喆", "GBK"), "gb2312") == "朱镕基，喆");
}

TEST_CASE("ISO-2022-JP with what NEC, IBM and Microsoft added (code pages 50220 to 50222)") {
  CHECK(read("\x1B(I1_\x1B(B", "iso-2022-jp") == "ｱﾟ");
  CHECK(read("\x0E\x31\x32\x0F x", "iso-2022-jp") == "ｱｲ x");
  CHECK(read("\x1B$B-!-j|b\x1B(B!", "iso-2022-jp") == "①㈱髙!");
  CHECK(read("\x1B$B|b", "iso-2022-jp-ms") == "髙");
  CHECK(read("\x1B$@F|K\\\x1B(J", "ISO-2022-JP") == "日本");
  CHECK(read("\x1B$(D0!\x1B(B", "iso-2022-jp-1") == "丂");
  CHECK(read("\x1B$A<:\x1B(B", "iso-2022-jp-2") == "己");
  CHECK(read("\x1B$BF|K\\\nstop", "iso-2022-jp") == "日本\nstop");  // the escape back was lost
  CHECK(read("\x1B$BF|K\\\x1B(B", "us-ascii") == "日本");
  CHECK(read("\x1B$BF|K\\\x1B(B", "") == "日本");
  CHECK(read("\x1B$BF|K\\\x1B(B", "utf-8") == "日本");
  CHECK(read(encoded(japanese, "CP932"), "iso-2022-jp") == japanese);
  Flaws flaws;
  CHECK(to_utf8("\x1B$BF", "iso-2022-jp", flaws).size() > 0);
}

TEST_CASE("HZ and 16 bits") {
  CHECK(read("a~~b ~{<:Ky2;~} c~\nd", "hz-gb-2312") == "a~b 己所不 cd");
  const std::string text = "Stop, café";
  CHECK(read("\xFF\xFE" + encoded(text, "UTF-16LE"), "utf-16").ends_with(text));
  CHECK(read(encoded(text, "UTF-16LE"), "utf-16") == text);
  CHECK(read(encoded(text, "UTF-16BE"), "utf-16") == text);
  CHECK(read("\xFF\xFE" + encoded(text, "UTF-16LE"), "").ends_with(text));
  CHECK(read("please stop this", "utf-16") == "please stop this");
}

TEST_CASE("bytes without a label are read where they are certain") {
  for (const char* label : {"", "utf-8", "us-ascii", "iso-8859-1", "unknown-8bit", "x-nonsense"}) {
    INFO(label);
    for (const char* charset : {"KOI8-R", "CP1251", "ISO-8859-5", "CP866"})
      CHECK(read(encoded(russian, charset), label) == russian);
    for (const char* charset : {"CP932", "EUC-JP-MS", "ISO-2022-JP"})
      CHECK(read(encoded(japanese, charset), label) == japanese);
    for (const char* charset : {"GB18030"}) CHECK(read(encoded(chinese, charset), label) == chinese);
    CHECK(read(encoded("您好，請將我的地址從郵件列表中刪除，謝謝！", "BIG5"), label) ==
          "您好，請將我的地址從郵件列表中刪除，謝謝！");
    for (const char* charset : {"CP1250", "ISO-8859-2"}) CHECK(read(encoded(polish, charset), label) == polish);
  }
  CHECK(read(encoded("УДАЛИТЕ МОЙ АДРЕС ИЗ РАССЫЛКИ", "CP1251"), "") == "УДАЛИТЕ МОЙ АДРЕС ИЗ РАССЫЛКИ");
  CHECK(read(encoded("Удалите мои данные", "KOI8-R"), "") == "Удалите мои данные");
}

TEST_CASE("western text is never guessed to be anything else") {
  const char* text = GENERATE(
      "Grüße aus Köln, schöne Straße, süß, größer, für Übermut",
      "Désolé, déjà payé: à côté de l'hôtel, ça suffit, Noël", "¡Señor Núñez! ¿Qué pasó mañana en España?", "É À Ù ÉÉÉ",
      "naïve “quotes” – dashes – and ’ apostrophes ’’", "Ação, coração, não, informações, ã õ", "ÄÖÜäöüß ÄÖÜäöüß",
      "ÅÄÖ åäö blåbärssås på smörgås", "5 µm ± 3 °C ¼ ½ ¾ §§ 1", "þetta er það ÞÆÐ", "½½½½½½½½½½");
  const std::string bytes = encoded(text, "CP1252");
  INFO(text);
  CHECK(guess_charset(bytes) == nullptr);
  CHECK(read(bytes, "") == text);
  CHECK(read(bytes, "utf-8") == text);
}

TEST_CASE("UTF-8 with damage keeps what is whole [2045-3]") {
  Flaws flaws;
  CHECK(to_utf8("Bitte löschen Sie, für \xC3", "utf-8", flaws) == "Bitte löschen Sie, für \xEF\xBF\xBD");
  CHECK(flaws.damaged);
  CHECK(read("日本\xE6\x9C x 語", "utf-8") == "日本\xEF\xBF\xBD x 語");
  CHECK(read("Grüße, schön\n-- \nliste fran\xE7"
             "aise",
             "utf-8") == "Grüße, schön\n-- \nliste française");
  CHECK(read("caf\xE9", "utf-8") == "café");
}

TEST_CASE("unknown charsets stay readable and are reported") {
  Flaws flaws;
  CHECK(to_utf8("Please stop, caf\xE9", "x-klingon", flaws) == "Please stop, café");
  CHECK(flaws.unknown);
  Flaws none;
  CHECK(to_utf8("caf\xC3\xA9", "unknown-8bit", none) == "café");
  CHECK_FALSE(none.unknown);
}
