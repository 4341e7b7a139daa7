// joysd: the daemon's command line.
#include <CLI/CLI.hpp>
#include <iostream>

#include "daemon/config.h"
#include "daemon/log.h"
#include "daemon/policy_file.h"
#include "daemon/run.h"
#include "parsers/message.h"

int main(int argc, char** argv) {
  using namespace joys;
  CLI::App app{
      "joysd reads a privacy mailbox over IMAP, decides what each letter asks for, acts on it and answers over SMTP.\n"
      "It runs in the foreground and logs to stderr; SIGTERM ends it after the letter at hand, SIGHUP makes it read "
      "its\n"
      "configuration and templates again. `joysctl setup` writes a first configuration."};
  std::string path{default_config_path}, level = "info";
  bool check = false, print = false, once = false;
  app.add_option("--config", path, "Configuration file (TOML)")->capture_default_str();
  app.add_flag("--check-config", check, "Read the configuration, say what is wrong with it, and end");
  app.add_flag("--print-config", print, "Print every setting with its meaning and its value, and end");
  app.add_flag("--once", once,
               "End when nothing is undecided and nothing is due: 0, or 75 if a server could not be reached");
  app.add_option("--log-level", level, "debug, info, warning or error")->capture_default_str();
  app.set_version_flag("--version", JOYS_VERSION);
  CLI11_PARSE(app, argc, argv);
  try {
    set_log_level(level);
    if (print) {
      std::cout << print_config(app.count("--config") ? load_config(path) : Config{});
      return 0;
    }
    const auto config = load_config(path);
    check_daemon_config(config, path);
    if (check) {
      check_policy(config, path);  // the daemon itself runs on without quoting: letters must not wait for a policy
      std::cout << path << ": good\n";
      return 0;
    }
    init_parsers();
    return run(config, path, once);
  } catch (const ConfigError& error) {
    std::cerr << "joysd: " << error.what() << "\n";
    return 78;  // EX_CONFIG of sysexits.h: the unit does not restart on it
  } catch (const std::exception& error) {
    std::cerr << "joysd: " << error.what() << "\n";
    return 1;
  }
}
