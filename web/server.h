// The HTTP server: libmicrohttpd with the limits it lacks, and a table of routes to plain functions.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace joys {

struct Request {
  std::string method, path;                    // path without query, percent-decoded once
  std::string rest;                            // what the route's prefix left over
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  std::string peer;  // address of the client, for rate limits only; never logged
};

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string complaint = {};  // what the operator should hear about; no personal data
};

struct Route {
  std::string method;                             // "GET" serves HEAD too
  std::string prefix;                             // "/u/" matches /u/anything (one segment), "/policy" exactly
  std::function<Response(const Request&)> serve;  // called on server threads; may block for a commit
};

// Called on server threads, once for every request that failed by our fault. No personal data: of an exception that
// may quote its input only the type is told.
using Complain = std::function<void(std::string_view)>;

// The limits that tests make smaller.
struct ServerLimits {
  std::chrono::milliseconds request{10'000};  // from the first byte, or the answer before it, to the end of the answer
  unsigned connections = 2048;                // never more than half of the process's open files
  unsigned per_ip = 32;                       // not on loopback, where a proxy speaks for everybody
};

class Server {
 public:
  // "127.0.0.1:8080" or "[::1]:8080", port 0 picks a free one. Throws std::runtime_error saying which address and why.
  Server(const std::string& listen, std::vector<Route>, Complain = {}, ServerLimits = {});
  ~Server();
  std::uint16_t port() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace joys
