#include "store/sites.h"

#include "parsers/address.h"
#include "store/audit.h"
#include "store/cases.h"
#include "store/sql.h"

namespace joys {

int put_sites(Work& work, const std::vector<Site>& sites, std::string_view who) {
  int changed = 0;
  for (const auto& [host, name, client] : sites)
    if (run(work.db, sql::put_site, host, name, client, shortened(work.hash_of(canonical(parse_address(client))))) > 0)
      ++changed;
  if (changed > 0) write_audit(work, who, "sites entered", std::to_string(changed) + " sites");
  return changed;
}

std::vector<Site> list_sites(Database& db) {
  return all_rows(db, sql::list_sites, [](Row row) { return Site{text(row[0]), text(row[1]), text(row[2])}; });
}

VisitsRead read_visits(Work& work, const std::string& person, const std::string& named, std::string_view who) {
  const auto found = named.empty() ? std::nullopt : find_case(work.db, named);
  const auto row = case_row(person).value_or(0);
  const std::string subject =
      "person " + std::to_string(row) + (found ? ", case " + found->number + " (" + found->case_id + ")" : "");
  const auto refuse = [&](std::string why) {
    write_audit(work, who, "visits refused", subject);
    return VisitsRead{false, std::move(why), {}};
  };
  if (named.empty())
    return refuse(
        "data about a visitor of a client's site is read only when that client asks: name the open case of the "
        "client's letter with --case");
  if (!found || found->state != "open" || found->category != Category::end_user)
    return refuse("this is no open case in which a client passes on the request of a visitor: see joysctl queue list");
  VisitsRead read{true, "", all_rows(work.db, sql::visited_sites_of_case, first_text, *case_row(found->case_id), row)};
  if (read.sites.empty())
    return refuse("whoever wrote in this case owns no site that this person visited: see joysctl sites list");
  write_audit(work, who, "visits read", subject);
  return read;
}

}  // namespace joys
