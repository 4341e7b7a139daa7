#include "daemon/policy_file.h"

#include <fstream>
#include <iterator>

namespace joys {
namespace {

constexpr std::size_t most_bytes =
    16u << 20;  // read at all; parsers/policy has a limit of its own for what it looks at

std::string beginning_of(std::ifstream& file) {
  std::string bytes(most_bytes, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

}  // namespace

PolicyFile read_policy(const Config& config) {
  const auto& [path, url, quote] = config.policy;
  PolicyFile found;
  if (path.empty()) {
    if (!quote.empty())
      found.problems.emplace_back("policy.quote names headings, but policy.file is empty: name the file of the policy");
    return found;
  }
  std::ifstream file(path, std::ios::binary);
  const std::string bytes = file ? beginning_of(file) : std::string();
  if (bytes.empty()) {
    found.problems.push_back("policy.file: " + path + " cannot be read or is empty");
    return found;
  }
  auto policy = std::make_shared<const Policy>(parse_policy(bytes));
  for (const auto& defect : policy->defects) found.problems.push_back("policy.file: " + path + ": " + defect);
  for (const auto& heading : missing_headings(*policy, quote))
    found.problems.push_back("policy.quote names \"" + heading +
                             "\", which is no heading of the policy; `joysctl policy sections` lists them");
  found.policy = std::move(policy);
  return found;
}

void use_policy(Rules& rules, const Config& config, const PolicyFile& file) {
  rules.policy = file.policy;
  rules.quote.clear();
  if (file.policy && missing_headings(*file.policy, config.policy.quote).empty()) rules.quote = config.policy.quote;
}

void check_policy(const Config& config, const std::string& name) {
  std::string errors;
  for (const auto& problem : read_policy(config).problems)
    errors += (errors.empty() ? "" : "\n") + name + ": " + problem;
  if (!errors.empty()) throw ConfigError(errors);
}

}  // namespace joys
