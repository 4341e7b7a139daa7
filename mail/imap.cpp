// The mailbox seam over an IMAP session: lists, fetches and moves letters, and turns what comes back into events.
#include "mail/imap.h"

#include <algorithm>
#include <deque>
#include <set>

#include "mail/imap_expunging.h"
#include "mail/imap_fetching.h"
#include "mail/imap_moving.h"
#include "mail/imap_session.h"
#include "mail/imap_text.h"

namespace joys {
namespace {

constexpr std::size_t kListLimit = 1'000'000;  // letters in one list; the rest is seen when these are filed

// "Message-ID: <x@y>" as a header field or bare, as the text to search for; "" if it cannot be searched for.
std::string searchable_message_id(std::string_view text) {
  const auto open = text.find('<'), close = text.find('>', open == std::string_view::npos ? 0 : open);
  if (open != std::string_view::npos && close != std::string_view::npos) text = text.substr(open + 1, close - open - 1);
  return !text.empty() && quotable(text) ? "<" + std::string(text) + ">" : std::string();
}

class Imap : public Mailbox {
 public:
  explicit Imap(ImapOptions options) : options_(std::move(options)) {}
  ~Imap() override { close(); }

  std::uint32_t open() override;
  bool is_open() const override { return session_ != nullptr; }
  bool read_only() const override { return session_ && session_->read_only(); }
  std::vector<Listed> list() override;
  std::uint64_t fetch(const std::vector<std::uint32_t>& uids) override;
  std::uint64_t move(const std::vector<std::uint32_t>& uids, const std::string& folder) override;
  Moved move_from(const std::string& source, std::uint32_t uidvalidity, std::uint32_t uid,
                  const std::string& folder) override;
  bool holds(const std::string& folder, std::uint32_t uidvalidity, std::uint32_t uid,
             const std::string& message_id) override;
  Expunged expunge(const std::string& folder, const Doomed&) override;
  std::optional<MailEvent> next(std::chrono::milliseconds patience, int wake_fd) override;
  std::size_t outstanding() const override { return session_ ? session_->working() : 0; }
  void recheck(const std::vector<std::uint32_t>& uids) override { doubtful_.insert(uids.begin(), uids.end()); }
  void close() noexcept override;

 private:
  using Copies = std::map<std::uint32_t, std::uint32_t>;
  // Runs `action` on the open session; after a mishap the connection is gone.
  template <class Action>
  auto on_session(Action action) {
    if (!session_) throw MailError(options_.wire.url + ": the mailbox is not open");
    try {
      return action(*session_);
    } catch (...) {
      drop();
      throw;
    }
  }
  void drop() noexcept;
  void on_fetch(ImapFetch&&);
  void on_new_mail();
  Copies earlier_copies(ImapSession&, const std::vector<std::uint32_t>& uids, const std::string& folder);

