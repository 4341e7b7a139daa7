// Each set of UIDs goes its own way through the commands; the move is over when the last of them is. A letter that is
// gone already is what a move wants, so servers' silence about it is success.
#include "mail/imap_moving.h"

#include "mail/imap_text.h"

namespace joys {

void ImapMoving::start(ImapSession& session, std::uint64_t ticket, const std::vector<std::uint32_t>& uids,
                       const std::string& folder, const std::map<std::uint32_t, std::uint32_t>& copies, Emit emit) {
  Task fresh;
  fresh.ticket = ticket;
  fresh.folder = session.wire_name(folder);
  fresh.uids.insert(uids.begin(), uids.end());
  fresh.copies = copies;
  fresh.copying = !session.offers("MOVE");
  fresh.emit = std::move(emit);
  auto task = tasks_.insert(tasks_.end(), std::move(fresh));
  std::vector<std::uint32_t> whole, copied;
  for (const auto uid : task->uids) (copies.count(uid) ? copied : whole).push_back(uid);
  const auto to_transfer = uid_sets(whole), to_remove = uid_sets(copied);
  task->open = 1 + to_transfer.size() + to_remove.size();
  if (session.read_only()) {
    task->open = 1;
    return done(task, "the mailbox is read-only");
  }
  for (const auto& set : to_transfer) transfer(session, task, set, true);
  for (const auto& set : to_remove) remove(session, task, set);
  done(task);
}

void ImapMoving::transfer(ImapSession& session, Handle task, const std::string& set, bool may_create) {
  const bool copying = task->copying;
  const auto command = (copying ? "UID COPY " : "UID MOVE ") + set + " " + task->folder;
  session.send(command, [=, this, &session](const ImapStatus& status) {
    if (status.code == "COPYUID") on_copyuid(status.arguments);
    if (status.kind == ImapStatus::Kind::ok) return copying ? remove(session, task, set) : done(task);
    if (status.code != "TRYCREATE" || !may_create) return done(task, status.text.empty() ? "NO" : status.text);
    // Whether CREATE works, or somebody was quicker: the second attempt shows.
    session.send("CREATE " + task->folder, [](const ImapStatus&) {});
    transfer(session, task, set, false);
  });
}

void ImapMoving::remove(ImapSession& session, Handle task, const std::string& set) {
  session.send("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)", [=, this, &session](const ImapStatus& status) {
    if (status.kind != ImapStatus::Kind::ok) return done(task, status.text.empty() ? "NO" : status.text);
    if (session.offers("UIDPLUS")) {
      session.send("UID EXPUNGE " + set, [=, this](const ImapStatus& expunged) {
        done(task, expunged.kind == ImapStatus::Kind::ok ? "" : "copied and marked \\Deleted, but not expunged");
      });
      return;
    }
    // A plain EXPUNGE would also remove what people have marked (RFC 6851 section 3.3).
    session.notice(
        "this server has neither MOVE nor UIDPLUS: filed letters stay in the mailbox, marked \\Deleted, until "
        "somebody expunges them");
    done(task);
  });
}

void ImapMoving::on_copyuid(std::string_view arguments) {
  const auto copied = parse_copyuid(arguments);
  if (!copied || copied->pairs.empty()) return;
  for (auto& task : tasks_) {
    if (task.uids.count(copied->pairs.front().first) == 0) continue;
    task.uidvalidity = copied->uidvalidity;
    for (const auto& [source, copy] : copied->pairs)
      if (task.uids.count(source)) task.copies[source] = copy;
    return;
  }
}

void ImapMoving::done(Handle task, const std::string& refused) {
  if (!refused.empty()) task->refused = refused;
  if (--task->open > 0) return;
  Moved moved;
  moved.ticket = task->ticket;
  moved.uidvalidity = task->uidvalidity;
  moved.refused = task->refused;
  for (const auto uid : task->uids) {
    const auto copy = task->copies.find(uid);
    if (copy != task->copies.end())
      moved.moved.push_back({uid, copy->second});
    else if (moved.refused.empty())
      moved.moved.push_back({uid, 0});
  }
  const auto emit = std::move(task->emit);
  tasks_.erase(task);
  emit(std::move(moved));
}

std::set<std::uint32_t> ImapMoving::abandon() {
  std::set<std::uint32_t> doubtful;
  for (const auto& task : tasks_)
    if (task.copying) doubtful.insert(task.uids.begin(), task.uids.end());
  tasks_.clear();
  return doubtful;
}

}  // namespace joys
