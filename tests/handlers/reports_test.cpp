// bounce, complaint, auto_reply and unrelated: what machines report, and what is filed.
#include "asked.h"
#include "catch.h"

using namespace joys;
using namespace joys::test;

namespace {

Letter bounce(const std::string& action, const std::string& status, const std::string& recipient = "bob@example.net") {
  Letter letter({Category::bounce});
  letter.message.from = {address("mailer-daemon@example.net")};
  letter.classification.machine.never_answer = true;
  letter.classification.delivery = DeliveryReport{{{recipient, action, status, ""}}, "", {}};
  letter.context.report_is_ours = true;
  letter.context.reported_address = "bob@example.net";
  return letter;
}

Letter complaint(const std::string& type) {
  Letter letter({Category::complaint});
  letter.message.from = {address("abuse@example.net")};
  letter.classification.machine.never_answer = true;
  letter.classification.feedback = FeedbackReport{type, {"bob@example.net"}, "", {}, true};
  return letter;
}

bool quiet(const Decision& decision, Folder folder) {
  return !decision.answer && decision.folder == folder && decision.cases.size() == 1 && !decision.cases[0].open;
}

}  // namespace

TEST_CASE("an address that does not exist is marked, if the letter was ours [3464-9]") {
  for (const auto* status : {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"}) {
    const Decision decision = bounce("failed", status).decided();
    CHECK(quiet(decision, Folder::processed));
    CHECK(decision.action == Action::automatic);
    CHECK(decision.changes == std::vector<Change>{MarkUndeliverable{"bob@example.net", status}});
  }
}

TEST_CASE("every other failure is counted [3464-4] [3464-5] [M2]") {
  for (const auto* status : {"5.2.2", "5.7.1", "4.1.1", "5.0.0", ""})
    CHECK(bounce("failed", status).decided().changes == std::vector<Change>{CountBounce{"bob@example.net", status}});
  for (const auto* action : {"delayed", "delivered", "relayed", "expanded", ""})
    CHECK(bounce(action, "5.1.1").decided().changes.empty());

  Letter forged = bounce("failed", "5.1.1");
  forged.context.report_is_ours = false;
  CHECK(forged.decided().changes == std::vector<Change>{CountBounce{"bob@example.net", "5.1.1"}});
  CHECK(bounce("failed", "5.1.1", "eve@example.net").decided().changes ==
        std::vector<Change>{CountBounce{"eve@example.net", "5.1.1"}});
}

TEST_CASE("a report that hides its recipient is matched to the letter it returns") {
  CHECK(has(bounce("failed", "5.1.1", "").decided(), MarkUndeliverable{"bob@example.net", "5.1.1"}));
  Letter unknown = bounce("failed", "5.1.1", "");
  unknown.context.reported_address.reset();
  CHECK(unknown.decided().changes.empty());
  unknown.classification.quoted_ticket = Ticket{"bob@example.net", "", false};
  CHECK(has(unknown.decided(), MarkUndeliverable{"bob@example.net", "5.1.1"}));
}

TEST_CASE("a report of a thousand recipients counts few, and each once") {
  Letter many = bounce("failed", "5.2.2");
  auto& recipients = many.classification.delivery->recipients;
  recipients.push_back(recipients[0]);
  CHECK(many.decided().changes.size() == 1);
  for (int i = 0; i < 1000; ++i)
    recipients.push_back({"r" + std::to_string(i) + "@example.net", "failed", "5.2.2", ""});
  CHECK(many.decided().changes.size() == 10);
}

TEST_CASE("a bounce of our answer finds its case") {
  Letter letter = bounce("failed", "5.1.1");
  letter.context.continues = ContinuedCase{"case-1", "K7QF-3MPD", Category::access, false};
  const Decision decision = letter.decided();
  CHECK(decision.joins_case == "case-1");
  CHECK(quiet(decision, Folder::processed));
}

TEST_CASE("abuse and opt-out stop the complainant, other types nobody [5965-6] [M3]") {
  for (const auto* type : {"abuse", "opt-out"}) {
    const Decision decision = complaint(type).decided();
    CHECK(quiet(decision, Folder::processed));
    CHECK(decision.action == Action::automatic);
    CHECK(decision.changes == std::vector<Change>{stopped("bob@example.net", Purpose::announcements, "", "complaint")});
  }
  for (const auto* type : {"not-spam", "fraud", "virus", "other", "auth-failure", "x-new"}) {
    const Decision decision = complaint(type).decided();
    CHECK(quiet(decision, Folder::processed));
    CHECK(decision.action == Action::none);
    CHECK(decision.changes.empty());
  }
}

TEST_CASE("a redacted report is matched by our record or our token [5965-7]") {
  Letter hidden = complaint("abuse");
  hidden.classification.feedback->recipients.clear();
  const Decision nobody = hidden.decided();
  CHECK(nobody.action == Action::staff);
  CHECK(nobody.cases.at(0).open);
  CHECK_FALSE(nobody.answer);

  Letter ticket = hidden;
  ticket.classification.quoted_ticket = Ticket{"cid@example.net", "weekly", false};
  CHECK(has(ticket.decided(), stopped("cid@example.net", Purpose::announcements, "", "complaint")));
  Letter record = ticket;
  record.context.reported_address = "dora@example.net";
  CHECK(record.decided().changes ==
        std::vector<Change>{stopped("dora@example.net", Purpose::announcements, "", "complaint")});
}

TEST_CASE("a malformed report is for people, unless our token or letter proves it [5965-2]") {
  Letter malformed = complaint("abuse");
  malformed.classification.feedback->well_formed = false;
  CHECK(malformed.decided().changes.empty());
  CHECK(malformed.decided().action == Action::staff);
  malformed.classification.quoted_ticket = Ticket{"cid@example.net", "weekly", false};
  CHECK(has(malformed.decided(), stopped("cid@example.net", Purpose::announcements, "", "complaint")));
}

TEST_CASE("a report about somebody else's letter changes nothing [5965-8]") {
  Letter foreign = complaint("abuse");
  foreign.classification.feedback->returned_headers = {"Subject: hello", "FROM: Shop <shop@example.com>"};
  CHECK(foreign.decided().changes.empty());
  CHECK(foreign.decided().action == Action::staff);
  foreign.classification.feedback->returned_headers = {"From: Soren <news@mail.soren.tech>"};
  CHECK(foreign.decided().changes.size() == 1);
}

TEST_CASE("a report that names many readers is for people") {
  Letter many = complaint("abuse");
  many.classification.feedback->recipients = {"a@example.net", "b@example.net", "c@example.net", "d@example.net"};
  CHECK(many.decided().changes.empty());
  CHECK(many.decided().action == Action::staff);
}

TEST_CASE("a person who complains is answered by a person") {
  const Decision decision = Letter({Category::complaint}, "You are spammers!").decided();
  CHECK(decision.action == Action::staff);
  CHECK(decision.cases.at(0).open);
  REQUIRE(decision.answer);
  CHECK(decision.answer->paragraphs.at(0).template_name == "complaint_received");
}

TEST_CASE("automatic replies and unrelated mail are filed without an answer") {
  for (const auto category : {Category::auto_reply, Category::unrelated}) {
    const Decision decision = Letter({category}, "Cheap watches").decided();
    CHECK(quiet(decision, Folder::ignored));
    CHECK(decision.action == Action::none);
    CHECK(decision.changes.empty());
  }
}

TEST_CASE("news of a leak is urgent, a hidden text is for people") {
  const Decision leak = Letter({Category::unrelated}, "I found a vulnerability in your site").decided();
  CHECK(leak.action == Action::staff);
  CHECK(leak.cases.at(0).urgent);
  CHECK(leak.cases.at(0).due_at == now + 86400);
  CHECK(leak.folder == Folder::escalated);

  for (const auto defect : {Defect::text_only_in_attachment, Defect::encrypted, Defect::text_cut}) {
    Letter hidden({Category::unrelated});
    hidden.message.defects = {defect};
    CHECK(hidden.decided().action == Action::staff);
    hidden.classification.machine.never_answer = true;
    CHECK(quiet(hidden.decided(), Folder::ignored));
  }
}
