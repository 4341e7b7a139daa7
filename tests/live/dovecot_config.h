// The configuration file of the private Dovecot, in the syntax of its version.
#pragma once
#include <string>

#include "dovecot.h"

namespace joys::live {

struct DovecotPlace {
  std::string folder;
  int imap_port, imaps_port, lmtp_port;
};

// `version` as `dovecot --version` prints it: "2.3.19.1 (9b53102964)".
std::string dovecot_config(const std::string& version, const DovecotOptions&, const DovecotPlace&);

}  // namespace joys::live
