// Which child is meant and who writes: names and exact identifiers as written, and nobody else's.
#include "catch.h"
#include "parsers/facts_letter.h"

using namespace joys;
using test::facts_of;
using test::has;

TEST_CASE("[A6] names of children") {
  const std::pair<const char*, const char*> letters[] = {
      {"Wendell is my grandson, he is only seven.", "Wendell"},
      {"My son Tom Baker has an account.", "Tom Baker"},
      {"I am the mother of Lena.", "Lena"},
      {"Mi hija se llama Ana.", "Ana"},
      {"Ma fille s'appelle Chloé.", "Chloé"},
      {"Mein Sohn heißt Jonas.", "Jonas"},
      {"Meine Tochter Lena hat ein Konto.", "Lena"},
      {"A minha filha chama-se Beatriz. A minha filha Beatriz tem uma conta.", "Beatriz"},
      {"Mio figlio si chiama Luca.", "Luca"},
      {"Mijn zoon heet Daan.", "Daan"},
      {"Mój syn ma na imię Kuba. Mój syn Kuba ma konto.", "Kuba"},
      {"Моего сына зовут Миша.", "Миша"},
      {"Min dotter heter Ella.", "Ella"},
      {"Min søn hedder Emil.", "Emil"},
      {"Child's name: Tom Baker\nAge: 9", "Tom Baker"},
      {"My daughter Seo-yeon writes poems.", "Seo-yeon"},
      {"Our son's name is Tom.", "Tom"}};
  for (const auto& [text, name] : letters) {
    INFO(text);
    CHECK(has(facts_of(text).child, name));
    CHECK(facts_of(text).identifiers.empty());
  }
  CHECK(facts_of("My sons Tom and Ben have accounts.").child == std::vector<std::string>{"Tom", "Ben"});
  CHECK(facts_of("Our kids Tom (9), Mia (7) and Jo have accounts.").child ==
        std::vector<std::string>{"Tom", "Mia", "Jo"});
}

TEST_CASE("[A6] exact identifiers of the child, with their kind") {
  struct Row {
    const char *text, *kind, *value;
  };
  const Row rows[] = {
      {"My daughter's username is star_girl9.", "username", "star_girl9"},
      {"My son has the handle kool_kid7 there.", "username", "kool_kid7"},
      {"My son plays there as xX_Tom_Xx. He plays as xX_Tom_Xx.", "username", "xX_Tom_Xx"},
      {"My son signed up as tom2015.", "username", "tom2015"},
      {"My son goes by max_power.", "username", "max_power"},
      {"My son's account is @tom.b", "username", "tom.b"},
      {"My daughter's nick is “sunshine”.", "username", "sunshine"},
      {"A minha filha tem um perfil com o nome «bia_estrelinha».", "username", "bia_estrelinha"},
      {"Der Benutzername meines Sohnes ist minecraft_leo.", "username", "minecraft_leo"},
      {"Le pseudo de mon fils est lolo75.", "username", "lolo75"},
      {"El usuario de mi hijo es pepe_11.", "username", "pepe_11"},
      {"De gebruikersnaam van mijn zoon is daan_11.", "username", "daan_11"},
      {"Nick mojego syna to kuba_11.", "username", "kuba_11"},
      {"Ник моего сына: misha_11.", "username", "misha_11"},
      {"report: user \"Prof_Endgame\" is like 12 years old", "username", "Prof_Endgame"},
      {"My son's profile: https://forum.example/profile/tom.b", "profile", "https://forum.example/profile/tom.b"},
      {"My son's email is kid@example.net.", "email", "kid@example.net"},
      {"My son uses his address kid@example.net there.", "email", "kid@example.net"},
      {"My son Jonas died. jonas.legokoenig@example.net", "email", "jonas.legokoenig@example.net"},
      {"My son's phone number is +49 151 5550143.", "phone", "+49 151 5550143"},
      {"My son was the guest 482113.", "guest", "482113"},
      {"My daughter writes there as \"inkfox\".", "username", "inkfox"},
      {"Meine Tochter schreibt unter ronja_pferdchen.", "username", "ronja_pferdchen"},
      {"My daughter plays as guest id G-48211.", "guest", "G-48211"}};
  for (const auto& [text, kind, value] : rows) {
    INFO(text);
    const auto found = facts_of(text).identifiers;
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == kind);
    CHECK(found[0].value == value);
    CHECK(has(facts_of(text).child, value));
  }
  CHECK(has(facts_of("息子のユーザー名は kenta_09 です。").child, "kenta_09"));
  CHECK(has(facts_of("我儿子的用户名是xiaoming_8，请删除。").child, "xiaoming_8"));
  CHECK(has(facts_of("I am 11 years old. My username is pony_11.").child, "pony_11"));
}

