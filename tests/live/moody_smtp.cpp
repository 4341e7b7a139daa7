// Plain blocking sockets, one thread per connection, and a pipe that tells all of them that the test is over.
#include "moody_smtp.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace joys::live {
namespace {

class Connection {
 public:
  Connection(int fd, int stop) : fd_(fd), stop_(stop) {
    const int on = 1;
    setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  ~Connection() { ::close(fd_); }

  // False if this was the last word: the connection is dropped, or the client went away from the silence.
  bool say(const std::string& reply) {
    if (reply == drop) return false;
    if (reply == silence) {
      while (hear()) {
      }
      return false;
    }
    const std::string line = reply + "\r\n";
    return send(fd_, line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size());
  }

  // A line without its end; nothing when the client has gone or the test is over.
  std::optional<std::string> hear() {
    for (;;) {
      if (const auto end = buffer_.find("\r\n", read_); end != std::string::npos) {
        std::string line = buffer_.substr(read_, end - read_);
        read_ = end + 2;
        return line;
      }
      buffer_.erase(0, std::exchange(read_, 0));
      pollfd both[] = {{fd_, POLLIN, 0}, {stop_, POLLIN, 0}};
      poll(both, 2, -1);
      char chunk[16384];
      const auto got = both[1].revents ? 0 : recv(fd_, chunk, sizeof chunk, 0);
      if (got <= 0) return std::nullopt;
      buffer_.append(chunk, static_cast<std::size_t>(got));
    }
  }

 private:
  const int fd_, stop_;
  std::string buffer_;
  std::size_t read_ = 0;
};

bool starts(const std::string& line, std::string_view with) { return line.rfind(with, 0) == 0; }

std::string path_in(const std::string& line) {
  const auto open = line.find('<'), close = line.find('>');
  return open == std::string::npos || close == std::string::npos ? "" : line.substr(open + 1, close - open - 1);
}

// Up to the final dot, without dot-stuffing; nothing if the connection ended before.
std::optional<std::string> body(Connection& client) {
  std::string bytes;
  for (;;) {
    auto line = client.hear();
    if (!line) return std::nullopt;
    if (*line == ".") return bytes;
    if (starts(*line, ".")) line->erase(0, 1);
    bytes += *line + "\r\n";
  }
}

}  // namespace

MoodySmtp::MoodySmtp() {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener_, plain, size) != 0 || listen(listener_, 64) != 0 || getsockname(listener_, plain, &size) != 0 ||
      pipe(stop_) != 0)
    throw std::runtime_error("no listening socket");
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

MoodySmtp::~MoodySmtp() {
  ::close(stop_[1]);
  acceptor_.join();
  for (auto& thread : threads_) thread.join();
  ::close(stop_[0]);
  ::close(listener_);
}

void MoodySmtp::mood(Mood mood) {
  const std::lock_guard lock(mutex_);
  mood_ = std::move(mood);
}

Mood MoodySmtp::mood() const {
  const std::lock_guard lock(mutex_);
  return mood_;
}

std::vector<Arrived> MoodySmtp::arrived() const {
  const std::lock_guard lock(mutex_);
  return arrived_;
}

void MoodySmtp::forget() {
  const std::lock_guard lock(mutex_);
  arrived_.clear();
}

void MoodySmtp::accept_all() {
  for (;;) {
    pollfd both[] = {{listener_, POLLIN, 0}, {stop_[0], POLLIN, 0}};
    poll(both, 2, -1);
    if (both[1].revents) return;
    const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    ++connections_;
    threads_.emplace_back([this, client] { serve(client); });
  }
}

void MoodySmtp::serve(int fd) {
  Connection client(fd, stop_[0]);
  if (!client.say(mood().greeting)) return;
  Arrived letter;
  bool wanted = false;  // its recipient was accepted
  while (const auto line = client.hear()) {
    bool goes_on = true;
    if (starts(*line, "EHLO")) {
      goes_on = client.say("250-moody.example\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE 100000000");
    } else if (starts(*line, "MAIL FROM:")) {
      letter = {path_in(*line), {}, {}, {}};
      wanted = false;
      goes_on = client.say("250 2.1.0 Ok");
    } else if (starts(*line, "RCPT TO:")) {
      const auto reply = mood().recipient;
      letter.to = path_in(*line);
      wanted = starts(reply, "2");
      goes_on = client.say(reply);
    } else if (*line == "DATA" && !wanted) {
      goes_on = client.say("554 5.5.1 no valid recipients");
    } else if (*line == "DATA") {
      if (!client.say("354 go on")) return;
      auto bytes = body(client);
      if (!bytes) return;
      letter.bytes = std::move(*bytes);
      letter.reply = mood().dot;
      {
        const std::lock_guard lock(mutex_);
        arrived_.push_back(letter);
      }
      goes_on = client.say(letter.reply);
    } else if (*line == "QUIT") {
      client.say("221 2.0.0 bye");
      return;
    } else {
      goes_on = client.say("250 2.0.0 Ok");
    }
    if (!goes_on) return;
  }
}

}  // namespace joys::live
