// joysctl setup: a commented configuration, the keys and the ledger; run again it changes nothing that is there.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "daemon/ctl.h"

namespace joys {

void add_setup(CLI::App& app, Ctl& ctl) {
  app.add_subcommand("setup",
                     "Write a commented configuration, make the keys and the ledger. What is there stays as it is.")
      ->callback([&ctl] {
        namespace fs = std::filesystem;
        const fs::path path = ctl.config_path;
        if (fs::exists(path)) {
          std::cout << path.string() << ": is there, kept\n";
        } else {
          if (path.has_parent_path()) fs::create_directories(path.parent_path());
          std::ofstream file(path);
          file << "# joysandconcerns. Fill in [imap] and [smtp]; everything else has a sane default.\n"
                  "# `joysd --check-config` says what is wrong, `joysd --print-config` what is in force.\n\n"
               << print_config(Config{});
          if (!file.flush()) throw CtlError(path.string() + ": cannot be written");
          std::cout << path.string() << ": written\n";
        }
        LedgerAccess access(ctl);
        const auto ledger = ledger_path(access.config.store.url);
        std::cout << ledger << ": ledger ready\n"
                  << fs::path(ledger).parent_path().string()
                  << ": holds the keys (*.key); back them up with the ledger, apart from it\n"
                  << "Next: fill in [imap] and [smtp], then `joysd --config " << path.string() << " --check-config`\n";
      });
}

}  // namespace joys
