// The words of attributions in many languages, folded. Private to attribution.cpp.
#pragma once
#include "parsers/phrases.h"

namespace joys::attribution_words {

// The verb. Where it stands differs: "X wrote:", "schrieb X:".
inline constexpr auto wrote = phrases([] {
  return std::string_view(
      "wrote|writes|a écrit|écrivait|schrieb|geschrieben|escribió|escribio|ha scritto|scrive:|schreef|geschreven|"
      "escreveu|napisał|napisana|pisze|skrev|skrifaði|kirjoitti|napsal|napísal|píše|írta|a scris|написал|писал|пишет|"
      "пише|написав|написа|έγραψε|yazdı|yazmış|写道|寫道|のメール|書きました|書いた|さんからの|작성|님이 씀|쓴 글|"
      "썼습니다|đã viết|menulis|כתב|كتب|va escriure|rašė|rakstīja|kirjutas|napisao|је написао|je napisal|напісаў|"
      "เขียนว่า");
});

// How it begins, where the language has such a word.
inline constexpr auto openers = phrases([] {
  return std::string_view(
      "on |at |le |am |el |il |op |em |no dia |w dniu |dnia |den |på |dne |dňa |în |la |στις|pada|vào |kl. |kl |ב-|"
      "בתאריך|في |a |pe |dana |ma |ti |ke |to |su |на |в |во |在 |在|於|于|wiadomość napisana|v |date: |data: ");
});

// Weekdays, long or short, that stand first: a line of "weekday, date, <address>:" needs no verb.
inline constexpr auto weekdays = phrases([] {
  return std::string_view(
      "пн|вт|ср|чт|пт|сб|вс|нд|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|mon|tue|wed|thu|fri|sat|"
      "sun|lun|mar|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so|mié|mie|jue|vie|sáb|sab|dom|gio|ter|qua|qui|sex|seg|pon|wt|"
      "śr|czw|pt|niedz|sob|po |út|st |čt|pá|ne "
      "|mån|tis|ons|tor|fre|lör|sön|man|lør|tir|søn|maanantai|tiistai|keskiviikko|"
      "torstai|pzt|sal|çar|per|cum|cmt|paz|ma|wo|vr|za|zo|周|星期|月曜|週");
});

// Horde and its like: "Quoting X <x@y>:".
inline constexpr auto quoting = phrases([] {
  return std::string_view(
      "quoting |zitat von |zitiere |citando |citazione |en réponse à |selon |citeren |citát |citerar |citat fra |"
      "cytowanie |цитирую |цитата |citando a |lainaus |citant |citation de ");
});

// The writer quotes himself or is spoken to: a person's sentence, not a program's.
inline constexpr auto first_person = phrases([] {
  return std::string_view(
      "you wrote|you write|you told|you said|sie schr|vous avez|vous m|lei ha|u schreef|i wrote|i write|i sent|i "
      "asked|i had |i have |i got |i received|i told|me |me:|us |us:|my |ich |"
      "mir |mir:|mich |j'ai |j’ai |m'a |m’a |je |ho scritto|mi ha |me ha|"
      "yo |eu |ik |mij |jag |jeg |mig |mig:|napisałem|napisałam|mi |jsem |я |мне |kirjoitin|yazdım|我写|"
      "我寫|私は|私が");
});

}  // namespace joys::attribution_words
