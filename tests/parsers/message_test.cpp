// Headers, authors and the identity of a letter.
#include "parsers/message.h"

#include "catch.h"
#include "letter.h"

using namespace joys;
using test::letter;
using test::parsed;
using test::replaced;
using std::literals::operator""sv;

TEST_CASE("a plain letter") {
  const Message m =
      parsed(letter("In-Reply-To: <0@soren.tech>\nReferences: <a@b> <0@soren.tech>\nReturn-Path: <>\n", "Stop.\n"));
  CHECK(m.defects.empty());
  REQUIRE(m.author());
  CHECK(m.author()->spec() == "ann@example.org");
  CHECK(m.author()->name == "Ann Lee");
  CHECK(m.subject == "hello");
  CHECK(m.message_id == "1@example.org");
  CHECK(m.in_reply_to == "0@soren.tech");
  CHECK(m.references == std::vector<std::string>{"a@b", "0@soren.tech"});
  REQUIRE(m.return_path.has_value());
  CHECK(m.return_path->empty());
  CHECK(m.date == 1771839104);
  CHECK(m.content_type == "text/plain");
  CHECK(m.text == "Stop.");
  REQUIRE(m.header("subject"));
  CHECK(*m.header("SUBJECT") == "hello");
  CHECK_FALSE(m.header("Subjec"));
}

TEST_CASE("every defect has a name") {
  CHECK(name(Defect::no_from) == "no_from");
  CHECK(name(Defect::alternatives_disagree) == "alternatives_disagree");
  CHECK(name(Defect::control_in_header) == "control_in_header");
}

TEST_CASE("folded fields are unfolded before white space only [5322-2]") {
  const Message m = parsed("From: a@b.example\nSubject: one\n two\n\tthree\nX-Empty:\nX-Spaced : y\n\nbody");
  CHECK(m.subject == "one two three");
  CHECK(*m.header("X-Empty") == "");
  CHECK(*m.header("X-Spaced") == "y");
  CHECK(m.text == "body");
}

TEST_CASE("LF, CRLF and CR twins are equal") {
  const std::string unix_letter =
      letter("Content-Type: multipart/mixed; boundary=b\n",
             "--b\n\nStop,\nplease.\n\n> old\n--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: "
             "base64\n\nAAAA\nBBBB\n--b--\n");
  const Message a = parsed(unix_letter);
  CHECK(a.text == "Stop,\nplease.");
  for (const char* line_end : {"\r\n", "\r"}) {
    const Message b = parsed(replaced(unix_letter, "\n", line_end));
    CHECK(b.text == a.text);
    CHECK(b.quoted == a.quoted);
    CHECK(b.fingerprint == a.fingerprint);
    CHECK(b.defects == a.defects);
    CHECK(b.parts.size() == a.parts.size());
  }
}

TEST_CASE("the fingerprint follows words and survives transport") {
  const auto print = [](const std::string& raw) { return parsed(raw).fingerprint; };
  const std::string plain = letter("", "caf\xC3\xA9 = stop\n");
  CHECK(print(plain) == print("Received: by x\n" + plain));
  CHECK(print(plain) ==
        print(letter("Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n",
                     "caf=C3=A9 =3D st=\nop\n")));
  CHECK(print(plain) == print(plain + "\n"));
  CHECK(print(plain) != print(letter("", "caf\xC3\xA9 = go\n")));
  CHECK(print(plain) != print(replaced(plain, "<1@", "<2@")));
  CHECK(print(plain) != print(replaced(plain, "ann@", "amy@")));
  const std::string nameless = replaced(plain, "Message-ID: <1@example.org>\n", "");
  CHECK(print(nameless) == print(replaced(nameless, "\n", "\r\n")));
  CHECK(print(nameless) != print("Received: by x\n" + nameless));
}

TEST_CASE("several authors and doubled fields are never trusted [5322-4] [5322-5]") {
  const Message two_fields = parsed("From: a@b.example\nFrom: c@d.example\nSubject: x\nSubject: y\n\nhi");
  CHECK(two_fields.from.size() == 1);
  CHECK(two_fields.from[0].spec() == "a@b.example");
  CHECK_FALSE(two_fields.author());
  CHECK(two_fields.has(Defect::several_from));
  CHECK(two_fields.has(Defect::duplicate_header));
  const Message two_boxes = parsed("From: a@b.example, c@d.example\nSender: s@b.example\n\nhi");
  CHECK(two_boxes.has(Defect::several_from));
  CHECK_FALSE(two_boxes.author());
  REQUIRE(two_boxes.sender);
  CHECK(two_boxes.sender->spec() == "s@b.example");
  CHECK(parsed("Subject: x\n\nhi").has(Defect::no_from));
  CHECK(parsed("From: nonsense\n\nhi").has(Defect::bad_from));
}

