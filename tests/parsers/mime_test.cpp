// Structure, transfer encodings, charsets and the choice of the text.
#include <gmime/gmime.h>

#include "catch.h"
#include "letter.h"
#include "parsers/cms.h"
#include "parsers/message.h"
#include "parsers/mime.h"
#include "parsers/parameters.h"

using namespace joys;
using test::letter;
using test::parsed;

namespace {

std::string text_of(std::string_view header, std::string_view body) { return parsed(letter(header, body)).text; }

std::string types_of(const Message& m) {
  std::string out;
  for (const Part& part : m.parts) out += part.type + " ";
  return out;
}

std::string multipart(std::string_view subtype, std::initializer_list<std::string_view> parts) {
  std::string body;
  for (const std::string_view part : parts) (body += "--b\n") += std::string(part) + "\n";
  return letter("Content-Type: multipart/" + std::string(subtype) + "; boundary=b\n", body + "--b--\n");
}

std::string plain(std::string_view text) { return "Content-Type: text/plain\n\n" + std::string(text); }
std::string html(std::string_view text) { return "Content-Type: text/html\n\n" + std::string(text); }

void leaves_of(GMimeObject* object, std::string& out) {
  if (GMIME_IS_MULTIPART(object)) {
    for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(object)); ++i)
      leaves_of(g_mime_multipart_get_part(GMIME_MULTIPART(object), i), out);
    return;
  }
  char* type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object));
  out += std::string(type) + " ";
  g_free(type);
}

// What GMime finds in the same letter.
std::string gmime_types(const std::string& raw) {
  GMimeStream* stream = g_mime_stream_mem_new_with_buffer(raw.data(), raw.size());
  GMimeParser* parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr);
  std::string out;
  leaves_of(g_mime_message_get_mime_part(message), out);
  g_object_unref(message);
  g_object_unref(parser);
  g_object_unref(stream);
  return out;
}

}  // namespace

TEST_CASE("no, bad and unknown types and encodings [2045-1] [2045-2]") {
  CHECK(text_of("Content-Type: garbage\n", "hi") == "hi");
  CHECK(text_of("Content-Type: text/plain; charset\n", "hi") == "hi");
  CHECK(text_of("Content-Type: text/unheard-of\n", "hi") == "hi");
  const Message unknown = parsed(letter("Content-Transfer-Encoding: x-secret\n", "hi"));
  CHECK(unknown.parts.at(0).type == "application/octet-stream");
  CHECK(unknown.text.empty());
  CHECK(unknown.has(Defect::text_only_in_attachment));
}

TEST_CASE("quoted-printable, also damaged [2045-3]") {
  const char* header = "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n";
  CHECK(text_of(header, "a =C3=A9 b=\nc=  \nd=3D") == "a é bcd=");
  CHECK(text_of(header, "a=c3=a9") == "aé");
  const Message bad = parsed(letter(header, "100=% =ZZ a=4"));
  CHECK(bad.text == "100=% =ZZ a=4");
  CHECK(bad.has(Defect::bad_encoding));
}

TEST_CASE("base64, also damaged [2045-3]") {
  const char* header = "Content-Transfer-Encoding: BASE64\nContent-Type: text/plain; charset=utf-8\n";
  CHECK(text_of(header, "UGxlYXNl\nIHN0b3A=\n") == "Please stop");
  const Message noise = parsed(letter(header, "UGxl*YX!Nl\n IHN0|b3A"));
  CHECK(noise.text == "Please stop");
  CHECK(noise.has(Defect::bad_encoding));
  const Message footer = parsed(letter(header, "UGxlYXNlIHN0b3A=\n\nThis list is run by robots\n"));
  CHECK(footer.text == "Please stop");
  CHECK(footer.has(Defect::bad_encoding));
}

