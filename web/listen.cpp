// Addresses of both ends: where we listen, and who is calling.
#include "web/listen.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace joys {
namespace {

struct HostPort {
  std::string host, port;
};

HostPort split(const std::string& address) {
  const auto colon = address.rfind(':');
  if (colon == std::string::npos || colon + 1 == address.size())
    throw std::runtime_error("cannot listen on \"" + address + "\": write it as 127.0.0.1:8080 or [::1]:8080");
  std::string host = address.substr(0, colon);
  if (host.size() > 1 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  return {host, address.substr(colon + 1)};
}

std::uint16_t bound_port(int socket) {
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  getsockname(socket, reinterpret_cast<sockaddr*>(&bound), &size);
  return ntohs(bound.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(bound).sin6_port
                                           : reinterpret_cast<sockaddr_in&>(bound).sin_port);
}

bool loopback(const sockaddr* a) {
  if (a->sa_family == AF_INET) return ntohl(reinterpret_cast<const sockaddr_in*>(a)->sin_addr.s_addr) >> 24 == 127;
  return a->sa_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6*>(a)->sin6_addr);
}

std::string text(in6_addr a) {
  std::fill(a.s6_addr + 8, a.s6_addr + 16, std::uint8_t{0});
  char buffer[INET6_ADDRSTRLEN] = {};
  inet_ntop(AF_INET6, &a, buffer, sizeof buffer);
  return buffer;
}

std::string text(in_addr a) {
  char buffer[INET_ADDRSTRLEN] = {};
  inet_ntop(AF_INET, &a, buffer, sizeof buffer);
  return buffer;
}

std::string last_forwarded(const std::string& list) {
  const auto comma = list.rfind(',');
  std::string last = comma == std::string::npos ? list : list.substr(comma + 1);
  last.erase(0, last.find_first_not_of(" \t"));
  last.erase(last.find_last_not_of(" \t") + 1);
  in_addr four{};
  in6_addr six{};
  if (inet_pton(AF_INET, last.c_str(), &four) == 1) return text(four);
  if (inet_pton(AF_INET6, last.c_str(), &six) == 1) return text(six);
  return {};
}

}  // namespace

Listener listen_on(const std::string& address) {
  const auto [host, port] = split(address);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (const int rc = getaddrinfo(host.empty() ? nullptr : host.c_str(), port.c_str(), &hints, &found); rc != 0)
    throw std::runtime_error("cannot listen on " + address + ": " + gai_strerror(rc));
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, freeaddrinfo);

  const int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int on = 1;
  if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
      bind(fd, found->ai_addr, found->ai_addrlen) != 0 || listen(fd, SOMAXCONN) != 0) {
    const std::string why = std::strerror(errno);
    if (fd >= 0) close(fd);
    throw std::runtime_error("cannot listen on " + address + ": " + why);
  }
  return {fd, bound_port(fd), loopback(found->ai_addr)};
}

std::string peer_of(const sockaddr* a, const std::string& forwarded_for) {
  if (!a) return {};
  if (loopback(a))
    if (std::string last = last_forwarded(forwarded_for); !last.empty()) return last;
  return a->sa_family == AF_INET6 ? text(reinterpret_cast<const sockaddr_in6*>(a)->sin6_addr)
                                  : text(reinterpret_cast<const sockaddr_in*>(a)->sin_addr);
}

}  // namespace joys
