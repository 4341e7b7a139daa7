// Terms around which requests are made, and words that turn a request round, in folded spelling. They only decide where
// distant pairs of words become features: a word that is missing here costs little.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>

#include "parsers/terms.h"

namespace joys {

namespace cues {

template <std::size_t n>
consteval std::array<std::uint64_t, n> sorted_hashes(const std::u32string_view (&words)[n]) {
  std::array<std::uint64_t, n> hashes{};
  for (std::size_t i = 0; i < n; ++i) hashes[i] = term_hash(words[i]);
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

inline constexpr auto requests = sorted_hashes({
    U"please",
    U"want",
    U"wish",
    U"would",
    U"like",
    U"could",
    U"can",
    U"stop",
    U"cease",
    U"remove",
    U"take",
    U"delete",
    U"erase",
    U"unsubscribe",
    U"cancel",
    U"quit",
    U"end",
    U"send",
    U"sending",
    U"give",
    U"show",
    U"tell",
    U"change",
    U"update",
    U"correct",
    U"replace",
    U"fix",
    U"forget",
    U"keep",
    U"know",
    U"need",
    U"demand",
    U"request",
    U"ask",
    U"let",
    U"get",
    U"put",
    U"strike",
    U"cross",
    U"wipe",
    U"purge",
    U"leave",
    U"object",
    U"withdraw",
    U"start",
    U"resume",
    U"again",
    U"is",
    U"does",
    U"do",
    U"my",
    // Spanish, Portuguese
    U"por",
    U"favor",
    U"quiero",
    U"quisiera",
    U"deseo",
    U"solicito",
    U"pido",
    U"dejen",
    U"borren",
    U"eliminen",
    U"baja",
    U"dar",
    U"cambiar",
    U"corregir",
    U"enviar",
    U"envien",
    U"saber",
    U"quero",
    U"gostaria",
    U"peco",
    U"parem",
    U"remover",
    U"removam",
    U"apagar",
    U"apaguem",
    U"retirem",
    U"parar",
    U"alterar",
    // French, Italian
    U"veuillez",
    U"merci",
    U"voudrais",
    U"souhaite",
    U"veux",
    U"demande",
    U"desinscrire",
    U"supprimer",
    U"supprimez",
    U"effacer",
    U"arretez",
    U"cesser",
    U"modifier",
    U"envoyer",
    U"prego",
    U"vorrei",
    U"voglio",
    U"chiedo",
    U"cancellare",
    U"cancellate",
    U"togliete",
    U"smettete",
    U"rimuovere",
    U"modificare",
    U"disiscrivere",
    // German, Dutch
    U"bitte",
    U"mochte",
    U"will",
    U"wunsche",
    U"loschen",
    U"loscht",
    U"abmelden",
    U"austragen",
    U"streichen",
    U"entfernen",
    U"andern",
    U"auskunft",
    U"widerspreche",
    U"graag",
    U"wil",
    U"verwijder",
    U"verwijderen",
    U"afmelden",
    U"stoppen",
    U"wijzigen",
    U"uitschrijven",
    // Polish, Swedish, Danish
    U"prosze",
    U"chce",
    U"chcialbym",
    U"usunac",
    U"wypisac",
    U"zmienic",
    U"przestac",
    U"snalla",
    U"vill",
    U"ta",
    U"sluta",
    U"avregistrera",
    U"radera",
    U"andra",
    U"venligst",
    U"vil",
    U"slet",
    U"afmeld",
    U"slette",
    // Russian
    U"прошу",
    U"пожалуйста",
    U"хочу",
    U"удалите",
    U"удалить",
    U"отпишите",
    U"отписать",
    U"прекратите",
    U"измените",
    U"изменить",
    U"пришлите",
    U"уберите",
});

inline constexpr auto negations = sorted_hashes({
    U"not",     U"no",    U"dont", U"never", U"cant",   U"cannot", U"wont", U"didnt",   U"doesnt", U"isnt", U"wouldnt",
    U"without", U"nicht", U"kein", U"keine", U"keinen", U"nie",    U"ohne", U"ne",      U"pas",    U"plus", U"jamais",
    U"sans",    U"nunca", U"sin",  U"non",   U"mai",    U"senza",  U"nao",  U"sem",     U"niet",   U"geen", U"nooit",
    U"nie",     U"inte",  U"ej",   U"ikke",  U"aldrig", U"не",     U"нет",  U"никогда", U"нельзя",
});

inline bool contains(const auto& table, std::uint64_t hash) {
  return std::binary_search(table.begin(), table.end(), hash);
}

}  // namespace cues

inline bool is_request_cue(const Term& w) { return cues::contains(cues::requests, w.hash); }
inline bool is_negation(const Term& w) { return cues::contains(cues::negations, w.hash); }

}  // namespace joys
