// The whole house for tests: a private Dovecot with the privacy mailbox, a private Postfix that delivers answers back
// into it, a configuration, and the real joysd and joysctl of this build.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dovecot.h"
#include "postfix.h"
#include "process.h"

namespace joys::live {

inline const std::string privacy_mailbox = "joysandconcerns@soren.tech";

struct HouseOptions {
  DovecotOptions dovecot = {};
  std::string smtp_url;  // another server than the private Postfix
  std::string imap_url;  // another way to the private Dovecot (a proxy that cuts)
  int connections = 4;
  std::string ledger_folder;  // "" is a folder of the house
  std::string more;           // TOML lines at the end
};

class House {
 public:
  explicit House(HouseOptions = {});
  static bool usable() { return Dovecot::installed() && Postfix::usable(); }

  Process start(std::vector<std::string> arguments = {}, std::map<std::string, std::string> environment = {});
  // joysd --once to its end; its exit code. Output goes to log().
  int once(std::map<std::string, std::string> environment = {});
  Finished ctl(std::vector<std::string> arguments);
  nlohmann::json ctl_json(std::vector<std::string> arguments);                // one value
  std::vector<nlohmann::json> ctl_lines(std::vector<std::string> arguments);  // one a line

  void deliver(const std::vector<std::string>& letters) { dovecot.append(privacy_mailbox, "INBOX", letters); }
  std::map<std::string, std::size_t> counts() { return dovecot.counts(privacy_mailbox); }
  std::string log() const { return read_file(dir_.file("joysd.log")); }
  std::string config() const { return dir_.file("joys.toml"); }
  std::string ledger() const { return ledger_; }
  std::string site() const { return "http://127.0.0.1:" + std::to_string(web_port_); }
  // A fresh ledger and fresh mailboxes, the same servers.
  void forget();

  Dovecot dovecot;
  Postfix postfix;

 private:
  void configure();
  HouseOptions options_;
  TempDir dir_;
  std::string ledger_;
  int web_port_, ops_port_;
};

std::string binary(const std::string& name);  // of this build

}  // namespace joys::live
