// What staff may decide about a case: a table of choices for each category, each a pure function like a handler.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/context.h"
#include "handlers/decision.h"

namespace joys {

struct CaseFile {  // what a choice may look at
  Category category = Category::unrelated;
  std::string author;    // addr-spec of the letter's single author; "" if there is none
  std::string language;  // of the letter
  std::int64_t received = 0, now = 0;
  std::vector<Person> exact;    // records that the letter names by a whole identifier
  std::vector<Person> senders;  // records with the author's address
};

struct Choice {
  std::string_view name;
  std::string_view does;  // for people: what happens
  Decision (*decide)(const CaseFile&, const Rules&);
};

// The choices of a category, the most usual first; "answered" and "nothing" close a case of any.
std::span<const Choice> choices_of(Category);

const Choice* find_choice(Category, std::string_view name);

}  // namespace joys
