#include "house.h"

#include <sstream>

namespace joys::live {

std::string binary(const std::string& name) { return std::string(JOYS_BINARY_DIR) + "/" + name; }

House::House(HouseOptions options)
    : dovecot(options.dovecot),
      postfix({.lmtp = "inet:127.0.0.1:" + std::to_string(dovecot.lmtp_port), .extra = ""}),
      options_(std::move(options)),
      ledger_((options_.ledger_folder.empty() ? dir_.file("ledger") : options_.ledger_folder) + "/ledger.db"),
      web_port_(free_port()),
      ops_port_(free_port()) {
  configure();
}

void House::configure() {
  write_file(dir_.file("password"), dovecot.password() + "\n");
  std::ostringstream toml;
  toml << "[imap]\nurl = \"" << (options_.imap_url.empty() ? dovecot.imaps_url() : options_.imap_url) << "\"\n"
       << "user = \"" << privacy_mailbox << "\"\npassword_file = \"" << dir_.file("password") << "\"\n"
       << "ca_file = \"" << dovecot.ca_file() << "\"\nallow_plaintext = true\npoll_seconds = 1\n"
       << "[smtp]\nurl = \"" << (options_.smtp_url.empty() ? postfix.smtp_url() : options_.smtp_url) << "\"\n"
       << "allow_plaintext = true\nconnections = " << options_.connections << "\n"
       << "[store]\nurl = \"sqlite:" << ledger_ << "\"\n"
       << "[web]\nlisten = \"127.0.0.1:" << web_port_ << "\"\npublic_url = \"" << site() << "\"\n"
       << "[ops]\nlisten = \"127.0.0.1:" << ops_port_ << "\"\n"
       << options_.more;
  write_file(config(), toml.str());
}

Process House::start(std::vector<std::string> arguments, std::map<std::string, std::string> environment) {
  std::vector<std::string> command{binary("joysd"), "--config", config()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return Process(command, {.output = dir_.file("joysd.log"), .folder = "", .environment = std::move(environment)});
}

int House::once(std::map<std::string, std::string> environment) {
  auto daemon = start({"--once"}, std::move(environment));
  const auto status = daemon.wait(std::chrono::seconds(300));
  return status.value_or(-1);
}

Finished House::ctl(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {binary("joysctl"), "--config", config()});
  return run(arguments);
}

nlohmann::json House::ctl_json(std::vector<std::string> arguments) {
  arguments.push_back("--json");
  const auto done = ctl(std::move(arguments));
  if (done.status != 0) throw std::runtime_error("joysctl: " + done.err);
  return nlohmann::json::parse(done.out);
}

std::vector<nlohmann::json> House::ctl_lines(std::vector<std::string> arguments) {
  arguments.push_back("--json");
  const auto done = ctl(std::move(arguments));
  if (done.status != 0) throw std::runtime_error("joysctl: " + done.err);
  std::vector<nlohmann::json> values;
  std::istringstream lines(done.out);
  for (std::string line; std::getline(lines, line);) values.push_back(nlohmann::json::parse(line));
  return values;
}

void House::forget() {
  namespace fs = std::filesystem;
  const auto empty = [](const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder)) fs::remove_all(entry.path());
  };
  if (fs::exists(fs::path(ledger_).parent_path())) empty(fs::path(ledger_).parent_path());
  dovecot.kill();  // a second quicker than asking, and its mail goes anyway
  empty(dovecot.home(""));
  dovecot.start();
}

}  // namespace joys::live
