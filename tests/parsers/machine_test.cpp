// Who is a machine, why, and the difference between muting us and asking for nothing.
#include "parsers/machine.h"

#include "catch.h"

using namespace joys;

namespace {

const std::vector<std::string> own{"joysandconcerns@soren.tech"};

// A person's letter: each test changes what it is about.
Message person(std::string subject = "Please delete my account", std::string text = "Please delete my account. Ann") {
  Message m;
  m.from = {Address{"Ann", "ann", "example.org", true}};
  m.return_path = "ann@example.org";
  m.subject = std::move(subject);
  m.text = std::move(text);
  m.content_type = "text/plain; charset=utf-8";
  return m;
}

Message with(std::string name, std::string value) {
  Message m = person();
  m.headers.push_back({std::move(name), std::move(value)});
  return m;
}

Message from(std::string local, std::optional<std::string> return_path) {
  Message m = person();
  m.from = {Address{"", std::move(local), "example.org", true}};
  m.return_path = std::move(return_path);
  return m;
}

bool mutes(const Message& m) { return recognise_machine(m, own).never_answer; }
std::string reason(const Message& m) { return recognise_machine(m, own).reason; }
bool automatic(const Message& m) { return recognise_machine(m, own).auto_reply; }

}  // namespace

TEST_CASE("a person's letter is no machine's") {
  const Machine machine = recognise_machine(person(), own);
  CHECK_FALSE(machine.never_answer);
  CHECK_FALSE(machine.auto_reply);
  CHECK(machine.reason.empty());
}

TEST_CASE("Auto-Submitted other than no mutes, whatever case, comments and parameters [3834-1] [3834-2]") {
  for (const char* value : {"auto-replied", "Auto-Replied", "(vacation) auto-replied; owner-email=x",
                            "auto-replied;x=y", " auto-replied (on behalf of (nested) somebody) "}) {
    INFO(value);
    CHECK(mutes(with("Auto-Submitted", value)));
    CHECK(automatic(with("auto-submitted", value)));
  }
  for (const char* value : {"no", "NO (really)", "(a person) No", "no; x=y", ""}) {
    INFO(value);
    CHECK_FALSE(mutes(with("Auto-Submitted", value)));
  }
  CHECK(recognise_machine(with("Auto-Submitted", "auto-replied"), own).reason == "auto-submitted: auto-replied");
}

TEST_CASE("a request that a machine generated is muted but stays a request") {
  CHECK(mutes(with("Auto-Submitted", "auto-generated")));
  CHECK_FALSE(automatic(with("Auto-Submitted", "auto-generated")));
  const Message service = from("no-reply", "bounce@removal.example");
  CHECK(mutes(service));
  CHECK_FALSE(automatic(service));
}

TEST_CASE("the null return path mutes; without a return path a system sender does [3834-3] [3834-4]") {
  CHECK(recognise_machine(from("ann", ""), own).reason == "null return path");
  CHECK_FALSE(automatic(from("ann", "")));
  CHECK_FALSE(mutes(from("ann", std::nullopt)));
  for (const char* local : {"MAILER-DAEMON", "postmaster", "noreply", "no-reply", "DoNotReply", "owner-news",
                            "news-request", "news-bounces", "root"}) {
    INFO(local);
    CHECK(mutes(from(local, std::nullopt)));
  }
  CHECK_FALSE(mutes(from("postmaster", "postmaster@example.org")));
  CHECK_FALSE(mutes(from("reply", std::nullopt)));
  CHECK_FALSE(mutes(from("noremy", std::nullopt)));
  CHECK(mutes(from("ann", "news-bounces@lists.example.org")));
}

TEST_CASE("lists and bulk mail mute; a person's letter through a list is no automatic reply [3834-4]") {
  for (const char* value : {"bulk", "LIST", "junk"}) CHECK(mutes(with("Precedence", value)));
  CHECK_FALSE(mutes(with("Precedence", "first-class")));
  for (const char* name : {"List-Id", "List-Unsubscribe", "list-post", "Mailing-List", "Feedback-ID"}) {
    INFO(name);
    CHECK(mutes(with(name, "<x>")));
    CHECK_FALSE(automatic(with(name, "<x>")));
  }
}

