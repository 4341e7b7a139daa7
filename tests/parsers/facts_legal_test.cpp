// Demands of authorities: who, which reference, until when; addresses, lists and sites that a letter names.
#include "catch.h"
#include "parsers/facts_letter.h"

using namespace joys;
using test::facts_of;
using test::has;

TEST_CASE("[U4] authorities of many countries") {
  const std::pair<const char*, const char*> letters[] = {
      {"The District Court of Duluth orders you to produce records.", "District Court of Duluth"},
      {"Duluth Police Department asks you.", "Duluth Police Department"},
      {"Das Amtsgericht Musterstadt bittet um Auskunft.", "Amtsgericht Musterstadt"},
      {"Die Staatsanwaltschaft Musterstadt ermittelt.", "Staatsanwaltschaft Musterstadt"},
      {"La Fiscalía de Sevilla solicita los datos.", "Fiscalía de Sevilla"},
      {"Le Tribunal de Lyon ordonne la production.", "Tribunal de Lyon"},
      {"Autoriteit Persoonsgegevens verzoekt u.", "Autoriteit Persoonsgegevens"},
      {"Il Garante per la Protezione dei Dati chiede.", "Garante per la Protezione"},
      {"A Polícia Judiciária de Lisboa solicita.", "Polícia Judiciária de Lisboa"},
      {"Prokuratura Rejonowa wzywa do wydania danych.", "Prokuratura Rejonowa"},
      {"Прокуратура Москвы требует предоставить данные.", "Прокуратура Москвы"},
      {"Åklagarmyndigheten begär uppgifter.", "Åklagarmyndigheten"},
      {"Datatilsynet anmoder om svar.", "Datatilsynet"},
      {"東京都渋谷警察署の佐藤です。", "東京都渋谷警察署"},
      {"北京市公安局要求提供数据。", "北京市公安局"},
      {"My cousin works for the police and i saw a court drama.", ""}};
  for (const auto& [text, authority] : letters) {
    INFO(text);
    CHECK(facts_of(text).authority == authority);
  }
}

TEST_CASE("references, and numbers that are none") {
  const std::pair<const char*, const char*> letters[] = {{"in Case No. 26-CV-1103 by June 19", "26-CV-1103"},
                                                         {"Az. 42-1103/26", "42-1103/26"},
                                                         {"Aktenzeichen: 5 Js 123/26 vom 3. Mai", "5 Js 123/26"},
                                                         {"Our ref: AB/4411-26.", "AB/4411-26"},
                                                         {"Expediente nº 1103/2026", "1103/2026"},
                                                         {"Référence : 2026-4411", "2026-4411"},
                                                         {"sygn. akt II K 123/26", "II K 123/26"},
                                                         {"Дело № 1-123/2026", "1-123/2026"},
                                                         {"Mål T 4411-26", "T 4411-26"},
                                                         {"Kenmerk: z2026-00123", "z2026-00123"},
                                                         {"In case 3 more come, call me.", ""},
                                                         {"See the file scan2026.pdf for it.", ""},
                                                         {"In any case 100 is enough.", ""},
                                                         {"My complaint 2 days ago", ""}};
  for (const auto& [text, reference] : letters) {
    INFO(text);
    CHECK(facts_of(text).reference == reference);
  }
}

