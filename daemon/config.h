// The configuration (TOML). One table in config.cpp names every key with its meaning; the defaults are the initialisers
// below, so that --print-config, the file that `joysctl setup` writes and the program cannot disagree.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace joys {

inline constexpr std::string_view default_config_path = "/etc/joysandconcerns/joysandconcerns.toml";

struct Config {
  struct Imap {
    std::string url, user, password_file, oauth_token_file, ca_file;
    bool allow_plaintext = false;
    std::string mailbox = "INBOX";
    std::int64_t poll_seconds = 60;
    bool idle = true;
    std::string processed = "Processed", escalated = "Escalated", ignored = "Ignored", failed = "Failed";
  } imap;
  struct Smtp {
    std::string url, user, password_file, oauth_token_file, ca_file;
    std::string from = "Soren <joysandconcerns@soren.tech>";
    std::string return_path;
    std::int64_t connections = 4;
    bool allow_plaintext = false;
  } smtp;
  struct Store {
    std::string url = "sqlite:/var/lib/joysandconcerns/ledger.db";
  } store;
  struct Web {
    std::string listen = "127.0.0.1:8080", public_url = "https://privacy.soren.tech";
  } web;
  struct Ops {
    std::string listen = "127.0.0.1:9090";
  } ops;
  struct Handling {
    std::vector<std::string> automatic{"opt_out",   "resubscribe", "child_report", "access", "modify",
                                       "erase",     "question",    "end_user",     "legal",  "bounce",
                                       "complaint", "auto_reply",  "unrelated"};
    std::string trusted_authserv_id = "mx.soren.tech";
    bool plus_addressing = true;
    std::int64_t restrict_per_letter = 5, answers_per_hour = 20000, acts_per_hour = 200, mailer_delay_hours = 48;
    std::string timezone = "UTC";
    std::vector<std::string> holidays;
  } handling;
  struct Policy {
    std::string file, url;
    std::vector<std::string> quote;
  } policy;
  struct Staff {
    std::vector<std::string> notify;
  } staff;
};

// "FILE:LINE: what is wrong and what to do". Every error of the file is in it, a line each.
struct ConfigError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

Config load_config(const std::string& path);                            // throws ConfigError
Config parse_config(const std::string& toml, const std::string& name);  // the same from text; `name` is for errors
void check_daemon_config(const Config&, const std::string& name);  // what joysd needs beyond syntax; throws ConfigError
std::string print_config(const Config&);                           // valid TOML: every key with its meaning above it

// The secret in `file`, or in $CREDENTIALS_DIRECTORY/`credential` when `file` is empty; one line, trailing newline
// dropped. "" if neither is there. Throws ConfigError if a named file cannot be read.
std::string read_secret(const std::string& file, const std::string& credential);

}  // namespace joys
