// Facts of letters: what is clearly given is found as written, what merely looks alike is not.
#include "parsers/facts.h"

#include "catch.h"

using namespace joys;

namespace {

Facts of(std::string text, std::string subject = "") {
  Message m;
  m.subject = std::move(subject);
  m.text = std::move(text);
  m.from = {Address{"Ann Example", "ann", "example.org", true}};
  m.to = {Address{"", "joysandconcerns", "soren.tech", true}};
  m.date = 1794000000;  // November 2026
  return find_facts(m);
}

bool has(const std::vector<std::string>& values, std::string_view value) {
  return std::ranges::find(values, value) != values.end();
}

}  // namespace

TEST_CASE("ages of children in digits and words") {
  const std::pair<const char*, int> letters[] = {
      {"My son is 9 years old.", 9},
      {"My 11-year-old daughter signed up.", 11},
      {"I am eighty one. Wendell is my grandson, he is only seven, he plays with the tablet.", 7},
      {"Jonas is our son. He was nine.", 9},
      {"My daughter, aged 8, has an account.", 8},
      {"I'm 12 and I made an account", 12},
      {"user X is CLEARLY like 12 years old, remove the kid", 12},
      {"Sou a mãe da Beatriz, que tem 9 anos. A minha filha criou um perfil.", 9},
      {"Mi hija tiene diez años.", 10},
      {"Mon fils a 8 ans.", 8},
      {"Meine Tochter ist erst neun.", 9},
      {"Unser neunjähriger Sohn hat ein Konto.", 9},
      {"My daughter was born on 3 May 2018.", 8},
      {"My baby girl is 18 months old.", 1},
      {"9歳の娘がいます", 9}};
  for (const auto& [text, age] : letters) {
    INFO(text);
    CHECK(of(text).age == age);
  }
}

TEST_CASE("limits, spans of time and grown-ups are no ages of children") {
  for (const char* text :
       {"You must not keep data of children under 13.", "My son, under the age of 13, signed up.",
        "My child and I have been clients for 5 years.", "I have been a client for 9 years.",
        "No se permite a niños menores de 13 años.", "Mein Sohn ist unter 13 Jahren.", "My account is 4 years old.",
        "My daughter joined 3 years ago.", "My son is 2 emails behind."}) {
    INFO(text);
    CHECK_FALSE(of(text).age.has_value());
  }
  CHECK(of("My child is called Øystein. He is 41 years, I say child because he's mine.").age == 41);
}

TEST_CASE("who writes about the child") {
  const std::pair<const char*, const char*> letters[] = {{"I am the mother of Tom.", "mother"},
                                                         {"I'm his dad.", "father"},
                                                         {"As her grandmother I object.", "grandmother"},
                                                         {"I am a teacher, my pupil has an account.", "teacher"},
                                                         {"Soy la madre de Ana.", "mother"},
                                                         {"Je suis le père de Luc.", "father"},
                                                         {"Ich bin die Mutter von Lena.", "mother"},
                                                         {"Sou a mãe da Beatriz.", "mother"},
                                                         {"I am her legal guardian.", "guardian"},
                                                         {"My son has an account.", "parent"},
                                                         {"My 11-year-old daughter signed up.", "parent"},
                                                         {"Mi nieta tiene una cuenta.", "grandparent"},
                                                         {"I am not his mother.", ""},
                                                         {"His mother says hello.", ""},
                                                         {"Please stop the newsletter.", ""}};
  for (const auto& [text, reporter] : letters) {
    INFO(text);
    CHECK(of(text).reporter == reporter);
  }
}

TEST_CASE("names and exact identifiers of the child") {
  CHECK(has(of("Wendell is my grandson, he is only seven.").child, "Wendell"));
  CHECK(has(of("My son Tom Baker has an account.").child, "Tom Baker"));
  CHECK(has(of("I am the mother of Lena.").child, "Lena"));
  CHECK(has(of("Mi hija se llama Ana.").child, "Ana"));
  CHECK(has(of("Sou a mãe da Beatriz. A minha filha tem um perfil com o nome «bia_estrelinha».").child,
            "bia_estrelinha"));
  CHECK(has(of("report: user \"Prof_Endgame\" is like 12 years old").child, "Prof_Endgame"));
  CHECK(has(of("My daughter's username is star_girl9.").child, "star_girl9"));
  CHECK(has(of("My son's profile: https://forum.example/profile/tom.b").child, "https://forum.example/profile/tom.b"));
  CHECK(has(of("My son's email is kid@example.net.").child, "kid@example.net"));
  CHECK(has(of("My son Jonas died. jonas.legokoenig@example.net").child, "jonas.legokoenig@example.net"));
}

