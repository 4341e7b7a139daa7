#include "clients.h"

#include <sodium.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace joys::live {
namespace {

std::string base64(const std::string& bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();
  return out;
}

std::string base64_lines(const std::string& bytes) {
  std::string out;
  const auto all = base64(bytes);
  for (std::size_t i = 0; i < all.size(); i += 76) out += all.substr(i, 76) + "\n";
  return out;
}

std::string quoted_printable(const std::string& text) {
  std::string out;
  std::size_t column = 0;
  for (const char c : text) {
    std::string piece(1, c);
    if (c == '\n') {
      column = 0;
      out += c;
      continue;
    }
    if (static_cast<unsigned char>(c) > 126 || c == '=') {
      char hex[4];
      std::snprintf(hex, sizeof hex, "=%02X", static_cast<unsigned char>(c));
      piece = hex;
    }
    if (column + piece.size() > 72) {
      out += "=\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  }
  return out;
}

std::string latin1(const std::string& utf8) {  // the letters of these tests fit
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto c = static_cast<unsigned char>(utf8[i]);
    if (c < 0x80)
      out += utf8[i];
    else if (c < 0xC4 && i + 1 < utf8.size())
      out += static_cast<char>(((c & 3) << 6) | (static_cast<unsigned char>(utf8[++i]) & 0x3F));
    else
      out += '?', ++i;
  }
  return out;
}

std::string head(const Words& w, const Envelope& e, const std::string& more, const std::string& charset = "utf-8") {
  const auto word = [&](const std::string& s) {
    return "=?" + charset + "?B?" + base64(charset == "utf-8" ? s : latin1(s)) + "?=";
  };
  return "From: " + word(w.name) + " <" + e.from + ">\nTo: joysandconcerns@soren.tech\nSubject: " + word(w.subject) +
         "\nDate: " + e.date + "\nMessage-ID: <" + e.message_id + ">\nMIME-Version: 1.0\n" + more;
}

std::string html(const std::string& text) {
  return "<html><head><style>p{margin:0}</style></head><body><p>" + replace_all(text, "\n", "</p>\n<p>") + "</p>";
}

const std::string quotation = "> Dear reader,\n> our October announcement: unsubscribe at the bottom.\n> Soren\n";

std::string crlf(std::string text) { return replace_all(replace_all(std::move(text), "\r\n", "\n"), "\n", "\r\n"); }

std::string plain(const Words& w, const Envelope& e) {
  return crlf(head(w, e, "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n") + w.text +
              "\n");
}
std::string printable(const Words& w, const Envelope& e) {
  return crlf(head(w, e, "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n\n") +
              quoted_printable(w.text) + "\n");
}
std::string latin(const Words& w, const Envelope& e) {
  return crlf(
      head(w, e, "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\n", "iso-8859-1") +
      base64_lines(latin1(w.text)));
}
std::string thunderbird(const Words& w, const Envelope& e) {
  return crlf(head(w, e,
                   "User-Agent: Mozilla Thunderbird\nContent-Type: text/plain; charset=UTF-8; format=flowed\n"
                   "Content-Transfer-Encoding: 8bit\n\n") +
              w.text + "\n\nOn 10/01/26 09:00, Soren wrote:\n" + quotation);
}
std::string phone(const Words& w, const Envelope& e) {
  return crlf(head(w, e,
                   "X-Mailer: iPhone Mail (21A329)\nContent-Type: text/plain; "
                   "charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n") +
              w.text + "\n\nSent from my iPhone\n");
}
std::string web_mail(const Words& w, const Envelope& e) {
  const auto quoted =
      "<br><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Thu, Oct 1, 2026 at 9:00 AM Soren wrote:<br></div>"
      "<blockquote class=\"gmail_quote\">our October announcement</blockquote></div>";
  return crlf(
      head(w, e, "Content-Type: multipart/alternative; boundary=\"000000000000aa\"\n\n") +
      "--000000000000aa\nContent-Type: text/plain; charset=\"UTF-8\"\nContent-Transfer-Encoding: quoted-printable\n\n" +
      quoted_printable(w.text) +
      "\n\nOn Thu, Oct 1, 2026 at 9:00 AM Soren <news@soren.tech> wrote:\n\n> our October announcement\n" +
      "--000000000000aa\nContent-Type: text/html; charset=\"UTF-8\"\nContent-Transfer-Encoding: quoted-printable\n\n" +
      quoted_printable(html(w.text) + quoted + "</body></html>") + "\n--000000000000aa--\n");
}
std::string outlook(const Words& w, const Envelope& e) {
  return crlf(
      head(w, e,
           "X-Mailer: Microsoft Outlook 16.0\nContent-Type: "
           "multipart/alternative;\n\tboundary=\"----=_NextPart_000_0\"\n\n") +
      "------=_NextPart_000_0\nContent-Type: text/plain;\n\tcharset=\"utf-8\"\nContent-Transfer-Encoding: base64\n\n" +
      base64_lines(w.text + "\n\nFrom: Soren <news@soren.tech>\nSent: Thursday, October 1, 2026 9:00 AM\nTo: You\n"
                            "Subject: Our October announcement\n\nDear reader, click here to unsubscribe.\n") +
      "------=_NextPart_000_0--\n");
}
std::string html_only(const Words& w, const Envelope& e) {
  return crlf(head(w, e, "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n") +
              base64_lines(html(w.text) + "</body></html>"));
}
std::string with_picture(const Words& w, const Envelope& e) {
  return crlf(
      head(w, e, "X-Mailer: Apple Mail (2.3774)\nContent-Type: multipart/mixed; boundary=\"Apple-Mail=_1\"\n\n") +
      "--Apple-Mail=_1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + w.text +
      "\n\n--Apple-Mail=_1\nContent-Type: image/png; name=\"logo.png\"\nContent-Disposition: inline; "
      "filename=\"logo.png\"\n"
      "Content-Transfer-Encoding: base64\n\n" +
      base64_lines(std::string(3000, 'P')) + "--Apple-Mail=_1--\n");
}
std::string signature(const Words& w, const Envelope& e) {
  return crlf(head(w, e, "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n") + w.text +
              "\n\n-- \n" + w.name +
              "\nSenior adviser, Example Ltd\nTo unsubscribe from our own bulletin visit example.org\n");
}

}  // namespace

std::string replace_all(std::string text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

const std::vector<Client>& clients() {
  static const std::vector<Client> all{plain,    printable, latin,     thunderbird,  phone,
                                       web_mail, outlook,   html_only, with_picture, signature};
  return all;
}

std::vector<Words> words_of(const std::string& file) {
  std::vector<Words> all;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const auto o = nlohmann::json::parse(line);
    const std::string from = o.at("from");
    all.push_back({o.at("lang"), o.at("labels").at(0), o.at("subject"), from.substr(0, from.find(" <")), o.at("text")});
  }
  return all;
}

}  // namespace joys::live
