// Tables of answers and of forbidden verbs in folded spelling. They are short on purpose: they only have to catch what
// would do harm if the model took it for a request.
#include "parsers/answer_words.h"

#include "parsers/cues.h"
#include "parsers/terms.h"

namespace joys {
namespace {

using cues::contains;
using cues::sorted_hashes;

constexpr std::size_t longest_answer = 6;  // "Yes, thank you very much."

constexpr auto answers = sorted_hashes({
    U"yes",   U"no",     U"nope",  U"nah",      U"ok",    U"okay",     U"thanks",   U"thank", U"you",     U"thx",
    U"very",  U"much",   U"many",  U"fine",     U"great", U"cheers",   U"sure",     U"si",    U"gracias", U"muchas",
    U"oui",   U"non",    U"merci", U"beaucoup", U"bien",  U"ja",       U"nein",     U"danke", U"vielen",  U"dank",
    U"schon", U"grazie", U"mille", U"sim",      U"nao",   U"obrigado", U"obrigada", U"nee",   U"bedankt", U"wel",
    U"u",     U"tak",    U"nie",   U"dziekuje", U"nej",   U"tack",     U"mange",    U"да",    U"нет",     U"спасибо",
});

constexpr std::u32string_view answers_without_spaces[] = {U"はい",
                                                          U"いいえ",
                                                          U"ありがとう",
                                                          U"ありがとうございます",
                                                          U"ありがとうございました",
                                                          U"谢谢",
                                                          U"謝謝",
                                                          U"是",
                                                          U"不",
                                                          U"好",
                                                          U"好的",
                                                          U"不是",
                                                          U"不用",
                                                          U"了解",
                                                          U"了解しました"};

// Between a negation and the verb that it forbids only these may stand.
constexpr auto fillers = sorted_hashes({
    U"me",  U"us",       U"please", U"ever",  U"want", U"wish", U"to",   U"be",     U"get",   U"mich", U"uns", U"bitte",
    U"sie", U"aus",      U"nos",    U"nous",  U"mi",   U"ci",   U"se",   U"quiero", U"deseo", U"den",  U"de",  U"veux",
    U"pas", U"souhaite", U"voglio", U"quero", U"mij",  U"mig",  U"меня", U"хочу",   U"my",    U"our",  U"the", U"mine",
});

// A person who says "I cannot" or "you did not" complains that it hasn't happened yet.
constexpr auto excuses = sorted_hashes({
    U"can",     U"could", U"did",  U"does",  U"will",  U"would",  U"why",      U"have",  U"kann",
    U"konnte",  U"lasst", U"geht", U"puedo", U"pude",  U"peux",   U"pu",       U"posso", U"riesco",
    U"consigo", U"kan",   U"moge", U"могу",  U"warum", U"porque", U"pourquoi", U"if",    U"wenn",
});

constexpr auto stopping = sorted_hashes({
    U"unsubscribe",  U"unsubscribed", U"remove",         U"removed",      U"opt",         U"abmelden",    U"austragen",
    U"streichen",    U"desabonnez",   U"desabonner",     U"desinscrivez", U"desinscrire", U"retirez",     U"baja",
    U"cancellarmi",  U"cancellatemi", U"disiscrivetemi", U"descadastrem", U"removam",     U"retirem",     U"afmelden",
    U"uitschrijven", U"wypisac",      U"wypisywac",      U"avregistrera", U"afmeld",      U"отписывайте", U"отписывать",
});

constexpr auto erasing = sorted_hashes({
    U"delete",   U"deleted",    U"erase",      U"erased",    U"wipe",    U"purge",  U"remove",   U"removed",
    U"loschen",  U"supprimez",  U"supprimer",  U"effacez",   U"effacer", U"borren", U"borrar",   U"eliminen",
    U"eliminar", U"cancellate", U"cancellare", U"eliminate", U"apaguem", U"apagar", U"eliminem", U"verwijderen",
    U"wissen",   U"usuwac",     U"usuwajcie",  U"radera",    U"slet",    U"slette", U"удаляйте", U"удалять",
});

bool excused(const std::vector<Term>& words, std::size_t negation) {
  for (std::size_t back = 1; back <= 3 && back <= negation; ++back) {
    const Term& w = words[negation - back];
    if (w.kind == Term::Kind::stop) return false;
    if (contains(excuses, w.hash)) return true;
  }
  return false;
}

std::string forbidden(std::string_view text, const auto& verbs) {
  const auto words = terms_of(text).words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_negation(words[i]) || excused(words, i)) continue;
    for (std::size_t j = i + 1; j < words.size() && j <= i + 4; ++j) {
      if (contains(verbs, words[j].hash))
        return std::string(text.substr(words[i].begin, words[j].end - words[i].begin));
      if (!contains(fillers, words[j].hash)) break;
    }
  }
  return {};
}

}  // namespace

bool is_bare_answer(std::string_view text) {
  if (text.size() > 100) return false;
  const Terms words = terms_of(text);
  for (std::u32string_view whole : answers_without_spaces)
    if (std::u32string_view(words.letters.data(), words.letters.size()) == whole) return true;
  std::size_t count = 0;
  for (const Term& w : words.words) {
    if (w.kind == Term::Kind::stop) continue;
    if (!contains(answers, w.hash)) return false;
    ++count;
  }
  return count > 0 && count <= longest_answer;
}

std::string forbidding_words(std::string_view text, Category category) {
  if (category == Category::opt_out) return forbidden(text, stopping);
  if (category == Category::erase) return forbidden(text, erasing);
  return {};
}

}  // namespace joys
