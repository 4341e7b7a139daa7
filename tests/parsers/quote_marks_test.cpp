// Quote marks, separators and header blocks as programs write them, and what people write that looks alike.
#include "parsers/quote_marks.h"

#include "catch.h"
#include "parsers/newest.h"

using namespace joys;

namespace {
std::string newest(std::string_view text) { return newest_text(text).text; }
}  // namespace

TEST_CASE("quote marks of all kinds [R3]") {
  CHECK(newest("All.\n>no blank\n>> nested\n> > nested\n>") == "All.");
  CHECK(newest("All.\n  > indented\n\n＞全角\n&gt; escaped") == "All.");
  CHECK(newest("| old\n| older\n\nAll.") == "All.");
  CHECK(newest(": old\n: older\n\nAll.") == "All.");
  CHECK(newest("AL> old\nAL> older\nAll.") == "All.");
  CHECK(newest("» old\n» older\nAll.") == "All.");
  CHECK(newest("Weekly wrote:\n| one line\nAll.") == "All.");
  CHECK(newest("On Tue, 3 Mar 2026 at 10:04, Weekly wrote:\n\n: one line\n\nAll.") == "All.");
}

TEST_CASE("marks in people's own text stay [R3]") {
  const char* text =
      GENERATE("| Name | Ann |\n| Mail | ann@example.com |", "a > b and >> c", "Settings > Account > Delete",
               "He is 12 -> too young", ">:-( stop it", ">From now on no more letters.", ": one colon", "| one bar",
               "Age> 12", "<3 and > nothing", "=> please delete", ">>> https://news.example/u <<<",
               "See <https://news.example/a/very/long/link\n> and stop it.", "x> one", "PS> delete me");
  CHECK(newest(text) == text);
}

TEST_CASE("a quoted sentence that a program wrapped without a mark [R3]") {
  CHECK(newest("> You get this letter because you once signed up, to stop it please\nunsubscribe\n> here and "
               "now.\n\nYes.") == "Yes.");
  // An answer in between is one.
  CHECK(newest("> Which of our many letters should we stop sending to your address now?\nall\n> Why?\nbored") ==
        "all\nbored");
  CHECK(newest("> Do you want\nyes\n> or not") == "yes");
}

TEST_CASE("separators in many languages [R3]") {
  const char* mark = GENERATE(
      "-----Original Message-----", "-------- Original Message --------", "------- Original Message -------",
      "---------- Forwarded message ---------", "-------- Forwarded Message --------",
      "Begin forwarded message:", "-----Ursprüngliche Nachricht-----", "-------- Weitergeleitete Nachricht --------",
      "Anfang der weitergeleiteten Nachricht:", "-----Mensaje original-----", "-------- Mensaje reenviado --------",
      "Inicio del mensaje reenviado:", "-----Message d'origine-----", "-------- Message transféré --------",
      "Début du message réexpédié :", "-----Messaggio originale-----", "-------- Messaggio Inoltrato --------",
      "Inizio messaggio inoltrato:", "-----Oorspronkelijk bericht-----", "-------- Doorgestuurd bericht --------",
      "Begin doorgestuurd bericht:", "-----Mensagem original-----", "-------- Mensagem encaminhada --------",
      "Início da mensagem encaminhada:", "-----Wiadomość oryginalna-----", "-------- Przekazana wiadomość --------",
      "Początek przekazywanej wiadomości:", "-----Исходное сообщение-----",
      "-------- Перенаправленное сообщение --------", "-------- Пересылаемое сообщение --------",
      "Начало переадресованного сообщения:", "-----元のメッセージ-----", "-------- 転送メッセージ --------",
      "転送されたメッセージ:", "------------------ 原始邮件 ------------------", "---------- 转发邮件 ----------",
      "下面是被转发的邮件：", "-----Ursprungligt meddelande-----", "-------- Vidarebefordrat meddelande --------",
      "Vidarebefordrat brev:", "-----Oprindelig meddelelse-----", "-------- Videresendt meddelelse --------",
      "Start på videresendt besked:", "-----Opprinnelig melding-----",
      "Videresendt melding:", "-----Alkuperäinen viesti-----", "-------- Välitetty viesti --------",
      "---------- Původní e-mail ----------", "-------- Přeposlaná zpráva --------", "-----Orijinal Mesaj-----",
      "-------- İletilmiş Mesaj --------", "-----원본 메시지-----", "--------- 원본 메일 ---------",
      "-------- 전달된 메시지 --------", "----- Original Message -----",
      "---------------------- Forwarded by Ann/ACME on 03/03/2026 ---------------------------",
      ">>> Weekly <n@news.example> 03/03/26 10:04 >>>");
  INFO(mark);
  CHECK(newest(std::string("Stop it.\n\n") + mark + "\n\nold words\n\nmore") == "Stop it.");
  CHECK(newest(std::string("Stop it.\n\n") + mark +
               "\nFrom: Weekly <n@news.example>\nSubject: x\n\n> old words\n\nBelow.") == "Stop it.\n\nBelow.");
}

