// Makes connections on threads of their own, since connecting, TLS and login block inside libcurl: a server that does
// not answer then keeps one thread waiting and nobody else. Used by one thread.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "mail/wire.h"

namespace joys {

struct Opened {
  std::unique_ptr<Wire> wire;  // null: it failed
  std::string error;           // for the log
  bool permanent = false;
};

class Opener {
 public:
  explicit Opener(WireOptions);
  ~Opener();  // waits for the threads, at most the connect timeout
  Opener(const Opener&) = delete;
  Opener& operator=(const Opener&) = delete;

  void start();
  std::size_t pending() const { return threads_.size(); }  // started and not collected
  std::vector<Opened> collect();                           // what is finished, without waiting
  int fd() const { return event_; }                        // readable when collect() has something

 private:
  void open(std::uint64_t key);

  const WireOptions options_;
  int event_;
  std::uint64_t next_key_ = 0;
  std::map<std::uint64_t, std::thread> threads_;
  std::mutex mutex_;
  std::vector<std::pair<std::uint64_t, Opened>> done_;  // guarded by mutex_
};

}  // namespace joys
