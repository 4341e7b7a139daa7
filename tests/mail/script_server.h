// A server that plays a scenario over a real socket, so that a test reads like the conversation it is about.
#pragma once
#include <atomic>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace joys {

// A scenario is a text of lines:
//   C: $a UID FETCH 1:*   the client's next line must be this; $a takes its first word (the tag). A * at the end
//   matches
//                         anything.
//   S: $a OK done         sends the line with CRLF; $a is the tag taken before
//   RAW: {3}\r\nabc       sends the bytes, with \r \n \0 \\ and \t, without line end
//   DRIP: bytes           as RAW, one byte at a time
//   FILL: 1000            sends so many x
//   SILENT                says nothing until the client goes
//   CLOSE                 closes the connection (as does the end of the scenario)
// Indentation is ignored. Each connection plays the next scenario.
class ScriptServer {
 public:
  explicit ScriptServer(std::vector<std::string> scenarios);
  ~ScriptServer();
  int port() const { return port_; }
  std::string url(const std::string& scheme = "imap") const;
  // Waits until all scenarios were played; "" if every line came as written, else what was different.
  std::string verdict();

 private:
  void play_all(std::vector<std::string> scenarios);
  void play(int socket, const std::string& scenario);
  bool line(int socket, const std::string& text, std::map<std::string, std::string>& tags);
  bool receive(int socket, std::string& line);

  int listener_ = -1, port_ = 0;
  std::atomic<int> current_{-1};
  std::atomic<bool> leaving_{false};
  std::string inbox_, verdict_;
  std::thread thread_;
};

// The beginning of every conversation: greeting, libcurl's login, our CAPABILITY and LIST, and an answered SELECT.
std::string imap_login(const std::string& capabilities);
std::string imap_selected(const std::string& capabilities, int exists = 3, const std::string& code = "[READ-WRITE]");

}  // namespace joys
