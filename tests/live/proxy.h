// A TCP proxy on 127.0.0.1 in front of a real server, which breaks connections at the worst moments: in the middle of
// what the server says, or before the server hears what the client says.
#pragma once
#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace joys::live {

// What a proxy does beside passing everything on. All is off by default.
struct Manners {
  // The next `cuts` connections end so many octets after the server has said `mark`.
  std::string mark = {};
  std::size_t octets = 0;
  int cuts = 0;
  std::string never = {};               // a connection ends when the client says this, which the server does not hear
  std::string said = {}, instead = {};  // the server hears `instead` where the client has `said`
};

class Proxy {
 public:
  Proxy();
  ~Proxy();
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;

  std::string url(const std::string& scheme) const { return scheme + "://127.0.0.1:" + std::to_string(port_); }
  void lead_to(int port) { target_ = port; }
  void behave(Manners);               // from now on, on open connections too
  int cuts() const { return cuts_; }  // connections ended so far
  int connections() const { return connections_; }

 private:
  void accept_all();
  void pass(int client);
  void pass_between(int client, int server);
  Manners manners() const;
  bool may_cut();

  int listener_ = -1, port_ = 0, stop_[2] = {-1, -1};
  std::atomic<int> target_{0}, cuts_{0}, connections_{0};
  mutable std::mutex mutex_;
  Manners manners_;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

}  // namespace joys::live
