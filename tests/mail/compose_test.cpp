// Every composed letter is read back with GMime, an implementation that shares nothing with the one that wrote it.
#include "mail/compose.h"

#include <gmime/gmime.h>

#include <memory>

#include "catch.h"

using namespace joys;

namespace {

struct Read {
  std::string from_name, from, to, subject, text, id, encoding, date;
};

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};

std::string string(const char* text) { return text ? text : ""; }

Read read_back(const std::string& bytes) {
  static const bool once = (g_mime_init(), true);
  (void)once;
  std::unique_ptr<GMimeStream, Unref> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  std::unique_ptr<GMimeParser, Unref> parser(g_mime_parser_new_with_stream(stream.get()));
  std::unique_ptr<GMimeMessage, Unref> message(g_mime_parser_construct_message(parser.get(), nullptr));
  REQUIRE(message);
  Read read;
  const auto one = [](InternetAddressList* list) {
    REQUIRE(internet_address_list_length(list) == 1);
    return internet_address_list_get_address(list, 0);
  };
  auto* from = one(g_mime_message_get_from(message.get()));
  read.from_name = string(internet_address_get_name(from));
  read.from = string(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(from)));
  read.to =
      string(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one(g_mime_message_get_to(message.get())))));
  read.subject = string(g_mime_message_get_subject(message.get()));
  read.id = string(g_mime_message_get_message_id(message.get()));
  read.date = string(g_mime_object_get_header(GMIME_OBJECT(message.get()), "Date"));
  auto* part = g_mime_message_get_mime_part(message.get());
  read.encoding = string(g_mime_object_get_header(part, "Content-Transfer-Encoding"));
  char* text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
  read.text = string(text);
  g_free(text);
  std::erase(read.text, '\r');
  return read;
}

Draft draft() {
  Draft d;
  d.from = "Soren <joysandconcerns@soren.tech>";
  d.to = "ann@example.org";
  d.subject = "Done";
  d.text = "Done. You need not do anything.\n";
  d.message_id = "e42.1@soren.tech";
  d.date = 880106106;
  return d;
}

std::string head(const std::string& letter) { return letter.substr(0, letter.find("\r\n\r\n") + 2); }

std::string field(const std::string& letter, const std::string& name) {
  const std::string all = "\r\n" + head(letter);
  const auto at = all.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "";
  auto end = at;
  do end = all.find("\r\n", end + 2);
  while (end + 2 < all.size() && all[end + 2] == ' ');
  const auto begin = at + 2 + name.size() + 2;
  return all.substr(begin, end - begin);
}

// CRLF everywhere, lines of at most `limit`, nothing but ASCII.
void check_lines(const std::string& letter, std::size_t limit = 78) {
  std::size_t begin = 0;
  while (begin < letter.size()) {
    const auto end = letter.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    const auto line = letter.substr(begin, end - begin);
    INFO(line);
    CHECK(line.size() <= limit);
    CHECK(line.find_first_of(std::string("\r\n\0", 3)) == std::string::npos);
    CHECK(std::all_of(line.begin(), line.end(), [](char c) { return (c >= ' ' && c < 0x7f) || c == '\t'; }));
    begin = end + 2;
  }
}

}  // namespace

TEST_CASE("a plain answer, octet for octet [5322-1 3834-10 3834-11]") {
  Draft d = draft();
  d.in_reply_to = "parent@example.org";
  d.references = {"first@example.org"};
  CHECK(compose(d) ==
        "From: Soren <joysandconcerns@soren.tech>\r\n"
        "To: ann@example.org\r\n"
        "Subject: Done\r\n"
        "Date: Fri, 21 Nov 1997 09:55:06 +0000\r\n"
        "Message-ID: <e42.1@soren.tech>\r\n"
        "In-Reply-To: <parent@example.org>\r\n"
        "References: <first@example.org> <parent@example.org>\r\n"
        "Auto-Submitted: auto-replied\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 7bit\r\n"
        "\r\n"
        "Done. You need not do anything.\r\n");
}

TEST_CASE("a reminder is generated, not a reply [3834-10]") {
  Draft d = draft();
  d.auto_generated = true;
  CHECK(field(compose(d), "Auto-Submitted") == "auto-generated");
  CHECK(field(compose(d), "In-Reply-To").empty());
  CHECK(field(compose(d), "References").empty());
}

TEST_CASE("exactly one recipient, no Reply-To, one text part [3834-8 3834-11]") {
  const std::string letter = compose(draft());
  for (const char* name : {"Cc", "Bcc", "Reply-To", "Content-Disposition"}) CHECK(field(letter, name).empty());
  CHECK(read_back(letter).to == "ann@example.org");
}