TEST_CASE("boundaries stand at line starts and are not prefixes of each other [2046-1]") {
  const std::string raw =
      letter("Content-Type: multipart/mixed; boundary=\"q\"\n",
             "preamble\n--q\n\none --q middle\n --q\n--qq\n--q \t\nContent-Type: text/plain\n\ntwo\n--q--\nepilogue\n");
  const Message m = parsed(raw);
  CHECK(types_of(m) == "text/plain text/plain ");
  CHECK(m.text == "one --q middle\n --q\n--qq\ntwo");
  CHECK(types_of(m) == gmime_types(raw));
}

TEST_CASE("a missing close boundary loses nothing [2046-1]") {
  const Message open = parsed(letter("Content-Type: multipart/mixed; boundary=q\n", "--q\n\nstop"));
  CHECK(open.text == "stop");
  CHECK(open.has(Defect::unclosed_multipart));
  const std::string inner = letter("Content-Type: multipart/mixed; boundary=o\n",
                                   "--o\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\none\n--o\n\ntwo\n--o--\n");
  CHECK(parsed(inner).text == "one\ntwo");
  CHECK(types_of(parsed(inner)) == gmime_types(inner));
  CHECK(parsed(letter("Content-Type: multipart/mixed; boundary=never\n", "stop")).text == "stop");
  CHECK(parsed(letter("Content-Type: multipart/mixed\n", "stop")).parts.size() == 1);
}

TEST_CASE("the same leaves as GMime on letters of the usual shapes") {
  const std::string related = "Content-Type: multipart/related; boundary=r\n\n--r\n" + html("x") +
                              "\n--r\nContent-Type: image/png\n\nAA\n--r--\n";
  const std::string raw =
      GENERATE_COPY(letter("", "x"), multipart("mixed", {plain("a"), "Content-Type: application/pdf\n\nAA"}),
                    multipart("alternative", {plain("a"), related}), multipart("digest", {"\nFrom: a@b\n\nx"}),
                    multipart("report", {plain("a"), "Content-Type: message/delivery-status\n\nA: b"}),
                    multipart("mixed", {"\n", "Content-Type: text/html\n\nx"}));
  INFO(raw);
  CHECK(types_of(parsed(raw)) == gmime_types(raw));
}

TEST_CASE("alternatives: plain text is used and checked against HTML [2046-2]") {
  const Message same = parsed(
      multipart("alternative", {plain("Please *stop* <https://x.example/>"), html("<p>Please <b>stop</b></p>")}));
  CHECK(same.text == "Please *stop* <https://x.example/>");
  CHECK_FALSE(same.has(Defect::alternatives_disagree));
  CHECK(parsed(multipart("alternative", {plain("yes"), html("no")})).has(Defect::alternatives_disagree));
  CHECK(parsed(multipart("alternative", {plain("Please unsubscribe me"), html("Please do not unsubscribe me")}))
            .has(Defect::alternatives_disagree));
  CHECK_FALSE(parsed(multipart("alternative", {plain("Please unsubscribe me"),
                                               html("Please <i style='display:none'>not</i> unsubscribe me")}))
                  .has(Defect::alternatives_disagree));
  const std::string long_text = test::repeated("and here are some more words about the whole affair ", 9);
  CHECK(parsed(multipart("alternative",
                         {plain("Delete my data. " + long_text), html("Do not delete my data. " + long_text)}))
            .has(Defect::alternatives_disagree));
  CHECK_FALSE(
      parsed(multipart("alternative", {plain("Don't stop, it's ok"), html("Don\xE2\x80\x99t stop, it&rsquo;s ok")}))
          .has(Defect::alternatives_disagree));
  const Message empty = parsed(multipart("alternative", {plain(" \n"), html("<p>stop</p>")}));
  CHECK(empty.text == "stop");
  CHECK_FALSE(empty.has(Defect::alternatives_disagree));
  CHECK_FALSE(
      parsed(multipart("alternative", {plain("Stop.\n\nOn 3 March 2026 Soren wrote:\n> a lot of words here"),
                                       html("Stop.<br>On 3 March 2026 Soren wrote:<blockquote>quite other things")}))
          .has(Defect::alternatives_disagree));
}

