// A private Postfix for tests: own configuration, queue and data folders, one loopback port; every recipient of every
// domain is delivered over LMTP. The system's Postfix is not touched. Needs root (Postfix does), nothing else.
#pragma once
#include <string>

#include "process.h"

namespace joys::live {

struct PostfixOptions {
  std::string lmtp;   // where letters go: "inet:127.0.0.1:24" or "unix:/path/of/socket"
  std::string extra;  // lines appended to main.cf as they are
};

class Postfix {
 public:
  explicit Postfix(PostfixOptions);  // starts; throws std::runtime_error with the log if it cannot
  ~Postfix();
  Postfix(const Postfix&) = delete;
  Postfix& operator=(const Postfix&) = delete;
  static bool usable();  // installed, and we are root

  // The port and the queue stay the same over stop, kill and start.
  void start();
  void stop();  // in order: letters at hand are finished
  void kill();  // SIGKILL to every process of it

  std::string smtp_url() const { return "smtp://127.0.0.1:" + std::to_string(port); }
  std::string log() const { return read_file(dir_.file("log")); }
  // Accepted and not delivered yet.
  std::size_t queued() const;
  // Tries deferred letters now.
  void flush();

  int port = 0;

 private:
  void configure();
  bool greets() const;
  PostfixOptions options_;
  TempDir dir_;
  std::string daemons_;  // the folder of Postfix's programs
  Process master_;
};

}  // namespace joys::live
