// One word gets one hash however it was typed, and knows where it stood.
#include "parsers/terms.h"

#include "catch.h"

using namespace joys;

namespace {

std::vector<Term> split(std::string_view text) {
  auto words = terms_of(text).words;
  std::erase_if(words, [](const Term& w) { return w.kind == Term::Kind::stop; });
  return words;
}

std::uint64_t only(std::string_view text) {
  const auto words = split(text);
  REQUIRE(words.size() == 1);
  return words.front().hash;
}

}  // namespace

TEST_CASE("case, accents, full width and hidden characters make no difference") {
  const auto plain = term_hash(U"desabonnez");
  CHECK(only("désabonnez") == plain);
  CHECK(only("DÉSABONNEZ") == plain);
  CHECK(only("de\xCC\x81sabonnez") == plain);  // combining accent
  CHECK(only("désa\xE2\x80\x8B"
             "bonnez") == plain);  // zero-width space
  CHECK(only("ｄｅｓａｂｏｎｎｅｚ") == plain);
  CHECK(only("Отпишите") == term_hash(U"отпишите"));
  CHECK(only("cancel") != plain);
  CHECK(only("\xF0\x9D\x90\x9D\xF0\x9D\x90\x9E"
             "sabonnez") == plain);                  // mathematical bold
  CHECK(only("d\xD0\xB5sab\xD0\xBEnnez") == plain);  // Cyrillic е and о among Latin letters
  CHECK(only("des\xE2\x80\xAE"
             "abonnez") == plain);          // a mark of writing direction
  CHECK(only("сор") == term_hash(U"сор"));  // all Cyrillic: a word of its own
}

TEST_CASE("an apostrophe joins don't and splits l'adresse") {
  CHECK(only("don't") == term_hash(U"dont"));
  CHECK(only("don\xE2\x80\x99t") == term_hash(U"dont"));
  CHECK(split("l'adresse").size() == 2);
}

TEST_CASE("a word knows its place in the text") {
  const std::string text = "Bitte löschen Sie das.";
  const auto words = split(text);
  REQUIRE(words.size() == 4);
  CHECK(text.substr(words[1].begin, words[1].end - words[1].begin) == "löschen");
}

TEST_CASE("addresses, links, identifiers and numbers are kinds, not words") {
  const auto words = split("Write to ann@example.com or https://example.com/a?b=c about 4711 and k7ks92mq1xz0aa");
  std::vector<Term::Kind> kinds;
  for (const auto& w : words)
    if (w.kind != Term::Kind::letters) kinds.push_back(w.kind);
  CHECK(kinds == std::vector{Term::Kind::address, Term::Kind::link, Term::Kind::number, Term::Kind::code});
  CHECK(only("ann@example.com") == only("<bob@example.org>"));
}

TEST_CASE("a child's age is not a grown-up's") {
  CHECK(only("9") == only("12"));
  CHECK(only("9") != only("15"));
  CHECK(only("15") != only("41"));
  CHECK(only("1999") == only("2015"));
}

TEST_CASE("Han and Kana are split into characters, and stops into one") {
  CHECK(split("退订邮件").size() == 4);
  const auto words = terms_of("退订。。!  \n\n谢").words;
  REQUIRE(words.size() == 5);  // 退 订 stop 谢 stop
  CHECK(words[2].kind == Term::Kind::stop);
  CHECK(terms_of("做什么？").question);
  CHECK_FALSE(terms_of("做").question);
}

TEST_CASE("broken bytes are skipped and never read past") {
  for (const char* text : {"\xF0\x9F", "a\xC3", "\x80\x80\x80", "\xFF\xFE", ""})
    CHECK(terms_of(std::string(text)).words.size() <= 2);
}
