// The kind of question first, then the section whose heading and words fit it best.
#include "handlers/policy_search.h"

#include <algorithm>
#include <sstream>
#include <vector>

#include "handlers/phrases.h"
#include "handlers/policy_topics.h"

namespace joys {
namespace {

constexpr double heading_points = 3, word_points = 0.5, most_word_points = 1.5;
constexpr std::size_t longest_question = 90;    // words: a longer letter tells a story
constexpr std::size_t most_question_marks = 2;  // one often stands in the subject as well

// What makes a question another one than the policy answers, or one that people should answer whatever it says.
constexpr std::string_view for_people[] = {
    "journalist*|reporter*|newspaper*|press|magazine|broadcast*|podcast*|periodist*|prensa|periodico|redaccion|revista|"
    "presse|"
    "redaktion|zeitung|journal|reportage|redakteur*|interview*|entrevista|for publication|on the "
    "record|article|articulo",
    "complain*|complaint*|queja*|quejo|plainte*|plains|beschwerde*|beschwere*|outrag*|unacceptable|disgrace*|"
    "inaceptable|"
    "inacceptable|inadmissible|unverschamt*|indignado|indignada|scandal*|escandal*|angry|furious|wutend|verargert",
    "lawyer|attorney|solicitor|lawsuit|sue|abogado|abogada|demanda|avocat*|anwalt*|rechtsanwalt*|klage|verklagen",
    "my son|my daughter|my child|our son|our daughter|mi hijo|mi hija|mon fils|ma fille|mon enfant|mein sohn|meine "
    "tochter|"
    "mein kind|meiner tochter|meines sohnes|my student*|my pupil*",
    "breach*|hacked|hack|leak*|brecha|filtracion|hackea*|fuite|pirate*|datenleck|gehackt|vulnerabilit*|"
    "sicherheitslucke",
    "why did|why do i|who gave you|how did you get|por que recibo|quien les dio|pourquoi je recois|qui vous a donne|"
    "warum bekomme|woher haben|woher habt|never signed|never subscribed",
    "article of the gdpr|gdpr|rgpd|dsgvo|ccpa|hipaa|legal basis|base juridica|base legal|base "
    "juridique|rechtsgrundlage|"
    "data protection officer|datenschutzbeauftragt*|processing "
    "agreement|auftragsverarbeit*|subprocessor*|certifi*|iso|audit*",
    "how long|cuanto tiempo|combien de temps|wie lange|retention|expire|aufbewahr*|conserv*",
    "credit card*|tarjeta*|carte bancaire|carte de credit|kreditkarte*|password*|contrasena|mot de "
    "passe|passwort|bank*",
    "artificial intelligence|machine learning|train|ai|inteligencia artificial|intelligence artificielle|ki|kunstlich*",
    "which countr*|what country|server located|servers located|abroad|outside the|que pais|quel pays|welchem "
    "land|ausland*|"
    "hosted in|stored in|almacen*|donde estan|wo liegen|wo werden|wo sind|ou sont",
    "did you|have you|haben sie meine|han vendido|han compartido|avez vous vendu|avez vous partage|habt ihr",
    "delete|erase|remove|borrar|eliminar|supprimer|effacer|loschen"};

std::vector<std::string> words_of(std::string_view folded) {
  std::istringstream in{std::string(folded)};
  std::vector<std::string> words;
  for (std::string word; in >> word;)
    if (word != ".") words.push_back(word);
  return words;
}

double points_of(const PolicyTopic& topic, std::string_view folded_question) {
  double points = 0;
  for (const auto cue : topic.asked)
    if (occurs(folded_question, cue)) points += cue.find('&') == cue.npos ? 1 : 2;
  return points;
}

double points_of(const PolicySection& section, const PolicyTopic& topic) {
  if (std::ranges::count(section.text, ' ') < 4) return 0;  // a bare heading answers nothing
  if (!occurs(folded(section.heading), topic.headings)) return 0;
  const std::string text = folded(section.text);
  double words = 0;
  for (const auto cue : topic.asked)
    if (occurs(text, cue)) words += word_points;
  return heading_points + std::min(words, most_word_points);
}

// Do two words have one stem? Five letters, or all of the shorter one.
bool akin(std::string_view a, std::string_view b) {
  const auto length = std::min<std::size_t>(5, std::min(a.size(), b.size()));
  return length >= 4 && a.substr(0, length) == b.substr(0, length);
}

bool is_cue(const std::string& word, const PolicyTopic& topic) {
  const std::string alone = " " + word + " ";
  for (std::string_view cue : topic.asked) {
    for (std::size_t at = 0; at < cue.size();) {
      const auto end = std::min(cue.find_first_of("&| *", at), cue.size());
      if (end > at && akin(word, cue.substr(at, end - at))) return true;
      at = end + 1;
    }
  }
  return false;
}

// A word that neither the kind of question nor the section knows may turn the question into another one.
bool has_strange_word(const std::vector<std::string>& question, const PolicyTopic& topic,
                      const PolicySection& section) {
  const auto known = words_of(folded(section.heading + ". " + section.text));
  return std::ranges::any_of(question, [&](const std::string& word) {
    return !is_small_word(word) && !is_cue(word, topic) &&
           std::ranges::none_of(known, [&](const std::string& other) { return akin(word, other); });
  });
}

template <typename Range, typename Points>
auto best_of(const Range& range, Points points) {
  struct Best {
    decltype(&*std::begin(range)) item = nullptr;
    double score = 0, next = 0;
  } best;
  for (const auto& item : range) {
    const double score = points(item);
    if (score > best.score) {
      best.next = best.score;
      best.score = score;
      best.item = &item;
    } else {
      best.next = std::max(best.next, score);
    }
  }
  return best;
}

std::string doubt(const PolicyMatch& match, std::string_view question, const std::string& folded_question,
                  const PolicyTopic& topic) {
  for (const auto pattern : for_people)
    if (occurs(folded_question, pattern)) return "The question has words that ask for a person.";
  const auto words = words_of(folded_question);
  if (words.size() > longest_question) return "The letter says more than a question.";
  if (static_cast<std::size_t>(std::ranges::count(question, '?')) > most_question_marks)
    return "More than one thing is asked.";
  if (match.margin < clear_margin) return "Two kinds of question or two sections fit about as well.";
  if (match.score < clear_score) return "The section fits too little.";
  if (has_strange_word(words, topic, *match.section))
    return "The question has a word that neither its kind nor the section knows.";
  if (quotation(*match.section).empty()) return "The section has no sentence that is short enough.";
  return "";
}

bool ends_sentence(std::string_view word) {
  while (word.ends_with('"') || word.ends_with(')') || word.ends_with('\'')) word.remove_suffix(1);
  return word.ends_with('.') || word.ends_with('!') || word.ends_with('?');
}

}  // namespace

PolicyMatch search_policy(const Policy& policy, std::string_view question) {
  const std::string asked = folded(question);
  PolicyMatch match;
  const auto topic = best_of(policy_topics(), [&](const PolicyTopic& t) { return points_of(t, asked); });
  if (!topic.item) {
    match.doubt = "The question is of no kind that is known.";
    return match;
  }
  match.topic = topic.item->name;
  const auto section = best_of(policy.sections, [&](const PolicySection& s) { return points_of(s, *topic.item); });
  if (!section.item) {
    match.doubt = "The policy has no section about this.";
    return match;
  }
  match.section = section.item;
  match.score = section.score;
  // Two sections that fit a little differently are told apart by half points already.
  match.margin = std::min(topic.score - topic.next, 2 * (section.score - section.next));
  match.doubt = doubt(match, question, asked, *topic.item);
  return match;
}

std::string quotation(const PolicySection& section, std::size_t words) {
  std::istringstream in(section.text);
  std::string text, whole;
  std::size_t count = 0;
  for (std::string word; in >> word;) {
    if (++count > words) return whole;
    text.append(text.empty() ? "" : " ").append(word);
    if (ends_sentence(word)) whole = text;
  }
  return text;
}

}  // namespace joys
