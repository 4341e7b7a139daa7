// Attribution lines as the programs of many languages write them, and people's sentences that look alike.
#include "parsers/attribution.h"

#include "catch.h"
#include "parsers/newest.h"

using namespace joys;

namespace {
std::string newest(std::string_view text) { return newest_text(text).text; }
}  // namespace

TEST_CASE("attributions that stand for themselves, by program and language [R3]") {
  const char* line = GENERATE(
      // Gmail
      "On Tue, Mar 3, 2026 at 10:04 AM Weekly <n@news.example> wrote:",
      "On Tue, 3 Mar 2026 at 10:04, Weekly <n@news.example> wrote:",
      "Am Di., 3. März 2026 um 10:04 Uhr schrieb Weekly <n@news.example>:",
      "Weekly <n@news.example> schrieb am Di., 3. März 2026, 10:04:",
      "El mar, 3 mar 2026 a las 10:04, Weekly (<n@news.example>) escribió:",
      "Le mar. 3 mars 2026 à 10:04, Weekly <n@news.example> a écrit :",
      "Op di 3 mrt 2026 om 10:04 schreef Weekly <n@news.example>:",
      "Il giorno mar 3 mar 2026 alle ore 10:04 Weekly <n@news.example> ha scritto:",
      "Em ter., 3 de mar. de 2026 às 10:04, Weekly <n@news.example> escreveu:",
      "wt., 3 mar 2026 o 10:04 Weekly <n@news.example> napisał(a):",
      "вт, 3 мар. 2026 г. в 10:04, Weekly <n@news.example>:", "2026年3月3日(火) 10:04 Weekly <n@news.example>:",
      "Weekly <n@news.example> 于2026年3月3日周二 10:04写道：",
      "Weekly <n@news.example> 於 2026年3月3日 週二 上午10:04寫道：",
      "Den tis 3 mars 2026 kl 10:04 skrev Weekly <n@news.example>:",
      "Den tirs. 3. mar. 2026 kl. 10.04 skrev Weekly <n@news.example>:",
      "tir. 3. mars 2026 kl. 10:04 skrev Weekly <n@news.example>:",
      "ti 3. maalisk. 2026 klo 10.04 Weekly (n@news.example) kirjoitti:",
      "út 3. 3. 2026 v 10:04 odesílatel Weekly <n@news.example> napsal:",
      "Weekly <n@news.example>, 3 Mar 2026 Sal, 10:04 tarihinde şunu yazdı:",
      "2026년 3월 3일 (화) 오전 10:04, Weekly <n@news.example>님이 작성:",
      "вт, 3 бер. 2026 р. о 10:04 Weekly <n@news.example> пише:",
      // Apple Mail, iPhone
      "On Mar 3, 2026, at 10:04 AM, Weekly <n@news.example> wrote:",
      "Am 03.03.2026 um 10:04 schrieb Weekly <n@news.example>:",
      "El 3 mar 2026, a las 10:04, Weekly <n@news.example> escribió:",
      "Le 3 mars 2026 à 10:04, Weekly <n@news.example> a écrit :",
      "Op 3 mrt 2026 om 10:04 heeft Weekly <n@news.example> het volgende geschreven:",
      "Il giorno 3 mar 2026, alle ore 10:04, Weekly <n@news.example> ha scritto:",
      "No dia 3 de mar. de 2026, às 10:04, Weekly <n@news.example> escreveu:",
      "Wiadomość napisana przez Weekly <n@news.example> w dniu 3 mar 2026, o godz. 10:04:",
      "3 марта 2026 г., в 10:04, Weekly <n@news.example> написал(а):",
      "2026/03/03 10:04、Weekly <n@news.example>のメール:", "在 2026年3月3日，10:04，Weekly <n@news.example> 写道：",
      "3 mars 2026 kl. 10:04 skrev Weekly <n@news.example>:", "3. 3. 2026 v 10:04, Weekly <n@news.example>:",
      "Weekly <n@news.example> kirjoitti 3.3.2026 kello 10.04:",
      "Weekly <n@news.example> şunları yazdı (3 Mar 2026 10:04):",
      "2026. 3. 3. 오전 10:04, Weekly <n@news.example> 작성:",
      // Thunderbird
      "On 3/3/26 10:04, Weekly wrote:", "Am 03.03.26 um 10:04 schrieb Weekly:",
      "El 3/3/26 a las 10:04, Weekly escribió:", "Le 03/03/2026 à 10:04, Weekly a écrit :",
      "Il 03/03/2026 10:04, Weekly ha scritto:", "Op 03-03-2026 om 10:04 schreef Weekly:",
      "Em 03/03/2026 10:04, Weekly escreveu:", "W dniu 3.03.2026 o 10:04, Weekly pisze:",
      "03.03.2026 10:04, Weekly пишет:", "On 2026/03/03 10:04, Weekly wrote:", "在 2026/3/3 10:04, Weekly 写道:",
      "Den 2026-03-03 kl. 10:04, skrev Weekly:", "Den 03.03.2026 10:04, skrev Weekly:",
      "Dne 03. 03. 26 v 10:04 Weekly napsal(a):", "3.03.2026 10:04 tarihinde Weekly yazdı:",
      // Yahoo, Proton, Fastmail, Outlook for Mac, K-9
      "On Tuesday, March 3, 2026 at 10:04:05 AM GMT+1, Weekly <n@news.example> wrote:",
      "--- On Tue, 3/3/26, Weekly <n@news.example> wrote:",
      "Am Dienstag, 3. März 2026 um 10:04:05 MEZ hat Weekly <n@news.example> Folgendes geschrieben:",
      "Le mardi 3 mars 2026 à 10:04:05 UTC+1, Weekly <n@news.example> a écrit :",
      "El martes, 3 de marzo de 2026, 10:04:05 CET, Weekly <n@news.example> escribió:",
      "On Tuesday, March 3rd, 2026 at 10:04 AM, Weekly <n@news.example> wrote:",
      "On Tue, 3 Mar 2026, at 10:04, Weekly wrote:", "On 3/3/26, 10:04 AM, \"Weekly\" <n@news.example> wrote:",
      "On 3 March 2026 10:04:05 CET, Weekly <n@news.example> wrote:",
      "Am 3. März 2026 10:04:05 MEZ schrieb Weekly <n@news.example>:",
      // Mail.ru, Yandex, WP, 163, QQ, Horde
      "Вторник, 3 марта 2026, 10:04 +03:00 от Weekly <n@news.example>:",
      "03.03.2026, 10:04, \"Weekly\" <n@news.example>:", "Dnia 3 marca 2026 10:04 Weekly <n@news.example> napisał(a):",
      "W dniu 2026-03-03 10:04:05 użytkownik Weekly <n@news.example> napisał:",
      "At 2026-03-03 10:04:05, \"Weekly\" <n@news.example> wrote:",
      "在 2026-03-03 10:04:05，\"Weekly\" <n@news.example> 写道：",
      "Quoting Weekly <n@news.example>:", "Zitat von Weekly <n@news.example>:", "Citando Weekly <n@news.example>:",
      "*On Tue, 3 Mar 2026 at 10:04, Weekly <n@news.example> wrote:*",
      "On Tue, 3 Mar 2026 at 10:04, Weekly <n@news.example> wrote");
  INFO(line);
  CHECK(attribution_of(line) == Attribution::sure);
  CHECK(newest(std::string("Stop it.\n\n") + line + "\n\nold words\n\nmore") == "Stop it.");
  CHECK(newest(std::string("Stop it.\n") + line + "\n> old words\n\nBelow.") == "Stop it.\n\nBelow.");
}

