// How old a child is, on the day of the letter: in thirteen languages, by years, birth dates and school grades; and
// what looks like an age and is none.
#include "catch.h"
#include "parsers/facts_letter.h"

using namespace joys;
using test::facts_of;

namespace {

struct Row {
  const char* text;
  int age;
};

void check(const std::vector<Row>& rows) {
  for (const auto& [text, age] : rows) {
    INFO(text);
    CHECK(facts_of(text).age.value_or(-1) == age);
  }
}

}  // namespace

TEST_CASE("[P1][U4] ages in English") {
  check({{"My son is 9 years old.", 9},
         {"My daughter is nine.", 9},
         {"She is nine and has an account. She is my daughter.", 9},
         {"My 11-year-old daughter signed up.", 11},
         {"my eleven-year-old signed up, he is my only son", 11},
         {"My eleven year old son plays there.", 11},
         {"Our boy's 9yo and plays all day.", 9},
         {"Our boy is 9 y/o and plays all day.", 9},
         {"My kid (8) has made an account.", 8},
         {"Our son Max, 8, has an account.", 8},
         {"My daughter Emma (9) signed up.", 9},
         {"My daughter turned 10 last week.", 10},
         {"My daughter turns 11 in May.", 10},
         {"My daughter turns 11 today.", 11},
         {"My son will be 9 in March.", 8},
         {"My son is not yet twelve.", 11},
         {"My son is almost twelve.", 11},
         {"My son is 9 years and a half.", 9},
         {"My son is nine and a half.", 9},
         {"My son is nine and a half years old.", 9},
         {"My son is 9.5 years old.", 9},
         {"My daughter is 9 1/2 years old.", 9},
         {"My daughter is 9½ years old.", 9},
         {"My little girl is 18 months old.", 1},
         {"The child is 3 weeks old.", 0},
         {"Child's age: 9", 9},
         {"Name of the child: Tom. Age: 10.", 10},
         {"My son was 8 at the time.", 8},
         {"She is only about seven, a child.", 7},
         {"My children are 6 and 9.", 6},
         {"My daughter has an account with you and she is 9.", 9},
         {"I am 12 and I made an account", 12},
         {"hi im 11 years old. I'm 11 years old and my mom says to delete it", 11},
         {"My kids, aged 6 and 9, were signed up.", 6},
         {"My 14-year-old and my 9-year-old both have accounts, they are my children.", 9},
         {"My eight-year-old has been posting there.", 8},
         {"My lad's only ten. Get him off there.", 10},
         {"kid on your forum. shes 7", 7},
         {"Unser Emil (9) hat auf eigene Faust teilgenommen.", 9},
         {"My granddaughter is seven in May.", 6},
         {"Hallo ich bin Jonte und bin 10.", 10},
         {"Vores datter på 11 år har en profil.", 11},
         {"Min søn på syv har en profil.", 7},
         {"As her doctor I can say that this girl is 7 years of age.", 7}});
}

TEST_CASE("[P1][U4] ages in the other languages") {
  check({{"Meine Tochter ist 9 Jahre alt.", 9},
         {"Mein Sohn ist noch nicht zwölf.", 11},
         {"Mein Sohn wird im Mai 11.", 10},
         {"Mein Sohn (9 Jahre) hat ein Konto.", 9},
         {"Unsere neunjährige Tochter hat sich angemeldet.", 9},
         {"Mein 8-jähriger Sohn hat sich angemeldet.", 8},
         {"Mein Kind im Alter von 7 Jahren hat ein Konto.", 7},
         {"Ich habe eine 9-jährige Tochter.", 9},
         {"Mon fils a 8 ans.", 8},
         {"Mon fils n'a que 8 ans.", 8},
         {"Ma fille, âgée de 9 ans, a un compte.", 9},
         {"Ma fille de 9 ans a créé un compte.", 9},
         {"Mon fils va avoir 10 ans. Il aura 10 ans en mai.", 9},
         {"Mon enfant n'a pas encore 12 ans.", 11},
         {"Mi hijo de 7 años tiene una cuenta.", 7},
         {"Mi hija tiene diez años.", 10},
         {"Mi hija cumple 11 años en mayo.", 10},
         {"Mi hijo tiene solo 9 años.", 9},
         {"A minha filha tem 9 anos.", 9},
         {"O meu filho de 10 anos criou uma conta.", 10},
         {"Mio figlio ha 9 anni.", 9},
         {"Mia figlia di otto anni ha un account.", 8},
         {"Mijn zoon is 9 jaar oud.", 9},
         {"Mijn dochter is negen.", 9},
         {"Mijn 8-jarige dochter heeft een account.", 8},
         {"Mijn dochter van 7 jaar heeft een account.", 7},
         {"Moja córka ma 9 lat.", 9},
         {"Mój syn ma dopiero osiem lat.", 8},
         {"Mój 9-letni syn założył konto.", 9},
         {"Moja dziewięcioletnia córka założyła konto.", 9},
         {"Моему сыну 10 лет.", 10},
         {"Моей дочери всего девять лет.", 9},
         {"Мой 9-летний сын создал аккаунт.", 9},
         {"Это мой сын, ему 8 лет.", 8},
         {"Моя девятилетняя дочь зарегистрировалась.", 9},
         {"Min dotter är 9 år gammal.", 9},
         {"Min dotter är nio år.", 9},
         {"Min 8-åriga son har ett konto.", 8},
         {"Min datter er 9 år.", 9},
         {"Min søn er otte år gammel.", 8},
         {"Min niårige søn har en konto.", 9},
         {"娘は9歳です。", 9},
         {"息子（８歳）が登録しました。", 8},
         {"うちの子は十歳です。", 10},
         {"我女儿八岁。", 8},
         {"我儿子今年9岁，注册了账号。", 9},
         {"我的孩子十一岁。", 11}});
}