TEST_CASE("HTML letters") {
  const Message m = parsed(letter("Content-Type: text/html\n",
                                  "<meta charset=\"iso-8859-1\"><p>caf\xE9</p><blockquote type=cite>old</blockquote>"));
  CHECK(m.text == "café");
  CHECK(m.quoted == "> old");
}

TEST_CASE("a nested letter is not the writer's own text [2046-3] [6532-2]") {
  const std::string type = GENERATE("message/rfc822", "message/global");
  const Message m = parsed(multipart(
      "mixed", {plain("See below."), "Content-Type: " + type + "\n\nFrom: x@y.example\nSubject: s\n\nunsubscribe me"}));
  CHECK(m.text == "See below.");
  REQUIRE(m.parts.size() == 2);
  CHECK(m.parts[1].type == type);
  CHECK(m.parts[1].content == "From: x@y.example\nSubject: s\n\n");
}

TEST_CASE("machine parts keep their content") {
  const Message m = parsed(letter(
      "Content-Type: Multipart/Report; Report-Type=Delivery-Status;\n boundary=\"b\"\n",
      "--b\n\nIt bounced.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nStatus: 5.1.1\n"
      "--b\nContent-Type: text/rfc822-headers\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeA==\n--b--\n"));
  CHECK(m.content_type.starts_with("multipart/report"));
  CHECK(m.content_type.find("report-type=delivery-status") != std::string::npos);
  CHECK(m.text == "It bounced.");
  CHECK(m.parts.at(1).content == "Reporting-MTA: dns; x\n\nStatus: 5.1.1");
  CHECK(m.parts.at(2).content == "Subject: x");
  CHECK_FALSE(m.has(Defect::text_only_in_attachment));
}

TEST_CASE("encrypted letters, TNEF, text only in an attachment") {
  CHECK(parsed(letter("Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n",
                      "--b\nContent-Type: "
                      "application/pgp-encrypted\n\nVersion: 1\n--b--\n"))
            .has(Defect::encrypted));
  CHECK(parsed(letter("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n", "AA"))
            .has(Defect::encrypted));
  CHECK_FALSE(
      parsed(letter("Content-Type: application/pkcs7-mime; smime-type=signed-data\n", "AA")).has(Defect::encrypted));
  CHECK(parsed(letter("", "-----BEGIN PGP MESSAGE-----\n\nAA\n-----END PGP MESSAGE-----\n")).has(Defect::encrypted));
  CHECK(parsed(multipart("mixed", {plain("x"), "Content-Type: application/octet-stream; name=WinMail.dat\n\nAA"}))
            .has(Defect::tnef));
  const Message scan = parsed(multipart("mixed", {plain(""), "Content-Type: application/pdf; name=letter.pdf\n\nAA"}));
  CHECK(scan.has(Defect::text_only_in_attachment));
  CHECK(scan.parts.at(1).attachment);
  CHECK(parsed(multipart("mixed", {"Content-Disposition: attachment; filename=a.txt\n\ndelete me"}))
            .has(Defect::text_only_in_attachment) == false);
  CHECK(parsed(multipart("mixed", {plain(""), "Content-Disposition: attachment; filename=a.txt\n\ndelete me"}))
            .has(Defect::text_only_in_attachment));
}

