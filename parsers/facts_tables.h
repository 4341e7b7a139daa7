// The tables behind facts_words.cpp, which alone includes them: words separated by single spaces, folded. A word may
// stand in several rows.
#pragma once
#include <string_view>

#include "parsers/facts_words.h"

namespace joys::words {

// By value. Forms that only stand in compounds are number_stems.
constexpr std::string_view numbers[] = {
    "",
    "one uno una eins un une um uma één een jeden один ett",
    "two dos zwei deux due dois duas twee dwa два två",
    "three tres drei trois tre três drie trzy три",
    "four cuatro vier quatre quattro quatro cztery четыре fyra",
    "five cinco fünf fuenf cinq cinque vijf pięć пять fem",
    "six seis sechs six sei zes sześć шесть sex seks",
    "seven siete sieben sept sette sete zeven siedem семь sju syv",
    "eight ocho acht huit otto oito osiem восемь åtta otte",
    "nine nueve neun neuf nove negen dziewięć девять nio ni",
    "ten diez zehn dix dieci dez tien dziesięć десять tio ti",
    "eleven once elf onze undici jedenaście одиннадцать elva elleve",
    "twelve doce zwölf zwoelf douze dodici doze twaalf dwanaście двенадцать tolv",
    "thirteen trece dreizehn treize tredici treze dertien trzynaście тринадцать tretton tretten",
    "fourteen catorce vierzehn quatorze quattordici catorze veertien czternaście четырнадцать fjorton fjorten",
    "fifteen quince fünfzehn quinze quindici vijftien piętnaście пятнадцать femton femten",
    "sixteen dieciséis sechzehn seize sedici dezesseis dezasseis zestien szesnaście шестнадцать sexton seksten",
    "seventeen diecisiete siebzehn diciassette dezessete dezassete zeventien siedemnaście семнадцать sjutton sytten"};

constexpr std::string_view number_stems[] = {"",
                                             "ein",
                                             "dwu двух",
                                             "trzy trzech трех трёх",
                                             "cztero четырех четырёх",
                                             "pięcio пяти",
                                             "sześcio шести",
                                             "siedmio семи",
                                             "ośmio восьми",
                                             "dziewięcio девяти",
                                             "dziesięcio десяти",
                                             "jedenasto одиннадцати",
                                             "dwunasto двенадцати",
                                             "trzynasto тринадцати",
                                             "czternasto четырнадцати"};

constexpr std::string_view age_endings[] = {"jährig", "jaehrig", "jarig", "årig", "åring", "letni", "latk", "летн"};

constexpr std::string_view ordinals[] = {
    "",
    "first primero primer premier première erste ersten erster prima eerste pierwsza pierwszej pierwszą первый первом "
    "første första",
    "second segundo segunda deuxième zweite zweiten zweiter seconda tweede druga drugiej drugą второй втором anden "
    "andra",
    "third tercero tercer tercera troisième dritte dritten dritter terza derde trzecia trzeciej trzecią третий третьем "
    "tredje",
    "fourth cuarto cuarta quatrième vierte vierten vierter quarta vierde czwarta czwartej czwartą четвертый четвёртом "
    "четвертом fjerde fjärde",
    "fifth quinto quinta cinquième fünfte fünften fünfter vijfde piąta piątej piątą пятый пятом femte",
    "sixth sexto sexta sixième sechste sechsten sechster sesta zesde szósta szóstej szóstą шестой шестом sjette sjätte",
    "seventh séptimo septième siebte siebten siebter settima zevende siódma siódmej siódmą седьмой седьмом syvende "
    "sjunde",
    "eighth octavo achte achten achter ottava achtste ósma ósmej восьмой восьмом ottende åttonde"};

constexpr std::string_view months[] = {
    "january jan januar janvier enero gennaio janeiro januari stycznia styczeń января январь",
    "february feb februar février fevrier febrero febbraio fevereiro februari lutego luty февраля февраль",
    "march mar märz maerz mars marzo março maart marca marzec марта март marts",
    "april apr avril abril aprile kwietnia kwiecień апреля апрель",
    "may mai mayo maggio maio mei maja maj мая май",
    "june jun juni juin junio giugno junho czerwca czerwiec июня июнь",
    "july jul juli juillet julio luglio julho lipca lipiec июля июль",
    "august aug août aout agosto augustus augusti sierpnia sierpień августа август",
    "september sep sept septembre septiembre setiembre settembre setembro września wrzesień сентября сентябрь",
    "october oct oktober octobre octubre ottobre outubro października październik октября октябрь okt",
    "november nov novembre noviembre novembro listopada listopad ноября ноябрь",
    "december dec dezember dez décembre diciembre dicembre dezembro grudnia grudzień декабря декабрь"};

struct DetailRow {
  Detail detail;
  std::string_view words;
};
constexpr DetailRow details[] = {
    {Detail::email,
     "email mail emails correo courriel mailadresse emailadresse mailadres emailadres epost epostadress mailadressen "
     "epostadressen mejl mailová емейл мейл почта почту почты e-mail emailaddress"},
    {Detail::username,
     "username nickname nick handle usuario pseudo pseudonyme benutzername benutzernamen nutzername nutzernamen "
     "identifiant gebruikersnaam gebruikersnamen użytkownika логин никнейм ник användarnamn användarnamnet "
     "brugernavn brugernavnet gamertag alias utilisateur utente utilizador usuário пользователя"},
    {Detail::phone,
     "phone telephone mobile cell cellphone teléfono telefono móvil celular téléphone portable telefonnummer "
     "handynummer mobilnummer telefon telefone telemóvel cellulare telefoonnummer mobiele telefonu телефон телефона "
     "telefonnumret telefonnummeret mobilnumret rufnummer handy"},
    {Detail::birth_date,
     "birthday birth birthdate dob geburtsdatum geburtstag nacimiento naissance nascimento nascita geboortedatum "
     "urodzenia рождения födelsedatum fødselsdato fødselsdag"},
    {Detail::language, "language sprache idioma langue lingua taal język язык språk sprog"},
    {Detail::address,
     "address street addresses dirección direccion domicilio adresse anschrift postanschrift wohnadresse lieferadresse "
     "rechnungsadresse endereço morada indirizzo adres adresu woonadres postadres adresem адрес адреса adress adressen "
     "postadress adressa zip postcode"},
    {Detail::company,
     "company employer firma firmenname empresa société entreprise azienda ditta bedrijf bedrijfsnaam "
     "firmy фирма фирмы компания компании företag företagsnamn virksomhed"},
    {Detail::title, "title anrede titel título titre titolo tytuł salutation"},
    {Detail::name,
     "name surname lastname names nombre apellido apellidos nom prénom nachname nachnamen namen vorname familienname "
     "vornamen nome cognome sobrenome apelido naam achternaam voornaam nazwisko nazwiska imię имя фамилия фамилию namn "
     "efternamn förnamn namnet navn efternavn fornavn navnet"},
    {Detail::number, "number nummer número numéro numero"}};

struct RelationRow {
  std::string_view name, words, implied_by;
};
constexpr RelationRow relations[] = {
    {"mother",
     "mother mom mum mommy mummy mama madre mamá mère maman mutter mutti mãe mamma moeder matka matką mamą мать мама "
     "мамой матерью mor",
     ""},
    {"father",
     "father dad daddy padre papá père papa vater pai vader papà tata ojciec ojcem tatą отец папа отцом папой far "
     "pappa "
     "padre babbo",
     ""},
    {"parent", "parent elternteil genitore rodzic rodzicem родитель родителем förälder forælder parents eltern",
     "son daughter child kid boy girl kids children sons daughters toddler baby stepson stepdaughter twins hijo hija "
     "hijos "
     "hijas fils fille filles enfant enfants sohn tochter söhne töchter sohnes kind kinder kindes kinderen filho filha "
     "filhos filhas figlio figlia figli zoon dochter dochtertje zoontje syn syna córka córki córkę córce synowi "
     "dziecko "
     "dziecka сын сына сыну дочь дочери дочку дочка дочке ребенок ребенка ребёнок ребёнка ребенку ребёнку дети детей "
     "son "
     "dotter dottern barn sonen søn datter"},
    {"stepmother",
     "stepmother stepmom stepmum stiefmutter madrastra matrigna madrasta stiefmoeder macocha мачеха styvmor "
     "styvmamma stedmor",
     ""},
    {"stepfather",
     "stepfather stepdad stiefvater padrastro patrigno padrasto stiefvader ojczym отчим styvfar styvpappa "
     "stedfar",
     ""},
    {"foster parent",
     "pflegemutter pflegevater pflegeeltern pleegmoeder pleegvader fostermor fosterfar plejemor plejefar "
     "affidatario affidataria",
     "pflegekind pflegesohn pflegetochter pleegkind pleegzoon pleegdochter plejebarn fosterbarn"},
    {"grandmother",
     "grandmother grandma granny nana abuela oma großmutter grossmutter avó nonna mamie babcia babcią бабушка бабушкой "
     "farmor mormor bedstemor",
     ""},
    {"grandfather",
     "grandfather grandpa granddad grandad abuelo opa großvater grossvater avô nonno papi dziadek dziadkiem дедушка "
     "дедушкой дед farfar morfar bedstefar",
     ""},
    {"grandparent", "grandparent",
     "grandson granddaughter grandchild grandchildren grandsons grandkids nieto nieta nietos enkel enkelin enkelkind "
     "enkelsohn enkeltochter neto neta kleinkind kleinzoon kleindochter wnuk wnuka wnuczka wnuczki внук внука внучка "
     "внучки внуку внучке barnbarn barnebarn"},
    {"aunt", "aunt auntie tía tante zia tia ciocia ciotka тётя тетя moster faster", ""},
    {"uncle", "uncle tío oncle onkel zio tio wujek дядя morbror farbror oom", ""},
    {"aunt or uncle", "",
     "nephew niece sobrino sobrina neffe nichte neveu nièce sobrinho sobrinha neefje nichtje "
     "племянник племянница brorson systerdotter"},
    {"sister", "sister hermana schwester sœur soeur irmã sorella zus siostra siostrą сестра сестрой syster søster", ""},
    {"brother", "brother hermano bruder frère irmão fratello broer brat bratem брат братом bror", ""},
    {"sibling", "sibling", ""},
    {"cousin", "cousin cousine primo prima cugino cugina kuzyn kuzynka", ""},
    {"guardian",
     "guardian tutor tutora tutore vormund tuteur tutrice voogd opiekun opiekunem opiekunka opiekunką опекун опекуном "
     "vårdnadshavare værge erziehungsberechtigter erziehungsberechtigte sorgeberechtigte sorgeberechtigter curatela",
     ""},
    {"teacher",
     "teacher maestra maestro profesora profesor lehrerin lehrer klassenlehrerin klassenlehrer institutrice "
     "instituteur "
     "enseignante enseignant professora professor headteacher principal headmaster headmistress insegnante leraar "
     "lerares juf meester nauczyciel nauczycielka nauczycielką nauczycielem учитель учительница учителем учительницей "
     "lärare lærer schoolteacher erzieherin erzieher",
     "pupil pupils student students alumno alumna schüler schülerin schülers élève élèves aluno aluna alunno alunna "
     "leerling uczeń uczennica ученик ученица elev"},
    {"coach",
     "coach trainer trainerin entrenador entrenadora entraîneur entraîneuse allenatore treinador treinadora "
     "trener trenerem тренер тренером tränare træner",
     ""},
    {"doctor",
     "doctor pediatrician paediatrician physician gp kinderarzt kinderärztin arzt ärztin pediatra médico médica "
     "médecin pédiatre kinderarts huisarts lekarz lekarka врач врачом педиатр läkare læge",
     ""},
    {"neighbour",
     "neighbour neighbor nachbar nachbarin vecino vecina voisin voisine vicino vicina vizinho vizinha buurman "
     "buurvrouw sąsiad sąsiadka sąsiadem сосед соседка соседкой granne nabo",
     ""},
    {"babysitter", "babysitter nanny childminder tagesmutter niñera nounou babá niania", ""},
    {"social worker", "sozialarbeiterin sozialarbeiter caseworker", ""},
    {"librarian", "librarian bibliothekarin", ""},
    {"lawyer",
     "lawyer attorney solicitor rechtsanwalt rechtsanwältin anwalt anwältin abogado abogada avocat avocate "
     "avvocato advogado advogada advocaat adwokat адвокат advokat",
     ""},
    {"site staff",
     "moderator administrator admin webmaster moderadora moderador modérateur modératrice moderatore "
     "moderatorem модератор администратор",
     ""}};

struct RoleRow {
  Role role;
  std::string_view words;
};
#include "parsers/facts_roles.inc"

}  // namespace joys::words
