// Delivery reports in both forms: groups of fields, and prose of many systems.
#include "catch.h"
#include "parsers/delivery_status.h"
#include "parsers/report.h"

using namespace joys;

namespace {

Message report(std::string status, std::string type = "message/delivery-status") {
  Message m;
  m.from = {Address{"", "mailer-daemon", "mx.example", true}};
  m.return_path = "";
  m.content_type = "multipart/report; report-type=delivery-status; boundary=x";
  m.parts.push_back({"text/plain", "", 10, false, ""});
  m.parts.push_back({std::move(type), "", 10, false, std::move(status)});
  return m;
}

Message prose(std::string subject, std::string text, std::string local = "mailer-daemon") {
  Message m;
  m.from = {Address{"", std::move(local), "mx.example", true}};
  m.to = {Address{"", "joysandconcerns+abc", "soren.tech", true}};
  m.return_path = "x@mx.example";
  m.subject = std::move(subject);
  m.text = std::move(text);
  m.content_type = "text/plain";
  return m;
}

}  // namespace

TEST_CASE("every recipient group is one result [3464-1] [3464-2] [3464-3]") {
  const auto found = parse_delivery_report(
      report("Reporting-MTA: dns; mx.example\r\nArrival-Date: today\r\n\r\n"
             "Final-Recipient: RFC822; Ann@Example.org\r\nAction: Failed\r\nStatus: 5.1.1 (bad mailbox)\r\n"
             "Diagnostic-Code: smtp; 550 5.1.1\r\n  no such user\r\n\r\n\r\n"
             "Original-Recipient: rfc822;bob@example.net\r\nFinal-Recipient: rfc822;<bob@internal.example>\r\n"
             "action: delayed\r\nstatus: 4.4.7\r\n\r\n"
             "Final-Recipient: x400; /c=us\r\nAction: relayed\r\nStatus: 2.0.0\r\n"));
  REQUIRE(found);
  REQUIRE(found->recipients.size() == 3);
  CHECK(found->recipients[0].address == "ann@example.org");
  CHECK(found->recipients[0].action == "failed");
  CHECK(found->recipients[0].status == "5.1.1");
  CHECK(found->recipients[0].diagnostic == "smtp; 550 5.1.1 no such user");
  CHECK(found->recipients[1].address == "bob@example.net");
  CHECK(found->recipients[1].action == "delayed");
  CHECK(found->recipients[1].status == "4.4.7");
  CHECK(found->recipients[2].address.empty());
  CHECK(found->recipients[2].action == "relayed");
}

TEST_CASE("a failure may have a temporary cause, and unspecified means temporary [3464-4] [3464-5] [3464-6]") {
  const auto one = [](std::string fields) {
    return parse_delivery_report(report("A: b\n\nFinal-Recipient: rfc822;a@b.example\n" + fields))->recipients.at(0);
  };
  CHECK(one("Action: failed\nStatus: 4.4.7\n").action == "failed");
  CHECK(one("Action: failed\nStatus: 4.4.7\n").status == "4.4.7");
  CHECK(one("Status: 5.1.1\n").action == "failed");
  CHECK(one("Status: nonsense\n").action == "delayed");
  CHECK(one("Action: exploded\n").action == "delayed");
  CHECK(one("Action: failed\nStatus: 5.10.100\n").status == "5.10.100");
  CHECK(one("Action: failed\nStatus: 9.1.1\nDiagnostic-Code: smtp; 550-5.7.1 no\n").status == "5.7.1");
  CHECK(one("Action: failed\nStatus: 4.2.2\nDiagnostic-Code: smtp; 550 5.1.1 no\n").status == "4.2.2");
}

TEST_CASE("internationalised reports are read [3464-10]") {
  const auto found = parse_delivery_report(
      report("A: b\n\nFinal-Recipient: utf-8; j\\x{6F}e@example.org\nAction: failed\nStatus: 5.1.1\n",
             "message/global-delivery-status"));
  REQUIRE(found);
  CHECK(found->recipients.at(0).address == "joe@example.org");
}

