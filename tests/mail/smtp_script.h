// An SMTP server that follows a script, over a real socket: what it says and what it must hear, one line each.
//
//   S: 250 ok          says the line
//   C: MAIL FROM:<>    must hear exactly this line; a * at the end stands for anything
//   body               hears lines up to the final dot; kept in bodies() without dot-stuffing
//   raw: 25            says these octets and nothing else; \r and \n are written out
//   silence            says nothing more until the client goes away
//   drop               closes the connection
//
// At the end of a script the server waits for the client to go (QUIT is answered). Connections take the scripts in
// turn.
#pragma once
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace joys {

class ScriptedSmtp {
 public:
  explicit ScriptedSmtp(std::vector<std::string> scripts);
  ~ScriptedSmtp();
  ScriptedSmtp(const ScriptedSmtp&) = delete;
  ScriptedSmtp& operator=(const ScriptedSmtp&) = delete;

  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  // Everything in the order in which it happened: "C: ..." and "S: ..." with the connection's number in front ("0 C:
  // ."), and the test's own notes.
  std::vector<std::string> log() const;
  void note(const std::string& line);
  bool logged(const std::string& line) const;
  std::vector<std::string> bodies() const;
  std::vector<std::string> errors() const;  // what was heard instead of what the script wanted
  int connections() const;

 private:
  class Connection;
  void accept_all();
  void serve(int fd, int number, const std::string& script);

  std::vector<std::string> scripts_;
  int listener_ = -1, port_ = 0, stop_[2] = {-1, -1};
  mutable std::mutex mutex_;
  std::vector<std::string> log_, bodies_, errors_;
  int connections_ = 0;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

// The lines of a connection up to the first letter: greeting, libcurl's EHLO and ours. `extensions` are separated by
// commas.
std::string smtp_greeting(const std::string& extensions = "PIPELINING");

// One letter's conversation where the server says yes to everything.
std::string smtp_accepts(const std::string& to, const std::string& from = "");

}  // namespace joys
