// Records of people as people and programs read them: everything that is held, values exactly as they were given.
#pragma once
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "store/ledger.h"

namespace joys {

// Who may be meant by what somebody typed: "ann@example.com", "@ann", "+1 555 010 9999", "person 7". `kind` is one of
// identifier_kinds, or "": the kinds that it looks like, in turn.
std::vector<Person> people_named(Ledger&, const std::string& typed, const std::string& kind);

// A record without what is not to be seen. Data of a visitor of clients' sites is seen only with the open case of the
// client; every such read and every refusal is in the audit.
struct Visible {
  Person person;
  std::string refused;         // "": it may be seen
  bool visits_hidden = false;  // the rest may be seen
};
Visible visible(Ledger&, Person, const std::string& case_number, const std::string& who);

nlohmann::json person_json(const Person&);
void print_person(std::ostream&, const Person&);  // for eyes: control characters are blanks

// Grouped by relation: what can only belong to one stands there, everything else under "all".
nlohmann::json export_json(const Person&);
void export_csv(std::ostream&, const std::vector<Person>&);

}  // namespace joys
