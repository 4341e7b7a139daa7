// The IMAP dialogue below any meaning: tagged commands out, responses in, each reply given to whoever waits for it, and
// a deadline on silence. One thread.
#pragma once
#include <chrono>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mail/imap_parse.h"
#include "mail/imap_response.h"
#include "mail/wire.h"

namespace joys {

class ImapChannel {
 public:
  using Clock = std::chrono::steady_clock;
  using OnReply = std::function<void(const ImapStatus&)>;  // of the tagged reply: ok or no, bad where tolerated
  using OnData = std::function<void(ImapValue&&)>;         // untagged data, continuations

  // Connects and logs in. All functions throw MailError when the connection or the dialogue is broken (BYE, BAD, end of
  // file, silence, bytes that are no IMAP).
  ImapChannel(const WireOptions&, ImapLimits, std::chrono::milliseconds silence_limit, OnData);

  void send(std::string_view command, OnReply, bool tolerate_bad = false);  // pipelined; does not wait
  void send_line(std::string_view line);                                    // without a tag: DONE
  ImapStatus run(std::string_view command);                                 // sends and waits for its reply
  // Waits for one response and hands it on. False: `until` passed or `wake_fd` (-1: none) became readable before one
  // came.
  bool step(Clock::time_point until, int wake_fd = -1);

  std::size_t outstanding() const { return replies_.size(); }  // commands without reply
  void expect_silence(bool yes);                               // IDLE is running: nothing is due
  void set_silence_limit(std::chrono::milliseconds limit) { silence_limit_ = limit; }

 private:
  void flush();
  bool read(Clock::time_point now);
  void check_silence(Clock::time_point now) const;
  void dispatch(ImapResponse&&);
  void reply(const ImapStatus&);
  [[noreturn]] void fail(const std::string& what) const;

  std::string place_;
  Wire wire_;
  ImapReader reader_;
  OnData on_data_;
  std::chrono::milliseconds silence_limit_;
  std::vector<char> buffer_;
  std::string out_;
  std::deque<ImapResponse> ready_;
  struct Awaited {
    std::string tag;
    OnReply on_reply;
    bool tolerate_bad;
  };
  std::deque<Awaited> replies_;
  unsigned long next_tag_ = 1;
  bool synchronised_ = false;  // our first reply came: what libcurl left of the login has passed
  bool broken_ = false;        // the reader refused the stream: what was complete before is still good
  bool silence_expected_ = false;
  Clock::time_point heard_{}, answered_{};  // the last bytes, the last whole response
};

}  // namespace joys
