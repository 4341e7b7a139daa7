// The selected mailbox as a dialogue: connect, create folders, select, visit another folder and come back, idle. What
// is fetched and moved there are imap_fetching and imap_moving. One thread; throws MailError.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "mail/imap.h"
#include "mail/imap_channel.h"

namespace joys {

class ImapSession {
 public:
  // The data that the session does not keep itself: FETCH, untagged [COPYUID], and the news that letters came.
  struct Listener {
    std::function<void(ImapFetch&&)> on_fetch;
    std::function<void(std::string_view arguments)> on_copyuid;
    std::function<void()> on_new_mail;
  };
  ImapSession(const ImapOptions&, Listener);  // connects, creates, selects

  bool offers(const std::string& capability) const { return capabilities_.count(capability) > 0; }
  std::uint32_t uidvalidity() const { return uidvalidity_; }
  bool read_only() const { return read_only_; }
  std::uint32_t exists() const { return exists_; }
  std::string wire_name(const std::string& folder) const;  // quoted, ready for a command
  void notice(std::string_view text) const;

  // Commands; each ends a running IDLE first.
  void send(std::string_view command, ImapChannel::OnReply);
  ImapStatus run(std::string_view command);
  std::vector<std::uint32_t> search(const std::string& criteria);  // UID SEARCH; nothing if the server says NO
  // With `folder` selected instead (read-only if `examine`) calls back with its UIDVALIDITY; then returns to the
  // mailbox. Waits for all earlier commands. The folder's refusal comes back, ok otherwise.
  ImapStatus visit(const std::string& folder, bool examine, const std::function<void(std::uint32_t)>& with);
  // Every folder of the account that can be visited, by its name on the wire, which visit() then takes.
  std::vector<std::string> folders();
  void drain();
  // Waits for one response as ImapChannel::step does; idles or polls meanwhile.
  bool wait(ImapChannel::Clock::time_point until, int wake_fd);
  bool step_now() { return channel_->step(ImapChannel::Clock::now()); }
  std::size_t working() const;  // commands without reply, IDLE aside
  void say_goodbye() noexcept;

 private:
  enum class Idle : std::uint8_t { off, asked, on, ending };
  void on_data(ImapValue&&);
  void on_status(const ImapStatus&);
  void on_exists(std::uint32_t);
  void read_capabilities();
  void read_separator();
  void ensure_folder(const std::string& folder);
  std::vector<ImapList> list(const std::string& pattern);
  ImapStatus select(const char* verb, const std::string& wire_name, std::uint32_t& uidvalidity);
  void select_mailbox();
  void rest();  // something was said: the next probe is due later
  void begin_idle();
  void end_idle();
  void probe();

  const ImapOptions& options_;
  Listener listener_;
  std::set<std::string> capabilities_;
  std::map<std::string, std::string> names_;  // configured folder -> name on the wire
  char separator_ = '/';
  std::uint32_t uidvalidity_ = 0, exists_ = 0, uidnext_ = 0;
  bool read_only_ = false;
  bool away_ = false;                            // another folder is selected
  std::uint32_t* selecting_ = nullptr;           // where [UIDVALIDITY] goes
  std::vector<ImapList>* lists_ = nullptr;       // where LIST goes
  std::vector<std::uint32_t>* found_ = nullptr;  // where SEARCH goes
  Idle idle_ = Idle::off;
  bool idle_refused_ = false;
  ImapChannel::Clock::time_point probe_at_{};
  std::unique_ptr<ImapChannel> channel_;
};

}  // namespace joys
