// Questions with the heading of docs/sample-policy.md that may be quoted to them; "" is a draft for people.
#pragma once
#include <vector>

namespace joys::test {

struct PolicyQuestion {
  const char* text;
  const char* heading;
};

// Written together with the search.
inline const std::vector<PolicyQuestion> first_table{
    {"Do you use cookies?", "Cookies"},
    {"What do your cookies contain?", "Cookies"},
    {"What information do you collect?", "What we collect"},
    {"Which data do you collect about me?", "What we collect"},
    {"Do you sell my data?", "How we use and share information"},
    {"Do you share personal information with other companies?", "How we use and share information"},
    {"Is my information secure with you?", "Security"},
    {"Do you encrypt what I send?", "Security"},
    {"What is the minimum age for your service?", "Children"},
    {"How old must I be to sign up?", "Children"},
    {"How can I unsubscribe from the announcements?", "Announcements"},
    {"Will I still get account notices after I unsubscribe?", "Announcements"},
    {"Are your forums public?", "Public forums"},
    {"Is the member directory public?", "Member directories"},
    {"Are internal messages private?", "Internal messages"},
    {"How will I know when the policy has changed?", "Changes to this policy"},
    {"Whom do I contact with questions about the policy?", "Where to ask"},
    {"Do you work with third parties such as billing providers?", "Other companies' services"},
    {"Do you give information to the police?", "Courts and authorities"},
    {"Does this policy apply to social networks?", "What this policy covers"},
    {"How can I change my information?", "How to see or change your information"},
    {"\xC2\xBFUsan cookies?", "Cookies"},
    {"\xC2\xBFQu\xC3\xA9 datos recopilan?", "What we collect"},
    {"\xC2\xBFVenden mis datos a otras empresas?", "How we use and share information"},
    {"\xC2\xBF"
     "Est\xC3\xA1n seguros mis datos?",
     "Security"},
    {"\xC2\xBF"
     "Cu\xC3\xA1l es la edad m\xC3\xADnima?",
     "Children"},
    {"\xC2\xBF"
     "C\xC3\xB3mo puedo darme de baja?",
     "Announcements"},
    {"\xC2\xBF"
     "Es p\xC3\xBA"
     "blico el foro?",
     "Public forums"},
    {"\xC2\xBFHa cambiado la pol\xC3\xADtica?", "Changes to this policy"},
    {"Utilisez-vous des cookies ?", "Cookies"},
    {"Quelles donn\xC3\xA9"
     "es collectez-vous ?",
     "What we collect"},
    {"Vendez-vous mes donn\xC3\xA9"
     "es \xC3\xA0 des tiers ?",
     "How we use and share information"},
    {"Mes donn\xC3\xA9"
     "es sont-elles en s\xC3\xA9"
     "curit\xC3\xA9 ?",
     "Security"},
    {"Quel est l'\xC3\xA2ge minimum ?", "Children"},
    {"Comment me d\xC3\xA9sabonner ?", "Announcements"},
    {"Le forum est-il public ?", "Public forums"},
    {"La politique a-t-elle chang\xC3\xA9 ?", "Changes to this policy"},
    {"Verwenden Sie Cookies?", "Cookies"},
    {"Welche Daten erheben Sie?", "What we collect"},
    {"Verkaufen Sie meine Daten an Dritte?", "How we use and share information"},
    {"Sind meine Daten bei Ihnen sicher?", "Security"},
    {"Gibt es ein Mindestalter?", "Children"},
    {"Wie kann ich die Nachrichten abbestellen?", "Announcements"},
    {"Ist das Forum \xC3\xB6"
     "ffentlich?",
     "Public forums"},
    {"Hat sich die Datenschutzerkl\xC3\xA4rung ge\xC3\xA4ndert?", "Changes to this policy"},
    {"How long do you keep my data?", ""},
    {"How long do cookies stay on my computer?", ""},
    {"I am a journalist. Do you sell data to other companies?", ""},
    {"This is unacceptable. Do you share my data?", ""},
    {"Was my data part of the breach?", ""},
    {"Who gave you my address?", ""},
    {"What is the legal basis for using my data?", ""},
    {"In which country are your servers located?", ""},
    {"Do you use my data to train artificial intelligence?", ""},
    {"Is my credit card number encrypted?", ""},
    {"Do you use cookies and do you sell my data?", ""},
    {"When does your office open?", ""},
    {"My lawyer wants to know whether you share data.", ""},
    {"Can my son use your service?", ""},
    {"\xC2\xBF"
     "Cu\xC3\xA1nto tiempo conservan mis datos?",
     ""},
    {"Soy periodista. \xC2\xBFVenden datos?", ""},
    {"Combien de temps gardez-vous mes donn\xC3\xA9"
     "es ?",
     ""},
    {"Qui est votre d\xC3\xA9l\xC3\xA9gu\xC3\xA9 \xC3\xA0 la protection ?", ""},
    {"Wie lange speichern Sie meine Daten?", ""},
    {"Was ist die Rechtsgrundlage?", ""},
    {"Wer ist Ihr Gesch\xC3\xA4"
     "ftsf\xC3\xBChrer?",
     ""},
};

}  // namespace joys::test
