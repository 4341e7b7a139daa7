// The total time of a request. The HTTP library's own timeout counts silence only, so that a client who sends one byte
// a second keeps its connection for ever; this closes it.
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace joys {

// One thread that shuts sockets down when their time is over. All methods may be called by any thread.
class Deadlines {
 public:
  explicit Deadlines(std::chrono::milliseconds allowed);
  ~Deadlines();
  // The connection is open and may take the allowed time, from now on, to have its next request answered.
  void start(const void* connection, int socket);
  // Must be called before the socket is closed: its number may belong to somebody else a moment later.
  void stop(const void* connection);

 private:
  struct Entry {
    int socket;
    std::chrono::steady_clock::time_point end;
  };
  void sweep();

  const std::chrono::milliseconds allowed_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::unordered_map<const void*, Entry> entries_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace joys
