// One SMTP connection as a value: octets and the time go in, octets and fates come out. It knows no socket, so that
// every order of events can be tested.
//
//   letter n:    MAIL RCPT DATA ........ 354   body .  ........ 250 -> fate -> settled(n)
//   letter n+1:                                MAIL RCPT DATA ........ 354 ........ body .
//
// The envelope of the next letter travels behind the body (RFC 2920 section 3.1), its body only when its own 354 is
// there and the letter before it is settled. So one letter costs one round trip, and at most one per connection can be
// sent twice.
#pragma once
#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mail/smtp.h"
#include "mail/smtp_envelope.h"
#include "mail/smtp_reply.h"

namespace joys {

enum class SmtpStep : std::uint8_t { hello, rset, mail, rcpt, data, dot, empty_dot };

class SmtpDialogue {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // The connection is logged in; the first octets out are our EHLO. `name` is what we call ourselves.
  SmtpDialogue(std::string name, const SmtpDeadlines&, Time now);

  bool greeted() const { return greeted_ || ended_; }  // the hello is over
  bool ready(Time now) const;     // take() may be called: no other envelope is under way, nor a final dot that is slow
  bool idle() const;              // nothing is under way
  void take(Outgoing, Time now);  // no objection() to it
  void settled(const std::string& id, Time now);
  void receive(std::string_view bytes, Time now);

  std::string_view unsent() const { return std::string_view(out_).substr(sent_); }
  void sent(std::size_t octets, Time now);

  Time due() const;  // when tick() has something to do; Time::max() if never
  void tick(Time now);
  void lost(const std::string& why);  // the connection is gone
  void quit(Time now);                // QUIT if it can be said at once; ended() when it is sent

  bool ended() const { return ended_; }
  bool proved() const { return proved_; }  // something came of it: an answer about a letter, or an idle end
  std::vector<Posted> take_fates() { return std::exchange(fates_, {}); }

 private:
  struct Transaction {
    Outgoing letter;
    std::optional<Posted> verdict;  // refused or later, while replies to pipelined commands are still to come
    bool go_ahead = false;          // 354: the body may go
  };
  struct Final {  // the letter whose final dot is under way, until it is settled
    std::string id;
    bool dot_sent = false, posted = false;
  };

  void say(std::string_view line, SmtpStep expected);
  void carry_on();
  void send_command(SmtpStep);
  void hear(const SmtpReply&);
  void hear_hello(const SmtpReply&);
  void hear_envelope(SmtpStep, const SmtpReply&);
  void hear_final_dot(const SmtpReply&);
  void post_final(Fate, int code, std::string enhanced, std::string detail);
  void end(const std::string& why, int code = 0, std::string enhanced = {});

  std::string name_;
  SmtpDeadlines deadlines_;
  SmtpFeatures features_;
  SmtpReplyReader reader_;
  std::string out_;
  std::size_t sent_ = 0;                  // octets of out_ that the wire took
  std::size_t total_sent_ = 0, dot_ = 0;  // over the life of the connection; dot_: where the final dot ends
  std::deque<SmtpStep> plan_;             // commands of next_ not said yet
  std::deque<SmtpStep> expected_;         // commands said, in the order of their replies
  std::optional<Transaction> next_;
  std::optional<Final> final_;
  bool greeted_ = false, helo_ = false, rset_ = false, quitting_ = false, ended_ = false, proved_ = false;
  Time progress_, dot_time_;
  std::vector<Posted> fates_;
};

}  // namespace joys
