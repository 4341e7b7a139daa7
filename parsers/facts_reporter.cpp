// Who the writer is to the child: said in so many words ("I am his mother", "als Mutter"), else implied by "my
// grandson".
#include "parsers/reading.h"

namespace joys {
namespace {

struct Relation {
  std::string_view word, name;
};
constexpr Relation relations[] = {{"mother", "mother"},
                                  {"mom", "mother"},
                                  {"mum", "mother"},
                                  {"madre", "mother"},
                                  {"mamá", "mother"},
                                  {"mère", "mother"},
                                  {"maman", "mother"},
                                  {"mutter", "mother"},
                                  {"mama", "mother"},
                                  {"mãe", "mother"},
                                  {"mamma", "mother"},
                                  {"moeder", "mother"},
                                  {"father", "father"},
                                  {"dad", "father"},
                                  {"padre", "father"},
                                  {"papá", "father"},
                                  {"père", "father"},
                                  {"papa", "father"},
                                  {"vater", "father"},
                                  {"pai", "father"},
                                  {"vader", "father"},
                                  {"parent", "parent"},
                                  {"grandmother", "grandmother"},
                                  {"grandma", "grandmother"},
                                  {"nana", "grandmother"},
                                  {"abuela", "grandmother"},
                                  {"oma", "grandmother"},
                                  {"großmutter", "grandmother"},
                                  {"avó", "grandmother"},
                                  {"nonna", "grandmother"},
                                  {"mamie", "grandmother"},
                                  {"grandfather", "grandfather"},
                                  {"grandpa", "grandfather"},
                                  {"abuelo", "grandfather"},
                                  {"opa", "grandfather"},
                                  {"großvater", "grandfather"},
                                  {"avô", "grandfather"},
                                  {"nonno", "grandfather"},
                                  {"aunt", "aunt"},
                                  {"tía", "aunt"},
                                  {"tante", "aunt"},
                                  {"uncle", "uncle"},
                                  {"tío", "uncle"},
                                  {"oncle", "uncle"},
                                  {"onkel", "uncle"},
                                  {"guardian", "guardian"},
                                  {"tutor", "guardian"},
                                  {"tutora", "guardian"},
                                  {"vormund", "guardian"},
                                  {"tuteur", "guardian"},
                                  {"tutrice", "guardian"},
                                  {"stepmother", "stepmother"},
                                  {"stepfather", "stepfather"},
                                  {"teacher", "teacher"},
                                  {"maestra", "teacher"},
                                  {"maestro", "teacher"},
                                  {"profesora", "teacher"},
                                  {"profesor", "teacher"},
                                  {"lehrerin", "teacher"},
                                  {"lehrer", "teacher"},
                                  {"institutrice", "teacher"},
                                  {"enseignante", "teacher"},
                                  {"enseignant", "teacher"},
                                  {"professora", "teacher"},
                                  {"headteacher", "teacher"},
                                  {"principal", "teacher"},
                                  {"librarian", "librarian"},
                                  {"sister", "sister"},
                                  {"brother", "brother"},
                                  {"hermana", "sister"},
                                  {"hermano", "brother"},
                                  {"schwester", "sister"},
                                  {"bruder", "brother"},
                                  {"sœur", "sister"},
                                  {"frère", "brother"}};

constexpr Relation implied[] = {{"son", "parent"},
                                {"daughter", "parent"},
                                {"child", "parent"},
                                {"kid", "parent"},
                                {"boy", "parent"},
                                {"girl", "parent"},
                                {"kids", "parent"},
                                {"children", "parent"},
                                {"hijo", "parent"},
                                {"hija", "parent"},
                                {"fils", "parent"},
                                {"fille", "parent"},
                                {"enfant", "parent"},
                                {"sohn", "parent"},
                                {"tochter", "parent"},
                                {"kind", "parent"},
                                {"filho", "parent"},
                                {"filha", "parent"},
                                {"figlio", "parent"},
                                {"figlia", "parent"},
                                {"stepson", "parent"},
                                {"stepdaughter", "parent"},
                                {"zoon", "parent"},
                                {"dochter", "parent"},
                                {"grandson", "grandparent"},
                                {"granddaughter", "grandparent"},
                                {"grandchild", "grandparent"},
                                {"nieto", "grandparent"},
                                {"nieta", "grandparent"},
                                {"enkel", "grandparent"},
                                {"enkelin", "grandparent"},
                                {"enkelkind", "grandparent"},
                                {"neto", "grandparent"},
                                {"neta", "grandparent"},
                                {"nephew", "aunt or uncle"},
                                {"niece", "aunt or uncle"},
                                {"sobrino", "aunt or uncle"},
                                {"sobrina", "aunt or uncle"},
                                {"neffe", "aunt or uncle"},
                                {"nichte", "aunt or uncle"},
                                {"pupil", "teacher"},
                                {"pupils", "teacher"},
                                {"alumno", "teacher"},
                                {"alumna", "teacher"},
                                {"schüler", "teacher"},
                                {"schülerin", "teacher"},
                                {"élève", "teacher"}};

constexpr std::string_view possessives[] = {
    "my",     "our",    "mi",     "mis",   "nuestro", "nuestra", "mon", "ma",    "notre", "mein", "meine", "meiner",
    "meines", "meinem", "meinen", "unser", "unsere",  "unserer", "meu", "minha", "mio",   "mia",  "mijn"};
constexpr std::string_view self_verbs[] = {"soy", "suis", "bin", "sou", "sono", "somos", "sommes", "ben"};

std::string_view relation_of(std::string_view word) {
  static const WordTable table(relations, &Relation::word);
  const auto row = table.find(word);
  return row ? relations[*row].name : std::string_view();
}

std::string_view implied_by(std::string_view word) {
  static const WordTable table(implied, &Relation::word);
  const auto row = table.find(word);
  return row ? implied[*row].name : std::string_view();
}

// "I am the", "I'm his legal", "soy su", "as her", "als", "en tant que": up to five words before, in the same sentence.
bool said_of_writer(const Reading& r, std::size_t i) {
  if (one_of(r.before(i, 1), {"als", "como", "que"}) ||
      (r.before(i, 2) == "as" && one_of(r.before(i, 1), {"his", "her", "the", "a", "their", "s"})))
    return r.before(i, 1) != "que" || r.before(i, 2) == "tant";
  for (std::size_t n = 1; n <= 5 && n <= i; ++n) {
    if (r.starts_sentence(i - n + 1)) return false;
    const std::string_view word = r.before(i, n);
    if (one_of(word, {"not", "no", "nicht", "pas", "não"})) return false;
    if (in_words(word, self_verbs)) return true;
    if (one_of(word, {"am", "m"}) && r.before(i, n + 1) == "i") return true;
  }
  return false;
}

}  // namespace

std::string find_reporter(const Reading& r) {
  for (std::size_t i = 0; i < r.words.size(); ++i)
    if (const auto name = relation_of(r.at(i)); !name.empty() && said_of_writer(r, i)) return std::string(name);
  for (std::size_t i = 0; i < r.words.size(); ++i) {
    const auto name = implied_by(r.at(i));
    if (name.empty()) continue;
    for (std::size_t n = 1; n <= 3 && n <= i; ++n)  // "my little son", "my 9-year-old daughter" counts three words more
      if (in_words(r.before(i, n), possessives)) return std::string(name);
    if (r.before(i, 1) == "old" && (in_words(r.before(i, 4), possessives) || in_words(r.before(i, 5), possessives)))
      return std::string(name);
  }
  return {};
}

}  // namespace joys
