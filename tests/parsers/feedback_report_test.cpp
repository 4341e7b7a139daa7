// Abuse feedback reports: their type, whom they name, and what makes them malformed.
#include "catch.h"
#include "parsers/report.h"

using namespace joys;

namespace {

const std::string head = "Feedback-Type: abuse\r\nUser-Agent: Loop/1.0\r\nVersion: 1\r\n";

Message report(std::string content) {
  Message m;
  m.content_type = "multipart/report; report-type=feedback-report; boundary=x";
  m.parts.push_back({"message/feedback-report", "", 10, false, std::move(content)});
  m.parts.push_back({"message/rfc822", "", 10, false,
                     "Received: from x\r\nMessage-ID: <relay@x.example>\r\nMessage-ID: <jc.7@soren.tech>\r\n"
                     "List-Unsubscribe:\r\n <https://privacy.soren.tech/u/abc>\r\n"});
  return m;
}

FeedbackReport read(std::string content) { return parse_feedback_report(report(std::move(content))).value(); }

}  // namespace

TEST_CASE("type, recipients and the returned letter are read [5965-1] [5965-4]") {
  const FeedbackReport r = read(
      "feedback-type: Abuse\nUSER-AGENT: x\nversion: 1\nOriginal-Rcpt-To: <Ann@Example.org>\n"
      "Original-Rcpt-To: bob@example.net\nOriginal-Rcpt-To: ann@example.org\nX-Unknown: y\n");
  CHECK(r.type == "abuse");
  CHECK(r.well_formed);
  CHECK(r.recipients == std::vector<std::string>{"ann@example.org", "bob@example.net"});
  CHECK(r.original_message_id == "jc.7@soren.tech");
  CHECK(r.returned_headers.back() == "List-Unsubscribe: <https://privacy.soren.tech/u/abc>");
}

TEST_CASE("mandatory fields stand exactly once, others at most once [5965-2] [5965-3]") {
  CHECK(read(head).well_formed);
  CHECK_FALSE(read("Feedback-Type: abuse\nVersion: 1\n").well_formed);
  CHECK_FALSE(read(head + "Version: 1\n").well_formed);
  CHECK_FALSE(read(head + "Feedback-Type: fraud\n").well_formed);
  CHECK_FALSE(read(head + "Source-IP: 192.0.2.1\nSource-IP: 192.0.2.2\n").well_formed);
  CHECK_FALSE(read(head + "Arrival-Date: x\nReceived-Date: y\n").well_formed);
  CHECK(read(head + "Received-Date: y\nReported-URI: a\nReported-URI: b\nAuthentication-Results: c\n").well_formed);
}

TEST_CASE("unknown types and fields are no errors [5965-5]") {
  CHECK(read("Feedback-Type: Dislike (new)\nUser-Agent: x\nVersion: 1\n").type == "dislike");
  CHECK(read("Feedback-Type: not-spam\nUser-Agent: x\nVersion: 1\n").type == "not-spam");
  CHECK(read("Feedback-Type: opt-out\nUser-Agent: x\nVersion: 0.1\n").type == "opt-out");
}

TEST_CASE("hidden recipients are left out, the returned letter stays [5965-7]") {
  for (const char* hidden : {"[redacted]", "redacted@example.org", "xxxx@example.org", "***@example.org",
                             "ann@redacted.invalid", "", "junk"}) {
    INFO(hidden);
    const FeedbackReport r = read(head + "Original-Rcpt-To: " + hidden + "\n");
    CHECK(r.recipients.empty());
    CHECK(r.original_message_id == "jc.7@soren.tech");
  }
}

TEST_CASE("an announced report without its part is malformed; other letters are no reports") {
  Message m = report(head);
  m.parts.erase(m.parts.begin());
  REQUIRE(parse_feedback_report(m));
  CHECK_FALSE(parse_feedback_report(m)->well_formed);
  Message person;
  person.content_type = "text/plain";
  person.from = {Address{"", "postmaster", "isp.example", true}};
  person.subject = "complaint about message from 192.0.2.1";
  CHECK_FALSE(parse_feedback_report(person));
}

