// One house for a whole program of tests, emptied before each: starting servers costs more than most tests. Letters are
// written out here in the simplest form that a mail program may give them.
#include "rig.h"

#include <filesystem>
#include <iostream>
#include <sstream>

namespace joys::live {
namespace {

HouseOptions behind(const Proxy& proxy, const MoodySmtp& smtp) {
  HouseOptions options;
  options.imap_url = proxy.url("imap");
  options.smtp_url = smtp.url();
  return options;
}

}  // namespace

Rig::Rig() : house(behind(proxy, smtp)) { proxy.lead_to(house.dovecot.imap_port); }

Rig* fresh_rig() {
  if (!House::usable()) {
    std::cerr << "skipped: needs root, Dovecot and Postfix\n";
    return nullptr;
  }
  static Rig rig;
  namespace fs = std::filesystem;
  fs::create_directories(fs::path(rig.house.ledger()).parent_path());
  fs::remove(fs::path(rig.house.config()).parent_path() / "joysd.log");
  rig.house.forget();
  rig.smtp.mood({});
  rig.smtp.forget();
  rig.proxy.behave({});
  return &rig;
}

std::map<std::string, int> Rig::answers() const {
  std::map<std::string, int> by_recipient;
  for (const auto& letter : smtp.arrived())
    if (letter.reply.rfind("250", 0) == 0) ++by_recipient[letter.to];
  return by_recipient;
}

std::int64_t Rig::letters() {
  const auto stats = house.ctl_json({"stats"});
  std::int64_t total = 0;
  for (const auto& [category, n] : stats.at("letters").items()) total += n.get<std::int64_t>();
  return total;
}

std::size_t Rig::cases() { return house.ctl_lines({"queue", "list", "--all", "--limit", "5000"}).size(); }

std::int64_t Rig::effects(const std::string& kind, const std::string& state) {
  const auto all = house.ctl_json({"stats"}).at("effects");
  return all.contains(kind) ? all.at(kind).value(state, std::int64_t{0}) : 0;
}

std::size_t Rig::logged(const std::string& words) const {
  std::size_t lines = 0;
  std::istringstream log(house.log());
  for (std::string line; std::getline(log, line);) lines += line.find(words) != std::string::npos;
  return lines;
}

nlohmann::json Rig::only_case() {
  const auto cases = house.ctl_lines({"queue", "list", "--all"});
  if (cases.size() != 1) throw std::runtime_error(std::to_string(cases.size()) + " cases");
  return cases.front();
}

Process Rig::started(std::vector<std::string> arguments) {
  const auto before = logged("mailbox_open");
  auto daemon = house.start(std::move(arguments));
  if (!eventually([&] { return logged("mailbox_open") > before; }))
    throw std::runtime_error("joysd did not open the mailbox: " + house.log());
  return daemon;
}

int Rig::ended(Process& daemon) {
  daemon.signal(SIGTERM);
  return daemon.wait(std::chrono::seconds(60)).value_or(-1);
}

std::string letter(const Plain& plain) {
  std::string head = "From: " + plain.from + "\r\nTo: " + privacy_mailbox + "\r\nSubject: " + plain.subject +
                     "\r\nDate: Mon, 02 Nov 2026 08:00:00 +0000\r\n";
  if (!plain.message_id.empty()) head += "Message-ID: <" + plain.message_id + ">\r\n";
  return head + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n" + plain.extra + "\r\n" + plain.text +
         "\r\n";
}

std::string reader(int n) { return "reader" + std::to_string(n) + "@people.example"; }

std::string opt_out(int n, const std::string& extra) {
  return letter(
      {reader(n), "stop-" + std::to_string(n) + "@people.example", "Please unsubscribe me",
       "Good morning,\r\n\r\nplease unsubscribe me from your newsletter. I have enough to read.\r\n\r\nHarriet "
       "Vane",
       extra});
}

std::string access_request(int n) {
  return letter({reader(n), "see-" + std::to_string(n) + "@people.example", "What data do you hold about me?",
                 "Dear Sir or Madam,\r\n\r\nunder the GDPR I request a copy of all personal data that you hold about "
                 "me.\r\n\r\nPriyanka Desai",
                 ""});
}

}  // namespace joys::live
