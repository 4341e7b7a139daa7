// Device lines, notices and footers that speak for nobody, and people's sentences that look alike.
#include "parsers/footers.h"

#include "catch.h"
#include "parsers/newest.h"

using namespace joys;

namespace {
std::string newest(std::string_view text) { return newest_text(text).text; }
}  // namespace

TEST_CASE("device lines in many languages [R3]") {
  const char* line = GENERATE(
      "Sent from my iPhone", "Sent from my iPhone 15 Pro Max", "Sent from my iPad", "Sent from my Galaxy",
      "Sent from Mail for Windows", "Sent from Outlook for Android", "Get Outlook for iOS<https://aka.ms/o0ukef>",
      "Get Outlook for Android", "Sent from Yahoo Mail for iPhone", "Sent with Proton Mail secure email.",
      "Sent from Proton Mail Android", "Sent from my Android device with K-9 Mail. Please excuse my brevity.",
      "Sent from my mobile, please excuse typos", "Sent via the Samsung Galaxy S24, an AT&T 5G smartphone",
      "Sent from my Verizon, Samsung Galaxy smartphone", "Sent from the all new AOL app for Android", "Sent from Spark",
      "Sent from my BlackBerry 10 smartphone.", "Von meinem iPhone gesendet",
      "Von meinem Samsung Galaxy Smartphone gesendet.", "Gesendet von meinem Galaxy", "Gesendet mit der GMX Mail App",
      "Gesendet von Outlook für iOS", "Holen Sie sich Outlook für Android",
      "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.", "Enviado desde mi iPhone",
      "Enviado desde Correo para Windows", "Obtener Outlook para Android", "Envoyé de mon iPhone",
      "Envoyé depuis mon téléphone Orange", "Envoyé à partir de Outlook pour iOS", "Télécharger Outlook pour Android",
      "Inviato da iPhone", "Inviato dal mio Galaxy", "Scarica Outlook per iOS", "Verzonden met Outlook voor Android",
      "Verstuurd vanaf mijn iPhone", "Verzonden vanaf mijn Galaxy", "Enviado do meu iPhone", "Enviado do meu Galaxy",
      "Obter o Outlook para iOS", "Wysłane z iPhone'a", "Wysłane z telefonu Samsung",
      "Pobierz Outlook dla systemu Android", "Отправлено с iPhone", "Отправлено с моего Galaxy",
      "Отправлено из мобильной Почты Mail.ru", "Отправлено из Яндекс.Почты для мобильных", "iPhoneから送信",
      "iPadから送信", "Outlook for Android を入手", "发自我的iPhone", "发自我的 Galaxy", "來自我的 iPhone",
      "获取 Outlook for iOS", "Skickat från min iPhone", "Skickat från min Galaxy", "Hämta Outlook för iOS",
      "Sendt fra min iPhone", "Sendt fra min Galaxy", "Sendt fra Outlook til Android", "Hent Outlook til iOS",
      "Lähetetty iPhonesta", "Odesláno z iPhonu", "Odesláno z mého Galaxy", "iPhone'umdan gönderildi",
      "나의 iPhone에서 보냄", "내 Galaxy에서 보냄", "Надіслано з iPhone", "-- Sent from my iPhone");
  INFO(line);
  CHECK(is_device_line(line));
  CHECK(newest(std::string("Stop it.\n\n") + line) == "Stop it.");
  CHECK(newest(std::string("Stop it.\n") + line + "\n____________\nFrom: W\nSent: Monday\nTo: A\nSubject: x\n\nx") ==
        "Stop it.");
  CHECK(newest(std::string("Stop it.\n") + line + "\nOn Tue, 3 Mar 2026 at 10:04, Weekly wrote:\n> x") == "Stop it.");
  CHECK(newest(std::string("Stop it.\n") + line + "\n\nOn Tue, 3 Mar 2026 at 10:04, Weekly wrote:\n> x") == "Stop it.");
}

TEST_CASE("people's sentences about devices stay [R3]") {
  const char* text =
      GENERATE("Sent from my phone, stop mailing me", "Sent from my phone so please stop this",
               "I sent from my iPhone three letters to you.", "Sent from my old phone number ann@example.com",
               "Von meinem Handy aus bitte ich Sie um Löschung",
               "Gesendet haben Sie mir das auf mein Handy, löschen Sie meine Nummer",
               "Enviado desde mi móvil: quiero que borren todos mis datos",
               "Envoyé de mon téléphone, supprimez mes données svp merci", "Was sent from my iPhone by mistake?");
  CHECK(newest(text) == text);
}

