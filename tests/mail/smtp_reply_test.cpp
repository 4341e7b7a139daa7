// Replies as servers write them, whole, in pieces and broken.
#include "mail/smtp_reply.h"

#include "catch.h"

using namespace joys;

namespace {

std::vector<SmtpReply> all(SmtpReplyReader& reader, std::string_view bytes) {
  reader.feed(bytes);
  std::vector<SmtpReply> replies;
  while (auto reply = reader.next()) replies.push_back(*reply);
  return replies;
}

}  // namespace

TEST_CASE("replies of one and of several lines [5321-4.2.1]") {
  SmtpReplyReader reader;
  const auto replies = all(reader, "250-mx.example\r\n250-SIZE 10\r\n250 DSN\r\n354 go\r\n250\r\n221 2.0.0 Bye\n");
  REQUIRE(replies.size() == 4);
  CHECK(replies[0].code == 250);
  CHECK(replies[0].lines == std::vector<std::string>{"mx.example", "SIZE 10", "DSN"});
  CHECK(replies[1].intermediate());
  CHECK(replies[2].lines == std::vector<std::string>{""});
  CHECK(replies[3].enhanced == "2.0.0");
  CHECK_FALSE(reader.broken());
}

TEST_CASE("octet by octet gives the same replies") {
  const std::string bytes = "250-a\r\n250 b\r\n550 5.1.1 <x@y>: nobody\r\n";
  SmtpReplyReader whole, pieces;
  std::vector<SmtpReply> slowly;
  for (char c : bytes)
    for (auto& reply : all(pieces, {&c, 1})) slowly.push_back(reply);
  const auto at_once = all(whole, bytes);
  REQUIRE(slowly.size() == at_once.size());
  for (std::size_t i = 0; i < slowly.size(); ++i) {
    CHECK(slowly[i].code == at_once[i].code);
    CHECK(slowly[i].lines == at_once[i].lines);
  }
}

TEST_CASE("enhanced codes only of the reply's class and form [3463-2]") {
  struct Row {
    const char *line, *enhanced;
  };
  for (const Row& row :
       {Row{"550 5.1.1 nobody", "5.1.1"}, Row{"550 5.7.509 long", "5.7.509"}, Row{"450 4.2.0", "4.2.0"},
        Row{"550 4.1.1 other class", ""}, Row{"550 5.1 short", ""}, Row{"550 5.1.1nobody", ""},
        Row{"550 5.1.1234 four", ""}, Row{"550 5..1 hole", ""}, Row{"550 nothing", ""},
        Row{"354 3.0.0 no such class", ""}, Row{"550", ""}, Row{"550 5.1.", ""}}) {
    SmtpReplyReader reader;
    const auto replies = all(reader, std::string(row.line) + "\r\n");
    INFO(row.line);
    REQUIRE(replies.size() == 1);
    CHECK(replies[0].enhanced == row.enhanced);
  }
}

TEST_CASE("what is no reply breaks the stream for good") {
  for (const std::string& bytes :
       {std::string("hello\r\n"), std::string("25\r\n"), std::string("\r\n"), std::string("250+ok\r\n"),
        std::string("650 ok\r\n"), std::string("150 ok\r\n"), std::string("250-a\r\n251 b\r\n"),
        std::string("* OK IMAP\r\n"), "250 " + std::string(5000, 'x')}) {
    SmtpReplyReader reader;
    INFO(bytes.substr(0, 20));
    CHECK(all(reader, bytes).empty());
    CHECK(reader.broken());
    CHECK(all(reader, "250 ok\r\n").empty());
  }
}

TEST_CASE("a reply that never ends is bounded") {
  SmtpReplyReader reader;
  std::size_t fed = 0;
  while (!reader.broken()) {
    REQUIRE(fed < 100000);
    CHECK(all(reader, "250-and on\r\n").empty());
    fed += 12;
  }
  CHECK(fed > 10000);
}