TEST_CASE("what is not clearly the child's is left out") {
  CHECK(of("My son made an account. Please write to my address ann.work@example.net").child.empty());
  CHECK(of("My user name is hexagon_honey, please delete my account.").child.empty());
  CHECK(of("My daughter made an account on Monday.").child.empty());
}

TEST_CASE("fields with old and new value") {
  const auto one = [](const char* text) {
    INFO(text);
    const auto fields = of(text).fields;
    REQUIRE(fields.size() == 1);
    return fields.front();
  };
  FieldChange f = one("My new phone number is 555 0143.");
  CHECK(f.field == "phone");
  CHECK(f.new_value == "555 0143");
  f = one("I've moved from 18 Larch to 220 Birchwood Lane, Duluth MN 55802.");
  CHECK(f.field == "address");
  CHECK(f.old_value == "18 Larch");
  CHECK(f.new_value == "220 Birchwood Lane, Duluth MN 55802");
  f = one("my forum name is hexagon_honey, could it become hexa_honey pls? posts should stay mine.");
  CHECK(f.field == "username");
  CHECK(f.old_value == "hexagon_honey");
  CHECK(f.new_value == "hexa_honey");
  f = one("Please change my email address from old@example.net to new@example.net.");
  CHECK(f.field == "email");
  CHECK(f.old_value == "old@example.net");
  CHECK(f.new_value == "new@example.net");
  f = one("New mailing address for our account:\n\n88 Quince Lane\nLunenburg, Nova Scotia\nB0J 2C0\n\nThanks");
  CHECK(f.field == "address");
  CHECK(f.new_value == "88 Quince Lane, Lunenburg, Nova Scotia, B0J 2C0");
  f = one("Meine neue Telefonnummer lautet 0151 5550143.");
  CHECK(f.field == "phone");
  CHECK(f.new_value == "0151 5550143");
  f = one("Mi nueva dirección es Calle Mayor 5, Madrid.");
  CHECK(f.field == "address");
  CHECK(f.new_value == "Calle Mayor 5, Madrid");
  CHECK(of("Please stop the newsletter. Thank you.").fields.empty());
}

TEST_CASE("addresses other than the writer's and ours, canonical") {
  const auto found =
      of("Stop Bob.Smith@Example.NET, ann@example.org and <x@y.example>; I wrote to privacy@soren.tech.").addresses;
  CHECK(found == std::vector<std::string>{"bob.smith@example.net", "x@y.example"});
  CHECK(of("@@@ a@ @b foo@bar@").addresses.size() <= 1);
}

TEST_CASE("the site that a letter names") {
  CHECK(of("I read a recipe on grandmas-lanai.example, and a box knew my town.").site == "grandmas-lanai.example");
  CHECK(of("See https://www.shop.example.com/a?b=c for it").site == "shop.example.com");
  CHECK(of("Stop it tomorrow.please. My file is scan.pdf, see soren.tech or example.org").site.empty());
}

TEST_CASE("lists by their names") {
  CHECK(has(of("Take me off the Weekly Digest please.").lists, "Weekly Digest"));
  CHECK(of("Please stop the newsletter.").lists.empty());
}

TEST_CASE("authority, reference and deadline of a demand") {
  Message m;
  m.from = {Address{"Referat 42", "poststelle", "datenschutzaufsicht.example", true}};
  m.subject = "Anhörung nach Art. 58 DSGVO, Az. 42-1103/26";
  m.text = "Wir geben Ihnen Gelegenheit, sich bis zum\n\n   19. Juni 2026\n\nzu äußern. Datenschutzaufsicht Nordmark";
  const Facts german = find_facts(m);
  CHECK(german.authority == "Datenschutzaufsicht Nordmark");
  CHECK(german.reference == "42-1103/26");
  CHECK(german.deadline == "19. Juni 2026");
  const Facts english =
      of("The District Court of Duluth orders you to produce records in Case No. 26-CV-1103 by June 19, 2026.");
  CHECK(english.authority == "District Court of Duluth");
  CHECK(english.reference == "26-CV-1103");
  CHECK(english.deadline == "June 19, 2026");
  CHECK(of("Duluth Police Department, file 77-12: answer within 10 days.").deadline == "10 days");
  CHECK(of("Please answer by June 19, 2026.").deadline.empty());
}

TEST_CASE("any bytes give facts without a crash") {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>(i * 37);
  CHECK_NOTHROW(of(bytes, bytes));
  CHECK_NOTHROW(of(std::string(100000, '@')));
  CHECK_NOTHROW(of("\xE2\x80"));
}