TEST_CASE("NUL bytes and stray CRs are defects and make no fields") {
  const Message m = parsed("From: a@b.example\nSubject: a\rBcc: evil@x.example\nX: a\0b\n\nte\0xt"sv);
  CHECK(m.has(Defect::control_in_header));
  CHECK(m.has(Defect::nul_bytes));
  CHECK_FALSE(m.header("Bcc"));
  CHECK(m.subject == "a Bcc: evil@x.example");
  CHECK(*m.header("X") == "ab");
  CHECK(m.text == "text");
}

TEST_CASE("dates of all ages, absurd ones are none [5322-3]") {
  const auto date = [](const char* value) {
    return parsed(std::string("From: a@b.example\nDate: ") + value + "\n\nx").date;
  };
  CHECK(date("Mon, 23 Feb 2026 20:31:44 +1100") == 1771839104);
  CHECK(date("23 Feb 26 09:31:44 GMT") == 1771839104);
  CHECK(date("Mon, 23 Feb 2026 04:31:44 EST (a comment)") == 1771839104);
  CHECK(date("1 Jan 99999 00:00:00 +0000") == 0);
  CHECK(date("Thu, 1 Jan 1970 00:00:00 +0000") == 0);
  CHECK(date("tomorrow") == 0);
}

TEST_CASE("encoded words [2047-1] [2047-2] [2047-3]") {
  const auto subject = [](const std::string& value) {
    return parsed("From: a@b.example\nSubject: " + value + "\n\nx").subject;
  };
  CHECK(subject("=?utf-8?Q?caf=C3=A9?= and =?UTF-8?B?w7w=?=") == "café and ü");
  CHECK(subject("=?utf-8?q?a?= =?utf-8?q?b?=\n =?utf-8?q?c?= d") == "abc d");
  CHECK(subject("=?utf-8?q?=C3?= =?utf-8?q?=A9t=C3=A9?=") == "été");  // cut within a character
  CHECK(subject("=?iso-8859-1?Q?it=92s?=") == "it\xE2\x80\x99s");     // Windows-1252 in disguise
  CHECK(subject("=?iso-8859-1?q?=C3=A9t=C3=A9?=") == "été");          // UTF-8 in disguise
  CHECK(subject("=?gb2312?Q?=D6=EC=E9F=BB=F9?=") == "朱镕基");        // GBK in disguise
  CHECK(subject("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=") == "日本");
  CHECK(subject("=?utf-8*en?q?a_b?=") == "a b");
  CHECK(subject("=?utf-8?q?a=0D=0ABcc:_x=00?=") == "a Bcc: x");
  CHECK(subject("x=?utf-8?q?a?=y") == "xay");  // glued, as many write it
  CHECK(subject("=?utf-8?x?a?= =?utf-8?q?a b?= =?") == "=?utf-8?x?a?= a b =?");
  CHECK(subject("caf\xC3\xA9") == "café");
  CHECK(subject("caf\xE9") == "café");
  const Message m = parsed("From: a@b.example\nAuthentication-Results: =?utf-8?q?mx=3B_spf=3Dpass?=\n\nx");
  CHECK(*m.header("Authentication-Results") == "=?utf-8?q?mx=3B_spf=3Dpass?=");
}

