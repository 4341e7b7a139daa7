// Reports as mail systems write them, one row a system, each read from its raw letter: who failed, what happened, why.
#include "catch.h"
#include "letter.h"
#include "parsers/report.h"

using namespace joys;

namespace {

struct Row {
  const char *system, *from, *subject, *text, *address, *action, *status;
};

std::string raw(const Row& row, std::string_view more = "") {
  std::string out = "Return-Path: <>\nFrom: ";
  out.append(row.from).append("\nTo: joysandconcerns+abc@soren.tech\nSubject: ").append(row.subject);
  out.append("\nDate: Mon, 23 Feb 2026 20:31:44 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n");
  out.append("Content-Transfer-Encoding: 8bit\n").append(more).append("\n").append(row.text);
  return out;
}

constexpr const char* daemon_of = "Mail Delivery Subsystem <MAILER-DAEMON@mx.example>";

void check(const Row& row) {
  INFO(row.system);
  const auto found = parse_delivery_report(test::parsed(raw(row)));
  std::string all = found ? "" : "no report";
  if (found)
    for (const Recipient& r : found->recipients) all += r.address + " " + r.action + " " + r.status + "\n";
  CHECK(all == std::string(row.address) + " " + row.action + " " + row.status + "\n");
}

const Row free_systems[] = {
    {"qmail", "MAILER-DAEMON@mx.example", "failure notice",
     "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the "
     "following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n"
     "<ann@example.org>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 sorry, no mailbox here by that "
     "name "
     "(#5.1.1 - chkuser)\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\n"
     "Return-Path: <joysandconcerns@soren.tech>\nMessage-ID: <jc.1@soren.tech>\nTo: ann@example.org\n\nhello\n",
     "ann@example.org", "failed", "5.1.1"},
    {"qmail, host", "MAILER-DAEMON@mx.example", "failure notice",
     "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the "
     "following addresses.\n\n<ann@gone.example>:\nSorry, I couldn't find any host named gone.example. (#5.1.2)\n",
     "ann@gone.example", "failed", "5.1.2"},
    {"qmail, queue", "MAILER-DAEMON@mx.example", "failure notice",
     "Hi. This is the qmail-send program.\n\n<ann@example.org>:\nSorry, I wasn't able to establish an SMTP connection. "
     "(#4.4.1)\nI'm not going to try again; this message has been in the queue too long.\n",
     "ann@example.org", "failed", "4.4.1"},
    {"Exim", "Mail Delivery System <Mailer-Daemon@mx.example>", "Mail delivery failed: returning message to sender",
     "This message was created automatically by mail delivery software.\n\nA message that you sent could not be "
     "delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n"
     "  ann@example.org\n    (generated from a.lee@example.com)\n    SMTP error from remote mail server after RCPT "
     "TO:<ann@example.org>:\n    host mx.example.org [192.0.2.1]: 550 5.1.1 <ann@example.org>:\n    Recipient address "
     "rejected: User unknown\n\n------ This is a copy of the message, including all the headers. ------\n\nTo: "
     "bob@example.org\n",
     "ann@example.org", "failed", "5.1.1"},
    {"Exim, quota", "Mailer-Daemon@mx.example", "Mail delivery failed: returning message to sender",
     "A message that you sent could not be delivered to one or more of its recipients.\n\n  ann@example.org\n    "
     "mailbox is full: retry timeout exceeded\n",
     "ann@example.org", "failed", "5.2.2"},
    {"Exim, delay", "Mailer-Daemon@mx.example", "Warning: message 1abcDE-0001-Fg delayed 24 hours",
     "A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on "
     "the queue on mx.example.\n\nThe address to which the message has not yet been delivered is:\n\n  "
     "ann@example.org\n\nNo action is required on your part. Delivery attempts will continue for\nsome time, and this "
     "warning may be repeated.\n",
     "ann@example.org", "delayed", ""},
    {"Postfix", "MAILER-DAEMON@mx.example (Mail Delivery System)", "Undelivered Mail Returned to Sender",
     "This is the mail system at host mx.example.\n\nI'm sorry to have to inform you that your message could not\nbe "
     "delivered to one or more recipients. It's attached below.\n\nFor further assistance, please send mail to "
     "postmaster.\n\n                   The mail system\n\n<ann@example.org> (expanded from <a.lee@example.com>): "
     "host\n"
     "    mx.example.org[192.0.2.1] said: 550 5.2.1 mailbox disabled (in reply to\n    RCPT TO command)\n",
     "ann@example.org", "failed", "5.2.1"},
    {"Postfix, delay", "MAILER-DAEMON@mx.example (Mail Delivery System)", "Delayed Mail (still being retried)",
     "####################################################################\n# THIS IS A WARNING ONLY.  YOU DO NOT NEED "
     "TO RESEND YOUR MESSAGE. #\n####################################################################\n\nYour message "
     "could not be delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.\n\n"
     "<ann@example.org>: connect to mx.example.org[192.0.2.1]:25: Connection timed\n    out\n",
     "ann@example.org", "delayed", "4.4.1"},
    {"Sendmail", daemon_of, "Returned mail: see transcript for details",
     "The original message was received at Mon, 23 Feb 2026 20:31:44 GMT\nfrom localhost [127.0.0.1]\n\n   ----- The "
     "following addresses had permanent fatal errors -----\n<ann@example.org>\n    (reason: 550 5.1.1 User "
     "unknown)\n\n   ----- Transcript of session follows -----\n... while talking to mx.example.org.:\n>>> DATA\n<<< "
     "550 5.1.1 <ann@example.org>... User unknown\n550 5.1.1 <ann@example.org>... User unknown\n",
     "ann@example.org", "failed", "5.1.1"},
    {"Sendmail 5", "MAILER-DAEMON (Mail Delivery Subsystem)", "Returned mail: User unknown",
     "   ----- Transcript of session follows -----\nWhile talking to mx.example.org:\n>>> RCPT To:<ann@example.org>\n"
     "<<< 550 User unknown\n550 <ann@example.org>... User unknown\n\n   ----- Unsent message follows -----\nReceived: "
     "by mx\nTo: bob@example.org\n",
     "ann@example.org", "failed", "5.1.1"},
    {"Sendmail, warning", daemon_of, "Warning: could not send message for past 4 hours",
     "    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  "
     "YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\n   ----- The "
     "following addresses had transient non-fatal errors -----\n<ann@example.org>\n\n   ----- Transcript of session "
     "follows -----\n<ann@example.org>... Deferred: Connection timed out with mx.example.org.\nWarning: message still "
     "undelivered after 4 hours\nWill keep trying until message is 5 days old\n",
     "ann@example.org", "delayed", "4.4.1"},
    {"Courier", "\"Courier mail server at mx.example\" <@>", "NOTICE: mail delivery status.",
     "This is a delivery status notification from mx.example,\nrunning the Courier mail server, version 0.65.2.\n\n"
     "---------------------------------------------------------------------------\n\n                           "
     "UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<ann@example.org>:\n    "
     "mx.example.org [192.0.2.1]:\n>>> RCPT TO:<ann@example.org>\n<<< 550 5.1.1 <ann@example.org>: user unknown\n",
     "ann@example.org", "failed", "5.1.1"},
    {"OpenSMTPD", "Mailer Daemon <MAILER-DAEMON@mx.example>", "Delivery status notification: error",
     "    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while "
     "attempting to deliver a message for\n    the following list of recipients:\n\nann@example.org: 550 5.2.2 "
     "<ann@example.org>... Mailbox full\n\n    Below is a copy of the original message:\n\nTo: bob@example.org\n",
     "ann@example.org", "failed", "5.2.2"},
    {"DragonFly", "MAILER-DAEMON <>", "Mail delivery failed",
     "This is the DragonFly Mail Agent v0.13 at mx.example.\n\nThere was an error delivering your mail to "
     "<ann@example.org>.\n\nmx.example.org [192.0.2.1] did not like our RCPT TO:\n550 5.1.1 User unknown\n\nMessage "
     "headers follow.\n",
     "ann@example.org", "failed", "5.1.1"},
    {"Smail", "<Mailer-Daemon@mx.example>", "Mail delivery failed, returning to sender",
     "|------------------------- Message log follows: -------------------------|\n no valid recipients were found for "
     "this message\n|------------------------- Failed addresses follow: ---------------------|\n <ann@example.org> ... "
     "unknown host\n|------------------------- Message text follows: ------------------------|\nTo: bob@example.org\n",
     "ann@example.org", "failed", "5.1.2"},
    {"James", "postmaster@mx.example", "Re: hello",
     "Hi. This is the James mail server at mx.example.\nI'm afraid I wasn't able to deliver your message to the "
     "following addresses.\nThis is a permanent error; I've given up.\n\n  Error message below:\n550 - Requested "
     "action "
     "not taken: no such user here\n  Message details:\n  Subject: hello\n  RCPT TO: ann@example.org\n",
     "ann@example.org", "failed", "5.1.1"}};

const Row groupware[] = {
    {"Exchange 2003", "System Administrator <postmaster@corp.example>", "Undeliverable: hello",
     "Your message\n\n  To:      ann@example.org\n  Subject: hello\n  Sent:    Mon, 23 Feb 2026 20:31:44 -0000\n\ndid "
     "not "
     "reach the following recipient(s):\n\nann@example.org on Mon, 23 Feb 2026 20:31:50 -0000\n    The e-mail account "
     "does not exist at the organization this message was sent to.\n    <mx.example #5.1.1 smtp;550 5.1.1 unknown>\n",
     "ann@example.org", "failed", "5.1.1"},
    {"Exchange 2007", "Microsoft Exchange <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@corp.example>",
     "Undeliverable: hello",
     "Delivery has failed to these recipients or distribution lists:\n\nann@example.org\nThe recipient's e-mail "
     "address "
     "was not found in the recipient's e-mail system.\n\nDiagnostic information for administrators:\n\nGenerating "
     "server: "
     "corp.example\n\nann@example.org\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n\nOriginal message "
     "headers:\n\nReceived: from x\n",
     "ann@example.org", "failed", "5.1.1"},
    {"Microsoft 365", "Microsoft Outlook <MicrosoftExchange329e71@corp.example>", "Undeliverable: hello",
     "Your message to ann@example.org couldn't be delivered.\nann wasn't found at example.org.\n\nsoren   Office 365   "
     "ann\nAction Required    Recipient\nUnknown To address\n\nHow to Fix It\nThe address may be misspelled or may not "
     "exist.\n\nOriginal Message Details\nCreated Date: 2/23/2026 8:31:44 PM\nSender Address: "
     "news@soren.tech\nRecipient "
     "Address: ann@example.org\nSubject: hello\n\nError Details\nReported error: 550 5.1.10 "
     "RESOLVER.ADR.RecipientNotFound; Recipient ann@example.org not found by SMTP address lookup\n",
     "ann@example.org", "failed", "5.1.10"},
    {"Exchange, delay", "Microsoft Exchange <MicrosoftExchange329e71@corp.example>", "Delivery delayed: hello",
     "Delivery is delayed to these recipients or groups:\n\nann@example.org\n\nSubject: hello\n\nThis message hasn't "
     "been "
     "delivered yet. Delivery will continue to be attempted.\n\nThe server will keep trying to deliver this message "
     "for "
     "the next 1 days, 19 hours and 52 minutes.\n",
     "ann@example.org", "delayed", ""},
    {"Domino", "postmaster@corp.example", "DELIVERY FAILURE: User ann (ann@example.org) not listed in Domino Directory",
     "Your message\n\n  Subject: hello\n\nwas not delivered to:\n\n  ann@example.org\n\nbecause:\n\n  User ann "
     "(ann@example.org) not listed in Domino Directory\n",
     "ann@example.org", "failed", "5.1.1"},
    {"Notes", "\"Mail Router\" <postmaster@corp.example>", "DELIVERY FAILURE: hello",
     "------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book\nann@example.org\n\n------- "
     "Returned Message --------\nTo: bob@example.org\n",
     "ann@example.org", "failed", "5.1.1"},
    {"GroupWise", "Mailer-Daemon@corp.example", "Message status - undeliverable",
     "The message that you sent was undeliverable to the following:\n\tann@example.org (550 5.1.1 user "
     "unknown)\n\nPossibly "
     "truncated original message follows:\nTo: bob@example.org\n",
     "ann@example.org", "failed", "5.1.1"},
    {"Kerio", "Kerio Connect <mailer-daemon@corp.example>", "Delivery failed: hello",
     "Your message could not be delivered to one or more recipients.\n\nThe following recipients failed:\n\n"
     "  ann@example.org\n    remote server mx.example.org said: 550 5.1.1 no such mailbox\n",
     "ann@example.org", "failed", "5.1.1"},
    {"CommuniGate", "Mail System <MAILER-DAEMON@corp.example>", "Undeliverable mail: hello",
     "Failed to deliver to 'ann@example.org'\nSMTP module(domain example.org) reports:\n host mx.example.org says:\n "
     "550 "
     "5.1.1 unknown user account\n\n--\nOriginal message headers follow.\n",
     "ann@example.org", "failed", "5.1.1"},
    {"Zimbra", "MAILER-DAEMON@zimbra.example", "Undelivered Mail Returned to Sender",
     "This is the mail system at host zimbra.example.\n\nYour message could not be delivered to one or more "
     "recipients.\n\n<ann@example.org>: delivery temporarily suspended: lost connection with mx (452 4.2.2 Over "
     "quota)\n",
     "ann@example.org", "failed", "4.2.2"},
    {"MDaemon", "MDaemon@mail.example", "MDaemon Warning - Delivery failure: hello",
     "The following data may be encrypted and will need a key.\n\nThe attached message had PERMANENT fatal delivery "
     "errors.\nFailed address: ann@example.org\n\n--- Session Transcript ---\n Mon: --> MAIL From:<news@soren.tech>\n "
     "Mon: <-- 250 OK\n Mon: --> RCPT To:<ann@example.org>\n Mon: <-- 550 5.1.1 Recipient unknown\n --- End Transcript "
     "---\n",
     "ann@example.org", "failed", "5.1.1"},
    {"MailEnable", "Postmaster <postmaster@mail.example>", "Message Delivery Failure",
     "MailEnable: Message Delivery Failure.\n\nReason: ME-E0057: Message could not be delivered to some "
     "recipients.\nThe "
     "following recipient(s) could not be reached:\n\n\tRecipient: [SMTP:ann@example.org]\n\tReason: Remote SMTP "
     "Server "
     "Returned: 550 5.1.1 no such user\n\nMessage headers follow:\n\nReceived: from x\n",
     "ann@example.org", "failed", "5.1.1"},
    {"hMailServer", "mailer-daemon@mail.example", "Message undeliverable: hello",
     "Your message did not reach some or all of the intended recipients.\n\n   Sent: Mon, 23 Feb 2026\n   Subject: "
     "hello\n\nThe following recipient(s) could not be reached:\n\nann@example.org\n   Error Type: SMTP\n   Remote "
     "server "
     "(192.0.2.1) issued an error.\n   hMailServer sent: RCPT TO:<ann@example.org>\n   Remote server replied: 550 "
     "Unknown "
     "user\n\nhMailServer\n",
     "ann@example.org", "failed", "5.1.1"},
    {"IMail", "postmaster@mail.example", "Undeliverable Mail",
     "Unknown user: ann@example.org\n\nOriginal message follows.\n\nTo: bob@example.org\n", "ann@example.org", "failed",
     "5.1.1"},
    {"Sun", "Internet Mail Delivery <postmaster@mail.example>", "Delivery Notification: Delivery has failed",
     "This report relates to a message you sent with the following header fields:\n\n  Message-id: <jc.1@soren.tech>\n "
     " "
     "Date: Mon, 23 Feb 2026\n  From: news@soren.tech\n  To: ann@example.org\n  Subject: hello\n\nYour message cannot "
     "be "
     "delivered to the following recipients:\n\n  Recipient address: ann@example.org\n  Reason: Remote SMTP server has "
     "rejected address\n  Diagnostic code: smtp;550 5.1.1 <ann@example.org>... User Unknown\n",
     "ann@example.org", "failed", "5.1.1"},
    {"X.400", "Mail Router <postmaster@x400.example>", "Undeliverable: hello",
     "Your message did not reach the following recipient(s):\n\nc=DE;a= ;p=corp;o=site;s=Lee;g=Ann "
     "(ann@example.org)\n  Unable to deliver the message due to a communications failure\n",
     "ann@example.org", "failed", ""}};

const Row providers[] = {
    {"Gmail", "Mail Delivery Subsystem <mailer-daemon@googlemail.example>", "Delivery Status Notification (Failure)",
     "** Address not found **\n\nYour message wasn't delivered to ann@example.org because the address couldn't be "
     "found, "
     "or is unable to receive mail.\n\nThe response was:\n\nThe email account that you tried to reach does not exist. "
     "Please try double-checking the recipient's email address for typos or unnecessary spaces.\n",
     "ann@example.org", "failed", "5.1.1"},
    {"Gmail, state", "Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
     "Delivery Status Notification (Failure)",
     "Delivery to the following recipient failed permanently:\n\n     ann@example.org\n\nTechnical details of "
     "permanent "
     "failure:\nGoogle tried to deliver your message, but it was rejected by the recipient domain. The error that the "
     "other server returned was: 550 550 Mailbox unavailable (state 14).\n\n----- Original message -----\n\nTo: "
     "bob@example.org\n",
     "ann@example.org", "failed", "5.0.0"},
    {"Gmail, blocked", "Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
     "Delivery Status Notification (Failure)",
     "** Message blocked **\n\nYour message to ann@example.org has been blocked. See technical details below.\n\nThe "
     "response from the remote server was:\n550 5.7.1 content refused\n",
     "ann@example.org", "failed", "5.7.1"},
    {"Gmail, delay", "Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
     "Delivery Status Notification (Delay)",
     "** Delivery incomplete **\n\nThere was a temporary problem delivering your message to ann@example.org. Gmail "
     "will "
     "retry for 46 more hours. You'll be notified if the delivery fails permanently.\n",
     "ann@example.org", "delayed", ""},
    {"Yahoo", "MAILER-DAEMON@yahoo.example", "Failure Notice",
     "Sorry, we were unable to deliver your message to the following address.\n\n<ann@example.org>:\n554: delivery "
     "error: "
     "dd This user doesn't have a yahoo.example account (ann@example.org) [0] - mta1.example\n\n--- Below this line is "
     "a "
     "copy of the message.\n",
     "ann@example.org", "failed", "5.1.1"},
    {"AOL", "Mail Delivery Subsystem <MAILER-DAEMON@aol.example>", "Mail Delivery Problem",
     "Your mail to the following recipients could not be delivered because they are not accepting mail from "
     "news@soren.tech:\n\n\tann@example.org\n",
     "ann@example.org", "failed", ""},
    {"Amazon SES", "MAILER-DAEMON@ses.example", "Delivery Status Notification (Failure)",
     "An error occurred while trying to deliver the mail to the following recipients:\nann@example.org\n",
     "ann@example.org", "failed", ""},
    {"Zoho", "mailer-daemon@mail.zoho.example", "Undelivered Mail Returned to Sender",
     "This message was created automatically by mail delivery software.\n A message that you sent could not be "
     "delivered "
     "to one or more of its recipients. This is a permanent error.\n\nann@example.org Invalid Address, ERROR_CODE "
     ":550, "
     "ERROR_CODE :5.1.1 unknown or illegal alias\n",
     "ann@example.org", "failed", "5.1.1"},
    {"iCloud", "Mail Delivery System <MAILER-DAEMON@mail.me.example>", "Undelivered Mail Returned to Sender",
     "Your message could not be delivered.\n\n<ann@example.org>: user is over quota (552 5.2.2)\n", "ann@example.org",
     "failed", "5.2.2"},
    {"GMX", "GMX Mailer Daemon <mailer-daemon@gmx.example>", "Mail delivery failed: returning message to sender",
     "This message was created automatically by mail delivery software.\n\nA message that you sent could not be "
     "delivered "
     "to\none or more of its recipients. This is a permanent error. The following\naddress failed:\n\n"
     "ann@example.org:\nSMTP error from remote server for RCPT TO command, host: mx.example.org (192.0.2.1) reason: "
     "550 "
     "Requested action not taken: mailbox unavailable\n\n\n--- The header of the original message is following. ---\n\n"
     "To: bob@example.org\n",
     "ann@example.org", "failed", "5.0.0"},
    {"1&1", "Mail Delivery System <mailer-daemon@kundenserver.example>",
     "Mail delivery failed: returning message to sender",
     "A message that you sent could not be delivered to one or more of\nits recipients. The following addresses "
     "failed:\n\n    <ann@example.org>:\n      mailbox full\n\n--- The header of the original message is following. "
     "---\n",
     "ann@example.org", "failed", "5.2.2"},
    {"T-Online", "Mail Delivery System <postmaster@t-online.example>", "Unzustellbare Nachricht",
     "Ihre Nachricht konnte an folgende Empfänger nicht zugestellt werden:\n\n  ann@example.org: Empfänger unbekannt\n",
     "ann@example.org", "failed", "5.1.1"},
    {"Free", "MAILER-DAEMON@free.example", "failure notice",
     "Hi. This is the qmail-send program at free.example.\n\n<ann@free.example>:\nThis message is looping: it already "
     "has "
     "my Delivered-To line. (#5.4.6)\n",
     "ann@free.example", "failed", "5.4.6"},
    {"Orange", "Mail Delivery System <mailer-daemon@orange.example>", "Non distribué : hello",
     "Votre message n'a pas pu être remis à :\n\n<ann@orange.example>: host smtp-in.orange.example said: 550 5.2.0 "
     "Adresse "
     "d'au moins un destinataire invalide\n",
     "ann@orange.example", "failed", "5.2.0"},
    {"La Poste", "postmaster@laposte.example", "Échec de la remise : hello",
     "Votre message à ann@laposte.example n’a pas pu être remis.\nLa boîte aux lettres pleine refuse tout message.\n",
     "ann@laposte.example", "failed", "5.2.2"},
    {"Mail.ru", "Mail Delivery System <mailer-daemon@corp.mail.example>", "Mail failure.",
     "This message was created automatically by mail delivery software.\n\nA message that you sent could not be "
     "delivered "
     "to one or more of its recipients. This is a permanent error. The following address(es) failed:\n\n  "
     "ann@mail.example\n    User is over quota. Your message could not be stored. 552 5.2.2\n",
     "ann@mail.example", "failed", "5.2.2"},
    {"Yandex", "mailer-daemon@yandex.example", "Недоставленное сообщение",
     "Это письмо отправлено почтовым сервером yandex.example.\n\nК сожалению, мы вынуждены сообщить Вам о том, что "
     "Ваше "
     "письмо не может быть доставлено одному или нескольким адресатам.\n\n<ann@yandex.example>: host mx said: 550 "
     "5.7.1 No "
     "such user!\n",
     "ann@yandex.example", "failed", "5.7.1"},
    {"docomo", "Mail Delivery Subsystem <MAILER-DAEMON@docomo.example>", "Mail System Error - Returned Mail",
     "This message was undeliverable due to the following reason:\n\nYour message was not delivered to the following "
     "recipients:\n\n    ann@docomo.example: 550 Unknown user\n",
     "ann@docomo.example", "failed", "5.1.1"},
    {"au, ezweb", "<Postmaster@ezweb.example>", "Mail System Error - Returned Mail",
     "Each of the following recipients was rejected by a remote mail server.\nThe reasons given by the server are "
     "included to help you determine why\neach recipient was rejected.\n\n    Recipient: <ann@ezweb.example>\n    >>> "
     "RCPT "
     "TO:<ann@ezweb.example>\n    <<< 550 <ann@ezweb.example>: User unknown\n",
     "ann@ezweb.example", "failed", "5.1.1"},
    {"SoftBank", "MAILER-DAEMON@softbank.example", "Returned mail: see transcript for details",
     "   ----- The following addresses had permanent fatal errors -----\n<ann@softbank.example>\n    (reason: 550 "
     "Invalid "
     "recipient: <ann@softbank.example>)\n",
     "ann@softbank.example", "failed", "5.1.1"},
    {"KDDI", "no-reply@kddi.example", "Delivery Failure",
     "Your mail sent on: Mon, 23 Feb 2026 20:31:44\n\n    Could not be delivered to: <ann@kddi.example>\n    As their "
     "mailbox is full.\n",
     "ann@kddi.example", "failed", "5.2.2"},
    {"IIJ", "MAILER-DAEMON@iij.example", "Delivery failure (ann@iij.example)",
     "Your message was not delivered to the following address.\n\n   ann@iij.example\n\n   550 5.1.1 unknown user\n",
     "ann@iij.example", "failed", "5.1.1"},
    {"Biglobe", "postmaster@biglobe.example", "Returned mail: 配信エラー",
     "   ----- The following addresses had delivery problems -----\nann@biglobe.example\n\n   ----- Non-delivered "
     "information -----\nThe number of messages in recipient's mailbox exceeded the local limit.\n",
     "ann@biglobe.example", "failed", "5.2.2"},
    {"Yahoo Japan", "MAILER-DAEMON@yahoo.example", "メール配信エラー",
     "次の宛先へのメッセージを配信できませんでした。\n\n<ann@yahoo.example>:\nこのユーザーが存在しません\n",
     "ann@yahoo.example", "failed", "5.1.1"},
    {"QQ", "<PostMaster@qq.example>", "系统退信",
     "抱歉，您的邮件被退回来了……\n原邮件信息：\n主  "
     "题：hello\n收件人：ann@qq.example\n退信原因：\n收件人邮件地址不存在，邮件无法送达。\nhost "
     "mx.example said: 550 Mailbox not found\n",
     "ann@qq.example", "failed", "5.1.1"},
    {"163", "postmaster@163.example", "系统退信/Systems bounce",
     "抱歉，您的邮件被退回来了……\n\n收 件 人：ann@163.example\n退信原因：邮箱已满\n", "ann@163.example", "failed",
     "5.2.2"}};

const Row gateways[] = {
    {"Barracuda", "\"Barracuda Spam Firewall\" <postmaster@gate.example>",
     "**Message you sent blocked by our bulk email filter**",
     "Your message to: ann@example.org\nwas blocked by our Spam Firewall. The email you sent with the following "
     "subject has "
     "NOT BEEN DELIVERED:\n\nSubject: hello\n",
     "ann@example.org", "failed", "5.7.1"},
    {"Mimecast", "Mimecast <postmaster@gate.example>", "[Postmaster] Email Delivery Failure",
     "This is a delivery failure notification message indicating that\nan email you addressed to email address:\n-- "
     "ann@example.org\n\ncould not be delivered. The problem appears to be:\n-- Recipient server "
     "rejected\n\nAdditional "
     "information follows:\n-- 5.7.1 policy\n",
     "ann@example.org", "failed", "5.7.1"},
    {"Proofpoint", "Mail Delivery Subsystem <MAILER-DAEMON@pps.example>", "Returned mail: see transcript for details",
     "   ----- The following addresses had permanent fatal errors -----\n<ann@example.org>\n    (reason: 554 Blocked - "
     "see "
     "the block list)\n",
     "ann@example.org", "failed", "5.7.1"},
    {"MessageLabs", "MAILER-DAEMON@gate.example", "Mail Delivery Failure",
     "This is the mail delivery agent at gate.example.\nI was unable to deliver your message to the following "
     "addresses.\n\nann@example.org\n\nReason: 550 Invalid recipient <ann@example.org> (#5.1.1)\n",
     "ann@example.org", "failed", "5.1.1"},
    {"IronPort", "Mail Delivery System <MAILER-DAEMON@gate.example>", "Delivery Status Notification (Failure)",
     "The following message to <ann@example.org> was undeliverable.\nThe reason for the problem:\n5.1.0 - Unknown "
     "address "
     "error 550-'5.1.1 User unknown'\n",
     "ann@example.org", "failed", "5.1.1"},
    {"FortiMail", "mailer-daemon@gate.example", "Undeliverable: hello",
     "The message could not be delivered to ann@example.org.\n554 5.7.1 This message has been blocked by FortiGuard\n",
     "ann@example.org", "failed", "5.7.1"},
    {"Sophos", "postmaster@gate.example", "Delivery failed: hello",
     "Delivery to ann@example.org has failed permanently.\nReason: 550 5.7.1 rejected by policy\n", "ann@example.org",
     "failed", "5.7.1"},
    {"Trend Micro", "postmaster@gate.example", "Mail could not be delivered",
     "****** Message from InterScan Messaging Security Suite ******\n\nSent <<< RCPT TO:<ann@example.org>\nReceived "
     ">>> 550 "
     "5.1.1 <ann@example.org>... User unknown\n\nUnable to deliver message to <ann@example.org>.\n",
     "ann@example.org", "failed", "5.1.1"},
    {"SpamTitan", "postmaster@gate.example", "Undeliverable mail",
     "A message from <news@soren.tech> to:\n-> ann@example.org\nwas considered unsolicited bulk e-mail and has been "
     "rejected.\n",
     "ann@example.org", "failed", "5.7.1"},
    {"Cloudmark", "MAILER-DAEMON@gate.example", "Undelivered Mail",
     "Your message was rejected.\n\n<ann@example.org>: 550 5.7.1 Message refused, spam (CMAE)\n", "ann@example.org",
     "failed", "5.7.1"},
    {"MailMarshal", "MailMarshal <postmaster@gate.example>", "Undeliverable Mail: \"hello\"",
     "Your message:\n   From:    news@soren.tech\n   Subject: hello\nCould not be delivered because of\n\n550 5.1.1 "
     "User "
     "unknown\n\nThe following recipients were affected:\n   ann@example.org\n\nAdditional Information\n",
     "ann@example.org", "failed", "5.1.1"},
    {"McAfee", "postmaster@gate.example", "Delivery Status",
     "--- The following addresses had delivery problems ---\n\n<ann@example.org>   (User unknown ann@example.org)\n",
     "ann@example.org", "failed", "5.1.1"},
    {"SurfControl", "Postmaster@gate.example", "Message could not be delivered: hello",
     "Your message could not be sent.\nA transcript of the attempts to send the message follows.\nThe number of "
     "attempts "
     "made: 1\nAddressed To: ann@example.org\n\nFailed to send to identified host,\nmx.example.org: [192.0.2.1], 550 "
     "5.1.1 "
     "unknown\n",
     "ann@example.org", "failed", "5.1.1"},
    {"MailFoundry", "<MAILER-DAEMON@gate.example>", "Message delivery has failed",
     "Unable to deliver message to: <ann@example.org>\nDelivery failed for the following reason:\nServer "
     "mx.example.org[192.0.2.1] failed with: 550 <ann@example.org> No such user here\n",
     "ann@example.org", "failed", "5.1.1"},
    {"mobile gateway", "post_master@mobile.example", "Undeliverable Message",
     "Message could not be delivered to mobile.\nError: No valid recipients for this MM\n\nTo: "
     "5550100@mobile.example\n",
     "5550100@mobile.example", "failed", ""},
    {"list manager", "Majordomo <owner-news@lists.example>", "Delivery failed: bad address in news",
     "The list server could not deliver a message to a subscriber:\n\n   ann@example.org\n   host unknown\n",
     "ann@example.org", "failed", "5.1.2"}};

// Exchange and Microsoft 365 in the languages that they come in: subject, words.
const Row languages[] = {
    {"de", daemon_of, "Unzustellbar: Hallo", "Ihre Nachricht an ann@example.org konnte nicht zugestellt werden.\n",
     "ann@example.org", "failed", ""},
    {"de, list", daemon_of, "Unzustellbar: Hallo",
     "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\nAnn Lee (ann@example.org)\nDie "
     "eingegebene E-Mail-Adresse wurde nicht gefunden.\n",
     "ann@example.org", "failed", ""},
    {"fr", daemon_of, "Non remis : bonjour",
     "Échec de la remise pour ces destinataires ou groupes :\n\nAnn Lee (ann@example.org)\n", "ann@example.org",
     "failed", ""},
    {"es", daemon_of, "No se puede entregar: hola", "No se pudo entregar el mensaje a ann@example.org.\n",
     "ann@example.org", "failed", ""},
    {"it", daemon_of, "Non recapitabile: ciao", "Non è stato possibile recapitare il messaggio a ann@example.org.\n",
     "ann@example.org", "failed", ""},
    {"nl", daemon_of, "Onbestelbaar: hallo", "Uw bericht aan ann@example.org kan niet worden bezorgd.\n",
     "ann@example.org", "failed", ""},
    {"pt", daemon_of, "Não Entregue: olá", "A sua mensagem para ann@example.org não pôde ser entregue.\n",
     "ann@example.org", "failed", ""},
    {"pl", daemon_of, "Niedostarczalna: cześć", "Nie można dostarczyć wiadomości do ann@example.org.\n",
     "ann@example.org", "failed", ""},
    {"sv", daemon_of, "Kan inte levereras: hej", "Det gick inte att leverera ditt meddelande till ann@example.org.\n",
     "ann@example.org", "failed", ""},
    {"da", daemon_of, "Kan ikke leveres: hej", "Din meddelelse til ann@example.org kunne ikke leveres.\n",
     "ann@example.org", "failed", ""},
    {"ru", daemon_of, "Недоставлено: привет", "Не удалось доставить ваше сообщение получателю ann@example.org.\n",
     "ann@example.org", "failed", ""},
    {"ja", daemon_of, "配信不能: こんにちは", "ann@example.orgへのメッセージを配信できませんでした。\n",
     "ann@example.org", "failed", ""},
    {"zh", daemon_of, "未送达: 你好", "您发送给ann@example.org的邮件无法送达。\n", "ann@example.org", "failed", ""},
    {"de, delay", daemon_of, "Verzögert: Hallo",
     "Die Zustellung an ann@example.org ist verzögert. Die Nachricht wurde noch nicht zugestellt.\n", "ann@example.org",
     "delayed", ""},
    {"fr, delay", daemon_of, "Remise retardée : bonjour",
     "Votre message à ann@example.org n'a pas encore été remis. Le serveur continuera d'essayer.\n", "ann@example.org",
     "delayed", ""},
    {"ru, delay", daemon_of, "Доставка задержана: привет", "Сообщение для ann@example.org ещё не доставлено.\n",
     "ann@example.org", "delayed", ""}};

}  // namespace