TEST_CASE("footers of virus scanners and printers [R3]") {
  const char* footer = GENERATE(
      "Virus-free. www.avast.com", "Virus-free.www.avast.com <https://www.avast.com/x>", "Virenfrei. www.avast.com",
      "Sans virus. www.avast.com", "Libre de virus. www.avast.com",
      "Mail priva di virus.\nPrivo di virus. www.avast.com", "Не содержит вирусов. www.avast.com",
      "---\nThis email has been checked for viruses by Avast antivirus software.\nhttps://www.avast.com/antivirus",
      "---\nDiese E-Mail wurde von Avast Antivirus-Software auf Viren geprüft.\nhttp://www.avast.com",
      "--\nThis message has been scanned for viruses and\ndangerous content by MailScanner, and is\nbelieved to be "
      "clean.",
      "__________ Information from ESET NOD32 Antivirus, version of virus signature database 1234 __________\n\nThe "
      "message was "
      "checked by ESET NOD32 Antivirus.\n\nhttp://www.eset.com",
      "No virus found in this message.\nChecked by AVG - www.avg.com\nVersion: 2016.0.1",
      "Please consider the environment before printing this email.", "P Think before you print.");
  INFO(footer);
  const std::string left = newest(std::string("Remove me now.\n\n") + footer);
  CHECK(left.starts_with("Remove me now."));
  if (!std::string_view(footer).starts_with("Mail ") && !std::string_view(footer).starts_with("P "))
    CHECK(left == "Remove me now.");
  const std::string_view f = footer;
  if (f.starts_with("--") || f.starts_with("Virus-free. "))
    CHECK(newest("Remove me now.\n" + std::string(f)) == "Remove me now.");
}

TEST_CASE("footers of lists and newsletters do not speak for the person [R3]") {
  const char* footer = GENERATE(
      "_______________________________________________\nUsers mailing "
      "list\nusers@lists.example\nhttps://lists.example/mailman/listinfo/users",
      "-- \nYou received this message because you are subscribed to the Google Groups \"x\" group.\nTo unsubscribe "
      "from this group and "
      "stop receiving emails from it, send an email to x+unsubscribe@groups.example.\nFor more options, visit "
      "https://groups.example/d/optout.",
      "You are receiving this because you signed up.\nTo unsubscribe click here: https://news.example/u",
      "To unsubscribe from this list: send the line \"unsubscribe x\" in\nthe body of a message to "
      "majordomo@lists.example",
      "---------------------------------------------------------------------\nTo unsubscribe, e-mail: "
      "x-unsubscribe@lists.example",
      "If you no longer wish to receive these letters, unsubscribe here: https://news.example/u",
      "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben. Abmelden: https://news.example/u",
      "Vous recevez ce message car vous êtes abonné. Pour vous désinscrire, cliquez ici : https://news.example/u",
      "Has recibido este mensaje porque estás suscrito. Para darte de baja: https://news.example/u",
      "Hai ricevuto questo messaggio perché sei iscritto. https://news.example/u",
      "U ontvangt deze e-mail omdat u zich inschreef. https://news.example/u",
      "Você recebeu essa mensagem porque se inscreveu: https://news.example/u",
      "Otrzymujesz tę wiadomość, bo się zapisałeś: https://news.example/u",
      "Вы получили это письмо, потому что подписались: https://news.example/u",
      "このメールは配信停止できます https://news.example/u", "您收到此邮件是因为您订阅了。退订：https://news.example/u",
      "Du får det här mejlet för att du anmält dig: https://news.example/u",
      "Du modtager denne mail, fordi du er tilmeldt: https://news.example/u");
  INFO(footer);
  CHECK(newest(std::string("I have a question.\n\n") + footer) == "I have a question.");
}

TEST_CASE("people's words about unsubscribing stay at the end of a letter [R3]") {
  const char* text = GENERATE(
      "Hello,\n\nTo unsubscribe from this list I clicked the link http://news.example/u, nothing happened.",
      "Hello,\n\nIf you do not wish to receive a complaint, take me off: ann@example.com",
      "Hello,\n\nunsubscribe: me, please, ann@example.com",
      "Hello,\n\nTo unsubscribe from the newsletter: ann@example.com",
      "Hello,\n\nThis email was sent to an address here that is a child's.",
      "Hello,\n\nYou are receiving this message because a consumer asked us to act for her: https://agent.example/x",
      "Hello,\n\nYou are receiving this because of a request under the GDPR. Click here: https://agent.example/x",
      "Hello,\n\nYou are subscribed to send me nothing any more.", "配信停止お願いします。\n\nann@example.com",
      "Hallo,\n\nmöchten Sie keine Anzeige? Dann löschen Sie mich: ann@example.com", "Hello,\n\nunsubscribe");
  CHECK(newest(text) == text);
}

