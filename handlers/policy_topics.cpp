// The tables of handlers/policy_topics.h. A cue is there only if people who use it mean this kind of question: what no
// cue knows, a person answers.
#include "handlers/policy_topics.h"

#include <algorithm>

namespace joys {
namespace {

using Cues = std::string_view;

constexpr Cues cookies[] = {"cookie*", "tracker*|tracking pixel*|web beacon*",
                            "cookie* & use*|usan|utilisez|verwende*|setzt"};
constexpr Cues third_parties[] = {
    "third part*|terceros|tiers|drittanbieter*|externe dienst*|external services|outside compan*",
    "service provider*|billing provider*|analytics provider*|payment provider*|proveedor*|prestataire*|dienstleister*",
    "responsible|responsables|responsable*|verantwort* & third part*|terceros|tiers|drittanbieter*"};
constexpr Cues sharing[] = {
    "sell|selling|sold|resell|vende|venden|venta|vendez|vendre|vendues|verkauft|verkaufen|verkauf",
    "share|sharing|shared|comparte|comparten|partagez|partager|partagees|weitergeben|weitergegeben|weitergabe|gebt "
    "weiter|teilt",
    "pass on|give my|ceden|transmettez", "geben sie & weiter",
    "sell|share|sharing|shared|comparte*|vende*|partag*|vendez|weiter|verkauf* & third part*|other compan*|otras "
    "empresas|"
    "terceros|tiers|autres entreprises|andere firmen|andere unternehmen|dritte|partner*|advertis*|anunciantes|werbe*"};
constexpr Cues security[] = {
    "secure*|security|safe|safely|seguro|seguros|seguras|seguridad|securise*|securite|sicher|sicherheit|sicherer",
    "encrypt*|cifra*|encripta*|chiffr*|verschlussel*",
    "protect*|proteg*|schutzen|geschutzt & data|datos|donnees|daten|information*"};
constexpr Cues children[] = {
    "minimum age|age limit|edad minima|limite d age|age minimum|age minimal|mindestalter|altersgrenze",
    "how old & be|must|need|have", "cuantos anos & tener", "quel age & avoir|faut", "wie alt & sein|muss"};
constexpr Cues opting_out[] = {"how|where|link & unsubscribe*|opt out|stop receiving|stop getting|stop announcements",
                               "como|donde & darme de baja|darse de baja|dejar de recibir|cancelar la suscripcion",
                               "comment|ou & desabonner*|desinscri*|ne plus recevoir|arreter de recevoir",
                               "wie|wo & abbestell*|abmeld*|austragen|keine werbung"};
constexpr Cues after_opting_out[] = {
    "still & unsubscrib*|opt out|opted out & notices|account|mail*|letter*|message*|receive|get",
    "aun|todavia|seguire & baja & avisos|cuenta|recibir|recibire|correo*|mensajes",
    "encore|toujours & desabonn*|desinscri* & avis|compte|recevoir|recevrai|messages",
    "noch|trotzdem & abbestell*|abgemeldet|abmeld* & hinweise|konto|nachrichten|post|mails"};
constexpr Cues forums[] = {
    "forum|forums|foro|foros|foren|message board*",
    "forum*|foro*|foren & public|publico*|publique*|publics|offentlich|see|read|ver|leer|voir|lire|sehen|lesen"};
constexpr Cues directories[] = {"member director*|directorio de miembros|annuaire*|mitgliederverzeichnis*",
                                "profile|profil|perfil & public|publico|publique|offentlich|see|ver|voir|sehen"};
constexpr Cues messaging[] = {
    "internal messag*|private messag*|mensajes privados|mensajes internos|mensajeria interna|"
    "messagerie interne|messages prives|interne nachrichten|private nachrichten|internen nachrichten",
    "messages|mensajes|messages|nachrichten & secret|private|privados|prives|privat"};
constexpr Cues changes[] = {
    "policy & changed|change|changes|revised|updated|revision|new version|last update",
    "politica & cambiado|cambia|cambios|cambiar|actualizado|actualizada|actualizacion|modifica*|version nueva|nueva "
    "version|revisada",
    "politique & change|changee|changements|modifiee|mise a jour|nouvelle version|revisee",
    "richtlinie|datenschutzerklarung & geandert|andert|anderungen|uberarbeitet|aktualisiert|neue fassung"};
constexpr Cues contacting[] = {
    "who|whom|where|address & contact|write to|ask|send & question*",
    "a quien|adonde|donde|direccion & escribir|escribo|dirigir|dirijo|enviar|contactar & pregunta*",
    "a qui|ou|adresse & ecrire|adresser|poser|contacter|envoyer & question*",
    "an wen|wohin|adresse|wo & wende|wenden|schreiben|schicken|stellen & frage*"};
constexpr Cues collected[] = {"what|which & information|data|details & collect|collected|gather|gathered|collecting",
                              "que|cuales & datos|informacion & recopil*|recog*|reunen",
                              "quelles|quels|que & donnees|informations & collect*|recueill*",
                              "welche|was & daten|informationen & erheb*|erhebt|sammel*|sammelt|erfass*"};
constexpr Cues law[] = {
    "law enforcement|police|court order*|subpoena*|government*|policia|tribunal*|autoridades|orden judicial|"
    "forces de l ordre|autorites|justice|polizei|behorden|gericht|gerichte"};
constexpr Cues scope[] = {
    "policy & apply|applies|cover|covers & site*|app|social|phone|shop|channel*|links|linked",
    "politica & aplica|cubre|vale & sitio*|redes|telefono|tienda|enlaces|otros",
    "politique & applique|couvre|vaut & site*|reseaux|telephone|boutique|liens|autres",
    "richtlinie|datenschutzerklarung & gilt|gelten|deckt & seite*|telefon|netzwerke|laden|links|andere"};
constexpr Cues correcting[] = {
    "how|where & see|access|view|change|correct|update|modify & my data|my information|my details|my record|what i "
    "registered",
    "como|donde & ver|acceder|consultar|cambiar|corregir|modificar|actualizar & mis datos|mi informacion",
    "comment|ou & voir|acceder|consulter|changer|corriger|modifier & mes donnees|mes informations",
    "wie|wo & sehen|einsehen|andern|korrigieren|berichtigen & meine daten|meine angaben|meinen daten"};
constexpr Cues using_it[] = {
    "how|what for|why|what purpose* & use & my data|information|personal data|the data|my address|my email",
    "para que|como & usan|utilizan|usa & datos|informacion|mi correo",
    "comment|pourquoi|a quoi & utilisez|utilise|servent & donnees|informations|mon adresse",
    "wofur|wozu|wie & verwende*|nutzen|nutzt|gebraucht|benutzt & daten|informationen|meine adresse"};

constexpr PolicyTopic topics[] = {
    {"cookies", cookies, "cookie*|passive collection|automatic*"},
    {"other companies' services", third_parties, "third party*|third parties|other compan*|services of others"},
    {"sharing and sale", sharing, "how we use|sharing|share|sell|disclosure*"},
    {"security", security, "security|data security|secure|protect*"},
    {"children", children, "children|minors|minimum age|age limit"},
    {"stopping announcements", opting_out, "transmittals*|announcements|unsubscrib*|opt out|mail from us|news from us"},
    {"mail after stopping", after_opting_out,
     "transmittals*|announcements|unsubscrib*|opt out|mail from us|news from us"},
    {"forums", forums, "public forums|forum|forums"},
    {"directories", directories, "member director*|directories|profiles"},
    {"internal messages", messaging, "internal messag*|private messag*|messages between members"},
    {"changes of the policy", changes, "revision*|changes|new versions|changes to this policy"},
    {"where to ask", contacting, "where to direct questions*|contact|questions|where to ask"},
    {"what is collected", collected,
     "personal information that we collect|information we collect|what we collect|what we know"},
    {"authorities", law, "law enforcement|authorities|legal process|courts and authorities"},
    {"what the policy covers", scope, "scope|what this policy covers|where this policy applies"},
    {"seeing and changing data", correcting, "access or modify|how to access*|see or change|access your*"},
    {"use of data", using_it, "how we use"},
};

// With their beginnings: "colleg*" is not here because nobody asks a policy about colleges.
constexpr std::string_view small =
    " hello dear sir madam team please thank thanks regards kind best hi there about with that this"
    " your yours you have does what which when where would like could want know tell policy privacy personal data "
    "information"
    " from they them their into also just only some anything something whether site website service services company"
    " question questions wonder wondering ask asking will been being were are can may mine ours every other others than"
    " whether somebody anybody everybody anyone someone else kind kinds sort things thing ever being page pages sites "
    "send sent"
    " type sign signing details email emails address addresses member members hand used using uses have people post "
    "question"
    " newsletter newsletters annonces anuncios nachrichten sirven envio correo correos vuestra vuestro ihrem person "
    "personas"
    " contain contains should such after estan puedo podria ihnen kann sich"
    " moment currently actually really simply quick short curious interested before "
    " hola estimado estimados senor senora buenos dias tardes gracias saludos cordiales por favor quisiera saber "
    "ustedes"
    " sobre para como esta este estos sus los las una unos con politica privacidad datos personales informacion tienen "
    "hacen"
    " pregunta gustaria puede pueden cual cuales sitio pagina empresa tengo tienen ser cuando donde hace mis quien"
    " bonjour madame monsieur merci cordialement salutations votre vous nous avez avec dans pour est que quelle "
    "quelles quels"
    " politique confidentialite donnees personnelles informations voudrais savoir pouvez dire concernant sur les des "
    "une site"
    " entreprise question comment quand etes sont elle elles ils mes mon est-ce faites fait peut peux"
    " hallo guten tag sehr geehrte damen herren danke vielen dank freundlichen grussen gruss bitte ihre ihrer ihren "
    "sie wir"
    " mich mir meine meinen meiner haben habe wird werden werde wurde konnen konnte mochte wissen eine einen einer "
    "datenschutz daten"
    " datenschutzerklarung richtlinie personlichen personenbezogene personenbezogenen informationen frage fragen uber "
    "diese"
    " dieser auch noch oder nicht nach beim seite webseite firma dass gibt ";

// One phrase at a blank; its last word ends there unless '*' lets it go on.
bool phrase_occurs(std::string_view folded, std::string_view phrase) {
  const bool goes_on = phrase.ends_with('*');
  if (goes_on) phrase.remove_suffix(1);
  for (auto at = folded.find(phrase); at != folded.npos; at = folded.find(phrase, at + 1)) {
    const auto end = at + phrase.size();
    const bool begins = at > 0 && folded[at - 1] == ' ';
    if (begins && (goes_on || end == folded.size() || folded[end] == ' ')) return true;
  }
  return false;
}

std::string_view take_until(std::string_view& rest, char mark) {
  const auto end = rest.find(mark);
  std::string_view part = rest.substr(0, end);
  rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
  while (part.starts_with(' ')) part.remove_prefix(1);
  while (part.ends_with(' ')) part.remove_suffix(1);
  return part;
}

}  // namespace

std::span<const PolicyTopic> policy_topics() { return topics; }

bool is_small_word(std::string_view word) {
  if (word.size() < 4) return true;
  const std::string_view list = small;
  for (auto at = list.find(word); at != list.npos; at = list.find(word, at + 1))
    if (list[at - 1] == ' ' && list[at + word.size()] == ' ') return true;
  return false;
}

bool occurs(std::string_view folded, std::string_view pattern) {
  while (!pattern.empty()) {
    std::string_view alternatives = take_until(pattern, '&');
    bool found = false;
    while (!found && !alternatives.empty()) found = phrase_occurs(folded, take_until(alternatives, '|'));
    if (!found) return false;
  }
  return true;
}

}  // namespace joys
