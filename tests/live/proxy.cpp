// Plain blocking sockets, one thread per connection, and a pipe that tells all of them that the test is over.
#include "proxy.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>
#include <stdexcept>
#include <string_view>

namespace joys::live {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// False also for nothing: the other side has gone.
bool send_all(int to, std::string_view octets) {
  if (octets.empty()) return false;
  while (!octets.empty()) {
    const auto sent = send(to, octets.data(), octets.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    octets.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

// Finds words that may lie across two chunks.
class Finder {
 public:
  // How many octets of the chunk end with the words, if they are there now.
  std::optional<std::size_t> find(const std::string& words, const std::string& chunk) {
    if (words.empty()) return std::nullopt;
    const std::size_t before = tail_.size();
    const std::string text = tail_ + chunk;
    const auto at = text.find(words);
    tail_ = text.substr(text.size() - std::min(text.size(), words.size() - 1));
    if (at == std::string::npos) return std::nullopt;
    return at + words.size() - before;
  }

 private:
  std::string tail_;
};

}  // namespace

Proxy::Proxy() {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = loopback(0);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener_, plain, size) != 0 || listen(listener_, 64) != 0 || getsockname(listener_, plain, &size) != 0 ||
      pipe(stop_) != 0)
    throw std::runtime_error("no listening socket");
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

Proxy::~Proxy() {
  ::close(stop_[1]);
  acceptor_.join();
  for (auto& thread : threads_) thread.join();
  ::close(stop_[0]);
  ::close(listener_);
}

void Proxy::behave(Manners manners) {
  const std::lock_guard lock(mutex_);
  manners_ = std::move(manners);
}

Manners Proxy::manners() const {
  const std::lock_guard lock(mutex_);
  return manners_;
}

bool Proxy::may_cut() {
  const std::lock_guard lock(mutex_);
  if (manners_.cuts == 0) return false;
  --manners_.cuts;
  return true;
}

void Proxy::accept_all() {
  for (;;) {
    pollfd both[] = {{listener_, POLLIN, 0}, {stop_[0], POLLIN, 0}};
    poll(both, 2, -1);
    if (both[1].revents) return;
    const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    ++connections_;
    threads_.emplace_back([this, client] { pass(client); });
  }
}

void Proxy::pass(int client) {
  const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(target_);
  if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) pass_between(client, server);
  ::close(server);
  ::close(client);
}

void Proxy::pass_between(int client, int server) {
  Finder said, heard;
  std::optional<std::size_t> left;  // octets until this connection is cut
  const auto receive = [](int from) {
    std::string chunk(65536, '\0');
    const auto got = recv(from, chunk.data(), chunk.size(), 0);
    chunk.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return chunk;
  };
  for (;;) {
    pollfd all[] = {{client, POLLIN, 0}, {server, POLLIN, 0}, {stop_[0], POLLIN, 0}};
    poll(all, 3, -1);
    if (all[2].revents) return;
    const auto now = manners();
    if (all[0].revents) {
      auto chunk = receive(client);
      if (heard.find(now.never, chunk)) {
        ++cuts_;
        return;
      }
      // A command that lies across two chunks stays as it is; a client writes a short one in one piece.
      if (const auto at = now.said.empty() ? std::string::npos : chunk.find(now.said); at != std::string::npos)
        chunk.replace(at, now.said.size(), now.instead);
      if (!send_all(server, chunk)) return;
    }
    if (all[1].revents) {
      auto chunk = receive(server);
      if (!left)
        if (const auto end = said.find(now.mark, chunk); end && may_cut()) left = *end + now.octets;
      const bool over = left && *left <= chunk.size();
      if (over) chunk.resize(*left);
      if (left) *left -= chunk.size();
      if (!send_all(client, chunk)) return;
      if (!over) continue;
      ++cuts_;
      return;
    }
  }
}

}  // namespace joys::live