TEST_CASE("boundaries that the header does not name or names wrongly [2046-1]") {
  const std::string body = "--x\nContent-Type: text/plain\n\nstop\n--x\nContent-Type: text/html\n\n<b>go</b>\n--x--\n";
  for (const char* type : {"multipart/mixed", "multipart/mixed; boundary=other", "multipart/mixed; boundary=\"\"",
                           "multipart/mixed; boundary=\"x \"", "multipart/mixed; boundary=x; charset=utf-8"}) {
    INFO(type);
    const Message m = parsed(letter("Content-Type: " + std::string(type) + "\n", body));
    CHECK(types_of(m) == "text/plain text/html ");
    CHECK(m.text == "stop\ngo");
  }
  CHECK(types_of(parsed(letter("Content-Type: multipart/mixed; boundary=--=_Next(1)_a\n",
                               "----=_Next(1)_a\n\none\n----=_Next(1)_a--\n"))) == "text/plain ");
  CHECK(parsed(letter("Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: x-odd\n",
                      "--b\n\nstop\n--b--\n"))
            .text == "stop");
  CHECK(parsed(letter("Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n",
                      "LS1iCgpzdG9wCi0tYi0tCg==\n"))
            .text == "stop");
}

TEST_CASE("text before, between and behind the parts is nobody's [2046-1]") {
  const Message m =
      parsed(letter("Content-Type: multipart/mixed; boundary=b\n",
                    "This is MIME, delete me\n--b\n\nstop\n--b\n--b\n\n\n--b--\nepilogue, delete me\n--b\n\nno\n"));
  CHECK(m.text == "stop");
  CHECK(m.parts.size() == 2);
}

TEST_CASE("digests, appledouble, parallel, partial and external bodies [2046-2] [2046-3]") {
  const Message digest =
      parsed(multipart("digest", {"\nFrom: a@b.example\n\nerase me", "Content-Type: text/plain\n\nmine"}));
  CHECK(types_of(digest) == "message/rfc822 text/plain ");
  CHECK(digest.text == "mine");
  const std::string nested = "Content-Type: multipart/digest; boundary=d\n\n--d\n\nSubject: x\n\nerase\n--d--\n";
  CHECK(types_of(parsed(multipart("mixed", {plain("hi"), nested}))) == "text/plain message/rfc822 ");
  const Message mac =
      parsed(multipart("appledouble", {"Content-Type: application/applefile; name=x\n\nAA", plain("hi")}));
  CHECK(types_of(mac) == "application/applefile text/plain ");
  CHECK(mac.text == "hi");
  CHECK(parsed(multipart("parallel", {plain("a"), plain("b")})).text == "a\nb");
  const Message partial =
      parsed(letter("Content-Type: message/partial; id=x; number=1; total=2\n", "From: a@b\n\nerase"));
  CHECK(partial.text.empty());
  CHECK(partial.has(Defect::text_only_in_attachment));
  const Message external =
      parsed(letter("Content-Type: message/external-body; access-type=URL; URL=\"http://x.example/\"\n",
                    "Content-Type: text/plain\n\nerase me"));
  CHECK(external.text.empty());
  const Message whole = parsed(letter("Content-Type: message/rfc822\n", "From: a@b.example\n\nerase me"));
  CHECK(whole.text.empty());
  CHECK(whole.has(Defect::text_only_in_attachment));
}

TEST_CASE("the letter itself may have a file's name, attachments are not text") {
  CHECK(parsed(multipart("mixed", {"Content-Type: text/plain; name=body.txt\n\nstop", plain("footer")})).text ==
        "stop\nfooter");
  CHECK(parsed(multipart("mixed", {plain("stop"), "Content-Type: text/plain; name=list.txt\n\nerase"})).text == "stop");
  CHECK(parsed(multipart("mixed", {plain("stop"), "Content-Disposition: form-data\n\nerase"})).text == "stop");
  CHECK(parsed(multipart("mixed", {plain("stop"), "Content-Disposition: inline\n\nmore"})).text == "stop\nmore");
}

TEST_CASE("HTML in disguise, enriched text") {
  CHECK(parsed(letter("", "<html><body><p>stop</p></body></html>")).text == "stop");
  CHECK(parsed(letter("", "<!DOCTYPE HTML PUBLIC \"x\"><b>stop</b>")).text == "stop");
  CHECK(text_of("Content-Type: text/enriched\n",
                "<bold>Please</bold>\nstop <<now<color><param>red</param>!</color>\n\nThanks") ==
        "Please stop <now!\nThanks");
  CHECK(parsed(letter("Content-Type: text/html; charset=x-odd\n", "<META CHARSET='koi8-r'>\xF0\xD2\xC9")).text ==
        "При");
}