TEST_CASE("attributions that count only where quote marks follow [R3]") {
  const char* line = GENERATE(
      "On 3 March 2026 Weekly wrote:", "Weekly wrote:", "Weekly Digest schrieb:", "You wrote:",
      "Weekly <n@news.example> wrote:", "Weekly a écrit :", "Weekly ha scritto:", "Weekly escribió:", "Weekly пишет:",
      "Weekly さんは書きました:", "2026年3月3日(火) 10:04", "2026/03/03 10:04 Weekly:", "2026/03/03 10:04、Weekly:",
      "03.03.2026 10:04, Weekly:", "On Monday you wrote to me:", "On Tue, Mar 3 2026 at 10:04, you wrote:",
      "Weekly kirjoitti 3.3.2026 klo 10.04:", "Weekly skrev den 2026-03-03 10:04:",
      "Weekly wrote on 3 March 2026 at 10:04:", "Xyzzy 3.3.2026 10:04 Weekly <n@news.example> foo:");
  INFO(line);
  CHECK(newest(std::string("Stop it.\n\n") + line + "\n> old\n\nBelow.") == "Stop it.\n\nBelow.");
  const std::string own = std::string("Stop it.\n\n") + line + "\nnothing of the kind";
  CHECK(newest(own) == own);
}

TEST_CASE("an attribution wrapped anywhere [R3]") {
  const char* wrapped = GENERATE("On Tue, 3 Mar 2026 at 10:04, Weekly Digest of Everything <\nn@news.example> wrote:",
                                 "On Tue, 3 Mar 2026 at 10:04,\nWeekly\n<n@news.example>\nwrote:",
                                 "Am Di., 3. März 2026 um 10:04 Uhr schrieb Weekly <\nn@news.example>:",
                                 "El mar, 3 mar 2026 a las 10:04, Weekly\n(<n@news.example>) escribió:",
                                 "вт, 3 мар. 2026 г. в 10:04, Weekly\n<n@news.example>:",
                                 "W dniu 2026-03-03 10:04:05 użytkownik Weekly\n<n@news.example> napisał:",
                                 "2026年3月3日(火) 10:04\nWeekly <n@news.example>:",
                                 "Il giorno mar 3 mar 2026 alle ore 10:04 Weekly\n<n@news.example> ha scritto:",
                                 "Weekly <n@news.example> ezt írta (időpont: 2026. márc. 3., K,\n10:04):",
                                 "Em ter., 3 de mar. de 2026 às 10:04, Weekly <n@news.example>\nescreveu:",
                                 "Weekly <n@news.example> 于\n2026年3月3日周二 10:04写道：",
                                 "Den tis 3 mars 2026 kl 10:04 skrev Weekly <\nn@news.example>:",
                                 "Op di 3 mrt 2026 om 10:04\nschreef Weekly <n@news.example>:");
  INFO(wrapped);
  CHECK(newest(std::string("Stop it.\n\n") + wrapped + "\n> old") == "Stop it.");
  CHECK(newest(std::string("Stop it\n") + wrapped + "\n\nold") == "Stop it");
}

