#include "daemon/live.h"

#include "daemon/paths.h"
#include "daemon/policy_file.h"
#include "parsers/address.h"

namespace joys {

std::vector<std::string> own_addresses(const Config& config) {
  std::vector<std::string> own;
  for (const auto& address : parse_addresses(config.smtp.from)) own.push_back(canonical(address));
  if (const auto path = canonical(config.smtp.return_path); !path.empty()) own.push_back(path);
  return own;
}

Rules make_rules(const Config& config) {
  Rules rules;
  rules.own_addresses = own_addresses(config);
  for (const auto& name : config.handling.automatic) rules.automatic.insert(*category_named(name));
  rules.answers_per_hour = static_cast<int>(config.handling.answers_per_hour);
  rules.restrict_per_letter = static_cast<int>(config.handling.restrict_per_letter);
  rules.acts_per_hour = static_cast<int>(config.handling.acts_per_hour);
  rules.staff = config.staff.notify;
  rules.mailer_delay_hours = static_cast<int>(config.handling.mailer_delay_hours);
  rules.plus_addressing = config.handling.plus_addressing;
  rules.timezone = config.handling.timezone;
  rules.holidays = config.handling.holidays;
  return rules;
}

Snapshot make_snapshot(const Config& config) {
  Snapshot snapshot;
  snapshot.rules = make_rules(config);
  use_policy(snapshot.rules, config, read_policy(config));
  snapshot.style = {.from = config.smtp.from,
                    .return_path = config.smtp.return_path,
                    .public_url = config.web.public_url,
                    .plus_addressing = config.handling.plus_addressing};
  while (snapshot.style.public_url.ends_with('/')) snapshot.style.public_url.pop_back();
  snapshot.templates = Templates::load(data_folder() + "/templates");
  return snapshot;
}

}  // namespace joys
