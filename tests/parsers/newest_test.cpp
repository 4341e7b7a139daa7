// The newest unquoted text: what mail programs in many languages put around it must go, what people write must stay.
#include "parsers/newest.h"
#include "catch.h"
#include "letter.h"

using namespace joys;

TEST_CASE("an answer above a quotation") {
  const NewestText t =
      newest_text("Please stop.\n\nOn Mon, 3 Mar 2026 at 10:04, Soren <news@soren.tech> wrote:\n> Hello\n>\n> bye\n");
  CHECK(t.text == "Please stop.");
  CHECK(t.quoted == "On Mon, 3 Mar 2026 at 10:04, Soren <news@soren.tech> wrote:\n> Hello\n>\n> bye");
}

TEST_CASE("an answer below and between quotations") {
  CHECK(newest_text("On 3 March 2026 Soren wrote:\n> Hello\n\nStop it.\n").text == "Stop it.");
  CHECK(newest_text("On 3 March 2026 Soren wrote:\n> Which list?\nAll.\n> Why?\nToo many.\n").text ==
        "All.\nToo many.");
}

TEST_CASE("attributions in many languages, on one line and wrapped") {
  const char* attribution = GENERATE(
      "On Mon, Mar 3, 2026 at 10:04 AM Soren <news@soren.tech> wrote:",
      "Le lun. 3 mars 2026 à 10:04, Soren <news@soren.tech> a écrit :", "Am 03.03.2026 um 10:04 schrieb Soren:",
      "El lun, 3 mar 2026 a las 10:04, Soren (<news@soren.tech>) escribió:",
      "Il giorno lun 3 mar 2026 alle ore 10:04 Soren <news@soren.tech> ha scritto:",
      "Op ma 3 mrt 2026 om 10:04 schreef Soren <news@soren.tech>:",
      "Em seg., 3 de mar. de 2026 às 10:04, Soren <news@soren.tech> escreveu:",
      "W dniu 3.03.2026 o 10:04, Soren pisze i napisał:", "Den mån 3 mars 2026 kl 10:04 skrev Soren <news@soren.tech>:",
      "Den 3. mars 2026 kl. 10:04 skrev Soren:", "ma 3. maalisk. 2026 klo 10.04 Soren (news@soren.tech) kirjoitti:",
      "Dne 3. 3. 2026 v 10:04 Soren napsal(a):",
      "Soren <news@soren.tech> ezt írta (időpont: 2026. márc. 3., H, 10:04):",
      "În lun., 3 mar. 2026 la 10:04, Soren <news@soren.tech> a scris:",
      "пн, 3 мар. 2026 г. в 10:04, Soren <news@soren.tech>:  написал:", "Στις 3/3/2026 10:04 ο Soren έγραψε:",
      "Soren <news@soren.tech>, 3 Mar 2026 Pzt, 10:04 tarihinde şunu yazdı:",
      "Soren <news@soren.tech> 于2026年3月3日周一 10:04写道：",
      "2026年3月3日(月) 10:04 Soren <news@soren.tech>のメール:",
      "2026년 3월 3일 (월) 오전 10:04, Soren <news@soren.tech>님이 작성:",
      "Vào 10:04, 3 thg 3, 2026 Soren <news@soren.tech> đã viết:",
      "Pada 3 Mar 2026 10:04, Soren <news@soren.tech> menulis:");
  INFO(attribution);
  const std::string quote = "\n> old words\n";
  CHECK(newest_text(std::string("New.\n\n") + attribution + quote).text == "New.");
  CHECK(newest_text(std::string("New.\n\n") + attribution + "\nold words\nmore").text == "New.");
}

TEST_CASE("an attribution wrapped by a mail program, right under the last line") {
  CHECK(newest_text("Bye\nOn Mon, 3 Mar 2026 at 10:04, Soren Weekly Digest\n<news@soren.tech> wrote:\n> x").text ==
        "Bye");
  CHECK(newest_text("Bye\n\nAm Montag, 3. März 2026 um 10:04 Uhr schrieb\nSoren Weekly <news@soren.tech>:\n> x").text ==
        "Bye");
  CHECK(newest_text("Bye\n\nLe lundi 3 mars 2026,\nSoren Weekly <news@soren.tech>\na écrit :\n> x").text == "Bye");
}

