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