TEST_CASE("legal notices in many languages go, legal requests stay [R3]") {
  const char* notice = GENERATE(
      "This e-mail is confidential and intended only for the named addressee. If you have received this in error, "
      "please notify the "
      "sender and delete it from your system.",
      "Diese E-Mail enthält vertrauliche und rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat "
      "sind, informieren "
      "Sie bitte den Absender und vernichten Sie diese Nachricht.",
      "Ce message et ses pièces jointes sont confidentiels et établis à l'usage exclusif de ses destinataires. Si vous "
      "l'avez reçu par "
      "erreur, merci d'avertir l'expéditeur.",
      "Este mensaje y sus archivos adjuntos son confidenciales y para uso exclusivo del destinatario. Si lo ha "
      "recibido por error, "
      "avise al remitente y elimínelo.",
      "Questo messaggio contiene informazioni riservate ed è destinato solo al destinatario. Se lo avete ricevuto per "
      "errore, avvisate il "
      "mittente e cancellate gli allegati.",
      "Dit bericht is vertrouwelijk en alleen bestemd voor de geadresseerde. Indien u het ten onrechte ontvangt, "
      "waarschuw dan de afzender "
      "en verwijder het bericht.",
      "Esta mensagem é confidencial e destinada apenas ao destinatário. Se a recebeu por engano, avise o remetente e "
      "apague-a junto com os "
      "anexos, por favor.",
      "Niniejsza wiadomość jest poufna i przeznaczona wyłącznie dla adresata. Jeżeli otrzymaliście ją Państwo "
      "omyłkowo, prosimy "
      "powiadomić nadawcę i usunąć załączniki.",
      "Данное сообщение конфиденциально и предназначено только для адресата. Если вы получили его по ошибке, сообщите "
      "отправителю и "
      "удалите его.",
      "本メールには機密情報が含まれており、受信者以外の利用は禁じられています。誤って受信された場合は送信者にご連絡の上"
      "、削除してください。",
      "本邮件及其附件含有保密信息，仅供收件人使用。如您误收，请立即通知发件人并删除本邮件，谢谢您的合作与理解，不得复制"
      "或转发给任何第三方。",
      "Detta meddelande är konfidentiellt och avsett endast för mottagaren. Om ni fått det av misstag, meddela "
      "avsändaren och radera "
      "det i sin helhet.",
      "Denne e-mail er fortrolig og kun beregnet for modtageren. Har du fået den ved en fejl, bedes du underrette "
      "afsenderen og slette "
      "den med det samme.");
  INFO(notice);
  CHECK(is_legal_notice(notice));
  CHECK(newest(std::string("Stop it.\n\n") + notice) == "Stop it.");
  CHECK(newest(std::string("Stop it.\n\n") + notice + "\n\nOn Tue, 3 Mar 2026 at 10:04, Weekly wrote:\n> x") ==
        "Stop it.");
  CHECK_FALSE(is_legal_notice(
      "This message is confidential. I object to any disclosure of my data that you hold in error, and ask "
      "you to delete it from your system within the legal time."));
}

TEST_CASE("our own answer quoted without marks is not the person's [R3]") {
  CHECK(newest("But I want them back!\n\nDone. You need not do anything.\n\nFrom now on ann@example.com gets no more "
               "announcements from "
               "us.\n\nA person at Example reads what you answer. Our number for your letter is ABCD-EFGH.\n\nUndo it "
               "here:\nhttps://privacy.example/undo/x\n") == "But I want them back!");
  CHECK(newest("Danke.\n\nErledigt. Sie müssen nichts tun.\n\nAb jetzt bekommt ann@example.com keine Ankündigungen "
               "mehr von uns.\n\nBei "
               "Example liest ein Mensch, was Sie antworten. Unsere Nummer für Ihren Brief ist ABCD-EFGH.\n\nUnd "
               "löschen!") == "Danke.\n\nUnd löschen!");
  CHECK(newest("You need not do anything.\nBut do delete me.") == "You need not do anything.\nBut do delete me.");
}

TEST_CASE("signatures below other rules, and none where sentences stand [R3]") {
  CHECK(newest("Stop it.\n\n____________________\nAnn Lee\nTel. +1 555 0100") == "Stop it.");
  CHECK(newest("Stop it.\n—\nAnn Lee\nBaker") == "Stop it.");
  CHECK(newest("Stop it.\n-- \nAnn Lee\n\nP.S. Delete me, too.") == "Stop it.\nP.S. Delete me, too.");
  const char* text = GENERATE("Hello,\n--\nplease delete everything that you have about me, and be quick.",
                              "Hello,\n---\nDelete my account", "Hi\n--\nunsubscribe", "Hallo\n—\nbitte abmelden",
                              "Hi\n____\nstop it, ann@example.com", "One\n-----\nTwo",
                              "Hello\n=====\n1. delete me\n2. tell me", "-- \nonly this");
  CHECK(newest(text) == (std::string_view(text) == "-- \nonly this" ? "--\nonly this" : text));
}