TEST_CASE("base64 in pieces, or none at all [2045-3]") {
  const char* header = "Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n";
  CHECK(text_of(header, "UGxlYXNlIA==\nc3RvcA==\n") == "Please stop");
  const Message prose = parsed(letter(header, "Please remove me from your list, thank you"));
  CHECK(prose.text == "Please remove me from your list, thank you");
  CHECK(prose.has(Defect::bad_encoding));
  CHECK(text_of("Content-Transfer-Encoding: \"base64\"\n", "c3RvcA==") == "stop");
  CHECK(text_of("Content-Transfer-Encoding: 8-bit\n", "stop") == "stop");
  CHECK(text_of("Content-Transfer-Encoding: x-uuencode\n", "begin 644 x\n$<W1O<```\n`\nend\n") == "stop");
}

TEST_CASE("files in the text are attachments, not words") {
  const Message uu = parsed(letter("", "See the file.\n\nbegin 644 erase me.txt\n%:&5L;&\\*\n`\nend\nThanks\n"));
  CHECK(uu.text == "See the file.\n\nThanks");
  REQUIRE(uu.parts.size() == 2);
  CHECK(uu.parts[1].filename == "erase me.txt");
  CHECK(uu.parts[1].attachment);
  const Message only = parsed(letter("", "begin 644 x.txt\n%:&5L;&\\*\n`\nend\n"));
  CHECK(only.text.empty());
  CHECK(only.has(Defect::text_only_in_attachment));
  const Message yenc = parsed(letter("", "hi\n=ybegin line=128 size=3 name=a b.bin\nxyz\n=yend size=3\n"));
  CHECK(yenc.text == "hi");
  CHECK(yenc.parts.at(1).filename == "a b.bin");
  CHECK(parsed(letter("", "begin 644 SHOUTING\nDO NOT ERASE ME\n")).text == "begin 644 SHOUTING\nDO NOT ERASE ME");
  CHECK(parsed(letter("", "begin the day\nend")).text == "begin the day\nend");
}

TEST_CASE("OpenPGP: signed text is read, armour is no words") {
  const Message m = parsed(letter("",
                                  "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nStop, please.\n- -- one dash\n"
                                  "-----BEGIN PGP SIGNATURE-----\n\niQEz\n=abcd\n-----END PGP SIGNATURE-----\n"));
  CHECK(m.text == "Stop, please.\n-- one dash");
  CHECK(m.defects.empty());
  const std::string armour = "-----BEGIN PGP SIGNED MESSAGE-----\n";
  const Message fake = parsed(letter("", armour + "please hide\n\nthis\n"));
  CHECK((fake.text + fake.quoted).find("hide") != std::string::npos);
  CHECK(
      parsed(letter("", "hi\n-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nx\n-----END PGP PUBLIC KEY BLOCK-----\n")).text ==
      "hi");
  for (const char* mark : {"-----BEGIN PGP SIGNED MESSAGE-----\n", "-----BEGIN PGP SIGNATURE-----\n", "begin 644 x\n",
                           "=ybegin line=1 name=x\n"}) {
    const Message m8 = parsed(letter("", test::repeated(mark, 8000)));
    CHECK_FALSE((m8.text + m8.quoted).empty());
  }
}