TEST_CASE("[A6] what is not clearly the child's is left out") {
  for (const char* text :
       {"My son made an account. Please write to my address ann.work@example.net",
        "My user name is hexagon_honey, please delete my account.", "My daughter made an account on Monday.",
        "My son has an account. My own username is ann_77.",
        "My son has an account. My profile: https://forum.example/profile/ann",
        "My son has an account on your site for 30-day trials.",
        "His mother's email is carol@example.net, my grandson has none.", "Le profil de l'enfant a été créé.",
        "My daughter has an account. My phone number is 555 0143 22.", "The profile of my son shows his 2nd place.",
        "We at Miller & Sons Roofing like your service.", "My son's account was made on 3 May 2026."}) {
    INFO(text);
    CHECK(facts_of(text).child.empty());
  }
}

TEST_CASE("[A6] who writes about the child") {
  const std::pair<const char*, const char*> letters[] = {
      {"I am the mother of Tom.", "mother"},
      {"I'm his dad.", "father"},
      {"As her grandmother I object.", "grandmother"},
      {"I am a teacher, my pupil has an account.", "teacher"},
      {"Please delete it.\n\nAnn, mum of Tom", "mother"},
      {"I am his stepmother.", "stepmother"},
      {"I'm the boy's step-father.", "stepfather"},
      {"I am her foster mother.", "foster parent"},
      {"We are foster parents and our foster child has an account.", "foster parent"},
      {"I am her legal guardian.", "guardian"},
      {"I am his football coach.", "coach"},
      {"I am her pediatrician.", "doctor"},
      {"I'm the neighbour of a girl who has an account.", "neighbour"},
      {"I am the girl's older sister.", "sister"},
      {"I am a social worker, the child is 9.", "social worker"},
      {"I am a moderator, this kid is 9.", "site staff"},
      {"I run the forum and one of the kids is 9.", "site staff"},
      {"I'm reporting another player, he is a kid.", "other user"},
      {"I am 11 years old and want my account gone.", "child"},
      {"My little brother is 9 and has an account. The child must not.", "sibling"},
      {"My son has an account.", "parent"},
      {"Please remove my 8 year old at once.", "parent"},
      {"It appears our seven-year-old signed up.", "parent"},
      {"Jeg er 10 år og har lavet en bruger.", "child"},
      {"My 11-year-old daughter signed up.", "parent"},
      {"Soy la madre de Ana.", "mother"},
      {"Je suis le père de Luc.", "father"},
      {"En tant que mère je demande l'effacement.", "mother"},
      {"Ich bin die Mutter von Lena.", "mother"},
      {"Als Vater verlange ich die Löschung.", "father"},
      {"Ich bin die Klassenlehrerin.", "teacher"},
      {"Sou a mãe da Beatriz.", "mother"},
      {"Sono il padre di Luca.", "father"},
      {"Ik ben de moeder van Daan.", "mother"},
      {"Jestem matką Kuby.", "mother"},
      {"Я мама Миши.", "mother"},
      {"Jag är mamma till Ella.", "mother"},
      {"Jeg er far til Emil.", "father"},
      {"私は太郎の母です。", "mother"},
      {"我是小明的妈妈。", "mother"},
      {"我女儿注册了账号。", "parent"},
      {"Mi nieta tiene una cuenta.", "grandparent"},
      {"I am not his mother.", ""},
      {"His mother says hello.", ""},
      {"My mother-in-law told me. I am her mother-in-law.", ""},
      {"I am writing about the teacher.", ""},
      {"Please stop the newsletter.", ""}};
  for (const auto& [text, reporter] : letters) {
    INFO(text);
    CHECK(facts_of(text).reporter == reporter);
  }
}
