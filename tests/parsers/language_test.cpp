// Languages of short and long texts in every script that the detector knows.
#include "parsers/language.h"

#include "catch.h"

using namespace joys;

TEST_CASE("short letters in twenty-two languages are told apart") {
  const std::pair<const char*, const char*> letters[] = {
      {"en", "Please remove me from your mailing list."},
      {"en", "Unsubscribe"},
      {"en", "STOP sending me emails"},
      {"es", "Por favor, elimine mis datos."},
      {"es", "¿Qué datos tienen sobre mí?"},
      {"fr", "Veuillez supprimer mon adresse de votre liste."},
      {"fr", "Merci de me désinscrire"},
      {"de", "Bitte abmelden"},
      {"de", "Bitte löschen Sie alle meine Daten. Danke."},
      {"it", "Vorrei cancellare il mio account, grazie."},
      {"pt", "Por favor, eliminem os meus dados da vossa lista. Obrigada"},
      {"nl", "Graag mijn gegevens verwijderen uit jullie bestand."},
      {"pl", "Proszę o usunięcie moich danych."},
      {"sv", "Hej! Jag vill inte längre ha era nyhetsbrev, vänligen ta bort mig."},
      {"da", "Hej, slet venligst alle mine oplysninger og afmeld nyhedsbrev."},
      {"no", "Hei, vennligst slett alle mine opplysninger, takk."},
      {"fi", "Hei, pyydän poistakaa minun tietoni. Kiitos."},
      {"cs", "Dobrý den, prosím o vymazání, smažte můj účet."},
      {"ro", "Bună ziua, vă rog să ștergeți datele mele."},
      {"hu", "Kérem, töröljék az adataimat. Köszönöm."},
      {"tr", "Lütfen benim hesabımı silin, teşekkürler."},
      {"ru", "Пожалуйста, удалите мои данные."},
      {"uk", "Будь ласка, видаліть мої дані із списку."},
      {"el", "Παρακαλώ διαγράψτε τα στοιχεία μου."},
      {"he", "נא להסיר אותי מרשימת התפוצה"},
      {"ar", "يرجى حذف بياناتي من القائمة"},
      {"ja", "メールの配信を停止してください。"},
      {"zh", "请注销我的账号并删除个人信息"},
      {"ko", "제 개인정보를 삭제해 주세요"}};
  for (const auto& [code, text] : letters) {
    INFO(text);
    CHECK(language_of(text) == code);
  }
}

TEST_CASE("capitals do not matter") {
  CHECK(language_of("BITTE LÖSCHEN SIE MEINE DATEN") == "de");
  CHECK(language_of("ПОЖАЛУЙСТА, УДАЛИТЕ МЕНЯ") == "ru");
}

TEST_CASE("what is too short, mixed or unknown is und") {
  for (const char* text : {"", "   ", "12345", "?!", "Xzqw", "https://example.org/the/of/and", "the-and-of@example.org",
                           "Xin chào, tôi muốn hủy đăng ký"}) {
    INFO(text);
    CHECK(language_of(text) == "und");
  }
}

TEST_CASE("names and links in another alphabet do not change the language") {
  CHECK(language_of("株式会社サンプルの田中です。Soren Weekly Digest の配信停止をお願いします。") == "ja");
  CHECK(language_of("Hello, my name is 田中 and I would like you to delete my account.") == "en");
}

TEST_CASE("any bytes are read to the end") {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  CHECK_NOTHROW(language_of(bytes));
  CHECK_NOTHROW(language_of("abc\xE3\x81"));
  CHECK_NOTHROW(language_of(std::string(1u << 20, '\xC3')));
}
