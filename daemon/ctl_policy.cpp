// joysctl policy: what the program reads in the policy, its versions, and what would be quoted to a question.
#include <iostream>

#include "daemon/ctl.h"
#include "daemon/policy_file.h"
#include "handlers/policy_search.h"
#include "parsers/scan.h"

namespace joys {
namespace {

using nlohmann::json;

// The policy of the configuration; what is wrong with it goes to stderr.
std::shared_ptr<const Policy> policy_of(const Config& config) {
  const PolicyFile file = read_policy(config);
  for (const auto& problem : file.problems) std::cerr << "joysctl: " << problem << "\n";
  if (!file.policy) throw CtlError("there is no policy to read: name it in the configuration, [policy] file");
  return file.policy;
}

void show_policy(const Ctl& ctl) {
  const auto config = ctl.config();
  const auto policy = policy_of(config);
  if (ctl.json) {
    std::cout << dump({{"title", policy->title},
                       {"revised", policy->revised},
                       {"hash", policy->hash},
                       {"sections", policy->sections.size()},
                       {"quote", config.policy.quote},
                       {"defects", policy->defects}})
              << "\n";
    return;
  }
  print_table({{"title", policy->title},
               {"revised", policy->revised},
               {"hash", policy->hash},
               {"sections", std::to_string(policy->sections.size())}});
  for (const auto& heading : config.policy.quote) std::cout << "may quote  " << heading << "\n";
}

void show_sections(const Ctl& ctl) {
  const auto config = ctl.config();
  const auto policy = policy_of(config);
  std::vector<std::vector<std::string>> table{{"QUOTED", "HEADING", "TEXT"}};
  for (const auto& section : policy->sections) {
    const bool quoted = under_heading(section, config.policy.quote);
    if (ctl.json)
      std::cout
          << dump({{"heading", section.heading}, {"path", section.path}, {"text", section.text}, {"may_quote", quoted}})
          << "\n";
    table.push_back({quoted ? "yes" : "-", std::string(2 * section.path.size(), ' ') + section.heading,
                     scan::one_line(section.text, 60)});
  }
  if (!ctl.json) print_table(table);
}

void show_versions(const Ctl& ctl) {
  const auto versions = LedgerAccess(ctl).ledger->policies();
  std::vector<std::vector<std::string>> table{{"FIRST SEEN", "REVISED", "HASH"}};
  for (const auto& version : versions) {
    if (ctl.json)
      std::cout << dump({{"hash", version.hash}, {"revised", version.revised}, {"first_seen", utc(version.first_seen)}})
                << "\n";
    table.push_back({utc(version.first_seen), version.revised, version.hash});
  }
  if (ctl.json) return;
  if (versions.empty())
    std::cout << "The daemon has seen no policy yet.\n";
  else
    print_table(table);
}

void ask_policy(const Ctl& ctl, const std::string& question) {
  const auto config = ctl.config();
  const auto policy = policy_of(config);
  const PolicyMatch match = search_policy(*policy, question);
  const bool allowed = match.section && under_heading(*match.section, config.policy.quote);
  std::string why = match.doubt;
  if (why.empty() && !allowed) why = "[policy] quote does not name this heading.";
  const std::string words = match.section ? quotation(*match.section) : "";
  const std::string heading = match.section ? match.section->heading : "";
  if (ctl.json) {
    std::cout << dump({{"question", question},
                       {"kind", match.topic},
                       {"heading", heading},
                       {"score", match.score},
                       {"margin", match.margin},
                       {"quoted", why.empty()},
                       {"why_not", why},
                       {"quotation", words},
                       {"revised", policy->revised}})
              << "\n";
    return;
  }
  print_table({{"kind", match.topic.empty() ? "none that is known" : match.topic},
               {"section", heading.empty() ? "none" : heading},
               {"score", json(match.score).dump() + " (from " + json(clear_score).dump() + ")"},
               {"margin", json(match.margin).dump() + " (from " + json(clear_margin).dump() + ")"},
               {"quoted", why.empty() ? "yes, if the letter asks for nothing else" : "no. " + why}});
  if (!words.empty()) std::cout << (why.empty() ? "\n" : "\nA person would get this as a draft:\n\n") << words << "\n";
}

}  // namespace

void add_policy(CLI::App& app, Ctl& ctl) {
  auto* policy = app.add_subcommand("policy", "What the program reads in the policy, and what it would quote")
                     ->require_subcommand(1);
  policy->add_subcommand("show", "Title, date of revision, hash, and the headings that may be quoted")
      ->callback([&ctl] { show_policy(ctl); });
  policy->add_subcommand("sections", "Every heading, and whether [policy] quote allows to quote it")->callback([&ctl] {
    show_sections(ctl);
  });
  policy->add_subcommand("versions", "The versions that the daemon has seen, the newest first")->callback([&ctl] {
    show_versions(ctl);
  });
  const auto question = std::make_shared<std::string>();
  auto* ask = policy->add_subcommand("ask",
                                     "What would be quoted to a question, and why or why not. Try what your writers "
                                     "ask before you\nadd a heading to [policy] quote; nothing is sent.");
  ask->add_option("QUESTION", *question, "In English, Spanish, French or German")->required();
  ask->callback([&ctl, question] { ask_policy(ctl, *question); });
}

}  // namespace joys
