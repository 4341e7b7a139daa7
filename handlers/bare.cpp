// A letter that says nothing but yes, no or thanks, perhaps with a greeting and the writer's name.
#include "handlers/bare.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "handlers/phrases.h"

namespace joys {
namespace {

constexpr std::size_t longest = 200;  // bytes: more than this is not bare

// The words that make a bare reply, and those that may stand around them, in folded spelling.
constexpr std::array<std::string_view, 26> replies{
    "yes",  "yep",     "no",      "nope",      "ok",       "okay",     "thanks",    "thank",    "thx",
    "si",   "gracias", "vale",    "oui",       "non",      "merci",    "ja",        "nein",     "danke",
    "dank", "agreed",  "confirm", "confirmed", "confirmo", "confirme", "bestatige", "bestatigt"};
constexpr std::array<std::string_view, 60> around{
    "i",      "you",  "very",  "much",    "so",        "many",     "lot",          "a",      "for",    "your",
    "the",    "help", "quick", "answer",  "reply",     "response", "all",          "good",   "great",  "perfect",
    "please", "hi",   "hello", "dear",    "best",      "kind",     "regards",      "cheers", "bye",    "muchas",
    "mil",    "por",  "su",    "ayuda",   "respuesta", "hola",     "saludos",      "un",     "saludo", "beaucoup",
    "bien",   "pour", "votre", "reponse", "aide",      "bonjour",  "cordialement", "vielen", "besten", "herzlichen",
    "schon",  "sehr", "fur",   "ihre",    "die",       "antwort",  "hilfe",        "hallo",  "viele",  "grusse"};

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

bool is_bare_reply(const Message& letter) {
  if (letter.text.empty() || letter.text.size() > longest) return false;
  const Address* const author = letter.author();
  const std::string name = folded(author ? author->name : std::string());
  std::istringstream words(folded(letter.text));
  bool replied = false;
  for (std::string word; words >> word;) {
    if (word == "." || contains(around, word) || name.find(" " + word + " ") != name.npos) continue;
    if (!contains(replies, word)) return false;
    replied = true;
  }
  return replied;
}

}  // namespace joys
