// A question goes in, the policy's own words come out, and the ledger knows the version; then the policy changes.
#include "catch.h"
#include "house.h"
#include "parsers/message.h"

using namespace joys;
using namespace joys::live;

namespace {

std::string letter(int n, const std::string& subject, const std::string& text) {
  return "From: writer" + std::to_string(n) + "@people.example\r\nTo: " + privacy_mailbox + "\r\nSubject: " + subject +
         "\r\nMessage-ID: <question-" + std::to_string(n) +
         "@people.example>\r\nDate: Mon, 02 Nov 2026 08:00:00 +0000\r\n"
         "Content-Type: text/plain; charset=utf-8\r\n\r\n" +
         text + "\r\n";
}

std::string joined(const std::string& text) {
  std::istringstream in(text);
  std::string out;
  for (std::string word; in >> word;) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

}  // namespace

TEST_CASE("a question is answered with the policy's own words, and its case knows the version [P5] [P19]") {
  if (!House::usable()) {
    WARN("skipped: needs root, Dovecot and Postfix");
    return;
  }
  init_parsers();
  TempDir folder;
  const std::string file = folder.file("policy.md");
  const std::string sample = read_file(std::string(JOYS_SOURCE_DIR) + "/docs/sample-policy.md");
  write_file(file, sample);
  HouseOptions options;
  options.more = "[policy]\nfile = \"" + file + "\"\nquote = [\"Cookies\"]\n";
  House house(options);
  house.deliver({letter(1, "Question about cookies",
                        "Hello, I have a question about your privacy policy: do you use "
                        "cookies on your website? Thank you.")});
  const int status = house.once();
  INFO(house.log());
  REQUIRE(status == 0);
  REQUIRE(eventually([&] { return house.dovecot.letters("writer1@people.example", "INBOX").size() == 1; }));
  const Message answer = parse_message(house.dovecot.letters("writer1@people.example", "INBOX").at(0));
  const std::string words = joined(answer.text + "\n" + answer.quoted);
  CHECK(words.find("last revised 4 December 2026, says under \"Cookies\"") != std::string::npos);
  CHECK(words.find("\"We use cookies to remember you between two visits.") != std::string::npos);
  CHECK(house.counts()["Processed"] == 1);
  const auto cases = house.ctl_lines({"queue", "list", "--all"});
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].at("state") == "closed");
  CHECK(cases[0].at("policy_revised") == "4 December 2026");

  // The quoted heading goes: the daemon runs on, people get drafts, and the operator is told.
  std::string changed = sample;
  changed.replace(changed.find("*Cookies*"), 9, "*Cookies and the like*");
  write_file(file, changed);
  REQUIRE(house.once() == 0);  // sees the version before the letter comes
  house.deliver({letter(2, "Question about cookies",
                        "Hello, I have a question about your privacy policy: do you use "
                        "cookies on your website? Thank you.")});
  REQUIRE(house.once() == 0);
  CHECK(house.counts()["Escalated"] == 1);
  CHECK(house.log().find("is no heading of the policy") != std::string::npos);
  const auto open = house.ctl_lines({"queue", "list"});
  REQUIRE(open.size() == 1);
  CHECK(open[0].at("draft").get<std::string>().find("under \"Cookies and the like\"") != std::string::npos);
  CHECK(open[0].at("policy") != cases[0].at("policy"));
  const auto versions = house.ctl_lines({"policy", "versions"});
  CHECK(versions.size() == 2);
  CHECK(house.ctl({"audit", "verify"}).status == 0);
  CHECK(run({binary("joysd"), "--config", house.config(), "--check-config"}).status == 78);
}