TEST_CASE("X-Auto-Response-Suppress mutes and proves nothing") {
  CHECK(mutes(with("X-Auto-Response-Suppress", "DR, OOF, AutoReply")));
  CHECK(mutes(with("X-Auto-Response-Suppress", "All")));
  CHECK_FALSE(mutes(with("X-Auto-Response-Suppress", "None")));
  CHECK_FALSE(automatic(with("X-Auto-Response-Suppress", "All")));
}

TEST_CASE("vendors' fields tell automatic replies, unless they deny it") {
  for (const char* name : {"X-Autoreply", "X-Autorespond", "x-autoresponder", "X-Vacation"})
    CHECK(automatic(with(name, "yes")));
  CHECK_FALSE(automatic(with("X-Autoreply", "no")));
  CHECK(automatic(with("Precedence", "auto_reply")));
  CHECK(automatic(with("X-MS-Exchange-Generated-Message-Source", "Mailbox Rules Agent")));
}

TEST_CASE("read receipts and calendar replies ask for nothing") {
  Message receipt = person("Read: your letter", "was read on Tuesday");
  receipt.content_type = "multipart/report; report-type=disposition-notification; boundary=x";
  CHECK(recognise_machine(receipt, own).reason == "read receipt");
  CHECK(automatic(receipt));
  Message calendar = person("Accepted: Call about my data", "");
  calendar.content_type = "multipart/alternative; boundary=x";
  calendar.parts.push_back({"text/calendar", "", 100, false, ""});
  CHECK(automatic(calendar));
  Message invitation = person("Please delete my data, details in the call");
  invitation.parts.push_back({"text/calendar", "", 100, true, ""});
  CHECK_FALSE(automatic(invitation));
  Message reply = person("Re: call", "");
  reply.content_type = "text/calendar; charset=utf-8; method=reply";
  CHECK(automatic(reply));
}

TEST_CASE("delivery and feedback reports are muted, not automatic replies [3464-7]") {
  Message report = from("mailer-daemon", "");
  report.subject = "Undelivered Mail Returned to Sender";
  report.content_type = "multipart/report; report-type=delivery-status; boundary=x";
  CHECK(mutes(report));
  CHECK_FALSE(automatic(report));
}

TEST_CASE("out-of-office subjects in many languages need a second sign [M1]") {
  for (const char* subject :
       {"Automatic reply: Your data", "Out of Office: Re: hello", "Respuesta automática: hola",
        "Réponse automatique : bonjour", "Automatische Antwort: Hallo", "Abwesenheitsnotiz: Hallo",
        "Risposta automatica: ciao", "Resposta automática: olá", "Automatisch antwoord: hallo",
        "Automatyczna odpowiedź: cześć", "Autosvar: hej", "Автоматический ответ: привет", "自動返信: こんにちは",
        "自动回复: 你好", "AUTOMATIC REPLY: Soren"}) {
    INFO(subject);
    Message m = person(subject, "Hello.");
    CHECK_FALSE(automatic(m));
    m.in_reply_to = "jc.1@soren.tech";
    CHECK(automatic(m));
    m.in_reply_to.clear();
    m.return_path = "";
    CHECK(automatic(m));
  }
  CHECK(automatic(person("Out of office", "I am out of the office and will return on Monday.")));
  Message exchange = person("Automatic reply: Your data", "Back soon.");
  exchange.headers.push_back({"Auto-Submitted", "auto-generated"});
  CHECK(automatic(exchange));
}

TEST_CASE("a person who writes about automatic replies is a person") {
  Message m = person("Re: Automatic reply: Your data", "Your robot answered. Please delete my account.");
  m.in_reply_to = "jc.1@soren.tech";
  CHECK_FALSE(automatic(m));
  CHECK_FALSE(mutes(m));
  CHECK_FALSE(automatic(person("Newsletter", "I am out of the office until May, please pause the newsletter.")));
}

