#include "store/corrections.h"

#include <sstream>

#include "parsers/hashed_letter.h"
#include "parsers/language.h"
#include "store/audit.h"
#include "store/sql.h"

namespace joys {

bool correct(Work& work, std::int64_t case_id, const std::vector<Category>& labels, std::string_view who) {
  const auto letter = first_row(
      work.db, sql::papers_of_case,
      [](Row row) {
        Message m;
        m.from = parse_addresses(text(row[0]));
        m.subject = text(row[1]);
        m.text = text(row[2]);
        return m;
      },
      case_id);
  if (!letter || labels.empty()) return false;
  const std::string language = language_of(letter->subject + "\n" + letter->text);
  std::string names;
  for (const Category label : labels) names += (names.empty() ? "" : " ") + std::string(name(label));
  run(work.db, sql::put_correction, case_id, names, packed(letter_features(*letter, language, find_facts(*letter))),
      work.now, who);
  write_audit(work, who, "corrected: " + names, "case " + std::to_string(case_id));
  return true;
}

std::vector<Correction> list_corrections(Database& db) {
  std::vector<Correction> list;
  rows(db, sql::list_corrections, [&](Row row) {
    Correction c;
    std::istringstream names(text(row[0]));
    for (std::string label; names >> label;)
      if (const auto category = category_named(label)) c.labels.push_back(*category);
    c.features = text(row[1]);
    c.at = number(row[2]);
    list.push_back(std::move(c));
  });
  return list;
}

}  // namespace joys
