// Selecting, visiting and idling. Unsolicited responses are taken at any time (RFC 3501 section 5.3); what belongs to a
// question of ours goes where the question says.
#include "mail/imap_session.h"

#include <algorithm>
#include <charconv>

#include "mail/imap_text.h"

namespace joys {
namespace {

// With probe_after this makes "within two minutes" for a server that hangs while nothing is going on.
constexpr std::chrono::milliseconds kProbePatience{50'000};

std::uint32_t number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

// RFC 5530: the server itself says that trying again is of no use.
bool permanent(const ImapStatus& status) {
  return status.code == "NONEXISTENT" || status.code == "NOPERM" || status.code == "CANNOT";
}

}  // namespace

ImapSession::ImapSession(const ImapOptions& options, Listener listener)
    : options_(options), listener_(std::move(listener)) {
  ImapLimits limits;
  limits.literal = options.letter_limit;
  channel_ = std::make_unique<ImapChannel>(options.wire, limits, options.silence_limit,
                                           [this](ImapValue&& value) { on_data(std::move(value)); });
  read_capabilities();
  read_separator();
  for (const auto& folder : options.folders) ensure_folder(folder);
  select_mailbox();
  rest();
}

void ImapSession::notice(std::string_view text) const {
  if (options_.notice) options_.notice(text);
}

// libcurl asked before the login; servers offer more after it (MOVE, UIDPLUS).
void ImapSession::read_capabilities() {
  channel_->run("CAPABILITY");
  if (offers("IMAP4REV2"))  // RFC 9051 appendix E: these became part of the base
    for (const char* included : {"MOVE", "UIDPLUS", "IDLE"}) capabilities_.insert(included);
}

std::vector<ImapList> ImapSession::list(const std::string& pattern) {
  std::vector<ImapList> result;
  lists_ = &result;
  channel_->run("LIST \"\" " + pattern);
  lists_ = nullptr;
  return result;
}

std::vector<std::string> ImapSession::folders() {
  drain();
  end_idle();
  std::vector<std::string> found;
  for (const auto& folder : list("*")) {
    const auto holds = [&](const char* flag) { return std::ranges::find(folder.flags, flag) != folder.flags.end(); };
    if (holds("\\noselect") || holds("\\nonexistent")) continue;
    names_[folder.name] = imap_quoted(folder.name);
    found.push_back(folder.name);
  }
  return found;
}

void ImapSession::read_separator() {
  const auto root = list("\"\"");
  separator_ = root.empty() ? '/' : root.front().separator;
}

std::string ImapSession::wire_name(const std::string& folder) const {
  const auto known = names_.find(folder);
  if (known != names_.end()) return known->second;
  std::string name = folder;
  if (separator_ != 0) std::replace(name.begin(), name.end(), '/', separator_);
  const auto encoded = modified_utf7(name);
  if (!encoded) throw MailError("the folder name \"" + folder + "\" is not UTF-8; correct it in [imap]", true);
  return imap_quoted(*encoded);
}

// Some servers keep every folder below INBOX, so that is the second place where a folder may be, or be made.
void ImapSession::ensure_folder(const std::string& folder) {
  std::vector<std::string> candidates{wire_name(folder)};
  if (separator_ != 0) candidates.push_back(wire_name(std::string("INBOX/") + folder));
  for (const auto& candidate : candidates)
    for (const auto& found : list(candidate)) {
      const auto holds = [&](const char* flag) {
        return std::find(found.flags.begin(), found.flags.end(), flag) != found.flags.end();
      };
      if (imap_quoted(found.name) != candidate || holds("\\noselect") || holds("\\nonexistent")) continue;
      names_[folder] = candidate;
      return;
    }
  ImapStatus last;
  for (const auto& candidate : candidates) {
    last = channel_->run("CREATE " + candidate);
    if (last.kind != ImapStatus::Kind::ok && last.code != "ALREADYEXISTS") continue;
    names_[folder] = candidate;
    channel_->run("SUBSCRIBE " + candidate);  // so that people's mail clients show it
    return;
  }
  throw MailError(options_.wire.url + ": the folder \"" + folder + "\" cannot be created: " + last.text +
                      "; create it by hand or name another one in [imap]",
                  permanent(last));
}

ImapStatus ImapSession::select(const char* verb, const std::string& name, std::uint32_t& uidvalidity) {
  uidvalidity = 0;
  selecting_ = &uidvalidity;
  auto status = channel_->run(std::string(verb) + " " + name);
  selecting_ = nullptr;
  return status;
}

void ImapSession::select_mailbox() {
  away_ = false;
  read_only_ = false;
  std::uint32_t uidvalidity = 0;
  const auto status = select("SELECT", wire_name(options_.mailbox), uidvalidity);
  const std::string where = options_.wire.url + ": the mailbox \"" + options_.mailbox + "\" ";
  if (status.kind != ImapStatus::Kind::ok)
    throw MailError(where + "cannot be opened: " + status.text + "; check mailbox and the account's rights in [imap]",
                    permanent(status));
  if (status.code == "READ-ONLY") read_only_ = true;
  if (uidvalidity == 0)
    throw MailError(where + "has no UIDVALIDITY, so its letters cannot be told apart; use a server that keeps UIDs");
  if (uidvalidity_ != 0 && uidvalidity != uidvalidity_)
    throw MailError(where + "was made anew while it was in use (UIDVALIDITY changed); it is opened again");
  uidvalidity_ = uidvalidity;
}

ImapStatus ImapSession::visit(const std::string& folder, bool examine, const std::function<void(std::uint32_t)>& with) {
  const auto name = wire_name(folder);
  drain();
  away_ = true;
  std::uint32_t uidvalidity = 0;
  auto status = select(examine ? "EXAMINE" : "SELECT", name, uidvalidity);
  if (status.kind == ImapStatus::Kind::ok) with(uidvalidity);
  select_mailbox();
  return status;
}

std::vector<std::uint32_t> ImapSession::search(const std::string& criteria) {
  end_idle();
  std::vector<std::uint32_t> result;
  found_ = &result;
  channel_->run("UID SEARCH " + criteria);
  found_ = nullptr;
  return result;
}

void ImapSession::send(std::string_view command, ImapChannel::OnReply on_reply) {
  end_idle();
  rest();
  channel_->send(command, [this, on_reply = std::move(on_reply)](const ImapStatus& status) {
    if (status.code == "ALERT") notice(status.text);
    on_reply(status);
  });
}

ImapStatus ImapSession::run(std::string_view command) {
  end_idle();
  rest();
  return channel_->run(command);
}

void ImapSession::drain() {
  end_idle();
  while (channel_->outstanding() > 0) channel_->step(ImapChannel::Clock::time_point::max());
}

std::size_t ImapSession::working() const { return channel_->outstanding() - (idle_ == Idle::off ? 0 : 1); }

void ImapSession::on_data(ImapValue&& value) {
  if (auto* fetch = std::get_if<ImapFetch>(&value)) return listener_.on_fetch(std::move(*fetch));
  if (const auto* status = std::get_if<ImapStatus>(&value)) return on_status(*status);
  if (const auto* exists = std::get_if<ImapExists>(&value)) return on_exists(exists->count);
  if (std::holds_alternative<ImapExpunge>(value) && !away_ && exists_ > 0) --exists_;
  if (const auto* vanished = std::get_if<ImapVanished>(&value); vanished && !away_)
    for (const auto& [first, last] : vanished->uids) exists_ -= std::min(exists_, last - first + 1);
  if (auto* capability = std::get_if<ImapCapability>(&value))
    capabilities_ = {capability->words.begin(), capability->words.end()};
  if (auto* found = std::get_if<ImapList>(&value); found && lists_) lists_->push_back(std::move(*found));
  if (const auto* search = std::get_if<ImapSearch>(&value); search && found_)
    found_->insert(found_->end(), search->uids.begin(), search->uids.end());
  if (std::holds_alternative<ImapContinue>(value) && idle_ == Idle::asked) {
    idle_ = Idle::on;
    channel_->expect_silence(true);
  }
}

void ImapSession::on_exists(std::uint32_t count) {
  if (away_) return;
  const bool more = count > exists_;
  exists_ = count;
  if (more) listener_.on_new_mail();
}

void ImapSession::on_status(const ImapStatus& status) {
  if (status.code == "ALERT") notice(status.text);
  if (status.code == "COPYUID") listener_.on_copyuid(status.arguments);
  if (status.code == "UIDVALIDITY") {
    const auto told = number(status.arguments);
    if (selecting_)
      *selecting_ = told;
    else if (!away_ && told != uidvalidity_)
      throw MailError(options_.wire.url + ": UIDVALIDITY changed while the mailbox was in use; it is opened again");
  }
  if (away_) return;
  if (status.code == "UIDNEXT" && selecting_) {  // while we were away one may have come and another gone
    const auto told = number(status.arguments);
    if (uidnext_ != 0 && told > uidnext_) listener_.on_new_mail();
    uidnext_ = told;
  }
  if (status.code == "READ-ONLY") read_only_ = true;
  if (status.code == "READ-WRITE") read_only_ = false;
}

void ImapSession::rest() { probe_at_ = ImapChannel::Clock::now() + options_.probe_after; }

void ImapSession::begin_idle() {
  if (idle_ != Idle::off || channel_->outstanding() > 0) return;
  if (!options_.idle || idle_refused_ || !offers("IDLE")) return;
  idle_ = Idle::asked;
  rest();
  channel_->send(
      "IDLE",
      [this](const ImapStatus& status) {
        idle_refused_ = status.kind != ImapStatus::Kind::ok;  // RFC 2177: then we poll
        idle_ = Idle::off;
        channel_->expect_silence(false);
      },
      true);
}

void ImapSession::end_idle() {
  while (idle_ == Idle::asked) channel_->step(ImapChannel::Clock::time_point::max());
  if (idle_ == Idle::on) {
    idle_ = Idle::ending;
    channel_->expect_silence(false);
    channel_->send_line("DONE");
  }
  while (idle_ != Idle::off) channel_->step(ImapChannel::Clock::time_point::max());
}

// Is anybody there? Ending IDLE asks as well as NOOP does, and both make the server tell what is new.
void ImapSession::probe() {
  channel_->set_silence_limit(std::min(options_.silence_limit, kProbePatience));
  if (idle_ != Idle::off)
    end_idle();
  else
    channel_->run("NOOP");
  channel_->set_silence_limit(options_.silence_limit);
  rest();
}

bool ImapSession::wait(ImapChannel::Clock::time_point until, int wake_fd) {
  if (working() > 0) return channel_->step(until, wake_fd);
  begin_idle();
  if (channel_->step(std::min(until, probe_at_), wake_fd)) return true;
  if (ImapChannel::Clock::now() < probe_at_) return false;
  probe();
  return true;
}

void ImapSession::say_goodbye() noexcept {
  try {
    if (idle_ == Idle::on) channel_->send_line("DONE");
    channel_->send("LOGOUT", [](const ImapStatus&) {});
  } catch (const MailError&) {  // nobody is there to hear it
  }
}

}  // namespace joys