TEST_CASE("challenges and ticket receipts are parked [M5]") {
  Message challenge =
      person("Your message to doug@example.net is waiting",
             "Because you aren't on his approved list, your note \"Digest\" is being held. To prove you're a "
             "person, open this link within 7 days.");
  challenge.from = {Address{"Spamfence", "challenge", "spamfence.example", true}};
  challenge.return_path.reset();
  CHECK(automatic(challenge));
  CHECK(recognise_machine(challenge, own).reason == "challenge");

  Message ticket = person("[Ticket#4711] Your request",
                          "We have received your request. Your ticket number is 4711. This is an "
                          "automated message, please do not reply.");
  ticket.from = {Address{"Help", "no-reply", "help.example", true}};
  CHECK(automatic(ticket));

  Message phish = person("Action needed: complete your unsubscribe",
                         "We received your wish to unsubscribe. To finish, sign in and confirm your identity.");
  phish.from = {Address{"", "no-reply", "s0ren.example", true}};
  CHECK_FALSE(automatic(phish));
}

TEST_CASE("our own letters come back without being answered [M4]") {
  Message m = person();
  m.from = {Address{"Soren", "JoysAndConcerns", "soren.tech", true}};
  CHECK(recognise_machine(m, own).reason == "our own address");
  m.from = {Address{"Soren", "joysandconcerns+abc", "soren.tech", true}};
  CHECK(mutes(m));
}

TEST_CASE("out-of-office replies without words of ours are known by mark and sentence in every language [M1]") {
  for (const char* text :
       {"I'm out of the office until Monday.", "Ich bin im Urlaub und ab Montag wieder erreichbar.",
        "Estaré ausente hasta el lunes.", "Je suis absent du bureau jusqu'à lundi.", "Ik ben afwezig tot maandag.",
        "Sono assente fino a lunedì.", "Estou ausente até segunda-feira.", "Przebywam na urlopie do poniedziałku.",
        "Я буду отсутствовать до понедельника, вернусь 3 марта.", "ただいま不在にしております。", "我目前正在休假。",
        "Jag är på semester till måndag.", "Jeg er på ferie til mandag."}) {
    INFO(text);
    Message m = person("Re: hello", text);
    CHECK_FALSE(automatic(m));
    m.return_path = "";
    CHECK(automatic(m));
    CHECK(reason(m) == "words of an automatic reply");
  }
}

TEST_CASE("a wish in a machine's letter stays a wish [3834-1]") {
  for (const char* text :
       {"This is an automated message of a removal service. Please delete my client's personal data.",
        "Diese automatisch generierte Nachricht stellt unser Dienst zu: bitte löschen Sie die Daten von Ann Lee.",
        "Message automatique : veuillez supprimer les données de notre client.",
        "Our ticket has been created. Please remove the data of our client. Reference number 12.",
        "To confirm: please erase my personal data and reply when it is done."}) {
    INFO(text);
    Message m = person("Data request", text);
    m.from = {Address{"Removal service", "no-reply", "removal.example", true}};
    m.headers.push_back({"Auto-Submitted", "auto-generated"});
    CHECK(mutes(m));
    CHECK_FALSE(automatic(m));
  }
}

TEST_CASE("a person may write a subject that a machine writes too [M1]") {
  CHECK_FALSE(automatic(person("Out of office - please unsubscribe me",
                               "I will be out of the office for a year. Please unsubscribe me until then.")));
  CHECK_FALSE(automatic(person("Automatic reply", "Your automatic reply did not help. Call me.")));
  CHECK_FALSE(automatic(person("Abwesenheit", "Ich bin im Urlaub, bitte löschen Sie meine Daten.")));
  CHECK_FALSE(automatic(person("Read: your policy", "I have read it and have a question about cookies.")));
}

