// Replies are told apart by their order alone, so every deviation from it ends the connection. What that means for a
// letter depends on one thing: whether its final dot has been sent.
#include "mail/smtp_dialogue.h"

#include <algorithm>

namespace joys {
namespace {

// No letter is put behind a final dot that has been waiting this long: another connection may be quicker.
constexpr std::chrono::milliseconds slow_dot{500};

struct StepRow {
  const char* name;
  std::chrono::milliseconds SmtpDeadlines::*limit;
};
constexpr StepRow steps[] = {{"EHLO", &SmtpDeadlines::hello},       {"RSET", &SmtpDeadlines::command},
                             {"MAIL", &SmtpDeadlines::command},     {"RCPT", &SmtpDeadlines::command},
                             {"DATA", &SmtpDeadlines::data},        {"final dot", &SmtpDeadlines::final_dot},
                             {"empty letter", &SmtpDeadlines::data}};
const StepRow& row(SmtpStep step) { return steps[static_cast<std::size_t>(step)]; }

// Refusals of us, not of the letter: unknown command, bad sequence, login or encryption demanded. The letter waits
// until an operator has repaired it.
bool about_the_session(int code) {
  constexpr int codes[] = {500, 502, 503, 530, 534, 535, 538};
  return std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
}

std::string in_words(SmtpStep step, const SmtpReply& reply) {
  std::string words = std::string(row(step).name) + ": " + std::to_string(reply.code);
  return reply.enhanced.empty() ? words : words + " " + reply.enhanced;
}

}  // namespace

SmtpDialogue::SmtpDialogue(std::string name, const SmtpDeadlines& deadlines, Time now)
    : name_(std::move(name)), deadlines_(deadlines), progress_(now), dot_time_(now) {
  say("EHLO " + name_ + "\r\n", SmtpStep::hello);
}

bool SmtpDialogue::ready(Time now) const {
  const bool behind_slow_dot = final_ && final_->dot_sent && !final_->posted && now - dot_time_ > slow_dot;
  return greeted_ && !ended_ && !quitting_ && !next_ && !behind_slow_dot;
}
bool SmtpDialogue::idle() const { return greeted_ && !ended_ && !quitting_ && !next_ && !final_ && expected_.empty(); }

void SmtpDialogue::say(std::string_view line, SmtpStep expected) {
  out_.append(line);
  expected_.push_back(expected);
}

void SmtpDialogue::take(Outgoing letter, Time now) {
  if (std::string why = objection(letter, features_); !why.empty()) {
    fates_.push_back({std::move(letter.id), Fate::refused, 0, {}, std::move(why)});
    return;
  }
  if (expected_.empty()) progress_ = now;
  next_.emplace(Transaction{std::move(letter), {}, false});
  plan_ = {SmtpStep::mail, SmtpStep::rcpt, SmtpStep::data};
  if (std::exchange(rset_, false)) plan_.push_front(SmtpStep::rset);
  carry_on();
}

// Says whatever may be said now: the envelope, all at once or one by one, and the body once its turn has come.
void SmtpDialogue::carry_on() {
  while (!plan_.empty() && (features_.pipelining || expected_.empty())) {
    send_command(plan_.front());
    plan_.pop_front();
  }
  if (!next_) return;
  if (next_->verdict && expected_.empty()) {
    proved_ = true;
    fates_.push_back(std::move(*next_->verdict));
    next_.reset();
    rset_ = true;
  } else if (next_->go_ahead && !final_) {
    append_body(out_, next_->letter.bytes);
    expected_.push_back(SmtpStep::dot);
    dot_ = total_sent_ + unsent().size();
    final_.emplace(Final{std::move(next_->letter.id)});
    next_.reset();
  }
}

void SmtpDialogue::send_command(SmtpStep step) {
  switch (step) {
    case SmtpStep::mail:
      return say(mail_command(next_->letter, features_), step);
    case SmtpStep::rcpt:
      return say(rcpt_command(next_->letter, features_), step);
    case SmtpStep::rset:
      return say("RSET\r\n", step);
    default:
      return say("DATA\r\n", step);
  }
}

void SmtpDialogue::sent(std::size_t octets, Time now) {
  sent_ += octets;
  total_sent_ += octets;
  if (octets > 0) progress_ = now;
  if (final_ && !final_->dot_sent && total_sent_ >= dot_) {
    final_->dot_sent = true;
    dot_time_ = now;
  }
  if (sent_ < out_.size()) return;
  out_.clear();
  sent_ = 0;
  if (quitting_) ended_ = true;
}

void SmtpDialogue::settled(const std::string& id, Time now) {
  if (!final_ || !final_->posted || final_->id != id) return;
  final_.reset();
  progress_ = now;
  if (!ended_) carry_on();
}

void SmtpDialogue::receive(std::string_view bytes, Time now) {
  if (ended_) return;
  reader_.feed(bytes);
  while (!ended_) {
    const auto reply = reader_.next();
    if (!reply) break;
    progress_ = now;
    hear(*reply);
  }
  if (!ended_ && reader_.broken()) end("the server's reply is not SMTP");
}

void SmtpDialogue::hear(const SmtpReply& reply) {
  const bool closing = reply.code == 421;  // may come at any time (RFC 5321 section 3.8)
  if (expected_.empty()) return end(closing ? "the server closes" : "a reply to nothing", closing ? reply.code : 0);
  const SmtpStep step = expected_.front();
  expected_.pop_front();
  const bool answers_dot = step == SmtpStep::dot && final_ && final_->dot_sent;
  if (closing || (step == SmtpStep::dot && !answers_dot)) {
    // In place of the reply to a final dot it says that the letter was not accepted.
    if (answers_dot) post_final(Fate::later, reply.code, reply.enhanced, in_words(step, reply));
    return end(in_words(step, reply), reply.code, reply.enhanced);
  }
  switch (step) {
    case SmtpStep::hello:
      hear_hello(reply);
      break;
    case SmtpStep::dot:
      hear_final_dot(reply);
      break;
    case SmtpStep::empty_dot:
      break;  // whatever it says, there was no letter
    default:
      hear_envelope(step, reply);
      break;
  }
  if (!ended_) carry_on();
}

void SmtpDialogue::hear_hello(const SmtpReply& reply) {
  if (reply.positive()) {
    greeted_ = true;
    if (!helo_) features_ = read_features(reply);
  } else if (reply.permanent() && !std::exchange(helo_, true)) {
    say("HELO " + name_ + "\r\n", SmtpStep::hello);  // RFC 5321 section 3.2
  } else {
    end(in_words(SmtpStep::hello, reply), reply.code, reply.enhanced);
  }
}

void SmtpDialogue::hear_envelope(SmtpStep step, const SmtpReply& reply) {
  const bool wanted = step == SmtpStep::data ? reply.code == 354 : reply.positive();
  if (wanted && step == SmtpStep::data) {
    if (!next_->verdict) {
      next_->go_ahead = true;
    } else {
      say(".\r\n", SmtpStep::empty_dot);  // no recipient, and yet 354 (RFC 2920 section 3.1)
    }
  } else if (!wanted) {
    if (!reply.temporary() && !reply.permanent()) return end(std::string(row(step).name) + ": a reply out of order");
    if (next_->verdict) return;  // the first refusal is the cause, the others follow from it
    if (step == SmtpStep::rset || about_the_session(reply.code))
      return end(in_words(step, reply), reply.code, reply.enhanced);
    const Fate fate = reply.permanent() ? Fate::refused : Fate::later;
    next_->verdict = Posted{next_->letter.id, fate, reply.code, reply.enhanced, in_words(step, reply)};
    plan_.clear();
  }
}

void SmtpDialogue::hear_final_dot(const SmtpReply& reply) {
  if (reply.intermediate()) return end("final dot: a reply out of order");
  const Fate fate = reply.positive() ? Fate::accepted : reply.temporary() ? Fate::later : Fate::refused;
  post_final(fate, reply.code, reply.enhanced, in_words(SmtpStep::dot, reply));
  proved_ = true;
}

void SmtpDialogue::post_final(Fate fate, int code, std::string enhanced, std::string detail) {
  final_->posted = true;
  fates_.push_back({final_->id, fate, code, std::move(enhanced), std::move(detail)});
}

void SmtpDialogue::end(const std::string& why, int code, std::string enhanced) {
  if (ended_) return;
  ended_ = true;
  if (final_ && !final_->posted) {
    if (final_->dot_sent)
      post_final(Fate::unknown, 0, {}, "no reply to the final dot: " + why);
    else
      post_final(Fate::later, code, enhanced, "before the final dot: " + why);
  }
  if (!next_) return;
  if (next_->verdict)
    fates_.push_back(std::move(*next_->verdict));
  else
    fates_.push_back({next_->letter.id, Fate::later, code, std::move(enhanced), "before the final dot: " + why});
  next_.reset();
}

void SmtpDialogue::lost(const std::string& why) { end(why); }

void SmtpDialogue::quit(Time now) {
  if (!greeted_ || next_ || !expected_.empty()) return end("closed by us");
  out_ += "QUIT\r\n";
  quitting_ = true;
  progress_ = now;
}

SmtpDialogue::Time SmtpDialogue::due() const {
  if (ended_) return Time::max();
  if (final_ && final_->dot_sent && !final_->posted) return dot_time_ + deadlines_.final_dot;
  if (!unsent().empty()) return progress_ + deadlines_.block;
  if (!expected_.empty()) return progress_ + deadlines_.*row(expected_.front()).limit;
  return idle() ? progress_ + deadlines_.idle : Time::max();
}

void SmtpDialogue::tick(Time now) {
  if (now < due()) return;
  if (idle()) {
    proved_ = true;
    return quit(now);
  }
  end(expected_.empty() ? "timeout" : std::string("timeout of ") + row(expected_.front()).name);
}

}  // namespace joys
