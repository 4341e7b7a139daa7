#include "daemon/ctl.h"

#include <unistd.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "parsers/address.h"

namespace joys {

Config Ctl::config() const {
  if (!config_given && !std::filesystem::exists(config_path)) return {};
  return load_config(config_path);
}

namespace {

const uid_t invoked_by = getuid();  // before become_owner() changes it

Config config_as_owner(const Ctl& ctl) {
  auto config = ctl.config();
  become_owner(config.store.url);
  return config;
}
}  // namespace

LedgerAccess::LedgerAccess(const Ctl& ctl)
    : config(config_as_owner(ctl)),
      keys(open_keys(config.store.url)),
      live(make_snapshot(config)),
      ledger(open_ledger(config, keys.ledger, live, false)) {}

CLI::App* people_group(CLI::App& app) {
  const auto known = app.get_subcommands([](CLI::App* command) { return command->get_name() == "people"; });
  return known.empty() ? app.add_subcommand("people", "The records of people")->require_subcommand(1) : known.front();
}

std::string actor() { return "joysctl uid " + std::to_string(invoked_by); }

std::string dump(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string utc(std::int64_t unix_time) {
  if (unix_time == 0) return "-";
  const std::time_t t = unix_time;
  std::tm parts{};
  gmtime_r(&t, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &parts)};
}

void print_table(const std::vector<std::vector<std::string>>& rows) {
  const auto columns = [](const std::string& s) {  // UTF-8 characters, close enough to terminal columns
    return std::count_if(s.begin(), s.end(), [](char c) { return (c & 0xC0) != 0x80; });
  };
  std::vector<std::ptrdiff_t> width;
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == width.size()) width.push_back(0);
      width[i] = std::max(width[i], columns(row[i]));
    }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += row[i] +
              (i + 1 < row.size() ? std::string(static_cast<std::size_t>(width[i] - columns(row[i])) + 2, ' ') : "");
    std::cout << line << "\n";
  }
}

std::string read_file(const std::string& path) {
  std::ostringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
    return text.str();
  }
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) throw CtlError(path + ": cannot be read");
  text << file.rdbuf();
  return text.str();
}

std::string canonical_or_throw(const std::string& address) {
  auto key = canonical(parse_address(address));
  if (key.empty()) throw CtlError("\"" + address + "\" is not one mail address");
  return key;
}

}  // namespace joys