TEST_CASE("the last words of the writer do not go with the attribution [R3]") {
  CHECK(newest("Am Ende will ich nur Ruhe\nWeekly <n@news.example> schrieb am 3. März 2026 um 10:04:\n> x") ==
        "Am Ende will ich nur Ruhe");
  CHECK(newest("On 5 May I want it gone\nOn Tue, 3 Mar 2026 at 10:04, Weekly\n<n@news.example> wrote:\n> x") ==
        "On 5 May I want it gone");
  CHECK(newest("Please stop. On Tue, 3 Mar 2026 at 10:04, Weekly <n@news.example> wrote:\nold") == "Please stop.");
  CHECK(newest("Stop! Am 03.03.2026 um 10:04 schrieb Weekly:\n> old") == "Stop!");
  CHECK(newest("On reflection, stop. On Tue, 3 Mar 2026 at 10:04, Weekly <n@news.example> wrote:\n> old") ==
        "On reflection, stop.");
  CHECK(newest("On 3 March I asked you to stop. On Tue, 3 Mar 2026 at 10:04, Weekly <n@news.example> wrote:\nold") ==
        "On 3 March I asked you to stop.");
  CHECK(newest("Stop it On Tue, 3 Mar 2026 at 10:04, Weekly <n@news.example> wrote:\n> x") == "Stop it");
  CHECK(newest("On reflection please stop On Tue, 3 Mar 2026 at 10:04, Weekly <n@news.example> wrote:\n> x") ==
        "On reflection please stop");
  CHECK(newest("停止 2026年3月3日(火) 10:04 Weekly <n@news.example>:\n> x") == "停止");
  CHECK(newest("Удалите Вторник, 3 марта 2026, 10:04 +03:00 от Weekly <n@news.example>:\nx") == "Удалите");
  CHECK(newest("Arrêtez. Le lun. 3 mars 2026 à 10:04, Weekly <n@news.example> a écrit :\n> x") == "Arrêtez.");
}

