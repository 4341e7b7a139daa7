// Hostile shapes: work is bounded by limits, what exceeds them is a defect, what fits is kept.
#include "catch.h"
#include "letter.h"
#include "parsers/message.h"

using namespace joys;
using test::letter;
using test::parsed;
using test::repeated;

TEST_CASE("a header of a million fields is cut, the body is found [5322-1]") {
  const Message m = parsed("From: a@b.example\n" + repeated("A: b\n", 1000000) + "\nstop");
  CHECK(m.has(Defect::header_too_large));
  CHECK(m.headers.size() < 60000);
  CHECK(m.author());
  CHECK(m.text == "stop");
}

TEST_CASE("a header line of a megabyte is cut") {
  const Message m =
      parsed(letter("X-Long: " + std::string(60000, 'x') + "\nX-Longer: " + std::string(100000, 'x') + "\n", "stop"));
  CHECK(m.has(Defect::header_too_large));
  CHECK(m.header("X-Long")->size() == 60000);
  CHECK(m.header("X-Longer")->size() == Limits{}.header_line - 1);  // one blank is trimmed
  CHECK(parsed(letter("X: " + std::string(1u << 20, 'x') + "\n", "stop")).text == "stop");
  CHECK(parsed(letter("X:" + repeated("\n a", 500000) + "\n", "stop")).text == "stop");
}

TEST_CASE("long lines of text are read [5322-1]") {
  CHECK(parsed(letter("", std::string(5000, 'a'))).text == std::string(5000, 'a'));
}

TEST_CASE("a hundred thousand parts") {
  const Message m = parsed(letter("Content-Type: multipart/mixed; boundary=b\n", repeated("--b\n\nx\n", 100000)));
  CHECK(m.has(Defect::too_many_parts));
  CHECK(m.parts.size() == Limits{}.parts);
}

TEST_CASE("a hundred thousand nested multiparts") {
  std::string body;
  for (int i = 0; i < 100000; ++i) {
    const std::string inner = std::to_string(i);
    body += "--b\nContent-Type: multipart/mixed; boundary=b" + inner + "\n\n--b" + inner + "\n";
  }
  const Message m = parsed(letter("Content-Type: multipart/mixed; boundary=b\n", body));
  CHECK(m.parts.size() <= Limits{}.parts);
  std::string deep = "--x0\n";
  for (int i = 1; i < 3000; ++i)
    deep += "Content-Type: multipart/mixed; boundary=x" + std::to_string(i) + "\n\n--x" + std::to_string(i) + "\n";
  const Message n = parsed(letter("Content-Type: multipart/mixed; boundary=x0\n", deep + "\nstop"));
  CHECK(n.has(Defect::too_deep));
  CHECK(n.parts.size() == 1);
}

TEST_CASE("a hundred thousand recipients") {
  const Message m = parsed("From: a@b.example\nTo: " + repeated("a@b.example,", 5000) + "\n\nx");
  CHECK(m.to.size() == Limits{}.addresses);
  CHECK(m.has(Defect::too_many_addresses));
  const Message folded = parsed("From: a@b.example\nTo: " + repeated("a@b.example,\n ", 100000) + "\n\nx");
  CHECK(folded.to.size() <= Limits{}.addresses);
  CHECK(folded.has(Defect::header_too_large));
}

TEST_CASE("text is cut at its limit") {
  const std::string header =
      GENERATE("Content-Type: text/plain; charset=utf-8\n", "Content-Type: text/html; charset=utf-8\n");
  const Message m = parsed(letter(header, repeated("caf\xC3\xA9\n", 1000000)));
  CHECK(m.has(Defect::text_cut));
  CHECK_FALSE(m.has(Defect::bad_encoding));
  CHECK(m.text.size() <= Limits{}.text);
  CHECK(m.text.size() > Limits{}.text / 2);
  const Message quoted = parsed(letter("", repeated("> x\n", 2000000)));
  CHECK(quoted.text.empty());
  CHECK(quoted.quoted.size() <= Limits{}.text);
  const std::string part = "--b\nContent-Type: text/html\n\n" + repeated("<b>", 300000) + "x\n";
  CHECK(parsed(letter("Content-Type: multipart/mixed; boundary=b\n", repeated(part, 20))).has(Defect::text_cut));
}

TEST_CASE("what exceeds the size of a letter is cut off") {
  Limits limits;
  limits.bytes = 200;
  const Message m = parsed(letter("", std::string(1000, 'a')), limits);
  CHECK(m.has(Defect::too_large));
  CHECK(m.author());
  CHECK(m.text.size() < 200);
}

TEST_CASE("machine parts are cut at their limit") {
  const Message m = parsed(letter("Content-Type: message/delivery-status\n", repeated("Status: 5.1.1\n\n", 100000)));
  CHECK(m.parts.at(0).content.size() == Limits{}.machine_part);
}

TEST_CASE("hostile bodies end") {
  const char* piece = GENERATE("--", "--\n", "--b", "--b\n", "--b--\n", "\n", "\r", "=", "=\n", "\xFF", "\x1B", "<",
                               "&#", "a=", " \n", "\xCC\x81");
  const char* type =
      GENERATE("multipart/mixed; boundary=b", "text/html; charset=x", "text/plain; charset=iso-2022-jp; format=flowed",
               "text/plain; charset=utf-16", "message/rfc822");
  const char* encoding = GENERATE("7bit", "base64", "quoted-printable");
  const Message m =
      parsed(letter("Content-Type: " + std::string(type) + "\nContent-Transfer-Encoding: " + encoding + "\n",
                    repeated(piece, 20000)));
  CHECK(m.parts.size() <= Limits{}.parts);
  CHECK(m.text.size() + m.quoted.size() <= Limits{}.text + 1);
}