TEST_CASE("junk reports of Outlook.com name the recipient in the returned letter") {
  Message m;
  m.from = {Address{"", "staff", "hotmail.com", true}};
  m.subject = "complaint about message from 192.0.2.1";
  m.parts.push_back(
      {"message/rfc822", "", 10, false, "X-HmXmrOriginalRecipient: Ann@example.org\nMessage-ID: <jc.7@soren.tech>\n"});
  const auto r = parse_feedback_report(m);
  REQUIRE(r);
  CHECK(r->type == "abuse");
  CHECK(r->recipients == std::vector<std::string>{"ann@example.org"});
}

TEST_CASE("every registered type is told in small letters, however it is written [5965-5] [5965-6]") {
  for (const char* type : {"abuse", "fraud", "virus", "other", "not-spam", "auth-failure", "opt-out", "opt-out-list"}) {
    INFO(type);
    std::string capitals = type;
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    CHECK(read("Feedback-Type:" + capitals + "\nUser-Agent: x\nVersion: 1\n").type == type);
    CHECK(read("Feedback-Type: \n  " + std::string(type) + "; x=y (comment)\nUser-Agent: x\nVersion: 1\n").type ==
          type);
  }
  CHECK(read("Feedback-Type: not_spam\nUser-Agent: x\nVersion: 1\n").type == "not-spam");
}

TEST_CASE("recipients stand in one field or several, with types and names, each once [5965-4]") {
  CHECK(read(head + "Original-Rcpt-To: rfc822; Ann Lee <ann@example.org>, <bob@example.net>\nRemoval-Recipient: "
                    "ann@example.org\n")
            .recipients == std::vector<std::string>{"ann@example.org", "bob@example.net"});
}

TEST_CASE("a report that names nobody borrows the one reader of the returned letter [5965-7]") {
  Message m = report(head + "Original-Rcpt-To: redacted@example.org\n");
  m.parts[1].content += "To: Ann <ann@example.org>\r\n";
  CHECK(parse_feedback_report(m)->recipients == std::vector<std::string>{"ann@example.org"});
  m.parts[1].content += "X-HmXmrOriginalRecipient: bob@example.net\r\n";
  CHECK(parse_feedback_report(m)->recipients == std::vector<std::string>{"bob@example.net"});
  Message hidden = report(head);
  hidden.parts[1].content += "To: [redacted] <xxxx@example.org>\r\n";
  CHECK(parse_feedback_report(hidden)->recipients.empty());
  Message several = report(head);
  several.parts[1].content += "To: ann@example.org, bob@example.org\r\n";
  CHECK(parse_feedback_report(several)->recipients.empty());
}

TEST_CASE("the machine part is also read where it came as plain text [5965-1]") {
  Message m = report(head);
  m.parts.erase(m.parts.begin());
  m.text =
      "This is a report.\n\nFeedback-Type: abuse\nUser-Agent: Loop/1.0\nVersion: 1\nOriginal-Rcpt-To: "
      "ann@example.org\n";
  const auto declared = parse_feedback_report(m);
  REQUIRE(declared);
  CHECK(declared->well_formed);
  CHECK(declared->type == "abuse");
  CHECK(declared->recipients == std::vector<std::string>{"ann@example.org"});
  m.content_type = "multipart/mixed; boundary=x";
  CHECK(parse_feedback_report(m));
  m.text = "Feedback-Type: what does this field mean?\n";
  CHECK_FALSE(parse_feedback_report(m));
}

TEST_CASE("complaints of other forms attach the letter; a person's complaint is a person's") {
  const auto complaint = [](std::string local, std::string subject, bool attached) {
    Message m;
    m.from = {Address{"", std::move(local), "isp.example", true}};
    m.subject = std::move(subject);
    m.content_type = "multipart/mixed; boundary=x";
    if (attached)
      m.parts.push_back({"message/rfc822", "", 10, false,
                         "From: news@soren.tech\nTo: ann@example.org\nMessage-ID: "
                         "<jc.7@soren.tech>\n"});
    return parse_feedback_report(m);
  };
  CHECK(complaint("scomp", "Client TOS Notification", true)->recipients.size() == 1);
  CHECK(complaint("fbl", "Abuse report for 192.0.2.1", true)->original_message_id == "jc.7@soren.tech");
  CHECK(complaint("feedbackloop", "Email Feedback Report for IP 192.0.2.1", true)->type == "abuse");
  CHECK_FALSE(complaint("fbl", "Email Feedback Report for IP 192.0.2.1", false));
  CHECK_FALSE(complaint("ann", "Spam complaint", true));
  CHECK_FALSE(complaint("staff", "See attached", true));
}
