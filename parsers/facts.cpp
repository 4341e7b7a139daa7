// What a letter says, gathered noun by noun (facts_*.cpp). Conservative throughout: what is not clearly given is left
// out, since a person reads the letter anyway and a wrong fact is worse than none.
#include "parsers/facts.h"

#include "parsers/reading.h"

namespace joys {

Facts find_facts(const Message& message) {
  const Reading reading(message);
  Facts facts;
  find_ages(reading, facts);
  facts.reporter = find_reporter(reading, facts.ages);
  if (!facts.reporter.empty() || !facts.ages.empty() || reading.child) find_child(reading, facts);
  facts.fields = find_fields(reading);
  facts.addresses = find_addresses(reading);
  facts.lists = find_lists(reading);
  facts.site = find_site(reading);
  find_legal(reading, facts);
  return facts;
}

}  // namespace joys