TEST_CASE("reports of free mail servers are read [R5] [3464-2]") {
  for (const Row& row : free_systems) check(row);
}

TEST_CASE("reports of groupware and Windows mail servers are read [R5]") {
  for (const Row& row : groupware) check(row);
}

TEST_CASE("reports of mail providers are read [R5]") {
  for (const Row& row : providers) check(row);
}

TEST_CASE("reports of security gateways, phones and lists are read [R5]") {
  for (const Row& row : gateways) check(row);
}

TEST_CASE("reports in thirteen languages are read, delay is told from failure [R5] [3464-4]") {
  for (const Row& row : languages) check(row);
}

TEST_CASE("senders, help desks and postmasters in a report are not the one who failed [R5]") {
  check({"a help desk", daemon_of, "Undeliverable: hello",
         "Your message could not be delivered to:\n\n  ann@example.org\n\nReason: 550 5.1.1 unknown.\nPlease contact "
         "help@corp.example or postmaster@corp.example.\nSender: news@soren.tech\n",
         "ann@example.org", "failed", "5.1.1"});
  check({"a list of several kinds", daemon_of, "Returned mail",
         "The original message was received\nfrom news@soren.tech\nto ann@example.org\n\nno such user\n",
         "ann@example.org", "failed", "5.1.1"});
}

