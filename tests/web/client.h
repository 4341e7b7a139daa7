// An HTTP client that sends exactly the bytes it is told, so that tests can be as rude as the network.
#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace joys {

struct Reply {
  int status = 0;                              // 0: the server closed the connection without a word
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  std::string raw;
};

class Client {
 public:
  explicit Client(std::uint16_t port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool send(const std::string& bytes);   // false: the server has closed
  bool closed_within(int milliseconds);  // reads and drops what comes until the server closes
  Reply read(bool head_only = false);    // one answer

 private:
  int socket_;
  std::string buffer_;
};

// One request on a connection of its own.
Reply raw(std::uint16_t port, const std::string& bytes);
Reply request(std::uint16_t port, const std::string& method, const std::string& target, const std::string& body = "",
              const std::string& more_headers = "");

}  // namespace joys