  ImapOptions options_;
  std::unique_ptr<ImapSession> session_;
  std::unique_ptr<ImapFetching> fetching_;
  ImapMoving moving_;
  std::function<void(ImapFetch&&)> reading_;  // set while list() or a header fetch waits: FETCH data goes there
  std::set<std::uint32_t> doubtful_;          // may have been copied before a connection or a process died
  std::deque<MailEvent> events_;
  std::uint64_t last_ticket_ = 0;
};

std::uint32_t Imap::open() {
  close();
  fetching_ = std::make_unique<ImapFetching>(options_.letter_limit,
                                             [this](MailEvent event) { events_.push_back(std::move(event)); });
  session_ = std::make_unique<ImapSession>(
      options_, ImapSession::Listener{[this](ImapFetch&& fetch) { on_fetch(std::move(fetch)); },
                                      [this](std::string_view copies) { moving_.on_copyuid(copies); },
                                      [this] { on_new_mail(); }});
  events_.clear();  // all of it is new
  return session_->uidvalidity();
}

void Imap::drop() noexcept {
  reading_ = nullptr;
  session_.reset();
  fetching_.reset();
  doubtful_.merge(moving_.abandon());
  events_.clear();
}

void Imap::close() noexcept {
  if (session_) session_->say_goodbye();
  drop();
}

void Imap::on_fetch(ImapFetch&& fetch) {
  if (reading_)
    reading_(std::move(fetch));
  else
    fetching_->on_fetch(std::move(fetch));
}

void Imap::on_new_mail() {
  const auto is_news = [](const MailEvent& event) { return std::holds_alternative<NewMail>(event); };
  if (std::none_of(events_.begin(), events_.end(), is_news)) events_.push_back(NewMail{});
}

std::vector<Listed> Imap::list() {
  return on_session([&](ImapSession& session) {
    session.drain();
    std::vector<Listed> letters;
    if (session.exists() == 0) session.run("NOOP");
    if (session.exists() == 0) return letters;  // "1:*" would be an error on an empty mailbox
    // Where nothing can be expunged, filed letters are still there: they are told by \Deleted.
    const bool by_flag = !session.offers("MOVE") && !session.offers("UIDPLUS");
    reading_ = [&](ImapFetch&& fetch) {
      if (fetch.uid != 0 && fetch.size && !(by_flag && fetch.deleted) && letters.size() < kListLimit)
        letters.push_back({fetch.uid, *fetch.size});
    };
    const auto status =
        session.run(by_flag ? "UID FETCH 1:* (UID FLAGS RFC822.SIZE)" : "UID FETCH 1:* (UID RFC822.SIZE)");
    reading_ = nullptr;
    if (status.kind != ImapStatus::Kind::ok && status.code != "EXPUNGEISSUED")
      throw MailError(options_.wire.url + ": the mailbox cannot be listed: " + status.text + "; it is tried again");
    const auto by_uid = [](const Listed& a, const Listed& b) { return a.uid < b.uid; };
    const auto same = [](const Listed& a, const Listed& b) { return a.uid == b.uid; };
    std::sort(letters.begin(), letters.end(), by_uid);
    letters.erase(std::unique(letters.begin(), letters.end(), same), letters.end());
    fetching_->know_sizes(letters);
    return letters;
  });
}

std::uint64_t Imap::fetch(const std::vector<std::uint32_t>& uids) {
  return on_session([&](ImapSession& session) {
    fetching_->start(session, ++last_ticket_, uids);
    return last_ticket_;
  });
}

std::uint64_t Imap::move(const std::vector<std::uint32_t>& uids, const std::string& folder) {
  return on_session([&](ImapSession& session) {
    const auto copies = earlier_copies(session, uids, folder);
    moving_.start(session, ++last_ticket_, uids, folder, copies,
                  [this](Moved moved) { events_.push_back(std::move(moved)); });
    return last_ticket_;
  });
}

// A COPY that was under way when the connection or the process died may have worked. UID MOVE needs no such question:
// what it moved is gone from here.
Imap::Copies Imap::earlier_copies(ImapSession& session, const std::vector<std::uint32_t>& uids,
                                  const std::string& folder) {
  Copies copies;
  std::vector<std::uint32_t> suspects;
  for (const auto uid : uids)
    if (doubtful_.count(uid) > 0 && !session.offers("MOVE")) suspects.push_back(uid);
  if (suspects.empty()) return copies;
  session.drain();
  std::map<std::uint32_t, std::string> ids;
  reading_ = [&](ImapFetch&& fetch) {
    if (fetch.has_body) ids[fetch.uid] = searchable_message_id(fetch.body);
  };
  for (const auto& set : uid_sets(suspects))
    session.run("UID FETCH " + set + " (UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])");
  reading_ = nullptr;
  session.visit(folder, true, [&](std::uint32_t) {
    for (const auto& [uid, id] : ids) {
      if (id.empty()) continue;
      const auto found = session.search("HEADER Message-ID " + imap_quoted(id));
      if (!found.empty()) copies[uid] = found.back();
    }
  });
  for (const auto uid : suspects) doubtful_.erase(uid);
  return copies;
}

Moved Imap::move_from(const std::string& source, std::uint32_t uidvalidity, std::uint32_t uid,
                      const std::string& folder) {
  return on_session([&](ImapSession& session) {
    Moved result;
    result.refused = "the folder's UIDVALIDITY changed";
    const auto status = session.visit(source, false, [&](std::uint32_t now) {
      if (now != uidvalidity) return;
      moving_.start(session, ++last_ticket_, {uid}, folder, {}, [&](Moved moved) { result = std::move(moved); });
      session.drain();
    });
    if (status.kind != ImapStatus::Kind::ok) result.refused = status.text.empty() ? "NO" : status.text;
    return result;
  });
}

bool Imap::holds(const std::string& folder, std::uint32_t uidvalidity, std::uint32_t uid,
                 const std::string& message_id) {
  return on_session([&](ImapSession& session) {
    bool found = false;
    session.visit(folder, true, [&](std::uint32_t now) {
      const auto id = searchable_message_id(message_id);
      if (uid != 0 && now == uidvalidity)
        found = !session.search("UID " + std::to_string(uid)).empty();
      else if (!id.empty())
        found = !session.search("HEADER Message-ID " + imap_quoted(id)).empty();
    });
    return found;
  });
}

Expunged Imap::expunge(const std::string& folder, const Doomed& doomed) {
  return on_session([&](ImapSession& session) {
    Expunged result;
    const auto raw_of = [&](std::uint32_t uid) {
      std::string raw;
      reading_ = [&](ImapFetch&& fetch) {
        if (fetch.uid == uid && fetch.has_body) raw = std::move(fetch.body);
      };
      session.run("UID FETCH " + std::to_string(uid) + " (UID BODY.PEEK[]<0." + std::to_string(options_.letter_limit) +
                  ">)");
      reading_ = nullptr;
      return raw;
    };
    const auto status = session.visit(folder, false, [&](std::uint32_t now) {
      result = expunge_letters(session, uids_of(session, doomed, now, raw_of), folder);
    });
    const bool gone = status.code == "NONEXISTENT";  // with its folder
    if (status.kind != ImapStatus::Kind::ok && !gone) result.refused = status.text.empty() ? "NO" : status.text;
    return result;
  });
}

std::optional<MailEvent> Imap::next(std::chrono::milliseconds patience, int wake_fd) {
  return on_session([&](ImapSession& session) -> std::optional<MailEvent> {
    const auto until = ImapChannel::Clock::now() + patience;
    while (events_.empty()) {
      if (session.step_now()) continue;
      if (!session.wait(until, wake_fd) || ImapChannel::Clock::now() >= until) break;
    }
    if (events_.empty()) return std::nullopt;
    auto event = std::move(events_.front());
    events_.pop_front();
    return event;
  });
}

}  // namespace

std::unique_ptr<Mailbox> make_imap(ImapOptions options) { return std::make_unique<Imap>(std::move(options)); }

}  // namespace joys
