// Cases: what a letter wants, from arrival to decision, and what a person sees of it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "store/work.h"

namespace joys {

struct NewCase {
  std::int64_t id = 0;
  Category category = Category::unrelated;
  std::string number, key;
  bool open = false;
};

// Every case that the ledger itself opens has the shortest clock there is: it may be about anything.
inline constexpr std::int64_t shortest_clock = 24 * 3600;

// An open one keeps what a person needs to decide it.
NewCase add_case(Work&, std::int64_t letter, const CaseDraft&, std::optional<std::int64_t> joins, const Incoming&,
                 const std::string& because);

// A case that no letter opened: a finding of our own. It stands under a row of `letters` of mailbox "house".
NewCase add_house_case(Work&, const CaseDraft&, const std::string& because);

std::int64_t add_house_letter(Work&, Category, Action);

// Makes a closed case a person's again, because of what became of its answer, and has its letter moved to Escalated.
void reopen_case(Work&, std::int64_t case_id, const std::string& question);

std::vector<CaseView> list_cases(Database&, bool open_only, int limit);
std::optional<CaseView> find_case(Database&, const std::string& id_or_number);

// The row of a case id as people and decisions write it; nothing if it is none.
std::optional<std::int64_t> case_row(std::string_view id);

}  // namespace joys
