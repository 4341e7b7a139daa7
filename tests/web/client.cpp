// Blocking sockets with a receive timeout: a server that never answers fails the test, it does not hang it.
#include "client.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>

namespace joys {

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) throw std::runtime_error("no connection");
  const timeval limit{.tv_sec = 20, .tv_usec = 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
}

Client::~Client() { close(socket_); }

bool Client::send(const std::string& bytes) {
  return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

bool Client::closed_within(int milliseconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  char chunk[4096];
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    pollfd wait{.fd = socket_, .events = POLLIN, .revents = 0};
    if (left.count() <= 0 || poll(&wait, 1, static_cast<int>(left.count())) == 0) return false;
    if (recv(socket_, chunk, sizeof chunk, 0) <= 0) return true;
  }
}

Reply Client::read(bool head_only) {
  Reply reply;
  const auto more = [&] {
    char chunk[16384];
    const ssize_t n = recv(socket_, chunk, sizeof chunk, 0);
    if (n > 0) buffer_.append(chunk, static_cast<std::size_t>(n));
    return n > 0;
  };
  while (buffer_.find("\r\n\r\n") == std::string::npos)
    if (!more()) return reply;
  const auto head_end = buffer_.find("\r\n\r\n") + 4;
  const std::string head = buffer_.substr(0, head_end);
  reply.status = std::stoi(head.substr(head.find(' ') + 1, 3));
  for (auto at = head.find("\r\n") + 2; at < head_end - 2;) {
    const auto end = head.find("\r\n", at), colon = head.find(": ", at);
    std::string name = head.substr(at, colon - at);
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    reply.headers[name] = head.substr(colon + 2, end - colon - 2);
    at = end + 2;
  }
  const auto length = reply.headers.contains("content-length") ? std::stoul(reply.headers["content-length"]) : 0;
  while (!head_only && buffer_.size() < head_end + length)
    if (!more()) break;
  reply.body = head_only ? buffer_.substr(head_end) : buffer_.substr(head_end, length);
  reply.raw = head + reply.body;
  buffer_.erase(0, reply.raw.size());
  return reply;
}

Reply raw(std::uint16_t port, const std::string& bytes) {
  Client client(port);
  client.send(bytes);
  return client.read();
}

Reply request(std::uint16_t port, const std::string& method, const std::string& target, const std::string& body,
              const std::string& more_headers) {
  Client client(port);
  std::string head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + more_headers;
  if (!body.empty() || method == "POST") head += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  client.send(head + "\r\n" + body);
  return client.read(method == "HEAD");
}

}  // namespace joys