TEST_CASE("[P1][U4] birth dates and the day of the letter give an age") {
  check({{"My daughter was born on 3 May 2018.", 8},
         {"My daughter was born on December 3rd, 2018.", 7},
         {"My son, born 2018-05-03, has an account.", 8},
         {"My son's date of birth: 03.12.2016", 9},
         {"My son's DOB 12/25/2016", 9},
         {"My son's DOB 25/12/2016", 9},
         {"My son's DOB 03/04/2015", 11},
         {"My son's DOB 12/10/2015", -1},  // October gives 11, December 10
         {"Mein Sohn, geboren am 3. Mai 2017, hat ein Konto.", 9},
         {"Meine Tochter, Geburtsdatum: 3.5.17", 9},
         {"Ma fille est née le 3 mai 2018.", 8},
         {"Mi hijo nació el 3 de mayo de 2018.", 8},
         {"Mio figlio è nato il 3 maggio 2018.", 8},
         {"A minha filha nasceu em 3 de maio de 2018.", 8},
         {"Mijn zoon is geboren op 3 mei 2018.", 8},
         {"Moja córka urodziła się 3 maja 2018.", 8},
         {"Мой сын родился 3 мая 2018 года.", 8},
         {"Min dotter är född den 3 maj 2018.", 8},
         {"Min søn er født den 3. maj 2018.", 8},
         {"息子は2016年5月3日生まれです。", 10},
         {"娘の生年月日は平成29年12月3日です。", 8},
         {"我儿子2016年12月3日出生。", 9}});
  const Facts year = facts_of("My daughter was born in 2018.");
  CHECK_FALSE(year.age.has_value());
  REQUIRE(year.ages.size() == 1);
  CHECK(year.ages[0].from == 7);
  CHECK(year.ages[0].to == 8);
  CHECK(year.ages[0].words == "born in 2018");
}

TEST_CASE("[P1][U4] what was said and a birth date on both sides of thirteen: neither is believed") {
  CHECK_FALSE(facts_of("My son is 9 years old. His date of birth is 3 May 2010.").age.has_value());
  CHECK(facts_of("My son is 9 years old. His date of birth is 3 May 2017.").age == 9);
}

TEST_CASE("[P1][U4] school grades give a range of ages") {
  struct Grade {
    const char* text;
    int from, to;
  };
  const Grade grades[] = {{"My son is in second grade.", 7, 8},
                          {"My daughter is in 4th grade.", 9, 10},
                          {"My son is a second grader.", 7, 8},
                          {"She is my daughter, a 3rd-grader.", 8, 9},
                          {"My son is in grade 5.", 10, 11},
                          {"My daughter is in Year 4.", 8, 9},
                          {"My daughter is in kindergarten.", 3, 6},
                          {"Mein Sohn geht in die 3. Klasse.", 8, 10},
                          {"Meine Tochter geht in die dritte Klasse.", 8, 10},
                          {"Ma fille est en CM1.", 9, 10},
                          {"Mon fils est au CP.", 6, 7},
                          {"Mi hija está en 3º de primaria.", 8, 9},
                          {"Mi hijo está en segundo de primaria.", 7, 8},
                          {"Mijn zoon zit in groep 5.", 8, 9},
                          {"Mio figlio fa la terza elementare.", 8, 9},
                          {"Mój syn chodzi do trzeciej klasy.", 8, 10},
                          {"Мой сын учится в третьем классе.", 8, 10},
                          {"Min son går i årskurs 3.", 9, 10},
                          {"Min datter går i 3. klasse.", 8, 10},
                          {"息子は小学3年生です。", 8, 9},
                          {"我女儿上小学三年级。", 8, 9}};
  for (const auto& [text, from, to] : grades) {
    INFO(text);
    const Facts facts = facts_of(text);
    CHECK_FALSE(facts.age.has_value());
    REQUIRE(facts.ages.size() == 1);
    CHECK(facts.ages[0].from == from);
    CHECK(facts.ages[0].to == to);
  }
}

