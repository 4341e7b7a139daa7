// UID EXPUNGE of exactly these where offered (RFC 4315). A plain EXPUNGE takes whatever is marked: it is used only
// where nothing else is.
#include "mail/imap_expunging.h"

#include <algorithm>
#include <ctime>

#include "mail/imap_text.h"

namespace joys {
namespace {

constexpr std::int64_t day = 86400;

// RFC 3501 section 6.4.4: a day without a zone. The server may mean another one than we do.
std::string imap_day(std::int64_t unix_time) {
  constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t t = unix_time;
  std::tm parts{};
  gmtime_r(&t, &parts);
  return std::to_string(parts.tm_mday) + "-" + months.at(static_cast<std::size_t>(parts.tm_mon)) + "-" +
         std::to_string(parts.tm_year + 1900);
}

std::string said(const ImapStatus& status) { return status.text.empty() ? "NO" : status.text; }

}  // namespace

std::vector<std::uint32_t> uids_of(ImapSession& session, const Doomed& doomed, std::uint32_t now,
                                   const std::function<std::string(std::uint32_t)>& raw_of) {
  if (doomed.uid != 0 && now == doomed.uidvalidity) return {doomed.uid};
  std::vector<std::uint32_t> found;
  if (!doomed.is_it) return found;
  for (const auto uid :
       session.search("SINCE " + imap_day(doomed.received - day) + " BEFORE " + imap_day(doomed.received + 2 * day)))
    if (doomed.is_it(raw_of(uid))) found.push_back(uid);
  return found;
}

Expunged expunge_letters(ImapSession& session, const std::vector<std::uint32_t>& uids, const std::string& folder) {
  for (const auto& set : uid_sets(uids)) {
    const auto marked = session.run("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
    if (marked.kind != ImapStatus::Kind::ok) return {0, said(marked)};
    if (session.offers("UIDPLUS")) {
      const auto expunged = session.run("UID EXPUNGE " + set);
      if (expunged.kind != ImapStatus::Kind::ok) return {0, said(expunged)};
      continue;
    }
    const auto all = session.search("DELETED");
    if (all.empty()) continue;
    const bool only_these =
        std::ranges::all_of(all, [&](std::uint32_t uid) { return std::ranges::find(uids, uid) != uids.end(); });
    if (!only_these) {
      session.notice(
          "this server has no UIDPLUS, and in " + folder +
          " other letters are marked \\Deleted: expunge that folder by hand; purged letters are marked, too");
      return {0, "marked \\Deleted, not expunged"};
    }
    const auto expunged = session.run("EXPUNGE");
    if (expunged.kind != ImapStatus::Kind::ok) return {0, said(expunged)};
  }
  return {uids.size(), ""};
}

}  // namespace joys
