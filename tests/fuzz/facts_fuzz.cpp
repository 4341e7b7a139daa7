// Any text gives facts that it contains: what is cut out of a letter stands in the letter.
#include <cstdlib>

#include "parsers/facts.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  joys::Message m;
  m.text.assign(reinterpret_cast<const char*>(data), size);
  m.from = {joys::Address{"", "ann", "example.org", true}};
  m.to = {joys::Address{"", "privacy", "example.com", true}};
  m.date = 1794000000;
  const joys::Facts facts = joys::find_facts(m);
  if (facts.child.size() > 100 || facts.ages.size() > 100 || facts.addresses.size() > 100) std::abort();
  for (const joys::Age& age : facts.ages)
    if (age.from < 0 || age.from > age.to || age.to > 99) std::abort();
  for (const joys::FieldChange& change : facts.fields)
    if (change.new_value.empty() || change.new_value.size() > size + 16) std::abort();
  return 0;
}
