// Texts looked for in bytes: whatever a letter or a file may do to them.
#include "parsers/needles.h"

#include "catch.h"

using namespace joys;

namespace {

std::string base64(std::string_view bytes, std::size_t line) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  std::size_t column = 0;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0);
    for (int shift = 18; shift >= 0; shift -= 6) text += digits[group >> shift & 63];
    if ((column += 4) >= line) {
      text += "\r\n";
      column = 0;
    }
  }
  return text;
}

std::string wide(std::string_view ascii, bool big) {
  std::string bytes;
  for (const char c : ascii) bytes += big ? std::string{'\0', c} : std::string{c, '\0'};
  return bytes;
}

std::string how(const std::string& text, const std::string& bytes) {
  const auto found = Needles({text}).find(bytes);
  return found.empty() ? "" : found.begin()->how;
}

}  // namespace

TEST_CASE("[A5] a text is found in any case and encoding, at every alignment") {
  const std::string name = "Kimbra Zoe";
  for (const auto& written : {"Kimbra Zoe", "KIMBRA ZOE", "kimbra zoe"})
    for (std::size_t before = 0; before < 5; ++before) {
      const std::string text = std::string(before, '.') + "my " + written + " is nine";
      CHECK(how(name, text) == "plain");
      CHECK(how(name, wide(text, false)) == "plain");
      CHECK(how(name, wide(text, true)) == "plain");
      CHECK(how(name, "Content: x\r\n\r\n" + base64(text, 76)) == "base64");
      CHECK(how(name, "\r\n" + base64(text, 8)) == "base64");  // lines end within the name
      CHECK(how(name, ": " + base64(wide(text, true), 76)) == "base64");
    }
  CHECK(how(name, "my Kim=\r\nbra=20Z=6Fe") == "quoted-printable");
  CHECK(how(name, "Subject: =?utf-8?Q?Kimbra_Zo=65?=") == "quoted-printable");
  CHECK(how(name, "my Kimbra") == "");
  CHECK(how(name, base64("my Kimbra", 76)) == "");
}

TEST_CASE("[A5] letters beyond ASCII are found folded, composed or not, in UTF-8 and Latin-1") {
  const std::string name = "Zo\u00eb M\u00fcller";
  CHECK(how(name, "ZO\u00cb M\u00dcLLER") == "plain");
  CHECK(how(name, "zo\u00eb m\u00fcller") == "plain");
  CHECK(how(name, "Zo\xeb M\xfcller") == "plain");
  CHECK(how(name, "Zoe\u0308 Mu\u0308ller") == "plain");
  CHECK(how(name, "Zo=C3=AB M=FCller") == "");
  CHECK(how(name, "Zo=EB M=FCller") == "quoted-printable");
  CHECK(how(name, "Zo=C3=AB_M=C3=BCller") == "quoted-printable");
}

TEST_CASE("[A5] the place and the text are told, and a short text is refused") {
  const auto found = Needles({"absent", "needle"}).find("hay needle hay needle");
  REQUIRE(found.size() == 2);
  CHECK(*found.begin() == Finding{1, 4, "plain"});
  CHECK(found.rbegin()->offset == 15);
  CHECK_THROWS_AS(Needles({"ab"}), std::invalid_argument);
  CHECK(Needles({"needle"}).find("").empty());
  CHECK(Needles({"needle"}).overlap() >= 6 * 4);
}
