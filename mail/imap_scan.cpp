#include "mail/imap_scan.h"

#include <algorithm>

#include "mail/imap_session.h"
#include "mail/imap_text.h"

namespace joys {
namespace {

constexpr std::ptrdiff_t letters_at_once = 20;

}  // namespace

void scan_account(ImapOptions options, const std::function<void(const Scanned&)>& each) {
  options.folders.clear();
  Scanned now;
  ImapSession session(options, {[&](ImapFetch&& fetch) {
                                  if (!fetch.has_body) return;
                                  now.uid = fetch.uid;
                                  now.raw = std::move(fetch.body);
                                  each(now);
                                },
                                [](std::string_view) {}, [] {}});
  for (const auto& folder : session.folders()) {
    now.folder = folder;
    const auto status = session.visit(folder, true, [&](std::uint32_t) {
      const auto uids = session.search("ALL");
      for (auto from = uids.begin(); from != uids.end();) {
        const auto to = from + std::min(letters_at_once, uids.end() - from);
        for (const auto& set : uid_sets({from, to}))
          if (session.run("UID FETCH " + set + " (UID BODY.PEEK[])").kind != ImapStatus::Kind::ok)
            throw MailError(options.wire.url + ": letters of " + folder + " cannot be read");
        from = to;
      }
    });
    if (status.kind != ImapStatus::Kind::ok)
      throw MailError(options.wire.url + ": the folder " + folder + " cannot be opened: " + status.text);
  }
  session.say_goodbye();
}

}  // namespace joys
