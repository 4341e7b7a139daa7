// The fixture letters, written for these tests.
#include "fixtures.h"

namespace joys::test {
namespace {

std::string with(const std::string& header, const std::string& body) {
  return "Received: from mx.example.net (mx.example.net [192.0.2.7])\n\tby mail.example.com; Mon, 23 Feb 2026 20:31:50 "
         "+1100\nFrom: Ann Lee <ann@example.org>\nTo: joysandconcerns@soren.tech\nSubject: Please stop\n"
         "Date: Mon, 23 Feb 2026 20:31:44 +1100\nMessage-ID: <f1@example.org>\nMIME-Version: 1.0\n" +
         header + "\n" + body;
}

std::string multipart(const std::string& type, const std::string& parts) {
  return with("Content-Type: multipart/" + type + ";\n\tboundary=\"=_b\"\n", parts);
}

const char* const sealed_pdf =
    "Content-Type: application/pdf; name=\"form.pdf\"\nContent-Transfer-Encoding: base64\n"
    "Content-Disposition: attachment; filename=\"form.pdf\"\n\nJVBERi0xLjQKJcOkw7zDtsOfCg==\n";

}  // namespace

const std::vector<Fixture>& fixtures() {
  static const std::vector<Fixture> all = {
      {"plain", with("", "Please stop.\n\nAnn\n")},
      {"quoted-printable, German",
       with("Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n",
            "Bitte l=F6schen Sie meine Daten, ich m=F6chte keine Post mehr von=20=\nIhnen.\n\nGr=FC=DFe\n")},
      {"base64, Russian", with("Content-Type: text/plain; charset=\"koi8-r\"\nContent-Transfer-Encoding: base64\n",
                               "98TBzMnUxSDNz8og\nwcTSxdMuCg==\n")},
      {"ISO-2022-JP", with("Content-Type: text/plain; charset=ISO-2022-JP\nContent-Transfer-Encoding: 7bit\n",
                           "\x1B$B%a!<%k$r;_$a$F$/$@$5$$!#\x1B(B\n\n\x1B$BFsK\\\x1B(B\n")},
      {"8-bit UTF-8", with("Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n",
                           "Désinscrivez-moi, s’il vous plaît.\n请删除我的邮箱。\n")},
      {"GBK labelled gb2312 in an encoded subject",
       "From: =?gb2312?B?1cXI/Q==?= <zhang@example.com>\nTo: a@example.com\nSubject: =?gb2312?B?zcu2qQ==?=\n"
       "Content-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: base64\n\nx+vNy7ap0LvQu6GjCg==\n"},
      {"encoded words in several charsets, folded",
       "From: =?iso-8859-1?Q?Bj=F6rn_=C5?= <bjorn@example.se>\nTo: a@example.com\n"
       "Subject: =?utf-8?q?Avregistrera_mig_fr=C3=A5n?=\n =?utf-8?q?_listan?= nu\n\nHej\n"},
      {"folded and commented fields",
       "From: (her) \"Lee, Ann\" (work) <ann@example.org>\nTo: team: a@example.com, b@example.com;, c@example.com\n"
       "Subject: one\n two\n three\nContent-Type: text/plain; (c) charset=us-ascii\n\nhi\n"},
      {"alternative",
       multipart("alternative",
                 "--=_b\nContent-Type: text/plain; charset=utf-8\n\nPlease stop.\n--=_b\nContent-Type: text/html; "
                 "charset=utf-8\n\n<p>Please <b>stop</b>.</p>\n--=_b--\n")},
      {"mixed with a file", multipart("mixed", std::string("This is MIME.\n--=_b\n\nSee form.\n--=_b\n") + sealed_pdf +
                                                   "--=_b--\nepilogue\n")},
      {"alternative in related in mixed",
       multipart("mixed",
                 "--=_b\nContent-Type: multipart/related; boundary=\"=_r\"\n\n--=_r\nContent-Type: "
                 "multipart/alternative; boundary=\"=_a\"\n\n--=_a\n\nhi\n--=_a\nContent-Type: text/html\n\n<b>hi</b>\n"
                 "--=_a--\n\n--=_r\nContent-Type: image/png\nContent-ID: <i@example.org>\nContent-Transfer-Encoding: "
                 "base64\n\niVBORw0KGgo=\n--=_r--\n\n--=_b\nContent-Type: text/plain\n\n-- \nlist footer\n--=_b--\n")},
      {"signed", multipart("signed; protocol=\"application/pgp-signature\"; micalg=pgp-sha256",
                           "--=_b\nContent-Type: text/plain\n\nsigned words\n--=_b\nContent-Type: "
                           "application/pgp-signature; name=signature.asc\n\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n"
                           "-----END PGP SIGNATURE-----\n--=_b--\n")},
      {"forwarded as a letter",
       multipart("mixed",
                 "--=_b\n\nSee below.\n--=_b\nContent-Type: message/rfc822\n\nFrom: x@example.net\nSubject: "
                 "inner\n\nerase me\n--=_b--\n")},
      {"digest", multipart("digest",
                           "--=_b\n\nFrom: a@example.net\nSubject: one\n\nfirst\n--=_b\n\nFrom: "
                           "b@example.net\n\nsecond\n--=_b--\n")},
      {"nested digest",
       multipart("mixed",
                 "--=_b\nContent-Type: text/plain\n\nTwo letters.\n--=_b\nContent-Type: multipart/digest; "
                 "boundary=\"=_d\"\n\n--=_d\n\nSubject: x\n\ny\n--=_d--\n--=_b--\n")},
      {"parallel", multipart("parallel", "--=_b\n\none\n--=_b\nContent-Type: audio/basic\n\nAA\n--=_b--\n")},
      {"appledouble",
       multipart(
           "mixed",
           "--=_b\nContent-Type: multipart/appledouble; boundary=\"=_m\"\n\n--=_m\nContent-Type: "
           "application/applefile; name=\"x\"\nContent-Transfer-Encoding: base64\n\nAAUWBwA=\n--=_m\nContent-Type: "
           "image/jpeg; name=\"x.jpg\"\nContent-Transfer-Encoding: base64\n\n/9j/\n--=_m--\n--=_b\n\nhi\n--=_b--\n")},
      {"delivery report",
       multipart("report; report-type=delivery-status",
                 "--=_b\n\nIt bounced.\n--=_b\nContent-Type: text/rfc822-headers\n\nSubject: x\n\n--=_b--\n")},
      {"inner multipart never closed",
       multipart("mixed",
                 "--=_b\nContent-Type: multipart/mixed; boundary=\"=_i\"\n\n--=_i\n\none\n--=_b\n\ntwo\n--=_b--\n")},
      {"outer boundary is a prefix of the inner",
       multipart("mixed",
                 "--=_b\nContent-Type: multipart/mixed; boundary=\"=_b2\"\n\n--=_b2\n\none\n--=_b2--\n--=_b\n\n"
                 "two\n--=_b--\n")},
      {"boundary look-alikes in the text",
       multipart("mixed", "--=_b\n\n --=_b\nx--=_b\n--=_bx\n--\n--=\n--=_b  \n\ntwo\n--=_b--\n")},
      {"empty parts", multipart("mixed", "--=_b\n\n\n--=_b\nContent-Type: text/plain\n\n\n--=_b--\n")},
      {"close delimiter missing", multipart("mixed", "--=_b\n\none\n--=_b\n\ntwo\n")},
      {"partial",
       with("Content-Type: message/partial; id=\"p@example.org\"; number=2; total=3\n", "middle of a letter\n"), false,
       false},  // both enter it as a letter
      {"external body",
       multipart("mixed",
                 "--=_b\n\nhi\n--=_b\nContent-Type: message/external-body; access-type=anon-ftp; "
                 "site=\"x.example\"; name=\"y\"\n\nContent-Type: image/gif\n\n--=_b--\n"),
       true, false},  // Python enters it as a letter
      {"file name in pieces",
       multipart("mixed",
                 "--=_b\n\nhi\n--=_b\nContent-Type: application/pdf\nContent-Disposition: attachment;\n "
                 "filename*0*=utf-8''caf%C3%A9%20;\n filename*1=\"menu.pdf\"\n\nAA\n--=_b--\n")},
      {"flowed",
       with("Content-Type: text/plain; charset=utf-8; format=flowed\n", "Please stop. \nThanks\n> old \n> text\n")},
      {"HTML only", with("Content-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n",
                         "<html><body><p>Don=92t write =\nany more</p></body></html>\n")},
      {"obsolete and empty fields", "From : ann@example.org\nSubject:\nX-Empty:\nDate: 23 Feb 26 09:31:44 GMT\n\nhi\n",
       true, false},  // Python ends the header at "From :"
      {"header without a body", "From: ann@example.org\nSubject: nothing\n\n"},
      {"long lines", with("", std::string(3000, 'a') + "\nb\n")},
  };
  return all;
}

}  // namespace joys::test
