// The courier: shares the queue among the connections, moves octets between their wires and their dialogues, and waits
// for all of them in one poll. It decides nothing about a letter; smtp_dialogue does.
#include "mail/smtp.h"

#include <poll.h>
#include <unistd.h>

#include <deque>

#include "mail/backoff.h"
#include "mail/opener.h"
#include "mail/path.h"
#include "mail/smtp_dialogue.h"

namespace joys {
namespace {

using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;

// Letters taken per connection: one behind its final dot, one with its envelope under way, and two in reserve while the
// caller makes fates durable.
constexpr std::size_t letters_per_connection = 4;

struct Line {
  std::unique_ptr<Wire> wire;
  SmtpDialogue talk;
  bool counted = false;  // its first success has ended the pause between attempts
};

std::string our_name(const std::string& wanted) {
  char host[256] = "";
  if (wanted.empty()) gethostname(host, sizeof host - 1);
  const std::string name = wanted.empty() ? host : wanted;
  return mail_path("x@" + name).empty() ? "localhost" : name;
}

// libcurl says EHLO before the login, with the name that it finds as the URL's path.
WireOptions with_name(WireOptions wire, const std::string& name) {
  const std::size_t host = wire.url.find("://");
  if (host != std::string::npos && wire.url.find('/', host + 3) == std::string::npos) wire.url += "/" + name;
  return wire;
}

class SmtpCourier final : public Courier {
 public:
  explicit SmtpCourier(SmtpOptions options)
      : options_(std::move(options)),
        name_(our_name(options_.helo)),
        opener_(with_name(options_.wire, name_)),
        backoff_(options_.first_pause, options_.longest_pause, std::random_device{}()) {}
  ~SmtpCourier() override { close(); }

  std::size_t room() const override;
  bool unreachable() const override;
  void send(Outgoing) override;
  std::optional<Posted> next(std::chrono::milliseconds patience, int wake_fd) override;
  void settled(const std::string& id) override;
  std::size_t in_flight() const override { return in_flight_; }
  void close() noexcept override;

 private:
  std::size_t limit() const { return static_cast<std::size_t>(std::max(1, options_.connections)); }
  void work(Time now);
  void adopt(Time now);
  void share_out(Time now);
  void open_more(Time now);
  std::size_t coming() const;  // connections not greeted yet
  void give_back(const std::string& why);
  void read(Line&, Time now);
  void write(Line&, Time now);
  void drain(Line&);
  void bury(Time now);
  bool wait(Time until, int wake_fd);

