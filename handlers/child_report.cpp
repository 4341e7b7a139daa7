// Data of a child under 13 was collected, or a guardian wants it removed. Urgent before everything else; the answer is
// the same whether or not anything is found, and nobody is asked for more about the child.
#include <algorithm>

#include "handlers/parts.h"

namespace joys {

namespace {

constexpr int most_in_24_hours = 10;  // records that one sender's letters hide: a rival must not empty a forum

// Another user of the site gains by a false report: a rival's account would be locked.
bool from_a_rival(const Asked& asked) { return asked.classification.facts.reporter == "other user"; }

bool from_the_child(const Asked& asked) { return asked.classification.facts.reporter == "child"; }

// The records that whole identifiers of the letter say are the child's; a child who writes is its own record.
std::vector<const Person*> records_meant(const Asked& asked) {
  std::vector<const Person*> meant;
  for (const Match& match : asked.context.matches)
    if (match.of_the_child) meant.push_back(&match.person);
  if (from_the_child(asked))
    for (const Person& sender : asked.context.senders) meant.push_back(&sender);
  return meant;
}

// Alone only where our own record showed it before the letter, whoever wrote that: the letter is but the discovery. Who
// is hidden for another reason is before people already; a demand to preserve forbids it (policy, "children").
bool to_be_purged(const Asked& asked, const Person& person) {
  return !from_a_rival(asked) && !asked.classification.is(Category::legal) && person.held_until <= asked.context.now &&
         surely_under_13(person, asked.context.received);
}

}  // namespace

Contribution decide_child_report(const Asked& asked) {
  Contribution part = open_case(asked, Category::child_report, from_a_rival(asked) ? Action::staff : Action::automatic,
                                "Which records are this child's, and what shall become of them?");
  part.draft.urgent = true;
  const Context& context = asked.context;
  int left = std::min({asked.rules.restrict_per_letter, most_in_24_hours - context.restricted_in_24_hours,
                       asked.rules.acts_per_hour - context.acts_in_hour});
  int spared = 0, purged = 0;
  for (const Person* person : records_meant(asked)) {
    part.draft.people.push_back({person->id, "exact"});
    if (person->restricted) continue;
    // Hiding is reversible and needs no proof; but who pays is no child, and a letter with many names is an attack or
    // a mistake until people have looked.
    if (person->is("client") || left <= 0 || asked.classification.machine.never_answer) {
      ++spared;
    } else {
      part.changes.push_back(Restrict{person->id, "child_report"});
      --left;
      if (to_be_purged(asked, *person)) {
        part.changes.push_back(Purge{person->id, "child_report"});
        ++purged;
      }
    }
  }
  // All that the letter names is gone by our own records: nothing is left to decide. The answer does not tell.
  if (purged > 0 && purged == static_cast<int>(part.draft.people.size())) part.draft.open = false;
  if (spared > 0)
    part.because = std::to_string(spared) + " of the records named are not hidden: a client's, or too many";
  return part;
}

}  // namespace joys
