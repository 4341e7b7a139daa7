// What shall be changed, from what to what: the shapes in which people say it; and what is no change.
#include "catch.h"
#include "parsers/facts_letter.h"

using namespace joys;
using test::facts_of;

namespace {

struct Row {
  const char *text, *field, *old_value, *new_value;
};

void check(const std::vector<Row>& rows) {
  for (const auto& [text, field, old_value, new_value] : rows) {
    INFO(text);
    const auto fields = facts_of(text).fields;
    CHECK(fields.size() == 1);
    if (fields.empty()) continue;
    CHECK(fields[0].field == field);
    CHECK(fields[0].old_value == old_value);
    CHECK(fields[0].new_value == new_value);
  }
}

}  // namespace

TEST_CASE("[A4] changes in English") {
  check({{"My new phone number is 555 0143.", "phone", "", "555 0143"},
         {"My number changed to +1 (218) 555-0143, please note.", "phone", "", "+1 (218) 555-0143"},
         {"I've moved from 18 Larch to 220 Birchwood Lane, Duluth MN 55802.", "address", "18 Larch",
          "220 Birchwood Lane, Duluth MN 55802"},
         {"We have moved to 7 Elm St., Duluth MN 55802. Thanks!", "address", "", "7 Elm St., Duluth MN 55802"},
         {"my forum name is hexagon_honey, could it become hexa_honey pls? posts should stay mine.", "username",
          "hexagon_honey", "hexa_honey"},
         {"Please change my email address from old@example.net to new@example.net.", "email", "old@example.net",
          "new@example.net"},
         {"Please change my e-mail from old@example.net to new@example.net, thanks", "email", "old@example.net",
          "new@example.net"},
         {"Could you update my email to new@example.net?", "email", "", "new@example.net"},
         {"Please use my new e-mail address: new@example.net", "email", "", "new@example.net"},
         {"My email is now new@example.net.", "email", "", "new@example.net"},
         {"Replace old@example.net with new@example.net please.", "email", "old@example.net", "new@example.net"},
         {"Please replace my phone number 555 0100 by 555 0143.", "phone", "555 0100", "555 0143"},
         {"I got married and am now called Anna Schmidt.", "name", "", "Anna Schmidt"},
         {"Please change my last name to Schmidt.", "name", "", "Schmidt"},
         {"Please change my name from Anna Meier to Anna Schmidt because I married.", "name", "Anna Meier",
          "Anna Schmidt"},
         {"There is a typo in my name: it should be Anne, not Ann.", "name", "Ann", "Anne"},
         {"My surname is spelled Meyer, not Meier.", "name", "Meier", "Meyer"},
         {"My name should read \"Anne Lee\".", "name", "", "Anne Lee"},
         {"The street should read Elm Street 7 instead of Elm Street 1.", "address", "Elm Street 1", "Elm Street 7"},
         {"My date of birth is wrong. It should be 3 May 1980.", "birth_date", "", "3 May 1980"},
         {"Ma date de naissance est le 4 mai 1978 et non le 5 avril.", "birth_date", "5 avril", "4 mai 1978"},
         {"Please correct my birth date from 3 May 1981 to 3 May 1980.", "birth_date", "3 May 1981", "3 May 1980"},
         {"Please change the language of my letters to German.", "language", "", "German"},
         {"Please change my company name to Example Works Ltd.", "company", "", "Example Works Ltd"},
         {"Old email: old@example.net\nNew email: new@example.net", "email", "old@example.net", "new@example.net"},
         {"Please change my e-mail address.\nold: old@example.net\nnew: new@example.net", "email", "old@example.net",
          "new@example.net"},
         {"Please change this.\nPhone: 555 0100 -> 555 0143", "phone", "555 0100", "555 0143"},
         {"New mailing address for our account:\n\n88 Quince Lane\nLunenburg, Nova Scotia\nB0J 2C0\n\nThanks",
          "address", "", "88 Quince Lane, Lunenburg, Nova Scotia, B0J 2C0"},
         {"Please change my postal address, which you use for the printed catalogue,\nto 5 Elm Road, Duluth.",
          "address", "", "5 Elm Road, Duluth"},
         {"My old address is 12 Mill Lane, the new one is 4 Orchard Court, Brightwater.", "address", "12 Mill Lane",
          "4 Orchard Court, Brightwater"},
         {"Update my phone please: 555 0199.", "phone", "", "555 0199"},
         {"Could you rename my forum user from bluebottle to marina_west?", "username", "bluebottle", "marina_west"},
         {"Kindly change my mailing address to PO Box 118, Fairview, and take me off the list.", "address", "",
          "PO Box 118, Fairview"},
         {"The shop account needs the new e-mail ml.foo@example.com.", "email", "", "ml.foo@example.com"},
         {"My new address is new@example.net.", "email", "", "new@example.net"},
         {"Change my username to hexa_honey", "username", "", "hexa_honey"}});
}

