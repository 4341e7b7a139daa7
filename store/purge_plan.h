// What a purge of a person would take, found without changing anything: the same for the purge itself and for whoever
// asks first.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "store/work.h"

namespace joys {

struct PurgePlan {
  Person person;
  std::vector<Identifier> own, shared;      // canonical forms: of nobody else on record, of others, too
  std::vector<std::string> address_hashes;  // of own mail addresses
  std::vector<std::int64_t> letters;        // first copies that are forgotten
  std::vector<std::int64_t> waiting;        // first copies that people must decide something else about
  std::vector<std::int64_t> links;          // to pages of this person
};

std::optional<PurgePlan> plan_purge(Database&, const LedgerKeys&, std::int64_t person);
std::optional<PurgeView> purge_view(Database&, const LedgerKeys&, std::int64_t person);
PurgeProgress purge_progress(Database&);

}  // namespace joys