TEST_CASE("subjects and texts of many languages come back as they were [2047-1 2047-2 5322-1]") {
  const std::string value =
      GENERATE(as<std::string>{}, "Fertig. Sie m\xc3\xbcssen nichts tun.", "Hecho \xc2\xa1ya!",
               "\xd0\x93\xd0\xbe\xd1\x82\xd0\xbe\xd0\xb2\xd0\xbe, \xd0\xb2\xd1\x81\xd1\x91 "
               "\xd1\x81\xd0\xb4\xd0\xb5\xd0\xbb\xd0\xb0\xd0\xbd\xd0\xbe",
               "\xe5\xae\x8c\xe4\xba\x86\xe3\x81\x97\xe3\x81\xbe\xe3\x81\x97\xe3\x81\x9f\xe3\x80\x82",
               "\xd7\x94\xd7\x95\xd7\xa9\xd7\x9c\xd7\x9d, (abc) 123",
               "\xd8\xaa\xd9\x85. \xd9\x84\xd8\xa7 \xd8\xad\xd8\xa7\xd8\xac\xd8\xa9",
               "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 family \xf0\x9f\x8e\x89",
               "plain =?utf-8?Q?not_a_word?= here", "a\"quote\" and \\ back", "comma, semi; colon: <x@y>",
               "two  blanks   inside", "=", "?", "(not a comment)");
  Draft d = draft();
  d.subject = value;
  d.text = value + "\n\n" + value + "\n";
  const std::string letter = compose(d);
  check_lines(letter);
  const Read read = read_back(letter);
  CHECK(read.subject == value);
  CHECK(read.text == d.text);
}

TEST_CASE("long subjects: words of at most 75 characters on lines of at most 76, cut between characters [2047-1]") {
  const std::string unit =
      GENERATE(as<std::string>{}, "\xc3\xbc", "\xe5\xae\x8c", "\xf0\x9f\x8e\x89", "a\xc3\xbc", "x");
  Draft d = draft();
  d.subject.clear();
  while (d.subject.size() < 700) d.subject += unit;
  const std::string letter = compose(d);
  check_lines(letter, 76);
  std::size_t words = 0;
  for (std::size_t at = letter.find("=?"); at != std::string::npos; ++words) {
    const auto end = letter.find("?=", at + 10);
    CHECK(end + 2 - at <= 75);
    // Each word by itself is text.
    char* decoded = g_mime_utils_header_decode_text(nullptr, letter.substr(at, end + 2 - at).c_str());
    CHECK(g_utf8_validate(decoded, -1, nullptr));
    g_free(decoded);
    at = letter.find("=?UTF-8", end + 2);
  }
  CHECK(words > 10);
  CHECK(read_back(letter).subject == d.subject);
}

TEST_CASE("long ASCII subjects fold at blanks") {
  Draft d = draft();
  for (int i = 0; i < 60; ++i) d.subject += "word" + std::to_string(i) + (i < 59 ? " " : "");
  const std::string letter = compose(d);
  check_lines(letter);
  CHECK(letter.find("=?") == std::string::npos);
  CHECK(read_back(letter).subject == d.subject);
}

TEST_CASE("From carries its display name whatever it is [2047-2]") {
  struct Row {
    std::string from, name;
  };
  const auto row =
      GENERATE(Row{"joysandconcerns@soren.tech", ""}, Row{"Soren <joysandconcerns@soren.tech>", "Soren"},
               Row{"\"Soren, Inc. (privacy)\" <joysandconcerns@soren.tech>", "Soren, Inc. (privacy)"},
               Row{"S\xc3\xb8ren <joysandconcerns@soren.tech>", "S\xc3\xb8ren"},
               Row{"The people who look after the privacy mailbox of Soren and of its friends everywhere "
                   "<joysandconcerns@soren.tech>",
                   "The people who look after the privacy mailbox of Soren and of its friends everywhere"});
  Draft d = draft();
  d.from = row.from;
  const std::string letter = compose(d);
  check_lines(letter);
  const Read read = read_back(letter);
  CHECK(read.from_name == row.name);
  CHECK(read.from == "joysandconcerns@soren.tech");
}

TEST_CASE("recipients come back as one address, quoted where needed [5322-4]") {
  for (const auto& [given, read] :
       std::map<std::string, std::string>{{"a..b@docomo.example", "\"a..b\"@docomo.example"},
                                          {"a,b@x.example", "\"a,b\"@x.example"},
                                          {"a:b;c@x.example", "\"a:b;c\"@x.example"},
                                          {"o'neil+x@x.example", "o'neil+x@x.example"}}) {
    Draft d = draft();
    d.to = given;
    CHECK(field(compose(d), "To") == read);
    CHECK_NOTHROW(read_back(compose(d)));
  }
}

