// A private Dovecot for tests: own folder, own loopback ports, a certificate made for it, any user with one password.
// Works as root in a bare container and as an ordinary user, with Dovecot 2.3 and 2.4.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "process.h"

namespace joys::live {

struct DovecotOptions {
  std::string storage = "maildir";                // or "sdbox"
  bool move = true, uidplus = true, idle = true;  // offered to the client
  char separator = '/';                           // of the folder hierarchy
  std::string password = "secret";  // every user name is accepted with it; "+detail" is cut off at delivery
  std::string extra;                // appended to the configuration as it is
};

class Dovecot {
 public:
  explicit Dovecot(DovecotOptions = {});  // starts; throws std::runtime_error with the log if it cannot
  ~Dovecot();
  Dovecot(const Dovecot&) = delete;
  Dovecot& operator=(const Dovecot&) = delete;
  static bool installed();

  // The ports stay the same over stop, kill and start; mailboxes are kept.
  void start();
  void stop();  // in order
  void kill();  // SIGKILL to the whole process group

  std::string imap_url() const { return "imap://localhost:" + std::to_string(imap_port); }
  std::string imaps_url() const { return "imaps://localhost:" + std::to_string(imaps_port); }
  std::string ca_file() const { return dir_.file("cert.pem"); }
  std::string lmtp_socket() const { return dir_.file("run/lmtp"); }
  const std::string& password() const { return options_.password; }
  std::string log() const { return read_file(dir_.file("log")); }
  std::string folder() const { return dir_.path().string(); }
  std::string home(const std::string& user) const { return dir_.file("home/" + user); }

  // Letters into a folder, in this order; folders are made. `received` (Unix times) gives INTERNALDATE, now if absent.
  void append(const std::string& user, const std::string& folder, const std::vector<std::string>& letters,
              const std::vector<std::int64_t>& received = {});
  std::map<std::string, std::size_t> counts(const std::string& user);  // letters in each folder
  std::vector<std::uint32_t> uids(const std::string& user, const std::string& folder);
  std::vector<std::string> letters(const std::string& user, const std::string& folder);  // by UID; line ends as CRLF
  std::string doveadm(const std::vector<std::string>& arguments, const std::string& input = {});

  int imap_port = 0, imaps_port = 0, lmtp_port = 0;

 private:
  void configure();
  DovecotOptions options_;
  TempDir dir_;
  Process master_;
};

}  // namespace joys::live
