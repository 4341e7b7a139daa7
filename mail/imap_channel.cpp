// Reads until there is nothing more before it polls, because TLS may hold bytes that poll does not see; writes without
// waiting, so that neither side can block the other in a long pipeline.
#include "mail/imap_channel.h"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <optional>

namespace joys {
namespace {

constexpr std::size_t kBuffer = 128 * 1024;
// A server that sends a byte now and then is not silent; this bounds how long it may take for one response. 64 MiB in
// half an hour is 37 KB/s.
constexpr std::chrono::minutes kResponseLimit{30};

int milliseconds_until(ImapChannel::Clock::time_point until, ImapChannel::Clock::time_point now) {
  constexpr std::chrono::milliseconds most = std::chrono::hours(1);
  if (until - now >= most) return static_cast<int>(most.count());
  return std::max(0, static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(until - now).count()));
}

}  // namespace

ImapChannel::ImapChannel(const WireOptions& options, ImapLimits limits, std::chrono::milliseconds silence_limit,
                         OnData on_data)
    : place_(options.url),
      wire_(options),
      reader_(limits),
      on_data_(std::move(on_data)),
      silence_limit_(silence_limit),
      buffer_(kBuffer) {}

void ImapChannel::fail(const std::string& what) const {
  throw MailError(place_ + ": " + what + "; the connection is given up and opened again");
}

void ImapChannel::send(std::string_view command, OnReply on_reply, bool tolerate_bad) {
  if (replies_.empty()) heard_ = answered_ = Clock::now();
  std::string tag = "j" + std::to_string(next_tag_++);
  out_.append(tag).append(" ").append(command).append("\r\n");
  replies_.push_back({std::move(tag), std::move(on_reply), tolerate_bad});
  flush();
}

void ImapChannel::send_line(std::string_view line) {
  heard_ = answered_ = Clock::now();
  out_.append(line).append("\r\n");
  flush();
}

void ImapChannel::expect_silence(bool yes) {
  silence_expected_ = yes;
  heard_ = answered_ = Clock::now();
}

ImapStatus ImapChannel::run(std::string_view command) {
  std::optional<ImapStatus> result;
  send(command, [&result](const ImapStatus& status) { result = status; });
  while (!result) step(Clock::time_point::max());
  return *std::move(result);
}

void ImapChannel::flush() {
  if (!out_.empty()) out_.erase(0, wire_.write_some(out_));
}

bool ImapChannel::read(Clock::time_point now) {
  const auto got = wire_.read_some(buffer_.data(), buffer_.size());
  if (got == 0) return false;
  heard_ = now;
  std::vector<ImapResponse> complete;
  broken_ = !reader_.feed({buffer_.data(), got}, complete);
  if (!complete.empty()) answered_ = now;
  std::move(complete.begin(), complete.end(), std::back_inserter(ready_));
  return true;
}

void ImapChannel::check_silence(Clock::time_point now) const {
  if (replies_.empty() || silence_expected_) return;
  if (now - heard_ >= silence_limit_) fail("the server does not reply");
  if (now - answered_ >= kResponseLimit) fail("the server does not finish its reply");
}

bool ImapChannel::step(Clock::time_point until, int wake_fd) {
  for (;;) {
    if (!ready_.empty()) {
      auto response = std::move(ready_.front());
      ready_.pop_front();
      dispatch(std::move(response));
      return true;
    }
    if (broken_) fail(std::string("the server sent ") + reader_.failure());
    flush();
    const auto now = Clock::now();
    const bool read_some = read(now);
    if (broken_ || !ready_.empty()) continue;
    check_silence(now);
    if (now >= until) return false;
    if (read_some) continue;
    const bool due = !replies_.empty() && !silence_expected_;
    pollfd wait[2] = {{wire_.fd(), static_cast<short>(out_.empty() ? POLLIN : POLLIN | POLLOUT), 0},
                      {wake_fd, POLLIN, 0}};
    const int timeout = milliseconds_until(due ? std::min(until, heard_ + silence_limit_) : until, now);
    if (poll(wait, wake_fd >= 0 ? 2 : 1, timeout) < 0 && errno != EINTR) fail("poll failed");
    if (wait[1].revents != 0) return false;
  }
}

void ImapChannel::dispatch(ImapResponse&& response) {
  auto value = parse_imap(std::move(response));
  if (auto* status = std::get_if<ImapStatus>(&value); status && !status->tag.empty()) return reply(*status);
  // Before our first reply the bytes may begin in the middle of a line: libcurl keeps what it read with the login.
  if (!synchronised_ && !std::holds_alternative<ImapCapability>(value)) return;
  if (std::holds_alternative<ImapMalformed>(value)) fail("the server sent a response that is no IMAP");
  if (const auto* status = std::get_if<ImapStatus>(&value); status && status->kind == ImapStatus::Kind::bye)
    fail("the server said goodbye");
  on_data_(std::move(value));
}

void ImapChannel::reply(const ImapStatus& status) {
  const auto waiting =
      std::find_if(replies_.begin(), replies_.end(), [&](const auto& entry) { return entry.tag == status.tag; });
  if (waiting == replies_.end()) {
    if (synchronised_) fail("the server answered a command that was not given");
    return;
  }
  synchronised_ = true;
  const bool understood = status.kind == ImapStatus::Kind::ok || status.kind == ImapStatus::Kind::no;
  if (!understood && !waiting->tolerate_bad) fail("the server did not understand a command (BAD)");
  const auto on_reply = std::move(waiting->on_reply);
  replies_.erase(waiting);
  on_reply(status);
}

}  // namespace joys
