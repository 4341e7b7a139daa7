// Letters that come twice, two thousand times, back from where they were filed, or larger than any letter should be.
#include <sstream>

#include "catch.h"
#include "rig.h"

using namespace joys::live;

namespace {

std::size_t folder(Rig& rig, const std::string& name) { return rig.house.counts()[name]; }

int answers_in_all(const Rig& rig) {
  int total = 0;
  for (const auto& [recipient, times] : rig.answers()) total += times;
  return total;
}

// In KiB, of a process that runs.
long peak_memory(pid_t pid) {
  std::istringstream status(read_file("/proc/" + std::to_string(pid) + "/status"));
  for (std::string line; std::getline(status, line);)
    if (line.rfind("VmHWM:", 0) == 0) return std::stol(line.substr(6));
  return 0;
}

std::string large_letter(std::size_t bytes) {
  std::string text =
      "--b\r\nContent-Type: text/plain\r\n\r\nGood morning,\r\n\r\nplease unsubscribe me from your newsletter. I have "
      "enough to "
      "read.\r\n--b\r\n"
      "Content-Type: application/pdf; name=scan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  const std::string line = std::string(76, 'Q') + "\r\n";
  while (text.size() < bytes) text += line;
  return "From: " + reader(1) + "\r\nTo: " + privacy_mailbox +
         "\r\nSubject: Please unsubscribe me\r\nMessage-ID: <large@people.example>\r\nMIME-Version: 1.0\r\n"
         "Content-Type: multipart/mixed; boundary=b\r\n\r\n" +
         text + "--b--\r\n";
}

}  // namespace

TEST_CASE("the same letter two thousand times is one letter with one answer") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  rig->house.deliver(std::vector<std::string>(2000, access_request(1)));
  CHECK(rig->house.once() == 0);
  CHECK(rig->answers() == std::map<std::string, int>{{reader(1), 1}});
  CHECK(rig->cases() == 1);
  CHECK(rig->inbox() == 0);
  CHECK(folder(*rig, "Escalated") == 2000);
}

TEST_CASE("two thousand different letters of one sender get few answers [3834-5]") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  std::vector<std::string> letters;
  for (int i = 0; i < 2000; ++i)
    letters.push_back(letter(
        {reader(1), "n" + std::to_string(i) + "@people.example", "Please unsubscribe me",
         "Good morning,\r\n\r\nplease unsubscribe me from your newsletter. I have enough to read.\r\n\r\nHarriet "
         "Vane " +
             std::to_string(i),
         ""}));
  rig->house.deliver(letters);
  CHECK(rig->house.once() == 0);
  CHECK(answers_in_all(*rig) >= 1);
  CHECK(answers_in_all(*rig) <= 3);
  CHECK(rig->inbox() == 0);
  CHECK(rig->letters() == 2000);
  CHECK(rig->house.ctl_lines({"suppression", "list"}).size() == 1);
}

TEST_CASE("a letter that is delivered twice, at once and later, is decided once") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  rig->house.deliver({opt_out(1), opt_out(1)});
  CHECK(rig->house.once() == 0);
  CHECK(folder(*rig, "Processed") == 2);
  rig->house.deliver({opt_out(1)});
  CHECK(rig->house.once() == 0);
  CHECK(folder(*rig, "Processed") == 3);
  CHECK(rig->inbox() == 0);
  CHECK(rig->answers() == std::map<std::string, int>{{reader(1), 1}});
  CHECK(rig->only_case().at("state") == "closed");
}

TEST_CASE("two people who write the same words without a Message-ID are two people") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  const std::string text = "please unsubscribe me from your newsletter.";
  rig->house.deliver({letter({reader(1), "", "stop", text, ""}), letter({reader(2), "", "stop", text, ""}),
                      letter({reader(2), "", "stop", text, ""})});
  CHECK(rig->house.once() == 0);
  CHECK(rig->answers() == std::map<std::string, int>{{reader(1), 1}, {reader(2), 1}});
  CHECK(rig->cases() == 2);
}

TEST_CASE("a filed letter that a person drags back becomes a staff case; a copy of it does not") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  rig->house.deliver({opt_out(1)});
  CHECK(rig->house.once() == 0);
  const auto first = rig->only_case();
  auto& dovecot = rig->house.dovecot;
  dovecot.doveadm({"copy", "-u", privacy_mailbox, "INBOX", "mailbox", "Processed", "all"});
  CHECK(rig->house.once() == 0);
  CHECK(folder(*rig, "Processed") == 2);
  CHECK(rig->cases() == 1);

  dovecot.doveadm({"move", "-u", privacy_mailbox, "INBOX", "mailbox", "Processed", "all"});
  CHECK(rig->inbox() == 2);
  CHECK(rig->house.once() == 0);
  CHECK(rig->inbox() == 0);
  const auto open = rig->house.ctl_lines({"queue", "list"});
  REQUIRE(open.size() == 1);
  CHECK(open.front().at("action") == "staff");
  CHECK(open.front().at("category") == "opt_out");
  CHECK(open.front().at("number") != first.at("number"));
  CHECK(open.front().at("question").get<std::string>().find("moved this letter back") != std::string::npos);
  CHECK(rig->cases() == 2);
  CHECK(folder(*rig, "Escalated") >= 1);
  CHECK(answers_in_all(*rig) == 1);
}

TEST_CASE("a letter of 30 MB passes within three times its size and 32 MiB") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  const auto large = large_letter(30'000'000);
  rig->house.deliver({large});
  auto daemon = rig->started();
  REQUIRE(eventually([&] { return folder(*rig, "Processed") == 1; }, std::chrono::seconds(60)));
  const auto peak = peak_memory(daemon.pid());
  CHECK(rig->ended(daemon) == 0);
  CHECK(rig->answers() == std::map<std::string, int>{{reader(1), 1}});
  CHECK(peak > 0);
#ifndef __SANITIZE_ADDRESS__
  CHECK(peak * 1024 < static_cast<long>(3 * large.size()) + (32 << 20));
#endif
}

TEST_CASE("a header line of 100 KB and ten thousand recipients pass") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  std::string crowd = "Cc: f@a.example";
  for (int i = 1; i < 10'000; ++i) crowd += ",\r\n f" + std::to_string(i) + "@a.example";
  rig->house.deliver(
      {opt_out(1, "X-Long: " + std::string(100'000, 'x') + "\r\n"), opt_out(2, crowd + "\r\n"), opt_out(3)});
  CHECK(rig->house.once() == 0);
  CHECK(rig->inbox() == 0);
  CHECK(folder(*rig, "Failed") == 0);
  CHECK(rig->letters() == 3);
  CHECK_FALSE(rig->answers().contains(reader(2)));
  CHECK(rig->answers().at(reader(3)) == 1);
}

TEST_CASE("a From line that our own server found forged gets no answer and a person [8601-2]") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  const std::string verdict = "; dmarc=fail header.from=people.example; spf=fail; dkim=fail\r\n";
  rig->house.deliver({opt_out(1, "Authentication-Results: mx.soren.tech" + verdict),
                      opt_out(2, "Authentication-Results: mx.elsewhere.example" + verdict)});
  CHECK(rig->house.once() == 0);
  CHECK(rig->answers() == std::map<std::string, int>{{reader(2), 1}});
  CHECK(folder(*rig, "Escalated") == 1);
  const auto open = rig->house.ctl_lines({"queue", "list"});
  REQUIRE(open.size() == 1);
  CHECK(open.front().at("action") == "staff");
  CHECK(open.front().at("from").get<std::string>().find(reader(1)) != std::string::npos);
}