TEST_CASE("people's own sentences are no attributions") {
  const char* text =
      GENERATE("My son wrote:\nI hate school", "On reflection, this is what I want:\nStop the mail.",
               "You asked me to write to you about this:\nplease delete me", "I wrote you twice:\nnobody answered");
  CHECK(newest_text(text).text == text);
}

TEST_CASE("header blocks above a quoted letter, in many languages") {
  const char* block = GENERATE(
      "From: Soren <n@soren.tech>\nSent: Monday\nTo: Ann\nSubject: Digest",
      "*From:* Soren\n*Sent:* Monday\n*To:* Ann\n*Subject:* Digest",
      "________________________________\nFrom: Soren\nSent: Monday\nTo: Ann\nSubject: Digest",
      "Von: Soren\nGesendet: Montag\nAn: Ann\nBetreff: Digest", "De : Soren\nEnvoyé : lundi\nÀ : Ann\nObjet : Digest",
      "De: Soren\nEnviado el: lunes\nPara: Ann\nAsunto: Digest", "Da: Soren\nInviato: lunedì\nA: Ann\nOggetto: Digest",
      "Van: Soren\nVerzonden: maandag\nAan: Ann\nOnderwerp: Digest",
      "Från: Soren\nSkickat: måndag\nTill: Ann\nÄmne: Digest", "Fra: Soren\nSendt: mandag\nTil: Ann\nEmne: Digest",
      "Od: Soren\nWysłano: poniedziałek\nDo: Ann\nTemat: Digest",
      "От: Soren\nОтправлено: понедельник\nКому: Ann\nТема: Digest",
      "发件人: Soren\n发送时间: 2026\n收件人: Ann\n主题: Digest",
      "差出人: Soren\n送信日時: 2026\n宛先: Ann\n件名: Digest");
  INFO(block);
  const NewestText t = newest_text(std::string("Remove me.\n\n") + block + "\n\nold words");
  CHECK(t.text == "Remove me.");
  CHECK(t.quoted.find("old words") != std::string::npos);
}

TEST_CASE("a formal letter head and a form stay") {
  const char* text =
      GENERATE("To: Privacy office\nFrom: Ann Lee\nDate: 3 March\nSubject: my data\n\nPlease delete it.",
               "Name: Ann\nEmail: ann@example.org\nRequest: delete", "From: old@example.org\nTo: new@example.org");
  CHECK(newest_text(text).text == text);
}

TEST_CASE("separators of forwarded and original letters") {
  const char* mark =
      GENERATE("-----Original Message-----", "---------- Forwarded message ---------",
               "Begin forwarded message:", "-----Ursprüngliche Nachricht-----", "-----Mensaje original-----",
               "-----Message d'origine-----", "-------- Messaggio originale --------",
               "------------------ 原始邮件 ------------------", "-------- Исходное сообщение --------");
  INFO(mark);
  CHECK(newest_text(std::string("See below.\n\n") + mark + "\nFrom: x\n\nold words").text == "See below.");
}

TEST_CASE("signatures and device lines") {
  CHECK(newest_text("Stop.\n-- \nAnn Lee\nACME").text == "Stop.");
  CHECK(newest_text("Stop.\n--\nAnn Lee\n\n> old\n").text == "Stop.");
  CHECK(newest_text("-- \nStop.").text == "--\nStop.");  // nothing stands above: no signature
  CHECK(newest_text("Stop.\n-- \nAnn\n\nOn 3 March 2026 Soren wrote:\n> old\n\nAnd delete me.").text ==
        "Stop.\n\nAnd delete me.");
  const char* device =
      GENERATE("Sent from my iPhone", "Get Outlook for iOS", "Envoyé de mon iPhone", "Von meinem iPhone gesendet",
               "Enviado desde mi iPhone", "Inviato da iPhone", "Verstuurd vanaf mijn iPhone", "Enviado do meu iPhone",
               "Wysłane z iPhone'a", "Skickat från min iPhone", "Отправлено с iPhone", "iPhoneから送信",
               "发自我的iPhone", "Sent from Yahoo Mail on Android", "iPhone'umdan gönderildi");
  INFO(device);
  CHECK(newest_text(std::string("Stop.\n\n") + device + "\n").text == "Stop.");
  CHECK(newest_text("I sent from my iPhone three letters asking you to stop, and you did not even answer.").text != "");
}