TEST_CASE("encoded words of odd shapes [2047-1] [2047-2]") {
  const auto subject = [](const std::string& value) {
    return parsed("From: a@b.example\nSubject: " + value + "\n\nx").subject;
  };
  CHECK(subject("Re:=?utf-8?B?w7w=?=,=?utf-8?q?b?=") == "Re:ü,b");
  CHECK(subject("[list]=?utf-8?q?caf=C3=A9?=!") == "[list]café!");
  CHECK(subject("=?UTF-8?Q?Why?\?=") == "Why?");
  CHECK(subject("=?utf-8?Q?Hello world =C3=A9?=") == "Hello world é");
  CHECK(subject("=?utf-8?B?w7wg\n w7w=?=") == "ü ü");  // folded within the word
  CHECK(subject("=?utf-8?B?w7w?=") == "ü");            // without padding
  CHECK(subject("=?utf-8?B?w7w===?=") == "ü");
  CHECK(subject("=?utf-8?B?w7?= =?utf-8?B?w7w=?=").ends_with("ü"));
  CHECK(subject("=?utf-8?Q?=C3?= =?utf-8?B?vA==?=") == "ü");  // one character in two encodings
  CHECK(subject("=?utf-8?Q?\?=x") == "x");
  CHECK(subject("=?utf-8?Q?a=?=") == "a");
  CHECK(subject("=?UTF-8?Q?a?==?ISO-8859-1?Q?=FC?=") == "aü");
  CHECK(subject("=?x-unknown?Q?caf=C3=A9?=") == "café");
  CHECK(subject("=?utf-8?Q?never closed") == "=?utf-8?Q?never closed");
  CHECK(subject("a =?b =?utf-8?q?c?= =?= ?= =??q?x?=") == "a =?b c =?= ?= =??q?x?=");
  CHECK(subject("=?iso-8859-1?Q?a?= =?utf-8?q?_b?=") == "a b");
  CHECK(subject("=?big5?B?p0Gmbg==?= =?gb2312?B?xOO6ww==?=") == "你好你好");
  CHECK(subject("=?utf-16?B?AHgAeQ==?=") == "xy");
}

TEST_CASE("raw bytes in a header are of the letter's charset [6532-1]") {
  const std::string head = "From: \x93\xFA\x96{ <a@b.example>\nSubject: \x8C\xAA\x8E\x71\n";
  const Message m = parsed(head + "Content-Type: text/plain; charset=shift_jis\n\nx");
  CHECK(m.subject == "謙子");
  CHECK(m.from.at(0).name == "日本");
  CHECK(parsed("From: a@b.example\nSubject: \xE9\n\nx").subject == "é");
  CHECK(parsed("From: a@b.example\nSubject: \x1B$BF|K\\\x1B(B\n\nx").subject == "日本");
  CHECK(parsed("From: \x1B$BF|K\\\x1B(B <a@b.example>\n\nx").from.at(0).name == "日本");
  CHECK(parsed("From: a@b.example\nSubject: \xD0\xD2\xC9\xD7\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
               "Content-Type: text/plain; charset=koi8-r\n\nx\n--b--\n")
            .subject == "прив");
}

TEST_CASE("groups, encoded addresses, NUL and line ends in From are never trusted [5322-4]") {
  const std::string from =
      GENERATE("team: a@b.example;", "team:a@b.example", "=?utf-8?q?a=40b.example?=", "=?utf-8?q?a?=@b.example",
               "=?utf-8?q?x=0D=0AFrom:_c=40d.example?= <a@b.example>", "=?utf-8?b?eAB5?= <a@b.example>",
               "\"x\ry\" <a@b.example>");
  INFO(from);
  const Message m = parsed("From: " + from + "\nSubject: x\n\nhi");
  CHECK_FALSE(m.author());
  CHECK(m.has(Defect::bad_from));
}

TEST_CASE("a letter whose CRLF became CR CR LF") {
  const Message m = parsed("From: a@b.example\r\r\nSubject: x\r\r\n y\r\r\n\r\r\none\r\r\n\r\r\ntwo\r\r\n");
  CHECK(m.defects.empty());
  CHECK(m.subject == "x y");
  CHECK(m.text == "one\n\ntwo");
}

TEST_CASE("headers that are none") {
  CHECK(parsed("Hello, please remove me\nthanks\n").text == "Hello, please remove me\nthanks");
  CHECK(parsed("From: a@b.example\nSubject: x\nplease remove me\nthanks").text == "please remove me\nthanks");
  const Message mbox = parsed("From ann Mon Feb 23\nFrom: a@b.example\n>From old\nSubject: x\n\ny");
  CHECK(mbox.subject == "x");
  CHECK(mbox.text == "y");
  CHECK(parsed("").has(Defect::no_from));
  CHECK(parsed("From: a@b.example\nSubject: last").subject == "last");
}