TEST_CASE("the writer's address above an attribution stays [R3]") {
  CHECK(newest("Please delete ann@example.com from\nyour list\nWeekly wrote:\n> x") ==
        "Please delete ann@example.com from\nyour list");
  CHECK(newest("Please delete ann@example.com\nOn 3 March 2026 at 10:04 Weekly wrote:\n> x") ==
        "Please delete ann@example.com");
  CHECK(newest("Delete <ann@example.com>\n3 March 2026 10:04 Weekly wrote:\n> x") == "Delete <ann@example.com>");
}

TEST_CASE("a request on the line that introduces a quotation stays [R3]") {
  const char* own =
      GENERATE("On 3 March 2026 I asked you to delete all my\ndata. You wrote:", "Please delete me. You wrote:",
               "On 3 March I asked you to delete my data. You wrote:", "Am 3. März bitte löschen. Sie schrieben:",
               "Please delete ann@example.com, 3.3.2026 10:04:", "Stop mailing me, you wrote:");
  CHECK(newest(std::string(own) + "\n> old") == own);
}

TEST_CASE("programs that put the attribution between rules [R3]") {
  const char* line =
      GENERATE("---- On Tue, 03 Mar 2026 10:04:05 +0100 Weekly <n@news.example> wrote ----", "---- Weekly wrote ----",
               "---- Weekly <n@news.example> schrieb ----", "--- n@news.example wrote:");
  INFO(line);
  CHECK(newest(std::string("Stop it.\n\n") + line + "\n\nold") == "Stop it.");
}

TEST_CASE("people's sentences are no attributions [R3]") {
  const char* text = GENERATE("On 3 March 2026 at 10:04 I wrote to ann@example.com:\nplease delete my data.",
                              "Am 3. März 2026 um 10:04 habe ich Ihnen geschrieben:\nBitte löschen Sie alles.",
                              "On 3 March 2026 your colleague wrote:\nWe will delete you.\nNobody did.",
                              "You wrote to me at 10:04 on 3 March 2026:\nthat is a lie.",
                              "Le 3 mars 2026 à 10:04 j'ai écrit ceci :\nsupprimez tout.",
                              "03.03.2026 10:04:\nyour first mail\n04.03.2026 10:04:\nthe second",
                              "My address:\nann@example.com", "My son wrote <3 on your page and then:\nnothing",
                              "Den 3 mars 2026 kl 10:04 skrev jag till er:\nta bort mig",
                              "Я писал вам 3 марта 2026 в 10:04, я просил:\nудалите меня",
                              "W dniu 3.03.2026 o 10:04 napisałem do was:\nusuńcie mnie",
                              "Please remove these from your list:\nann@example.com\nbob@example.com",
                              "Data: 2026, 10:04\nI want a copy of it:\nall");
  CHECK(newest(text) == text);
}