TEST_CASE("texts that mail would alter arrive unaltered [5322-1]") {
  const std::string text =
      GENERATE(as<std::string>{}, "", "\n", "no line end", ".\n", "..\n.x\n", "From here on\nFrom \n",
               "-- \nsignature\n", "tab\t\nblank \n", "=20 = =3D\n",
               std::string(76, 'x') + "\n" + std::string(77, 'y') + "\n" + std::string(79, 'z') + "\n",
               std::string(3000, 'w') + "\n", "https://privacy.soren.tech/u/" + std::string(200, 'k') + "\n",
               std::string(75, 'x') + ".dot at the break From there\n", std::string(200, '.') + "\n",
               std::string(78, ' ') + "\n", "\xf0\x9f\x8e\x89\xf0\x9f\x8e\x89\n.\n\xe2\x80\xae right to left\n",
               "a\r\nb\r\n", "\n\n\nend\n\n\n");
  Draft d = draft();
  d.text = text;
  const std::string letter = compose(d);
  check_lines(letter);
  std::string expected = text;
  std::erase(expected, '\r');
  if (!expected.empty() && expected.back() != '\n') expected += '\n';
  CHECK(read_back(letter).text == expected);
  CHECK(letter.find("\r\nFrom ") == std::string::npos);
  CHECK(letter.find("\r\n.") == std::string::npos);
}

TEST_CASE("every length of line survives the soft breaks") {
  Draft d = draft();
  for (std::size_t i = 60; i < 170; ++i) d.text += std::string(i, 'a') + "\xc3\xbc\n" + std::string(i, ' ') + "b \n";
  const std::string letter = compose(d);
  check_lines(letter, 76);
  CHECK(read_back(letter).text == d.text);
}

TEST_CASE("no value ends a header line [injection-2]") {
  const std::string evil = GENERATE(as<std::string>{}, "x\r\nBcc: evil@example.org", "x\nBcc: evil@example.org",
                                    "x\rBcc: evil", std::string("x\0y", 3), "x\ty", "x\x7f", "x\x1b[2J",
                                    "bad \xff utf-8", "cut \xe2\x82", "over\xc0\xaflong", "surrogate \xed\xa0\x80");
  const auto refused = [](const Draft& d, const std::string& name) {
    INFO(name);
    try {
      compose(d);
      FAIL_CHECK("was composed");
    } catch (const std::invalid_argument& error) {
      CHECK(std::string(error.what()).starts_with(name + ": "));
    }
  };
  for (const auto& [name, member] : std::map<std::string, std::string Draft::*>{{"from", &Draft::from},
                                                                                {"to", &Draft::to},
                                                                                {"subject", &Draft::subject},
                                                                                {"message_id", &Draft::message_id},
                                                                                {"in_reply_to", &Draft::in_reply_to}}) {
    Draft d = draft();
    const bool address = name == "from" || name == "to";
    d.*member = address ? evil + "@example.org" : evil;
    refused(d, name);
  }
  Draft d = draft();
  d.references = {"good@example.org", evil};
  refused(d, "references");
}

TEST_CASE("a text with control characters or broken UTF-8 is refused") {
  for (const std::string& evil :
       {std::string("a\0b", 3), std::string("bell\a"), std::string("lone\rreturn"), std::string("\xff")}) {
    Draft d = draft();
    d.text = evil;
    CHECK_THROWS_AS(compose(d), std::invalid_argument);
  }
}

TEST_CASE("what is no address or identifier is refused") {
  for (const char* evil : {"", "nobody", "a@", "@b", "a b@c", "a@b>"}) {
    Draft d = draft();
    d.to = evil;
    CHECK_THROWS_AS(compose(d), std::invalid_argument);
    d = draft();
    d.from = evil;
    if (std::string(evil) != "a b@c" && std::string(evil) != "a@b>") CHECK_THROWS_AS(compose(d), std::invalid_argument);
    d = draft();
    d.message_id = std::string(evil) + ">";
    CHECK_THROWS_AS(compose(d), std::invalid_argument);
  }
  Draft d = draft();
  d.date = std::int64_t{1} << 60;
  CHECK_THROWS_AS(compose(d), std::invalid_argument);
}

TEST_CASE("References keeps the first id and the last ten, and leaves out what is no id [5322-6]") {
  Draft d = draft();
  for (int i = 0; i < 500; ++i)
    d.references.push_back(std::to_string(i) + ".a-rather-long-identifier@mail.example.org");
  d.in_reply_to = "parent@example.org";
  const std::string letter = compose(d);
  check_lines(letter);
  const std::string references = field(letter, "References");
  CHECK(references.starts_with("<0.a-rather"));
  CHECK(std::count(references.begin(), references.end(), '<') == 11);
  CHECK(references.find("<490.") == std::string::npos);
  CHECK(references.find("<491.") != std::string::npos);
  CHECK(references.ends_with("<parent@example.org>"));
  d.references = {"blank inside@x", "<bracketed@x>", "\xc3\xbc@x", "good@x", std::string(2000, 'x') + "@x"};
  CHECK(field(compose(d), "References") == "<good@x> <parent@example.org>");
}
