// joysctl: the operator's and staff's command.
#include <iostream>

#include "daemon/ctl.h"
#include "daemon/log.h"
#include "parsers/message.h"

int main(int argc, char** argv) {
  using namespace joys;
  CLI::App app{
      "joysctl looks into a privacy mailbox's ledger and tries letters without changing anything.\n"
      "Every command that reads takes --json. `joysctl COMMAND --help` explains each.\n\n"
      "  joysctl setup                         keys and a commented configuration\n"
      "  joysctl classify letter.eml           what does this letter ask for, and why?\n"
      "  joysctl queue list                    what waits for a person, by time left\n"
      "  joysctl suppression check a@b.example may this address be written to?"};
  Ctl ctl;
  app.add_option_function<std::string>(
      "--config",
      [&](const std::string& path) {
        ctl.config_path = path;
        ctl.config_given = true;
      },
      "Configuration file (default " + std::string(default_config_path) + ")");
  app.add_flag("--json", ctl.json, "JSON instead of text, one value or one object a line");
  app.set_version_flag("--version", JOYS_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  for (const auto add : {add_classify, add_eval, add_try, add_queue, add_suppression, add_link, add_audit, add_stats,
                         add_train, add_people, add_sites, add_purge, add_policy, add_setup})
    add(app, ctl);
  try {
    set_log_level("warning");
    init_parsers();
    app.parse(argc, argv);
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  } catch (const CtlError& error) {
    std::cerr << "joysctl: " << error.what() << "\n";
    return error.code;
  } catch (const std::exception& error) {
    std::cerr << "joysctl: " << error.what() << "\n";
    return 1;
  }
}