TEST_CASE("missing empty lines and missing groups are forgiven") {
  const auto found =
      parse_delivery_report(report("Final-Recipient: rfc822;a@b.example\nAction: failed\nStatus: 5.1.1\n"
                                   "Final-Recipient: rfc822;c@d.example\nAction: delayed\nStatus: 4.1.1\n"));
  REQUIRE(found);
  REQUIRE(found->recipients.size() == 2);
  CHECK(found->recipients[0].action == "failed");
  CHECK(found->recipients[1].address == "c@d.example");
  CHECK(parse_delivery_report(report(""))->recipients.empty());
  const auto original_first =
      parse_delivery_report(report("Original-Recipient: rfc822;a@b.example\nFinal-Recipient: rfc822;x@b.example\n"
                                   "Action: failed\nOriginal-Recipient: rfc822;c@d.example\nFinal-Recipient: "
                                   "rfc822;y@d.example\nAction: failed\n"));
  REQUIRE(original_first->recipients.size() == 2);
  CHECK(original_first->recipients[0].address == "a@b.example");
  CHECK(original_first->recipients[1].address == "c@d.example");
  const auto original_last =
      parse_delivery_report(report("Final-Recipient: rfc822;x@b.example\nOriginal-Recipient: rfc822;a@b.example\n"
                                   "Action: failed\nFinal-Recipient: rfc822;y@d.example\nAction: failed\n"));
  REQUIRE(original_last->recipients.size() == 2);
  CHECK(original_last->recipients[0].address == "a@b.example");
}

TEST_CASE("the returned letter's headers are kept, the last Message-ID counts") {
  Message m = report("A: b\n\nFinal-Recipient: rfc822;a@b.example\nAction: failed\nStatus: 5.1.1\n");
  m.parts.push_back(
      {"text/rfc822-headers", "", 10, false,
       "Message-ID: <gateway@x.example>\r\nList-Unsubscribe: <https://privacy.soren.tech/u/abc>,\r\n <mailto:x>\r\n"
       "Message-Id: <jc.1@soren.tech>\r\n\r\nbody: no header\r\n"});
  const auto found = parse_delivery_report(m);
  REQUIRE(found);
  CHECK(found->original_message_id == "jc.1@soren.tech");
  REQUIRE(found->returned_headers.size() == 3);
  CHECK(found->returned_headers[1] == "List-Unsubscribe: <https://privacy.soren.tech/u/abc>, <mailto:x>");
}

TEST_CASE("prose reports of many systems name the recipient") {
  struct {
    const char *system, *subject, *text, *address, *status;
  } const reports[] = {
      {"qmail", "failure notice",
       "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the "
       "following addresses.\n"
       "\n<ann@example.org>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\n\n--- "
       "Below this line is a copy "
       "of the message.\n\nReturn-Path: <joysandconcerns@soren.tech>\nMessage-ID: <jc.1@soren.tech>\nTo: "
       "other@example.org\n",
       "ann@example.org", "5.1.1"},
      {"Exim", "Mail delivery failed: returning message to sender",
       "A message that you sent could not be delivered to one or more of its\nrecipients. The following address(es) "
       "failed:\n\n"
       "  ann@example.org\n    host mx.example [192.0.2.1]\n    SMTP error: 550 no such user\n",
       "ann@example.org", "5.1.1"},
      {"Postfix", "Undelivered Mail Returned to Sender",
       "I'm sorry to have to inform you that your message could not\nbe delivered to one or more "
       "recipients.\n\n<ann@example.org>: host "
       "mx.example[192.0.2.1] said: 550 5.2.1 disabled (in reply to RCPT TO command)\n",
       "ann@example.org", "5.2.1"},
      {"Sendmail", "Returned mail: see transcript for details",
       "The original message was received at Mon, 1 Jan\n\n   ----- The following addresses had permanent fatal errors "
       "-----\n"
       "<ann@example.org>\n    (reason: 550 5.1.1 User unknown)\n",
       "ann@example.org", "5.1.1"},
      {"Exchange", "Undeliverable: Your request",
       "Delivery has failed to these recipients or groups:\n\nAnn (ann@example.org)\nThe email address you entered "
       "couldn't be found.\n"
       "Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'\n",
       "ann@example.org", "5.1.10"},
      {"Gmail", "Delivery Status Notification (Failure)",
       "Your message wasn't delivered to ann@example.org because the address couldn't be found, or is unable to "
       "receive mail.\n",
       "ann@example.org", "5.1.1"},
      {"Yahoo", "Failure Notice",
       "Sorry, we were unable to deliver your message to the following address.\n\n<ann@example.org>:\n552: 5.2.2 "
       "full\n",
       "ann@example.org", "5.2.2"},
      {"SES", "Delivery Status Notification (Failure)",
       "An error occurred while trying to deliver the mail to the following recipients:\nann@example.org\n",
       "ann@example.org", ""},
      {"Domino", "DELIVERY FAILURE: User ann not listed in Directory",
       "Your message\n\n  Subject: hello\n\nwas not delivered to:\n\n  ann@example.org\n\nbecause:\n\n  unknown user\n",
       "ann@example.org", "5.1.1"},
      {"German", "Unzustellbar: Hallo", "Ihre Nachricht an ann@example.org konnte nicht zugestellt werden.\n",
       "ann@example.org", ""}};
  for (const auto& r : reports) {
    INFO(r.system);
    const auto found = parse_delivery_report(prose(r.subject, r.text));
    REQUIRE(found);
    REQUIRE(found->recipients.size() == 1);
    CHECK(found->recipients[0].address == r.address);
    CHECK(found->recipients[0].action == "failed");
    CHECK(found->recipients[0].status == r.status);
  }
  CHECK(parse_delivery_report(prose(reports[0].subject, reports[0].text))->original_message_id == "jc.1@soren.tech");
}

