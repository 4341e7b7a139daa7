// The policy that [policy] file names, read as a value, and what is wrong with it or with [policy] quote.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "daemon/config.h"
#include "handlers/context.h"

namespace joys {

struct PolicyFile {
  std::shared_ptr<const Policy> policy;  // null: no file is named, or it cannot be read
  std::vector<std::string> problems;     // sentences for the operator
};

PolicyFile read_policy(const Config&);

// Into the rules. While a heading that may be quoted is not there nothing is quoted: what is there then may mean
// something else.
void use_policy(Rules&, const Config&, const PolicyFile&);

void check_policy(const Config&, const std::string& name);  // throws ConfigError with every problem

}  // namespace joys
