// One connection that libcurl made: TCP, TLS (verified, never downgraded), login. After that both protocols speak over
// it with deadlines of ours (libcurl has none on send and recv).
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "mail/mailbox.h"

namespace joys {

struct WireOptions {
  std::string url;             // imap(s):// or smtp(s):// with host and port; for SMTP the path is the EHLO name
  std::string user, password;  // empty user: no login (SMTP only)
  std::string bearer;          // OAuth 2 access token; used instead of the password if not empty
  std::string ca_file;         // trust anchors; "" is the system's
  // Plain schemes must upgrade by STARTTLS, unless this is set or the host is loopback: then they stay plain.
  bool allow_plaintext = false;
  std::chrono::seconds connect_timeout{30};
};

// Used by one thread at a time. The first one made in a process sets SIGPIPE to be ignored if nobody handles it,
// because TLS libraries write without MSG_NOSIGNAL.
class Wire {
 public:
  explicit Wire(const WireOptions&);  // throws MailError
  ~Wire();
  Wire(Wire&&) noexcept;
  Wire& operator=(Wire&&) noexcept;

  // Sends what it can without waiting; returns the number of bytes taken. The next call must begin with the bytes that
  // were not taken (TLS repeats a blocked record exactly). Throws MailError if the connection is dead.
  std::size_t write_some(std::string_view);
  // Reads what is there; 0 bytes means nothing now. Throws MailError at end of file.
  std::size_t read_some(char* buffer, std::size_t size);
  int fd() const;  // for poll(), only after read_some() returned 0 (TLS may hold bytes that poll does not see)

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace joys
