// The seam to the outgoing mail server. Used by one thread; up to N connections, each with one letter between its final
// dot and the caller's durable settlement.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace joys {

struct Outgoing {
  std::string id;    // effect id, comes back in Posted
  std::string from;  // "" is the null reverse-path
  std::string to;
  std::string bytes;  // CRLF lines, not dot-stuffed
};

enum class Fate : std::uint8_t { accepted, refused, later, unknown };  // unknown: the dot went out, no reply came

struct Posted {
  std::string id;
  Fate fate = Fate::later;
  int code = 0;          // 250, 450, 550, ...; 0: no reply
  std::string enhanced;  // "5.1.1" (RFC 3463), "" if none
  std::string detail;    // for the log: codes and our own words, never the server's text (it may name people)
};

class Courier {
 public:
  virtual ~Courier() = default;
  virtual std::size_t room() const = 0;  // how many more letters it will take now
  // The last attempt to connect failed, nothing is open, and the pause before the next attempt is not over: what is
  // sent now comes back as later at once.
  virtual bool unreachable() const { return false; }
  virtual void send(Outgoing) = 0;  // queues; connections are opened as the backlog needs
  // The next fate, or nullopt after `patience` or when `wake_fd` becomes readable. Never throws for the server's sake.
  virtual std::optional<Posted> next(std::chrono::milliseconds patience, int wake_fd) = 0;
  // The fate of `id` is durable: its connection may send the next final dot.
  virtual void settled(const std::string& id) = 0;
  virtual std::size_t in_flight() const = 0;  // letters taken by send() whose fate next() has not told yet
  // QUIT where it can be said at once. The fates of all letters in flight can be had from next() without waiting.
  virtual void close() noexcept = 0;
};

}  // namespace joys