TEST_CASE("fields of vacation programs and Exchange tell automatic replies by value [M1]") {
  CHECK(reason(with("X-POST-MessageClass", "9; Autoresponder")) == "x-post-messageclass");
  CHECK(automatic(with("X-Autogenerated", "Reply")));
  CHECK_FALSE(automatic(with("X-Autogenerated", "Forward")));
  CHECK(mutes(with("X-Autogenerated", "Forward")));
  CHECK_FALSE(automatic(with("X-MS-Exchange-Generated-Message-Source", "Antimalware Agent")));
  Message rule = person("hello", "I am out of the office.");
  rule.headers.push_back({"X-MS-Exchange-Inbox-Rules-Loop", "ann@example.org"});
  CHECK(automatic(rule));
  Message program = person("away from my mail", "I will not be reading my mail for a while.");
  program.headers.push_back({"Precedence", "bulk"});
  CHECK(automatic(program));
  program.headers.push_back({"List-Unsubscribe", "<https://news.example/u>"});
  CHECK_FALSE(automatic(program));
  Message exchange = person("Automatic reply: Your data", "Thank you. Back soon.");
  exchange.headers.push_back({"X-Auto-Response-Suppress", "All"});
  CHECK(automatic(exchange));
  Message mailer = person("hello", "I am on vacation.");
  mailer.headers.push_back({"X-Mailer", "Vacation Program 3.1"});
  CHECK(automatic(mailer));
}

TEST_CASE("newsletters are no automatic replies, whatever they speak of [3834-4]") {
  Message m =
      person("Out of office: our holiday offers", "Are you on vacation? We have received your wishes. Ticket sale!");
  m.from = {Address{"News", "news", "shop.example", true}};
  m.return_path = "bounces+ann@shop.example";
  m.headers.push_back({"List-Unsubscribe", "<https://shop.example/u>"});
  m.headers.push_back({"Precedence", "bulk"});
  CHECK(mutes(m));
  CHECK_FALSE(automatic(m));
}

TEST_CASE("challenges of many systems are known [M5]") {
  struct {
    const char *system, *local, *subject, *text;
  } const letters[] = {
      {"Boxbe", "ann", "hello (Action Required)",
       "Your message about \"hello\" was waitlisted. Please add yourself to my Guest List so your messages will be "
       "delivered to my Inbox."},
      {"TMDA", "ann", "Please confirm your message",
       "Your message attached below is being held because the address has not been verified. To release your message, "
       "reply to this message."},
      {"SpamArrest", "ann", "Re: hello (verification)",
       "I'm protecting myself from receiving junk mail. Just this once, click the link below so I can receive your "
       "emails."},
      {"EarthLink", "ann", "Re: hello [spam blocker]",
       "I apologize for this automatic reply. To control spam, I now allow incoming messages only from senders I have "
       "approved beforehand."},
      {"UOL", "antispam", "Re: hello", "AntiSpam UOL » TIRA-TEIMA. Seu e-mail foi bloqueado."},
      {"captcha", "challenge", "Your mail is waiting",
       "Your message is held. Solve the captcha to prove that you are not a robot and it will be delivered."},
      {"Mailman", "news-bounces", "Your message to News awaits moderator approval",
       "Your mail is being held until the list moderator can review it for approval."}};
  for (const auto& l : letters) {
    INFO(l.system);
    Message m = person(l.subject, l.text);
    m.from = {Address{"", l.local, "example.org", true}};
    m.return_path = std::string(l.local) + "@example.org";
    CHECK(automatic(m));
    CHECK(reason(m) == "challenge");
  }
}

TEST_CASE("ticket systems acknowledge in many words [M5]") {
  struct {
    const char *name, *value, *text;
  } const letters[] = {{"X-Mailer", "Zendesk Mailer",
                        "Your request (4711) has been received and is being reviewed by our support staff."},
                       {"X-FD-Ticket", "4711", "Thank you for contacting us. Your ticket number is 4711."},
                       {"X-JIRA-FingerPrint", "ab12", "We have received your request, reference number SD-4711."},
                       {"X-Mailer", "OTRS Mail Service", "Vielen Dank für Ihre Anfrage. Ihre Ticketnummer ist 4711."},
                       {"RT-Ticket", "help 4711", "We received your message. A ticket has been created."},
                       {"Auto-Submitted", "auto-generated", "Wir haben Ihre Anfrage erhalten, Vorgangsnummer 4711."}};
  for (const auto& l : letters) {
    INFO(l.text);
    Message m = person("[#4711] hello", l.text);
    m.headers.push_back({l.name, l.value});
    CHECK(reason(m) == "ticket receipt");
  }
  CHECK_FALSE(automatic(person("[#4711] hello", "I received your message about ticket 4711. What does it mean?")));
}