TEST_CASE("S/MIME signed-data is opened, whatever its BER looks like") {
  const auto tlv = [](unsigned tag, const std::string& value) {
    std::string out(1, static_cast<char>(tag));
    if (value.size() < 128) {
      out += static_cast<char>(value.size());
    } else {
      out += '\x82';
      out += static_cast<char>(value.size() >> 8);
      out += static_cast<char>(value.size());
    }
    return out + value;
  };
  const auto open_ended = [](unsigned tag, const std::string& value) {
    return std::string(1, static_cast<char>(tag)) + '\x80' + value + std::string(2, '\0');
  };
  const std::string oid_signed = tlv(6, "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02");
  const std::string oid_data = tlv(6, "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01");
  const std::string entity =
      "Content-Type: text/plain; charset=utf-8\r\n\r\nPlease erase my data, " + std::string(200, 'x');
  const std::string head = tlv(2, "\x01") + tlv(0x31, tlv(0x30, "\x06\x01\x2a"));
  const std::string definite = tlv(
      0x30, oid_signed + tlv(0xa0, tlv(0x30, head + tlv(0x30, oid_data + tlv(0xa0, tlv(4, entity))) + tlv(0x31, ""))));
  const std::string chunks = tlv(4, entity.substr(0, 50)) + tlv(4, entity.substr(50));
  const std::string indefinite = open_ended(
      0x30,
      oid_signed +
          open_ended(0xa0,
                     open_ended(0x30, head + open_ended(0x30, oid_data + open_ended(0xa0, open_ended(0x24, chunks))) +
                                          tlv(0x31, ""))));
  for (const std::string& der : {definite, indefinite})
    for (const char* type :
         {"application/pkcs7-mime; smime-type=signed-data", "application/x-pkcs7-mime; name=smime.p7m"}) {
      const Message m =
          parsed(letter("Content-Type: " + std::string(type) + "\nContent-Transfer-Encoding: binary\n", der));
      CHECK(m.text.starts_with("Please erase my data"));
      CHECK_FALSE(m.has(Defect::encrypted));
      CHECK(types_of(m).ends_with("pkcs7-mime text/plain "));
    }
  for (std::size_t cut = 0; cut < definite.size(); ++cut) signed_content(definite.substr(0, cut));
  CHECK_FALSE(signed_content("garbage"));
  const Message sealed = parsed(letter("Content-Type: application/pkcs7-mime; name=smime.p7m\n", "0123"));
  CHECK(sealed.has(Defect::encrypted));
}

TEST_CASE("parameters in pieces [2231-1] [2231-2]") {
  const auto get = [](const char* field) { return std::string(parse_parameters(field).get("name")); };
  CHECK(get("a/b; name*1=b; name*0=a; name*2=c") == "abc");
  CHECK(get("a/b; name*0=a; name*2=c") == "a");
  CHECK(get("a/b; name*0*=utf-8'en'caf%C3; name*1*=%A9%20; name*2=\"x%41\"") == "café x%41");
  CHECK(get("a/b; name*=iso-8859-1''caf%E9; name=cafe") == "café");
  CHECK(get("a/b; name=\"a \\\"b\\\" c\" (comment)") == "a \"b\" c");
  CHECK(get("a/b; name==?utf-8?q?caf=C3=A9?=") == "café");
  CHECK(get("a/b name=x;;; charset=utf-8 format=flowed") == "x");
  CHECK(get("a/b; NAME=x; name=y") == "x");
  CHECK(parse_parameters("text/plain; charset=utf-8 format=flowed").get("format") == "flowed");
  CHECK(parse_parameters("multipart/mixed; boundary=a=b").get("boundary") == "a=b");
  CHECK(parse_parameters("a/b/c").value.empty());
  CHECK(parse_parameters("a/b; \xFFx=1; y=2").parameters.size() == 1);  // a name is ASCII
}

