// Clients' sites, and who may read what is held about their visitors: only for a request of the client whose site it is
// (policy, "Client End-Users": "we do not actively access such information").
#pragma once
#include <string>
#include <vector>

#include "store/work.h"

namespace joys {

int put_sites(Work&, const std::vector<Site>&, std::string_view who);  // how many are new or changed
std::vector<Site> list_sites(Database&);

// Both a yes and a no are an audit row.
VisitsRead read_visits(Work&, const std::string& person, const std::string& case_id_or_number, std::string_view who);

}  // namespace joys