TEST_CASE("a long legal notice at the end goes, a request that sounds like one stays") {
  const std::string notice =
      "This e-mail and any attachments are confidential and may be legally privileged. If you are not the intended "
      "recipient, please notify the sender and delete it from your system.";
  CHECK(newest_text("Please remove me.\n\n" + notice).text == "Please remove me.");
  CHECK(newest_text(notice).text == notice);  // alone it is all that we have
  const std::string request =
      "I consider my data confidential. Under the law I ask you for a copy of everything that you hold about me, "
      "and to whom it was disclosed, within one month from today.";
  CHECK(newest_text("Hello,\n\n" + request).text == "Hello,\n\n" + request);
}

TEST_CASE("a letter of quotations only leaves nothing") {
  CHECK(newest_text("> all\n> quoted\n").text == "");
  CHECK(newest_text("On 3 March 2026 Soren wrote:\n> x\n").text == "");
  CHECK(newest_text("").text == "");
  CHECK(newest_text("\n\n \n").text == "");
}

TEST_CASE("clear-signed text loses its armour") {
  const NewestText t = newest_text(
      "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nDelete me.\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END "
      "PGP SIGNATURE-----\n");
  CHECK(t.text == "Delete me.");
}

TEST_CASE("every line of the letter is in one of the two texts") {
  const std::string hostile = GENERATE(
      test::repeated("> x\n", 60000), test::repeated("On 2026 a@b wrote:\n", 12000), test::repeated("From: a\n", 30000),
      test::repeated("-- \n", 60000), test::repeated(":\n", 120000), test::repeated("On 2026\n", 30000),
      test::repeated("this e-mail\n", 20000), test::repeated("On 3 On 3 On 3 On 3 On 3 On 3 a@b 10:04:\n", 6000),
      test::repeated("--\n\n\n\n", 40000), test::repeated("to unsubscribe from this\n", 10000),
      test::repeated("----\n\nFrom: x\n", 16000), test::repeated("You need not do anything.\n", 9000),
      test::repeated("Weekly wrote:\n\n\n", 16000), test::repeated("On 3 a@b\nOn 3 a@b\nOn 3\nOn 3:\n", 8000));
  const NewestText t = newest_text(hostile);
  CHECK(t.text.size() + t.quoted.size() <= hostile.size());
  CHECK(t.text.size() + t.quoted.size() > 0);
}

TEST_CASE("HTML letters: what programs put around old letters and signatures [R3]") {
  const char* quotation = GENERATE(
      "<div class=gmail_quote><div class=gmail_attr>On Tue, 3 Mar 2026 at 10:04, Weekly &lt;n@news.example&gt; "
      "wrote:<br></div><blockquote class=gmail_quote style='margin:0 0 0 .8ex;border-left:1px "
      "solid'>old</blockquote></div>",
      "<div id=yahoo_quoted_12 class=yahoo_quoted><div>Xyz 3/3 Weekly foo:</div><div>old<div>older</div></div></div>",
      "<div class=moz-cite-prefix>Xyz 03/03/26 Weekly foo:<br></div><blockquote type=cite>old</blockquote>",
      "<div id=mail-editor-reference-message-container><div><b>Xyz:</b> Weekly</div><div>old</div></div>",
      "<div name=quote style='border-left:2px solid'><div><b>Gesendet:</b> Montag</div><div>old</div></div>",
      "<div class=gmail_signature><div>Ann Lee</div><div>Unsubscribe Street 1</div></div>");
  INFO(quotation);
  const auto newest = [](const std::string& html) {
    return test::parsed(test::letter("Content-Type: text/html; charset=utf-8\n", html)).text;
  };
  CHECK(newest(std::string("<p>Stop it.</p>") + quotation) == "Stop it.");
  CHECK(newest(std::string("<div>Stop it.</div>") + quotation + "<div>All of it.</div>") == "Stop it.\nAll of it.");
  CHECK(
      newest("<div>Stop it.</div><div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>Xyz:</b> Weekly<br><b>Abc:</b>"
             " 3 Mar</div><div>old words</div>") == "Stop it.");
  CHECK(
      newest("<p>Stop it.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Weekly<br><b>Sent:"
             "</b> Tuesday, March 3, 2026 10:04 AM<br><b>To:</b> Ann<br><b>Subject:</b> Digest</p></div><p>old</p>") ==
      "Stop it.");
}
