// Asks for letters by UID only, with BODY.PEEK[] so that \Seen stays as it is (RFC 3501 section 6.4.5).
#include "mail/imap_fetching.h"

#include <algorithm>

#include "mail/imap_text.h"

namespace joys {

void ImapFetching::know_sizes(const std::vector<Listed>& listed) {
  large_.clear();
  for (const auto& letter : listed)
    if (letter.size > limit_) large_.insert(letter.uid);
}

void ImapFetching::start(ImapSession& session, std::uint64_t ticket, const std::vector<std::uint32_t>& uids) {
  auto task = tasks_.emplace(tasks_.end());
  task->ticket = ticket;
  task->waiting.insert(uids.begin(), uids.end());
  std::vector<std::uint32_t> whole, part;
  for (const auto uid : task->waiting) (large_.count(uid) ? part : whole).push_back(uid);
  const auto ask = [&](const std::vector<std::uint32_t>& wanted, const std::string& section) {
    for (const auto& set : uid_sets(wanted)) {
      ++task->open;
      session.send("UID FETCH " + set + " (UID INTERNALDATE RFC822.SIZE BODY.PEEK[]" + section + ")",
                   [this, task](const ImapStatus& status) { on_reply(task, status); });
    }
  };
  ask(whole, "");
  ask(part, "<0." + std::to_string(limit_) + ">");
  if (task->open == 0) finish(task);
}

void ImapFetching::on_fetch(ImapFetch&& fetch) {
  // Without a body it is news about flags, or a letter that was expunged under our hands (BODY[] NIL).
  if (!fetch.has_body) return;
  for (auto& task : tasks_) {
    if (task.waiting.erase(fetch.uid) == 0) continue;
    const bool cut = fetch.cut || (large_.count(fetch.uid) > 0 && fetch.body.size() >= limit_);
    emit_(Letter{fetch.uid, fetch.received.value_or(0), std::move(fetch.body), cut});
    return;
  }
}

void ImapFetching::on_reply(std::list<Task>::iterator task, const ImapStatus& status) {
  // RFC 5530: some of them were expunged meanwhile. Any other NO says nothing about that.
  if (status.kind != ImapStatus::Kind::ok && status.code != "EXPUNGEISSUED") task->unreadable = true;
  if (--task->open == 0) finish(task);
}

void ImapFetching::finish(std::list<Task>::iterator task) {
  FetchEnd end;
  end.ticket = task->ticket;
  auto& rest = task->unreadable ? end.unreadable : end.gone;
  rest.assign(task->waiting.begin(), task->waiting.end());
  std::sort(rest.begin(), rest.end());
  tasks_.erase(task);
  emit_(std::move(end));
}

}  // namespace joys
