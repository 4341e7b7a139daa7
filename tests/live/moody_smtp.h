// An SMTP server whose replies the test chooses and changes while it runs. It keeps every letter whose final dot it
// heard, whatever it replied: that is what the world has seen.
#pragma once
#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace joys::live {

// Instead of a reply.
inline const std::string drop = "drop";        // the connection ends
inline const std::string silence = "silence";  // nothing more is said on this connection

struct Mood {
  std::string greeting = "220 moody.example ESMTP";
  std::string recipient = "250 2.1.5 Ok";
  std::string dot = "250 2.0.0 Ok";
};

struct Arrived {
  std::string from, to, bytes, reply;
};

class MoodySmtp {
 public:
  MoodySmtp();
  ~MoodySmtp();
  MoodySmtp(const MoodySmtp&) = delete;
  MoodySmtp& operator=(const MoodySmtp&) = delete;

  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  void mood(Mood);
  std::vector<Arrived> arrived() const;
  int connections() const { return connections_; }
  void forget();  // what has arrived

 private:
  void accept_all();
  void serve(int client);
  Mood mood() const;

  int listener_ = -1, port_ = 0, stop_[2] = {-1, -1};
  std::atomic<int> connections_{0};
  mutable std::mutex mutex_;
  Mood mood_;
  std::vector<Arrived> arrived_;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

}  // namespace joys::live
