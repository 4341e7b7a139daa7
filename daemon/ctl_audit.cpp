// joysctl audit: who did what, and whether the log is whole.
#include <iostream>

#include "daemon/ctl.h"

namespace joys {

void add_audit(CLI::App& app, Ctl& ctl) {
  const auto limit = std::make_shared<int>(100);
  auto* audit = app.add_subcommand("audit", "The log of who did what: ids and hashes only")->require_subcommand(1);
  auto* list = audit->add_subcommand("list", "The latest rows, newest first");
  list->add_option("--limit", *limit, "At most so many")->check(CLI::PositiveNumber)->capture_default_str();
  list->callback([&ctl, limit] {
    std::vector<std::vector<std::string>> table{{"AT", "WHO", "WHAT", "SUBJECT"}};
    for (const auto& row : LedgerAccess(ctl).ledger->audit(*limit)) {
      if (ctl.json)
        std::cout << dump({{"at", utc(row.at)}, {"who", row.who}, {"what", row.what}, {"subject", row.subject}})
                  << "\n";
      table.push_back({utc(row.at), row.who, row.what, row.subject});
    }
    if (!ctl.json) print_table(table);
  });
  audit->add_subcommand("verify", "Check the chain; exit code 3 if a row was changed or is missing")->callback([&ctl] {
    const auto broken = LedgerAccess(ctl).ledger->verify_audit();
    if (ctl.json)
      std::cout << dump({{"whole", !broken}, {"broken", broken.value_or("")}}) << "\n";
    else
      std::cout << (broken ? "broken: " + *broken : "whole") << "\n";
    if (broken) throw CtlError("the audit log does not hold; compare it with a backup", 3);
  });
}

}  // namespace joys