TEST_CASE("charsets, also wrongly labelled") {
  struct Case {
    const char* label;
    const char* bytes;
    const char* text;
  };
  const Case c = GENERATE(
      Case{"iso-8859-1", "caf\xE9 \x93x\x94", "café “x”"}, Case{"us-ascii", "caf\xC3\xA9", "café"},
      Case{"utf-8", "caf\xE9", "café"}, Case{"iso-8859-1", "caf\xC3\xA9", "café"},
      Case{"iso-8859-2", "\xBE\xE1k", "žák"}, Case{"iso-8859-2", "\x9E\xE1k", "žák"},
      Case{"windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2", "Привет"}, Case{"koi8-r", "\xF0\xD2\xC9\xD7\xC5\xD4", "Привет"},
      Case{"iso-8859-5", "\xCF\xF0\xE8\xE2\xE5\xF2 \x93", "Привет “"}, Case{"iso-8859-7", "\xC3\xE5\xE9\xDC", "Γειά"},
      Case{"iso-8859-8-i", "\xF9\xEC\xE5\xED", "שלום"}, Case{"windows-1256", "\xE3\xD1\xCD\xC8\xC7", "مرحبا"},
      Case{"iso-8859-9", "\xDDyi", "İyi"}, Case{"iso-8859-15", "\xA4", "€"},
      Case{"tis-620", "\xCA\xC7\xD1\xCA\xB4\xD5", "สวัสดี"}, Case{"gb2312", "\xC4\xE3\xBA\xC3\xE9\x46", "你好镕"},
      Case{"GBK", "\xC4\xE3\xBA\xC3", "你好"}, Case{"gb18030", "\xC4\xE3\x81\x30\x81\x30", "你\xC2\x80"},
      Case{"gb2312", "\xE4\xBD\xA0\xE5\xA5\xBD", "你好"}, Case{"big5", "\xA7\x41\xA6\x6E", "你好"},
      Case{"euc-kr", "\xBE\xC8\xB3\xE7", "안녕"}, Case{"ks_c_5601-1987", "\xBE\xC8\xB3\xE7", "안녕"},
      Case{"shift_jis", "\x93\xFA\x96\x7B", "日本"}, Case{"euc-jp", "\xC6\xFC\xCB\xDC", "日本"},
      Case{"iso-2022-jp", "\x1B$BF|K\\\x1B(B", "日本"}, Case{"iso-2022-kr", "\x1B$)C\x0E>H3g\x0F", "안녕"},
      Case{"utf-7", "caf+AOk-", "café"}, Case{"macintosh", "caf\x8E", "café"}, Case{"cp850", "caf\x82", "café"},
      Case{"cp437", "caf\x82", "café"}, Case{"ibm866", "\x8F\xE0", "Пр"}, Case{"x-nonsense", "caf\xC3\xA9", "café"},
      Case{"x-nonsense", "caf\xE9", "café"}, Case{"../../x//TRANSLIT", "ok", "ok"});
  INFO(c.label << " " << c.text);
  const Message m = parsed(letter("Content-Type: text/plain; charset=\"" + std::string(c.label) + "\"\n", c.bytes));
  if (std::string_view(c.label) != "gb18030") CHECK(m.text == c.text);
  CHECK(m.has(Defect::unknown_charset) == (std::string_view(c.label).find("x-") == 0 || c.label[0] == '.'));
}

TEST_CASE("text is clean and composed") {
  const Message m = parsed(letter("Content-Type: text/plain; charset=utf-8\n",
                                  "\xEF\xBB\xBF"
                                  "cafe\xCC\x81\x07\x1B[1m \xC2\x85x\xC2\xA0y\r\nz"));
  CHECK(m.text == "café[1m x y\nz");
  const std::string marks = "a" + test::repeated("\xCC\x81\xCC\xA3", 20000);
  CHECK(parsed(letter("Content-Type: text/plain; charset=utf-8\n", marks)).text ==
        marks);  // not sorted: that would be quadratic
}

TEST_CASE("flowed text is joined (RFC 3676)") {
  const char* header = "Content-Type: text/plain; format=flowed\n";
  CHECK(text_of(header, "one \ntwo\n three\n-- \nAnn") == "one two\nthree");
  CHECK(text_of("Content-Type: text/plain; format=flowed; delsp=yes\n", "un \nsubscribe") == "unsubscribe");
  const Message m = parsed(letter(header, "new \nwords\n> old \n> words\n>> older\n"));
  CHECK(m.text == "new words");
  CHECK(m.quoted == "> old words\n>> older");
}