TEST_CASE("read receipts without the part are known by subject and sentence [M5]") {
  struct {
    const char *subject, *text;
  } const receipts[] = {{"Read: hello", "Your message\n To: Soren\n Subject: hello\nwas read on Monday."},
                        {"Not read: hello", "Your message was deleted without being read on Monday."},
                        {"Gelesen: Hallo", "Ihre Nachricht wurde gelesen am Montag."},
                        {"Lu : bonjour", "Votre message a été lu le lundi."},
                        {"Leído: hola", "Su mensaje se leyó el lunes."},
                        {"Letto: ciao", "Il messaggio è stato letto lunedì."},
                        {"Lida: olá", "A mensagem foi lida na segunda-feira."},
                        {"Gelezen: hallo", "Uw bericht is gelezen op maandag."},
                        {"Przeczytane: cześć", "Wiadomość została przeczytana."},
                        {"Läst: hej", "Meddelandet lästes på måndag."},
                        {"Læst: hej", "Meddelelsen blev læst mandag."},
                        {"Прочитано: привет", "Ваше сообщение было прочитано."},
                        {"開封済み: こんにちは", "メッセージは開封されました。"},
                        {"已读: 你好", "您的邮件已被阅读。"}};
  for (const auto& r : receipts) {
    INFO(r.subject);
    CHECK(reason(person(r.subject, r.text)) == "read receipt");
  }
}

TEST_CASE("invitations that say nothing else are parked, those with words are read [M5]") {
  Message bare = person("Invitation: Call @ Tue", "");
  bare.parts.push_back({"text/calendar", "", 100, false, ""});
  CHECK(reason(bare) == "calendar invitation");
  bare.text = "Please delete my data, I explain in the call.";
  CHECK_FALSE(automatic(bare));
}

TEST_CASE("our own letters come back rewritten and are still ours [M4]") {
  Message m = person("Re: your request", "Done. You need not do anything.");
  m.headers.push_back({"Auto-Submitted", "auto-generated"});
  m.message_id = "a1b2c3@soren.tech";
  CHECK(reason(m) == "our own letter");
  CHECK(automatic(m));
  Message via = person();
  via.headers.push_back({"X-Original-From", "Soren <joysandconcerns@soren.tech>"});
  CHECK(reason(via) == "our own address");
  Message sender = person();
  sender.sender = Address{"", "joysandconcerns+KEY", "soren.tech", true};
  CHECK(mutes(sender));
}

TEST_CASE("addresses that no person reads are known in many languages [3834-4]") {
  for (const char* local : {"shop-noreply", "noreply.news", "ne-pas-repondre", "keine-antwort", "no-responder",
                            "nao-responda", "non-rispondere", "niet-beantwoorden", "news-return-12-ann", "sentto-1-2",
                            "auto-confirm", "notifications", "news-bounces+ann"}) {
    INFO(local);
    CHECK(mutes(from(local, std::nullopt)));
  }
  for (const char* local : {"noemi.reply", "requester", "owner", "bouncer", "automation.fan", "norbert"}) {
    INFO(local);
    CHECK_FALSE(mutes(from(local, std::nullopt)));
  }
}

TEST_CASE("keywords of fields are read through quotes, escapes and commas [3834-2]") {
  CHECK(automatic(with("Auto-Submitted", "(a \\) b) auto-replied")));
  CHECK(automatic(with("Auto-Submitted", "\"auto-replied\"")));
  CHECK(mutes(with("Auto-Submitted", "auto-notified; owner=x")));
  CHECK_FALSE(mutes(with("Auto-Submitted", "no, really")));
}
