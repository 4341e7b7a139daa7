// Plain blocking sockets on threads; a pipe tells all of them that the test is over.
#include "smtp_script.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace joys {

class ScriptedSmtp::Connection {
 public:
  Connection(int fd, int stop) : fd_(fd), stop_(stop) {
    const int on = 1;
    setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  ~Connection() { ::close(fd_); }

  void say(const std::string& octets) { (void)!send(fd_, octets.data(), octets.size(), MSG_NOSIGNAL); }
  // Nothing when the client has gone or the test is over.
  std::optional<std::string> hear() {
    for (;;) {
      if (const auto end = buffer_.find("\r\n"); end != std::string::npos) {
        std::string line = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        return line;
      }
      pollfd both[] = {{fd_, POLLIN, 0}, {stop_, POLLIN, 0}};
      poll(both, 2, -1);
      char chunk[4096];
      const auto got = both[1].revents ? 0 : recv(fd_, chunk, sizeof chunk, 0);
      if (got <= 0) return std::nullopt;
      buffer_.append(chunk, static_cast<std::size_t>(got));
    }
  }

 private:
  int fd_, stop_;
  std::string buffer_;
};

ScriptedSmtp::ScriptedSmtp(std::vector<std::string> scripts) : scripts_(std::move(scripts)) {
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

ScriptedSmtp::~ScriptedSmtp() {
  ::close(stop_[1]);
  acceptor_.join();
  for (auto& thread : threads_) thread.join();
  ::close(stop_[0]);
  ::close(listener_);
}

void ScriptedSmtp::accept_all() {
  for (;;) {
    pollfd both[] = {{listener_, POLLIN, 0}, {stop_[0], POLLIN, 0}};
    poll(both, 2, -1);
    if (both[1].revents) return;
    const int fd = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    const std::lock_guard lock(mutex_);
    const int number = connections_++;
    const std::string script =
        number < static_cast<int>(scripts_.size()) ? scripts_[static_cast<std::size_t>(number)] : "drop";
    threads_.emplace_back([this, fd, number, script] { serve(fd, number, script); });
  }
}

void ScriptedSmtp::serve(int fd, int number, const std::string& script) {
  Connection client(fd, stop_[0]);
  const std::string prefix = std::to_string(number) + " ";
  std::istringstream steps(script);
  for (std::string step; std::getline(steps, step);) {
    if (step.empty()) continue;
    if (step == "drop") return note(prefix + "drop");
    if (step == "silence") {
      note(prefix + "silence");
      while (client.hear()) continue;
      return;
    }
    if (step == "body") {
      std::string body;
      for (auto line = client.hear(); line != "."; line = client.hear()) {
        if (!line) return note(prefix + "gone in the body");
        body += (line->starts_with('.') ? line->substr(1) : *line) + "\r\n";
      }
      note(prefix + "C: .");
      const std::lock_guard lock(mutex_);
      bodies_.push_back(body);
    } else if (step.starts_with("S: ")) {
      note(prefix + step);
      client.say(step.substr(3) + "\r\n");
    } else if (step.starts_with("raw: ")) {
      std::string octets;
      for (std::size_t at = 5; at < step.size(); ++at)
        if (step[at] == '\\')
          octets += step[++at] == 'r' ? '\r' : '\n';
        else
          octets += step[at];
      note(prefix + step);
      client.say(octets);
    } else {
      const std::string wanted = step.substr(3);
      const auto line = client.hear();
      if (!line) return note(prefix + "gone before " + wanted);
      const bool open_end = wanted.ends_with('*');
      const bool heard = open_end ? line->starts_with(wanted.substr(0, wanted.size() - 1)) : *line == wanted;
      note(prefix + "C: " + *line);
      if (heard) continue;
      const std::lock_guard lock(mutex_);
      errors_.push_back(prefix + "wanted \"" + wanted + "\", heard \"" + *line + "\"");
      return;
    }
  }
  for (auto line = client.hear(); line; line = client.hear()) {
    note(prefix + "C: " + *line);
    if (*line == "QUIT") return client.say("221 bye\r\n");
  }
  note(prefix + "gone");
}

std::vector<std::string> ScriptedSmtp::log() const {
  const std::lock_guard lock(mutex_);
  return log_;
}
void ScriptedSmtp::note(const std::string& line) {
  const std::lock_guard lock(mutex_);
  log_.push_back(line);
}
bool ScriptedSmtp::logged(const std::string& line) const {
  const auto lines = log();
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}
std::vector<std::string> ScriptedSmtp::bodies() const {
  const std::lock_guard lock(mutex_);
  return bodies_;
}
std::vector<std::string> ScriptedSmtp::errors() const {
  const std::lock_guard lock(mutex_);
  return errors_;
}
int ScriptedSmtp::connections() const {
  const std::lock_guard lock(mutex_);
  return connections_;
}

std::string smtp_greeting(const std::string& extensions) {
  std::string reply = "S: 250-script\n";
  std::istringstream words(extensions);
  for (std::string word; std::getline(words, word, ',');) reply += "S: 250-" + word + "\n";
  reply += "S: 250 HELP\n";
  return "S: 220 script\nC: EHLO *\n" + reply + "C: EHLO tester.example\n" + reply;
}

std::string smtp_accepts(const std::string& to, const std::string& from) {
  return "C: MAIL FROM:<" + from + ">\nC: RCPT TO:<" + to +
         ">\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nbody\nS: 250 2.0.0 kept\n";
}

}  // namespace joys
