// What the fault tests share: the house with a proxy in front of its Dovecot and a moody server in place of its
// Postfix, simple letters, and questions about where everything ended.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "house.h"
#include "moody_smtp.h"
#include "proxy.h"

namespace joys::live {

struct Rig {
  MoodySmtp smtp;
  Proxy proxy;
  House house;

  Rig();
  std::size_t inbox() { return house.counts()["INBOX"]; }
  std::map<std::string, int> answers() const;  // recipient -> letters that the server accepted
  std::int64_t letters();                      // in the ledger, with further copies
  std::size_t cases();                         // open and closed
  std::int64_t effects(const std::string& kind, const std::string& state);
  std::size_t logged(const std::string& words) const;  // lines of the daemon's log with these words
  // The one case there is, open or not; throws if there are more or none.
  nlohmann::json only_case();
  // A daemon that has read its mailbox once.
  Process started(std::vector<std::string> arguments = {});
  int ended(Process&);  // after SIGTERM: the exit code
};

// One rig for all tests of this program, emptied; nullptr (and a word about it) where it cannot be had.
Rig* fresh_rig();

struct Plain {
  std::string from, message_id, subject, text, extra;  // extra: header lines with their CRLF
};
std::string letter(const Plain&);
// A reader who wants no announcements; an answer follows and no case stays open.
std::string opt_out(int n, const std::string& extra = "");
// One who asks what we hold; an acknowledgement follows and a case stays open.
std::string access_request(int n);
std::string reader(int n);  // the address that they write from

}  // namespace joys::live