TEST_CASE("[P1][U4] several children are told apart") {
  const Facts facts = facts_of("My kids Tom (9), Mia (7) and their brother Jo, who is 15, have accounts.");
  REQUIRE(facts.ages.size() == 3);
  CHECK(facts.ages[0].from == 9);
  CHECK(facts.ages[1].from == 7);
  CHECK(facts.ages[2].from == 15);
  CHECK(facts.age == 9);
  CHECK(facts_of("My children are 6, 8 and 11 years old.").ages.size() == 3);
  const Facts either = facts_of("My son is nine or ten years old.");
  REQUIRE(either.ages.size() == 1);
  CHECK(either.ages[0].from == 9);
  CHECK(either.ages[0].to == 10);
  CHECK_FALSE(either.age.has_value());
  const Facts group = facts_of("The kids are 7 to 10 years old.");
  REQUIRE(group.ages.size() == 1);
  CHECK(group.ages[0].to == 10);
}

TEST_CASE("[P1][U4] what is no child's age") {
  for (const char* text : {"You must not keep data of children under 13.",
                           "My son, under the age of 13, signed up.",
                           "Children aged 13 and under are forbidden.",
                           "The minimum age for kids is 13.",
                           "My child and I have been clients for 5 years.",
                           "I have been a customer for 9 years.",
                           "My son and I have been customers for 9 years.",
                           "No se permite a niños menores de 13 años.",
                           "Mein Sohn ist unter 13 Jahren.",
                           "My account is 4 years old.",
                           "My son's dog is 9 years old.",
                           "My daughter's account is 9 years old.",
                           "Our company is 12 years old, kids.",
                           "My daughter joined 3 years ago.",
                           "My son is 2 emails behind.",
                           "I am 41 years old and my son is at school.",
                           "I'm 38. My daughter has an account.",
                           "Ich bin 41 Jahre alt. Mein Sohn hat ein Konto.",
                           "J'ai 38 ans et mon fils a un compte.",
                           "Tengo 40 años y mi hijo tiene una cuenta.",
                           "Mam 40 lat, a mój syn ma konto.",
                           "Мне 40 лет, у моего сына аккаунт.",
                           "The shop is open since 8. My son waited.",
                           "My son paid 9 euros.",
                           "My son paid $9.",
                           "Call my son at 555 12 11.",
                           "My son wrote on 9/11/2026.",
                           "My son bought 9, 11 and 12 of them.",
                           "Mon fils est client depuis 9 ans.",
                           "Mon fils a un abonnement de 2 ans.",
                           "Mi hijo es cliente desde hace 9 años.",
                           "Il y a 8 ans mon fils a ouvert un compte.",
                           "Mein Sohn ist seit 9 Jahren Kunde.",
                           "Vor 9 Jahren hat mein Sohn ein Konto eröffnet.",
                           "Mio figlio è cliente da 9 anni.",
                           "Mijn zoon is al 9 jaar klant.",
                           "Mój syn jest klientem od 9 lat.",
                           "Мой сын клиент уже 9 лет.",
                           "9 лет назад мой сын создал аккаунт.",
                           "Min son har varit kund i 9 år.",
                           "Min søn har været kunde i 9 år.",
                           "13歳未満の子供のデータ",
                           "13岁以下的孩子",
                           "未满13岁的孩子",
                           "My son is not 9.",
                           "He'd be eleven tomorrow, my son.",
                           "My son has 12 years of experience.",
                           "My son was once, long ago, a member.",
                           "My son has an account. It is 4 years old.",
                           "My 4 year old account",
                           "My daughter lives at 12 Elm Street.",
                           "My daughter's room is 9, upstairs.",
                           "My son has the 2nd account."}) {
    INFO(text);
    const Facts facts = facts_of(text);
    CHECK(facts.age.value_or(-1) == -1);
  }
  CHECK(facts_of("My child is called Øystein. He is 41 years, I say child because he's mine.").age == 41);
}