TEST_CASE("a separator in an unknown language above a header block, and one behind the last words [R3]") {
  CHECK(newest("Stop it.\n\n-------- Xyzzy --------\nFrom: Weekly\nSubject: x\n\nold") == "Stop it.");
  CHECK(newest("Stop it. -----Original Message----- From: Weekly\nold") == "Stop it.");
  CHECK(newest("Stop it. ---- and now") == "Stop it. ---- and now");
}

TEST_CASE("header blocks in eighteen languages [R3]") {
  const char* block = GENERATE(
      "From: Weekly <n@news.example>\nSent: Tuesday, March 3, 2026 10:04 AM\nTo: Ann\nSubject: Digest",
      "Von: Weekly <n@news.example>\nGesendet: Dienstag, 3. März 2026 10:04\nAn: Ann\nBetreff: Digest",
      "De: Weekly <n@news.example>\nEnviado el: martes, 3 de marzo de 2026 10:04\nPara: Ann\nAsunto: Digest",
      "De : Weekly <n@news.example>\nEnvoyé : mardi 3 mars 2026 10:04\nÀ : Ann\nObjet : Digest",
      "De : Weekly <n@news.example>\nDate : mardi 3 mars 2026 à 10:04\nÀ : Ann\nObjet : Digest",
      "Van: Weekly <n@news.example>\nVerzonden: dinsdag 3 maart 2026 10:04\nAan: Ann\nOnderwerp: Digest",
      "Da: Weekly <n@news.example>\nInviato: martedì 3 marzo 2026 10:04\nA: Ann\nOggetto: Digest",
      "De: Weekly <n@news.example>\nEnviada em: terça-feira, 3 de março de 2026 10:04\nPara: Ann\nAssunto: Digest",
      "Od: Weekly <n@news.example>\nWysłane: wtorek, 3 marca 2026 10:04\nDo: Ann\nTemat: Digest",
      "От: Weekly <n@news.example>\nОтправлено: 3 марта 2026 г. 10:04\nКому: Ann\nТема: Digest",
      "差出人: Weekly <n@news.example>\n送信日時: 2026年3月3日 10:04\n宛先: Ann\n件名: Digest",
      "发件人: Weekly <n@news.example>\n发送时间: 2026年3月3日 10:04\n收件人: Ann\n主题: Digest",
      "寄件者: Weekly <n@news.example>\n寄件日期: 2026年3月3日 10:04\n收件者: Ann\n主旨: Digest",
      "Från: Weekly <n@news.example>\nSkickat: den 3 mars 2026 10:04\nTill: Ann\nÄmne: Digest",
      "Fra: Weekly <n@news.example>\nSendt: 3. marts 2026 10:04\nTil: Ann\nEmne: Digest",
      "Lähettäjä: Weekly <n@news.example>\nLähetetty: tiistai 3. maaliskuuta 2026 10.04\nVastaanottaja: Ann\nAihe: "
      "Digest",
      "Od: Weekly <n@news.example>\nOdesláno: úterý 3. března 2026 10:04\nKomu: Ann\nPředmět: Digest",
      "Kimden: Weekly <n@news.example>\nGönderildi: 3 Mart 2026 Salı 10:04\nKime: Ann\nKonu: Digest",
      "보낸 사람: Weekly <n@news.example>\n보낸 날짜: 2026년 3월 3일 오전 10:04\n받는 사람: Ann\n제목: Digest",
      // Lotus, GMX, Foxmail, Hotmail, bold, folded, on one line, wide apart
      "From      : Weekly\nTo        : Ann\nDate      : 03/03/2026 10:04\nSubject   : Digest",
      "Gesendet: Dienstag, 03. März 2026 um 10:04 Uhr\nVon: Weekly <n@news.example>\nAn: Ann\nBetreff: Digest",
      "发件人： Weekly\n发送时间： 2026-03-03 10:04\n收件人： Ann\n主题： Digest",
      "Date: Tue, 3 Mar 2026 10:04:05 +0000\nSubject: Digest\nFrom: n@news.example\nTo: ann@example.com",
      "*From:* Weekly <n@news.example>\n*Date:* Tuesday, 3 March 2026 at 10:04\n*To:* Ann\n*Subject:* Digest",
      "From: Weekly <n@news.example>\nSent: Tuesday, March 3, 2026 10:04 AM\nTo: Ann <ann@example.com>;\n Bob "
      "<bob@example.com>;\n Cid <cid@example.com>\nSubject: Digest",
      "From: Weekly <n@news.example> Sent: Tuesday, March 3, 2026 10:04 AM To: Ann Subject: Digest",
      "From: n@news.example\nDate: Tue, 03 Mar 2026 10:04:05 +0100\nTo: Ann",
      "From: Weekly\n\nSent: Tuesday, March 3, 2026 10:04 AM\n\nTo: Ann\n\nSubject: Digest");
  INFO(block);
  CHECK(newest(std::string("Stop it.\n\n") + block + "\n\nold words\n\nmore") == "Stop it.");
  CHECK(newest(std::string("Stop it.\n________________________________\n") + block + "\n\nold") == "Stop it.");
  CHECK(newest(std::string("Stop it.\n\n") + block + "\n\n> old words\n\nBelow.") == "Stop it.\n\nBelow.");
  CHECK(newest(std::string(block) + "\n\nold words") == "");  // the subject holds the request
}