TEST_CASE("several recipients of a transcript are found once each, with their own words [3464-2]") {
  const Row row{"",
                daemon_of,
                "Returned mail: see transcript for details",
                "   ----- The following addresses had permanent fatal errors -----\n<ann@example.org>\n"
                "<bob@example.net>\n    (reason: 550 5.2.1 disabled)\n<carl@example.com>\n\n   ----- Transcript of "
                "session follows -----\n550 5.1.1 <ann@example.org>... User unknown\n",
                "",
                "",
                ""};
  const auto found = parse_delivery_report(test::parsed(raw(row)));
  REQUIRE(found);
  REQUIRE(found->recipients.size() == 3);
  CHECK(found->recipients[0].address == "ann@example.org");
  CHECK(found->recipients[1].address == "bob@example.net");
  CHECK(found->recipients[1].status == "5.2.1");
  CHECK(found->recipients[2].address == "carl@example.com");
}

TEST_CASE("X-Failed-Recipients comes before all words, folded and in any case [R5]") {
  const Row row{
      "", "Somebody <info@isp.example>", "Sorry", "bob@example.net could not be delivered: 550 5.1.1\n", "", "", ""};
  const auto found =
      parse_delivery_report(test::parsed(raw(row, "x-failed-RECIPIENTS: Ann@Example.org,\n bob@example.org\n")));
  REQUIRE(found);
  REQUIRE(found->recipients.size() == 2);
  CHECK(found->recipients[0].address == "ann@example.org");
  CHECK(found->recipients[0].status == "5.1.1");
}

