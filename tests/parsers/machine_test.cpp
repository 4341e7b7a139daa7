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
