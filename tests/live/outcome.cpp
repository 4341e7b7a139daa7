// Folders as Dovecot counts them, the ledger as joysctl shows it, and the answers as files of the Maildirs into which
// Postfix and Dovecot delivered them.
#include "outcome.h"

#include "parsers/message.h"

namespace joys::live {
namespace {

namespace fs = std::filesystem;

void add_answers(House& house, Outcome& out) {
  const fs::path homes = house.dovecot.home("");
  for (const auto& home : fs::directory_iterator(homes)) {
    const auto recipient = home.path().filename().string();
    if (recipient == privacy_mailbox) continue;
    for (const auto& entry : fs::recursive_directory_iterator(home.path())) {
      const auto folder = entry.path().parent_path().filename();
      if (!entry.is_regular_file() || (folder != "new" && folder != "cur")) continue;
      const auto answer = parse_message(read_file(entry.path().string()));
      out.answers[{recipient, answer.in_reply_to}].push_back(answer.message_id);
    }
  }
}

}  // namespace

std::set<Outcome::Letter> Outcome::answered() const {
  std::set<Letter> all;
  for (const auto& [letter, copies] : answers) all.insert(letter);
  return all;
}

std::size_t Outcome::repeats() const {
  std::size_t n = 0;
  for (const auto& [letter, copies] : answers) n += copies.size() - 1;
  return n;
}

bool Outcome::repeats_are_the_same() const {
  for (const auto& [letter, copies] : answers)
    for (const auto& id : copies)
      if (id.empty() || id != copies.front()) return false;
  return true;
}

Outcome outcome(House& house) {
  if (!eventually([&] { return house.postfix.queued() == 0; }, std::chrono::seconds(60)))
    throw std::runtime_error("Postfix does not deliver: " + house.postfix.log());
  Outcome out;
  out.folders = house.counts();
  out.stats = house.ctl_json({"stats"});
  for (const auto& one : house.ctl_lines({"suppression", "list"}))
    ++out.suppressions[one.at("purpose").get<std::string>() + " " + one.at("list").get<std::string>()];
  out.audit_holds = house.ctl({"audit", "verify"}).status == 0;
  add_answers(house, out);
  return out;
}

}  // namespace joys::live