TEST_CASE("where the words name nobody, the return address or the returned letter does [R5] [3464-9]") {
  const Row row{"", daemon_of, "Returned mail", "Your message was rejected.\n550 5.7.1 refused\n", "", "", ""};
  Message verp = test::parsed(raw(row));
  verp.to = {Address{"", "bounces+ann.lee=example.org", "soren.tech", true}};
  CHECK(parse_delivery_report(verp)->recipients.at(0).address == "ann.lee@example.org");
  Message attached = test::parsed(raw(row));
  attached.parts.push_back({"message/rfc822", "", 10, false, "From: news@soren.tech\nTo: Ann <ann@example.org>\n"});
  CHECK(parse_delivery_report(attached)->recipients.at(0).address == "ann@example.org");
  CHECK(parse_delivery_report(test::parsed(raw(row)))->recipients.at(0).address.empty());
}

TEST_CASE("lures that imitate a report are none; an absentee's machine is none") {
  const auto is_report = [](std::string_view from, std::string_view path, std::string_view subject,
                            std::string_view text) {
    std::string letter("Return-Path: ");
    letter.append(path).append("\nFrom: ").append(from).append("\nSubject: ").append(subject);
    letter.append("\nTo: joysandconcerns@soren.tech\n\n").append(text);
    return parse_delivery_report(test::parsed(letter)).has_value();
  };
  CHECK_FALSE(is_report("Mail Delivery System <help@evil.example>", "<help@evil.example>", "Undelivered messages (5)",
                        "5 incoming messages could not be delivered. Click here to release them."));
  CHECK_FALSE(is_report("no-reply@evil.example", "<x@evil.example>", "Mailbox full",
                        "Your mailbox is full and could not be delivered to. Sign in to upgrade."));
  CHECK_FALSE(is_report("Parcels <noreply@parcels.example>", "<x@parcels.example>",
                        "Your parcel could not be delivered",
                        "The parcel could not be delivered. Pay the fee and choose a new day."));
  CHECK_FALSE(is_report("Ann Lee <ann@example.org>", "<>", "Automatic reply: Undeliverable: hello",
                        "I am away; my old mailbox does not exist any more."));
  CHECK_FALSE(is_report("Ann Lee <ann@example.org>", "<ann@example.org>", "FW: Undeliverable: hello",
                        "Look, your message to me could not be delivered: 550 5.1.1 ann@example.org"));
  CHECK_FALSE(is_report("Ann Lee <ann@example.org>", "<ann@example.org>", "Undeliverable mail from you",
                        "My server said 550 5.1.1 bob@example.org, user unknown. Please delete my data."));
  CHECK_FALSE(is_report("Postmaster <postmaster@isp.example>", "<postmaster@isp.example>", "Complaints about your mail",
                        "Mail of yours was rejected as spam by our customers. Please tell us what you do about it."));
  CHECK(is_report("Postmaster <postmaster@isp.example>", "<postmaster@isp.example>", "Undeliverable: hello",
                  "Your message to ann@example.org could not be delivered: 550 5.1.1 unknown"));
}

