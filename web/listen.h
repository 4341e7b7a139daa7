// The listening socket, opened by ourselves so that an error can say which address and why.
#pragma once
#include <sys/socket.h>

#include <cstdint>
#include <string>

namespace joys {

struct Listener {
  int socket = -1;  // the caller closes it
  std::uint16_t port = 0;
  bool loopback = false;
};

// "127.0.0.1:8080" or "[::1]:8080". Throws std::runtime_error with the address and the reason.
Listener listen_on(const std::string& address);

// The client's address without port: of the connection, or, where the connection comes from loopback and so from our
// proxy, the last one of X-Forwarded-For, which that proxy wrote. IPv6 is cut to its /64, which is one customer.
std::string peer_of(const sockaddr*, const std::string& forwarded_for);

}  // namespace joys