TEST_CASE("[A4] changes in the other languages") {
  check({{"Meine neue Telefonnummer lautet 0151 5550143.", "phone", "", "0151 5550143"},
         {"Bitte ändern Sie meine E-Mail-Adresse von alt@example.net auf neu@example.net.", "email", "alt@example.net",
          "neu@example.net"},
         {"Meine neue Adresse: Musterweg 5, 12345 Musterstadt", "address", "", "Musterweg 5, 12345 Musterstadt"},
         {"Ich heiße Thorben, nicht Torsten.", "name", "Torsten", "Thorben"},
         {"Ret mit telefonnummer til 55 01 22 40.", "phone", "", "55 01 22 40"},
         {"Ich habe geheiratet und heiße jetzt Anna Schmidt.", "name", "", "Anna Schmidt"},
         {"Mi nueva dirección es Calle Mayor 5, Madrid.", "address", "", "Calle Mayor 5, Madrid"},
         {"Quiero cambiar mi correo de viejo@example.net a nuevo@example.net.", "email", "viejo@example.net",
          "nuevo@example.net"},
         {"Ma nouvelle adresse est 5 rue des Lilas, 69001 Lyon.", "address", "", "5 rue des Lilas, 69001 Lyon"},
         {"Merci de modifier mon adresse e-mail : nouvelle adresse nouveau@example.net. Je veux changer mon adresse "
          "e-mail de "
          "vieux@example.net à nouveau@example.net.",
          "email", "vieux@example.net", "nouveau@example.net"},
         {"Mijn nieuwe telefoonnummer is 06 55501437.", "phone", "", "06 55501437"},
         {"Wilt u mijn e-mailadres wijzigen van oud@example.net naar nieuw@example.net?", "email", "oud@example.net",
          "nieuw@example.net"},
         {"Il mio nuovo indirizzo è Via Roma 5, Torino.", "address", "", "Via Roma 5, Torino"},
         {"Vorrei cambiare la mia email da vecchio@example.net a nuovo@example.net.", "email", "vecchio@example.net",
          "nuovo@example.net"},
         {"O meu novo telefone é 912 555 014.", "phone", "", "912 555 014"},
         {"Quero alterar o meu email de velho@example.net para novo@example.net.", "email", "velho@example.net",
          "novo@example.net"},
         {"Proszę zmienić mój adres e-mail z stary@example.net na nowy@example.net.", "email", "stary@example.net",
          "nowy@example.net"},
         {"Мой новый телефон: +7 912 555-01-43.", "phone", "", "+7 912 555-01-43"},
         {"Прошу изменить мой email с old@example.net на new@example.net.", "email", "old@example.net",
          "new@example.net"},
         {"Min nya adress är Storgatan 5, 111 22 Stockholm.", "address", "", "Storgatan 5, 111 22 Stockholm"},
         {"Ändra min e-postadress från gammal@example.net till ny@example.net.", "email", "gammal@example.net",
          "ny@example.net"},
         {"Mit nye telefonnummer er 20 55 01 43.", "phone", "", "20 55 01 43"},
         {"メールアドレスをold@example.netからnew@example.netに変更してください。", "email", "old@example.net",
          "new@example.net"},
         {"请把我的邮箱从old@example.net改为new@example.net。", "email", "old@example.net", "new@example.net"}});
}

TEST_CASE("[A4] several changes in one letter") {
  auto fields = facts_of("Please change my phone to 555 0143 and my email from a@example.net to b@example.net.").fields;
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].new_value == "555 0143");
  CHECK(fields[1].old_value == "a@example.net");
  CHECK(fields[1].new_value == "b@example.net");
  fields = facts_of("Please update my details:\n\nName: Anna Schmidt\nPhone: 555 0143\nAddress: 5 Elm Road, Duluth\n")
               .fields;
  REQUIRE(fields.size() == 3);
  CHECK(fields[0].field == "name");
  CHECK(fields[0].new_value == "Anna Schmidt");
  CHECK(fields[1].new_value == "555 0143");
  CHECK(fields[2].new_value == "5 Elm Road, Duluth");
}

TEST_CASE("[A4] what is no change of a record, or has no value that could be one") {
  for (const char* text :
       {"Please stop the newsletter. Thank you.",
        "Please change my email settings to weekly.",
        "Please change my email address.",
        "Please update my email preferences to none.",
        "My name is Ann Lee and I want to see my data.",
        "My email is ann@example.net.",
        "I want to change my address, how do I do that to be safe?",
        "I moved to Berlin last year.",
        "My address is 5 Elm Road.",
        "We moved to a new provider.",
        "I changed my mind about the newsletter.",
        "Please correct my data.",
        "My old phone number was 555 0100.",
        "Delete my account and my e-mail address from all lists.",
        "My account number is 48211, please fix it.",
        "Please change my name.",
        "Could you move my address to the bin?",
        "My son is now called Tom by his friends.",
        "My name and address are on it. That information must be destroyed.",
        "The school's address is there. The school is now getting your mail at office@school.example.",
        "Is my new address stored?",
        "Send the data to my e-mail address to read it."}) {
    INFO(text);
    const auto fields = facts_of(text).fields;
    CHECK(fields.empty());
    if (!fields.empty()) CHECK(fields[0].field + " " + fields[0].old_value + " -> " + fields[0].new_value == "");
  }
}