TEST_CASE("whole reports are read through every kind of wrapping [3464-1] [3464-2] [3464-10]") {
  const std::string status =
      "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ann@example.org\nAction: failed\nStatus: 5.1.1\n\n"
      "Final-Recipient: rfc822; bob@example.net\nAction: delayed\nStatus: 4.4.1\n";
  const auto report = [&](std::string_view type, std::string_view part) {
    std::string raw =
        "From MAILER-DAEMON Mon Feb 23 20:31:44 2026\nReceived: from x\nFrom: <>\nTo: joysandconcerns@soren.tech\n"
        "Subject: hello\nMIME-Version: 1.0\n";
    raw.append("Content-Type: ").append(type).append("; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nSorry.\n");
    raw.append(part).append("--b\nContent-Type: message/rfc822\n\nFrom: news@soren.tech\nTo: ann@example.org\n");
    return raw.append("Message-ID: <jc.1@soren.tech>\nSubject: x\n\nbody\n--b--\n");
  };
  const std::string plain = "--b\nContent-Type: message/delivery-status\n\n" + status;
  const std::string base64 =
      "--b\nContent-Type: MESSAGE/Delivery-Status; name=\"details.txt\"\nContent-Transfer-Encoding: base64\n"
      "Content-Disposition: "
      "attachment\n\nUmVwb3J0aW5nLU1UQTogZG5zOyBteAoKRmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGFubkBleGFtcGxl\n"
      "Lm9yZwpBY3Rpb246IGZhaWxlZApTdGF0dXM6IDUuMS4xCg==\n";
  const std::string nested =
      "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: message/global-delivery-status\n\n" +
      status + "--c--\n";
  for (const std::string& raw :
       {report("multipart/report; report-type=delivery-status", plain),
        report("Multipart/Report; Report-Type=\"DELIVERY-STATUS\"", plain), report("multipart/mixed", plain),
        report("multipart/report", base64), report("multipart/report", nested),
        test::replaced(report("multipart/report; report-type=delivery-status", plain), "\n", "\r\n")}) {
    INFO(raw);
    const auto found = parse_delivery_report(test::parsed(raw));
    REQUIRE(found);
    REQUIRE_FALSE(found->recipients.empty());
    CHECK(found->recipients[0].address == "ann@example.org");
    CHECK(found->recipients[0].status == "5.1.1");
    CHECK(found->original_message_id == "jc.1@soren.tech");
    if (found->recipients.size() == 2) CHECK(found->recipients[1].action == "delayed");
  }
}

TEST_CASE("a report that is HTML only is read [R4] [R5]") {
  const std::string raw =
      "Return-Path: <>\nFrom: Microsoft Outlook <MicrosoftExchange329e71@corp.example>\nTo: "
      "joysandconcerns@soren.tech\n"
      "Subject: Undeliverable: hello\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>Your "
      "message to <b><a href=\"mailto:ann@example.org\">ann@example.org</a></b> couldn't be "
      "delivered.</p><table><tr><td>"
      "soren</td><td>Office 365</td><td>ann</td></tr></table><p>Reported error: <i>550 5.1.10 RESOLVER.ADR."
      "RecipientNotFound</i></p></body></html>\n";
  const auto found = parse_delivery_report(test::parsed(raw));
  REQUIRE(found);
  REQUIRE(found->recipients.size() == 1);
  CHECK(found->recipients[0].address == "ann@example.org");
  CHECK(found->recipients[0].status == "5.1.10");
}