TEST_CASE("delay is not failure in prose either [3464-4]") {
  const auto found = parse_delivery_report(
      prose("Warning: message delayed 24 hours",
            "Your message to ann@example.org has not yet been delivered. This is a warning message only. "
            "You do not need to resend it, we will keep trying."));
  REQUIRE(found);
  CHECK(found->recipients.at(0).action == "delayed");
}

TEST_CASE("a home-made report without an address is one: our key in its recipient tells whom it means") {
  const auto found =
      parse_delivery_report(prose("Message not delivered",
                                  "The person you tried to reach is no longer a customer of Tidewater Cable and\ntheir "
                                  "mail account was closed on 10/31/2026. Your "
                                  "message has been discarded.\n\nPlease remove this address from your mailing lists.",
                                  "noreply"));
  REQUIRE(found);
  REQUIRE(found->recipients.size() == 1);
  CHECK(found->recipients[0].address.empty());
  CHECK(found->recipients[0].action == "failed");
  CHECK(found->recipients[0].status == "5.1.1");
}

TEST_CASE("several recipients in prose keep their own status") {
  const auto found =
      parse_delivery_report(prose("failure notice",
                                  "Unable to deliver to the following addresses.\n\n<ann@example.org>:\n550 5.1.1 "
                                  "unknown\n\n<bob@example.net>:\n452 4.2.2 full\n"));
  REQUIRE(found);
  REQUIRE(found->recipients.size() == 2);
  CHECK(found->recipients[0].status == "5.1.1");
  CHECK(found->recipients[1].status == "4.2.2");
}

TEST_CASE("people and other machines write no delivery reports") {
  CHECK_FALSE(parse_delivery_report(
      prose("Message not delivered", "Your letter could not be delivered to me, the user unknown.", "ann")));
  CHECK_FALSE(parse_delivery_report(
      prose("Complete your removal request", "The account does not exist, please delete the data.", "noreply")));
  CHECK_FALSE(parse_delivery_report(
      prose("Spam complaints concerning 192.0.2.46", "Eleven customers have pressed junk.", "postmaster")));
  Message absence =
      prose("Automatic reply: hello", "She no longer works here, the mailbox does not exist any more.", "ann");
  absence.return_path = "";
  CHECK_FALSE(parse_delivery_report(absence));
}

TEST_CASE("enhanced status codes are told from other numbers") {
  CHECK(enhanced_status("550 5.1.1 unknown") == "5.1.1");
  CHECK(enhanced_status("550-5.7.26 policy") == "5.7.26");
  CHECK(enhanced_status("host 5.1.1.9 said (4.2.2)") == "4.2.2");
  CHECK(enhanced_status("version 15.1.1 of 5.1. and 5..1").empty());
  CHECK(enhanced_status("").empty());
}

TEST_CASE("hostile reports are read in bounded time and number") {
  std::string status;
  for (int i = 0; i < 5000; ++i) status += "Final-Recipient: rfc822;a@b.example\nAction: failed\n\n";
  CHECK(parse_delivery_report(report(status))->recipients.size() <= 1000);
  CHECK(parse_delivery_report(prose("failure notice", "unable to deliver " + std::string(200000, '@')))
            ->recipients.size() <= 100);
  CHECK_NOTHROW(parse_delivery_report(
      report(":\n : \n\xFF\n\n\n\n\\x{}: utf-8;\\x{FFFFFFFF}@b\nFinal-Recipient: utf-8;\\x{110000}\\x{zz}@b\n")));
}