TEST_CASE("[U4] deadlines as written and the day that they mean, from Friday, 6 November 2026 on") {
  struct Row {
    const char *text, *deadline, *date;
  };
  const Row rows[] = {
      {"Duluth Police Department, file 77-12: answer within 10 days.", "10 days", "2026-11-16"},
      {"The Duluth Court orders you to answer within fourteen (14) days.", "fourteen (14) days", "2026-11-20"},
      {"The Duluth Court orders you to answer within 5 business days.", "5 business days", "2026-11-13"},
      {"The Duluth Court orders you to answer within 48 hours.", "48 hours", "2026-11-08"},
      {"The Duluth Court orders you to answer by June 19, 2027.", "June 19, 2027", "2027-06-19"},
      {"The Duluth Court orders you to answer no later than 5 pm on Friday, December 4, 2026.", "December 4, 2026",
       "2026-12-04"},
      {"The Duluth Court orders you to answer by December 4.", "December 4", "2026-12-04"},
      {"The Duluth Court orders you to answer by 03/04/2027.", "03/04/2027", ""},
      {"The Duluth Court orders you to answer by 2027-04-03.", "2027-04-03", "2027-04-03"},
      {"Az. 42-1103/26: Antwort bis spätestens 19. Dezember 2026.", "19. Dezember 2026", "2026-12-19"},
      {"Az. 42-1103/26: Antwort innerhalb von zwei Wochen.", "zwei Wochen", "2026-11-20"},
      {"Az. 42-1103/26: Antwort binnen eines Monats, bis zum 7.12.2026.", "7.12.2026", "2026-12-07"},
      {"Expediente 1103/2026: responda en el plazo de 10 días hábiles.", "10 días hábiles", "2026-11-20"},
      {"Référence : 2026-4411. Répondez avant le 4 décembre 2026.", "4 décembre 2026", "2026-12-04"},
      {"Référence : 2026-4411. Répondez sous 8 jours.", "8 jours", "2026-11-14"},
      {"Kenmerk: z2026-00123. Antwoord binnen 14 dagen.", "14 dagen", "2026-11-20"},
      {"Il Garante chiede risposta entro 15 giorni.", "15 giorni", "2026-11-21"},
      {"A Polícia pede resposta até 4 de dezembro de 2026.", "4 de dezembro de 2026", "2026-12-04"},
      {"Prokuratura wzywa do odpowiedzi w terminie 7 dni.", "7 dni", "2026-11-13"},
      {"Прокуратура требует ответ до 4 декабря 2026 года.", "4 декабря 2026", "2026-12-04"},
      {"Polisen begär svar senast den 4 december 2026.", "4 december 2026", "2026-12-04"},
      {"Politiet beder om svar inden 14 dage.", "14 dage", "2026-11-20"},
      {"渋谷警察署です。2026年12月4日までに回答してください。", "2026年12月4日", "2026-12-04"},
      {"北京市公安局要求在14天内答复。", "14天内", "2026-11-20"},
      {"Please answer by June 19, 2026.", "", ""},
      {"The Duluth Court sat for 3 days. I was there on June 19, 2026.", "", ""}};
  for (const auto& [text, deadline, date] : rows) {
    INFO(text);
    CHECK(facts_of(text).deadline == deadline);
    CHECK(facts_of(text).deadline_date == date);
  }
}

TEST_CASE("addresses, also those that are hidden from robots") {
  struct Row {
    const char* text;
    std::vector<std::string> addresses;
  };
  const Row rows[] = {{"Stop a@example.net and b@example.net.", {"a@example.net", "b@example.net"}},
                      {"Stop mailto:a@example.net now", {"a@example.net"}},
                      {"Stop a.b+tag@mail.example.net!", {"a.b+tag@mail.example.net"}},
                      {"Stop bob [at] example [dot] net please", {"bob@example.net"}},
                      {"Stop bob(at)example.net please", {"bob@example.net"}},
                      {"邮箱a@example.net请删除", {"a@example.net"}},
                      {"メールアドレスはa@example.netです。", {"a@example.net"}},
                      {"адрес: a@example.net;", {"a@example.net"}},
                      {"I am at home (at last) and ann@example.org is mine", {}},
                      {"Follow @bob or a@b", {}}};
  for (const auto& [text, addresses] : rows) {
    INFO(text);
    CHECK(facts_of(text).addresses == addresses);
  }
}

TEST_CASE("lists by name or kind") {
  const std::pair<const char*, std::vector<std::string>> letters[] = {
      {"Take me off the Weekly Digest please.", {"Weekly Digest"}},
      {"Take me off the weekly digest please.", {"weekly digest"}},
      {"Please stop only the Friday one.", {"Friday"}},
      {"Remove me from all lists.", {"all"}},
      {"Unsubscribe me from all your mailing lists.", {"all"}},
      {"Please stop the offers.", {"offers"}},
      {"No more birthday mails, please stop them.", {"birthday mails"}},
      {"Bitte streichen Sie mich von allen Listen.", {"all"}},
      {"Désinscrivez-moi de toutes vos listes.", {"all"}},
      {"Quítenme de todas las listas.", {"all"}},
      {"Please stop the newsletter.", {}},
      {"I like the weekly digest.", {}},
      {"What lists do you keep?", {}}};
  for (const auto& [text, lists] : letters) {
    INFO(text);
    CHECK(facts_of(text).lists == lists);
  }
}

TEST_CASE("the site that an end user writes about") {
  const std::pair<const char*, const char*> letters[] = {
      {"I read a recipe on grandmas-lanai.example, and a box knew my town.", "grandmas-lanai.example"},
      {"See https://www.shop.example.com/a?b=c for it", "shop.example.com"},
      {"I bought shoes on Shop.Example.Com.", "shop.example.com"},
      {"Mein Konto bei www.laden.example bitte löschen", "laden.example"},
      {"Stop it tomorrow.please. My file is scan.pdf, see soren.tech or example.org", ""},
      {"I use Node.js and Vue.js, e.g. version 1.2.3.", ""},
      {"Pay 9.99 to a.b@shop.example", ""}};
  for (const auto& [text, site] : letters) {
    INFO(text);
    CHECK(facts_of(text).site == site);
  }
}
