#include "daemon/config.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.h"

using namespace joys;

namespace {
std::string error_of(const std::string& toml) {
  try {
    parse_config(toml, "x.toml");
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "";
}
}  // namespace

TEST_CASE("an empty configuration is the defaults") {
  const auto config = parse_config("", "x.toml");
  CHECK(config.imap.mailbox == "INBOX");
  CHECK(config.smtp.connections == 4);
  CHECK(config.handling.automatic.size() == 13);
}

TEST_CASE("what --print-config prints is read back as it was") {
  Config config;
  config.imap.url = "imaps://mail.example.org:993";
  config.imap.user = "privacy \"desk\"\\";
  config.imap.idle = false;
  config.smtp.connections = 48;
  config.handling.holidays = {"2026-12-25", "2027-01-01"};
  const auto printed = print_config(config);
  CHECK(print_config(parse_config(printed, "x.toml")) == printed);
  CHECK_THAT(printed, contains_text("# ") && contains_text("poll_seconds = 60") && contains_text("[handling]"));
}

TEST_CASE("errors name the file, the line and what to do") {
  CHECK_THAT(error_of("[imap]\nurl = \"imaps://a\"\npasword_file = \"x\"\n"),
             contains_text("x.toml:3: unknown key imap.pasword_file"));
  CHECK_THAT(error_of("[mail]\na = 1\n"), contains_text("x.toml:1: unknown section [mail]"));
  CHECK_THAT(error_of("[imap]\nidle = \"yes\"\n"), contains_text("x.toml:2: imap.idle must be true or false"));
  CHECK_THAT(error_of("[smtp]\nconnections = 0\n"),
             contains_text("x.toml:2: smtp.connections must lie between 1 and 1000"));
  CHECK_THAT(error_of("[handling]\nauto = [\"optout\"]\n"), contains_text("\"optout\", which is no category"));
  CHECK_THAT(error_of("[imap\n"), contains_text("x.toml:1: "));
  CHECK_THAT(error_of("[store]\nurl = \"postgresql://x/y\"\n"), contains_text("PostgreSQL is not built yet"));
  CHECK_THAT(error_of("[smtp]\nfrom = \"nobody\"\n"), contains_text("smtp.from must be one address"));
  CHECK_THAT(error_of("[imap]\nfailed = \"INBOX\"\n"), contains_text("must be five folders"));
}

TEST_CASE("all errors of a file are told at once") {
  const auto error = error_of("[imap]\na = 1\nb = 2\n");
  CHECK_THAT(error, contains_text("x.toml:2:") && contains_text("x.toml:3:"));
}

TEST_CASE("the daemon needs servers") {
  CHECK_THROWS_WITH(check_daemon_config(Config{}, "x.toml"),
                    contains_text("imap.url") && contains_text("smtp.url") && contains_text("imap.user"));
}

TEST_CASE("a secret comes from its file or from the credentials of the unit") {
  namespace fs = std::filesystem;
  const auto folder = fs::temp_directory_path() / ("joys-config-test-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "imap_password") << "hunter2\r\n";
  std::ofstream(folder / "mine") << "other";
  ::setenv("CREDENTIALS_DIRECTORY", folder.c_str(), 1);
  CHECK(read_secret("", "imap_password") == "hunter2");
  CHECK(read_secret((folder / "mine").string(), "imap_password") == "other");
  CHECK(read_secret("", "smtp_password").empty());
  CHECK_THROWS_AS(read_secret((folder / "gone").string(), ""), ConfigError);
  ::unsetenv("CREDENTIALS_DIRECTORY");
  CHECK(read_secret("", "imap_password").empty());
  fs::remove_all(folder);
}