TEST_CASE("types, actions and addresses are read as systems misspell them [3464-3] [3464-4]") {
  const auto one = [](std::string fields) {
    return parse_delivery_report(report("Reporting-MTA: dns; mx\n\n" + fields))->recipients.at(0);
  };
  for (const char* value :
       {"rfc822; ann@example.org", "RFC822;<ann@example.org>", "ann@example.org", "<ann@example.org>",
        "LOCAL; ann@example.org", "rfc822; Ann Lee <ann@example.org>", "rfc822;ann@example.org (Ann)",
        "SMTP; ann@example.org", "rfc822;\"ann@example.org\"", " ; ann@example.org", "rfc822;ann@example.org."}) {
    INFO(value);
    CHECK(one("Final-Recipient: " + std::string(value) + "\nAction: failed\n").address == "ann@example.org");
  }
  CHECK(one("Final-Recipient: x400; /C=US/S=Lee/@x.example/\nAction: failed\n").address.empty());
  CHECK(one("Original-Recipient: rfc822;\nFinal-Recipient: rfc822;a@b.example\nAction: failed\n").address ==
        "a@b.example");
  CHECK(one("Final-Recipient: a@b.example\nAction: Failure\n").action == "failed");
  CHECK(one("Final-Recipient: a@b.example\nAction: failed (bad address)\n").action == "failed");
  CHECK(one("Final-Recipient: a@b.example\nAction: FAILED; x\n").action == "failed");
  CHECK(one("Final-Recipient: a@b.example\nAction: deferred\nStatus: 4.0.0\n").action == "delayed");
  CHECK(one("Final-Recipient: a@b.example\nAction: expanded\nStatus: 2.0.0\n").action == "expanded");
}

TEST_CASE("an undefined Status is made exact by a code of its class, never overruled [3464-6] [3464-7]") {
  const auto status = [](std::string fields) {
    return parse_delivery_report(report("A: b\n\nFinal-Recipient: a@b.example\nAction: failed\n" + fields))
        ->recipients.at(0)
        .status;
  };
  CHECK(status("Status: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 unknown\n") == "5.1.1");
  CHECK(status("Status: 4.0.0\nDiagnostic-Code: smtp; 550 5.1.1 unknown\n") == "4.0.0");
  CHECK(status("Status: 5.2.2\nDiagnostic-Code: smtp; 550 5.1.1 unknown\n") == "5.2.2");
  CHECK(status("Status: 5.0.0\nDiagnostic-Code: smtp; 550 user unknown\n") == "5.0.0");
  CHECK(status("Status: (bad) 5.1.2\n") == "5.1.2");
  CHECK(status("Status: 5.1.1 (comment (nested))\n") == "5.1.1");
  CHECK(status("Diagnostic-Code: smtp; 452 try later\n") == "4.0.0");
  CHECK(status("Diagnostic-Code: X-Unix; 67\n").empty());
}

TEST_CASE("groups without an address borrow it from the words, groups without anything too") {
  Message m = report("Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822;\nAction: failed\nStatus: 5.1.1\n");
  m.text = "Your message to ann@example.org couldn't be delivered.\n";
  auto found = parse_delivery_report(m);
  CHECK(found->recipients.at(0).address == "ann@example.org");
  CHECK(found->recipients.at(0).status == "5.1.1");
  m.parts[1].content = "Reporting-MTA: dns; mx.example\n";
  m.subject = "Undeliverable: hello";
  found = parse_delivery_report(m);
  CHECK(found->recipients.at(0).address == "ann@example.org");
  CHECK(found->recipients.at(0).action == "failed");
}

TEST_CASE("groups sent as plain text are groups") {
  const auto found =
      parse_delivery_report(prose("Delivery Status Notification",
                                  "Delivery failed.\n\nReporting-MTA: dns; mx.example\n\nOriginal-Recipient: "
                                  "rfc822;ann@example.org\nFinal-Recipient: rfc822;x@mx.example\nAction: "
                                  "failed\nStatus: 5.2.1\n"));
  REQUIRE(found);
  REQUIRE(found->recipients.size() == 1);
  CHECK(found->recipients[0].address == "ann@example.org");
  CHECK(found->recipients[0].status == "5.2.1");
}

TEST_CASE("replies are read where they are replies") {
  CHECK(reply_status("host mx said: 550 no") == "5.0.0");
  CHECK(reply_status("smtp; 452-4.2.2") == "4.0.0");
  CHECK(reply_status("<<< 554 refused") == "5.0.0");
  CHECK(reply_status("552 full") == "5.0.0");
  CHECK(reply_status("at 552 Main Street").empty());
  CHECK(reply_status("192.0.2.550 and 5500").empty());
  CHECK(enhanced_status("Exim 4.92.3 says 550 5.1.1") == "5.1.1");
  CHECK(enhanced_status("Exim 4.92.3").empty());
  CHECK(enhanced_status("(#5.4.6)") == "5.4.6");
}

TEST_CASE("the letter that a report is about is also told by other fields") {
  Message m = report(
      "Reporting-MTA: dns; mx\nX-Original-Message-ID: <jc.2@soren.tech>\n\nFinal-Recipient: a@b.example\n"
      "Action: failed\nStatus: 5.1.1\n");
  CHECK(parse_delivery_report(m)->original_message_id == "jc.2@soren.tech");
  m.parts[1].content = "Final-Recipient: a@b.example\nAction: failed\n";
  m.in_reply_to = "jc.3@soren.tech";
  CHECK(parse_delivery_report(m)->original_message_id == "jc.3@soren.tech");
}
