// A date as people read it: a table of words for each language that we write.
#include "handlers/dates.h"

#include <algorithm>
#include <array>

#include "handlers/zone.h"

namespace joys {
namespace {

struct DateWords {
  std::string_view language;
  std::array<std::string_view, 7> weekdays;  // from Sunday
  std::array<std::string_view, 12> months;
  std::string_view after_weekday, after_day;
  std::string_view first;  // the first of a month, where it is special
};

constexpr std::array<DateWords, 4> date_words{{
    {"en",
     {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
     {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December"},
     ", ",
     " ",
     ""},
    {"es",
     {"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
      "diciembre"},
     " ",
     " de ",
     ""},
    {"fr",
     {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre"},
     " ",
     " ",
     "1er"},
    {"de",
     {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
     {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
      "Dezember"},
     ", ",
     ". ",
     ""},
}};

const DateWords& words_in(std::string_view language) {
  const auto found = std::ranges::find(date_words, language, &DateWords::language);
  return found == date_words.end() ? date_words.front() : *found;
}

}  // namespace

std::string say_date(std::int64_t unix_time, const std::string& zone, std::string_view language) {
  const Day day = day_of(unix_time, zone);
  const std::chrono::year_month_day date(day);
  const auto number = static_cast<unsigned>(date.day());
  const DateWords& words = words_in(language);

  std::string text(words.weekdays[std::chrono::weekday(day).c_encoding()]);
  text += words.after_weekday;
  text += number == 1 && !words.first.empty() ? std::string(words.first) : std::to_string(number);
  text += words.after_day;
  text += words.months[static_cast<unsigned>(date.month()) - 1];
  return text;
}

std::string answer_language(std::string_view letter_language) {
  return std::string(words_in(letter_language).language);
}

}  // namespace joys
