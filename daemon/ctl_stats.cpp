// joysctl stats: how many letters, cases and effects, by category and state.
#include <iostream>

#include "daemon/ctl.h"

namespace joys {

void add_stats(CLI::App& app, Ctl& ctl) {
  app.add_subcommand("stats", "How many letters, cases and effects, by category and state")->callback([&ctl] {
    const auto stats = LedgerAccess(ctl).ledger->stats();
    if (ctl.json) {
      std::cout << dump({{"letters", stats.letters}, {"cases", stats.cases}, {"effects", stats.effects}}) << "\n";
      return;
    }
    std::vector<std::vector<std::string>> table{{"WHAT", "KIND", "STATE", "COUNT"}};
    for (const auto& [category, n] : stats.letters) table.push_back({"letters", category, "", std::to_string(n)});
    for (const auto& [what, of] : {std::pair{"cases", &stats.cases}, {"effects", &stats.effects}})
      for (const auto& [kind, states] : *of)
        for (const auto& [state, n] : states) table.push_back({what, kind, state, std::to_string(n)});
    print_table(table);
  });
}

}  // namespace joys