  const SmtpOptions options_;
  const std::string name_;
  Opener opener_;
  Backoff backoff_;
  std::string trouble_ = "no connection yet";  // why the last attempt to connect failed
  std::deque<Outgoing> queue_;                 // with no connection yet
  std::vector<std::unique_ptr<Line>> lines_;
  std::deque<Posted> fates_;
  std::size_t in_flight_ = 0;
  std::vector<pollfd> polled_;
};

std::size_t SmtpCourier::room() const {
  const std::size_t capacity = letters_per_connection * limit();
  return capacity - std::min(capacity, in_flight_);
}

bool SmtpCourier::unreachable() const {
  return lines_.empty() && opener_.pending() == 0 && !backoff_.over(Clock::now());
}

void SmtpCourier::send(Outgoing letter) {
  ++in_flight_;
  if (std::string why = objection(letter); !why.empty())
    fates_.push_back({std::move(letter.id), Fate::refused, 0, {}, std::move(why)});
  else
    queue_.push_back(std::move(letter));
  work(Clock::now());
}

std::optional<Posted> SmtpCourier::next(std::chrono::milliseconds patience, int wake_fd) {
  const Time until = Clock::now() + patience;
  for (bool enough = false;; enough = wait(until, wake_fd) || Clock::now() >= until) {
    work(Clock::now());
    if (!fates_.empty()) {
      Posted fate = std::move(fates_.front());
      fates_.pop_front();
      --in_flight_;
      return fate;
    }
    if (enough) return std::nullopt;
  }
}

void SmtpCourier::settled(const std::string& id) {
  const Time now = Clock::now();
  for (auto& line : lines_) {
    line->talk.settled(id, now);
    write(*line, now);
  }
}

void SmtpCourier::close() noexcept {
  const Time now = Clock::now();
  for (auto& line : lines_) {
    line->talk.quit(now);
    write(*line, now);
    line->talk.lost("closed by us");
    drain(*line);
  }
  lines_.clear();
  give_back("closed by us");
}

// One turn without waiting: everything that can go forward does.
void SmtpCourier::work(Time now) {
  adopt(now);
  share_out(now);
  for (auto& line : lines_) {
    line->talk.tick(now);
    write(*line, now);
    drain(*line);
  }
  bury(now);
  open_more(now);
  if (unreachable()) give_back("no connection: " + trouble_);
}

void SmtpCourier::adopt(Time now) {
  for (Opened& opened : opener_.collect()) {
    if (opened.wire) {
      lines_.push_back(
          std::make_unique<Line>(Line{std::move(opened.wire), SmtpDialogue(name_, options_.deadlines, now), false}));
      continue;
    }
    trouble_ = opened.error;
    backoff_.failed(now, opened.permanent);
  }
}

std::size_t SmtpCourier::coming() const {
  const auto greeting = std::count_if(lines_.begin(), lines_.end(), [](auto& line) { return !line->talk.greeted(); });
  return opener_.pending() + static_cast<std::size_t>(greeting);
}

// Idle connections first. Behind another letter's final dot a letter may have to wait long, so only those go there for
// which no connection is coming.
void SmtpCourier::share_out(Time now) {
  const auto give = [this, now](Line& line) {
    line.talk.take(std::move(queue_.front()), now);
    queue_.pop_front();
  };
  for (auto& line : lines_)
    while (!queue_.empty() && line->talk.idle()) give(*line);
  const std::size_t others = coming();
  for (auto& line : lines_)
    while (queue_.size() > others && line->talk.ready(now)) give(*line);
}

void SmtpCourier::open_more(Time now) {
  if (!backoff_.over(now)) return;
  while (queue_.size() > coming() && lines_.size() + opener_.pending() < limit()) {
    try {
      opener_.start();
    } catch (const std::system_error&) {  // no thread to be had
      trouble_ = "no thread for a connection";
      return backoff_.failed(now);
    }
  }
}

void SmtpCourier::give_back(const std::string& why) {
  for (Outgoing& letter : queue_) fates_.push_back({std::move(letter.id), Fate::later, 0, {}, why});
  queue_.clear();
}

// The one place where a connection's mishap becomes the letters' fate.
void SmtpCourier::read(Line& line, Time now) {
  char buffer[16384];
  try {
    while (!line.talk.ended()) {
      const std::size_t got = line.wire->read_some(buffer, sizeof buffer);
      if (got == 0) return;
      line.talk.receive({buffer, got}, now);
    }
  } catch (const MailError& error) {
    line.talk.lost(error.what());
  }
}

void SmtpCourier::write(Line& line, Time now) {
  try {
    while (!line.talk.ended() && !line.talk.unsent().empty()) {
      const std::size_t taken = line.wire->write_some(line.talk.unsent());
      if (taken == 0) return;
      line.talk.sent(taken, now);
    }
  } catch (const MailError&) {
    // The server may have said why before it closed: a 421 that is still to be read.
    read(line, now);
    line.talk.lost("the connection broke");
  }
}

void SmtpCourier::drain(Line& line) {
  for (Posted& fate : line.talk.take_fates()) fates_.push_back(std::move(fate));
}

// A connection that ended before it was of any use is a failure to connect; one that was proves the server is there.
void SmtpCourier::bury(Time now) {
  std::erase_if(lines_, [this, now](const std::unique_ptr<Line>& line) {
    if (line->talk.proved() && !std::exchange(line->counted, true)) backoff_.succeeded();
    if (!line->talk.ended()) return false;
    if (!line->talk.proved()) {
      trouble_ = "the server ended the connection";
      backoff_.failed(now);
    }
    return true;
  });
}

// True if the caller's wake_fd is readable. A line is only read once poll has seen it or it is new; reading goes on
// until nothing is left, since TLS may hold octets that poll does not see.
bool SmtpCourier::wait(Time until, int wake_fd) {
  polled_.clear();
  polled_.push_back({wake_fd, POLLIN, 0});  // -1 is ignored
  polled_.push_back({opener_.fd(), POLLIN, 0});
  if (!queue_.empty() && !backoff_.over(Clock::now())) until = std::min(until, backoff_.until());
  for (auto& line : lines_) {
    const short events = line->talk.unsent().empty() ? POLLIN : POLLIN | POLLOUT;
    polled_.push_back({line->wire->fd(), events, 0});
    until = std::min(until, line->talk.due());
  }
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
  if (poll(polled_.data(), polled_.size(), static_cast<int>(std::clamp<std::int64_t>(left, 0, 60000))) <= 0)
    return false;
  const Time now = Clock::now();
  for (std::size_t i = 0; i < lines_.size(); ++i)
    if (polled_[i + 2].revents & ~POLLOUT) read(*lines_[i], now);
  return polled_[0].revents != 0;
}

}  // namespace

std::unique_ptr<Courier> make_smtp(SmtpOptions options) { return std::make_unique<SmtpCourier>(std::move(options)); }

}  // namespace joys
