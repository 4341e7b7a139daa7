#include "handlers/promise.h"

#include "handlers/dates.h"

namespace joys {

Answer promise_to(const std::string& to, std::string_view language, std::string received, Paragraph paragraph) {
  Answer letter;
  letter.to = to;
  letter.language = answer_language(language);
  letter.kind = AnswerKind::promise;
  letter.received = std::move(received);
  letter.paragraphs.push_back(std::move(paragraph));
  return letter;
}

void add_wish(Answer& letter, Pending wish, std::int64_t now, const Rules& rules) {
  letter.pending.push_back(std::move(wish));
  letter.link_until = say_date(now + link_lasts, rules.timezone, letter.language);
}

}  // namespace joys