TEST_CASE("forms and formal heads are the person's own [R3]") {
  const char* text =
      GENERATE("From: Ann Lee <ann@example.com>\nSubject: delete me\n\nMessage Body:\nPlease delete me.",
               "From: Ann Lee\nTo: The privacy officer\nDate: 3 March 2026\nSubject: my data\n\nPlease delete it.",
               "To: The privacy officer\nFrom: Ann Lee\nDate: 3 March 2026\nSubject: my data\n\nPlease delete it.",
               "From: Ann <ann@example.com>\nDate: 2026-03-03 10:04\nSubject: data\n\nPlease delete it.",
               "Please note what changed from: old to: new", "From: me\nI want out.", "Subject: unsubscribe\n\nplease",
               "Hello,\n\nFrom: Ann\nTo: you\nSubject: deletion\n\nPlease delete me.",
               "Hello,\n\nFrom: ann@example.com\nDate: 2026-03-03 10:04\n\nPlease delete me.",
               "Von: 3. März\nBis: 5. März\nkeine Post bitte");
  CHECK(newest(text) == text);
}

TEST_CASE("own words above and below a forwarded block [R3]") {
  CHECK(newest("See below.\n\n---------- Forwarded message ---------\nFrom: Weekly <n@news.example>\nDate: Tue, Mar 3, "
               "2026 at 10:04 AM\n"
               "Subject: Digest\nTo: <ann@example.com>\n\n\nNews!\nUnsubscribe here") == "See below.");
  CHECK(newest("---------- Forwarded message ---------\nFrom: Weekly <n@news.example>\nDate: Tue, Mar 3, 2026\n\n> "
               "News!\n> Unsubscribe "
               "here\n\nNo more of this.") == "No more of this.");
  CHECK(newest("> From: Weekly\n> Subject: Digest\n>\n> News!\n\nNo more of this.") == "No more of this.");
}
