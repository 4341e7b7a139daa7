// joysctl: one file a command; each adds itself to the command line and does its work in a callback.
#pragma once
#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "daemon/keys.h"
#include "daemon/live.h"
#include "daemon/parts.h"

namespace joys {

struct Ctl {
  std::string config_path{default_config_path};
  bool config_given = false;
  bool json = false;

  // The configuration; the defaults where none was named and none is installed.
  Config config() const;
};

// The ledger beside a running daemon, opened as its owner. Created, with its keys, if there is none yet.
struct LedgerAccess {
  explicit LedgerAccess(const Ctl&);
  Config config;
  Keys keys;
  Live live;
  std::unique_ptr<Ledger> ledger;
};

void add_classify(CLI::App&, Ctl&);
void add_eval(CLI::App&, Ctl&);
void add_train(CLI::App&, Ctl&);
void add_try(CLI::App&, Ctl&);
void add_queue(CLI::App&, Ctl&);
void add_suppression(CLI::App&, Ctl&);
void add_link(CLI::App&, Ctl&);
void add_policy(CLI::App&, Ctl&);
void add_audit(CLI::App&, Ctl&);
void add_stats(CLI::App&, Ctl&);
void add_people(CLI::App&, Ctl&);
void add_purge(CLI::App&, Ctl&);
void add_sites(CLI::App&, Ctl&);
void add_setup(CLI::App&, Ctl&);

// --- what several commands need
// ---------------------------------------------------------------------------------------

// Thrown for a wrong use or a "no" that the exit code must show; what() goes to stderr.
struct CtlError : std::runtime_error {
  int code;
  explicit CtlError(const std::string& what, int exit_code = 1) : std::runtime_error(what), code(exit_code) {}
};

CLI::App* people_group(CLI::App&);                                    // `people`, to which two files add their verbs
std::string actor();                                                  // who acts, for the audit: "joysctl uid 0"
std::string dump(const nlohmann::json&);                              // one line, valid UTF-8 whatever is in it
std::string utc(std::int64_t unix_time);                              // "2026-11-23 17:05 UTC"
void print_table(const std::vector<std::vector<std::string>>& rows);  // the first row is the head
std::string read_file(const std::string& path);                       // "-" is standard input; throws CtlError
std::string canonical_or_throw(const std::string& address);

}  // namespace joys
