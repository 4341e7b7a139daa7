// scripts/demo: a sample mailbox on a private Dovecot, the real joysd, a private Postfix that brings the answers back;
// then a table of what happened to each letter.
#include <cstring>
#include <iostream>

#include "clients.h"
#include "daemon/ctl.h"
#include "daemon/signals.h"
#include "house.h"
#include "parsers/message.h"

using namespace joys;
using namespace joys::live;

namespace {

struct Sample {
  std::string file, from, message_id, raw;
};

// One letter of every kind, each as another mail program writes it.
std::vector<Sample> samples(const std::string& folder) {
  std::vector<Sample> all;
  const auto add = [&](const std::string& label, auto&& write) {
    const auto n = all.size() + 1;
    Sample sample;
    sample.file = (n < 10 ? "0" : "") + std::to_string(n) + "-" + label + ".eml";
    sample.from = "writer" + std::to_string(n) + "@people.example";
    sample.message_id = "sample-" + std::to_string(n) + "@people.example";
    sample.raw = write(sample);
    write_file(folder + "/" + sample.file, sample.raw);
    all.push_back(std::move(sample));
  };
  const std::string letters = std::string(JOYS_SOURCE_DIR) + "/tests/letters/";
  std::size_t i = 0;
  for (const auto& words : words_of(letters + "live.jsonl"))
    add(words.label, [&](const Sample& s) {
      return clients()[i++ % clients().size()](words, {s.from, s.message_id, "Mon, 02 Nov 2026 08:00:00 +0000"});
    });
  for (const std::string machine : {"vacation", "receipt", "bounce", "complaint"})
    add(machine, [&](const Sample& s) {
      auto raw = replace_all(live::read_file(letters + "machine/" + machine + ".eml"), "{ID}", s.message_id);
      return replace_all(replace_all(raw, "{RECIPIENT}", s.from), "\n", "\r\n");
    });
  return all;
}

std::map<std::string, std::string> folder_of_each(House& house) {
  std::map<std::string, std::string> where;
  for (const std::string folder : {"INBOX", "Processed", "Escalated", "Ignored", "Failed"})
    for (const auto& raw : house.dovecot.letters(privacy_mailbox, folder))
      where[parse_message(raw).message_id] = folder;
  return where;
}

// The subject of the answer that lies in the writer's mailbox.
std::string answer_to(House& house, const Sample& sample) {
  for (const auto& raw : house.dovecot.letters(sample.from, "INBOX"))
    if (const auto answer = parse_message(raw); answer.in_reply_to == sample.message_id) return answer.subject;
  return "-";
}

void report(House& house, const std::vector<Sample>& all, const std::string& folder) {
  const auto where = folder_of_each(house);
  std::map<std::string, nlohmann::json> judged;
  for (const auto& line : house.ctl_lines({"classify", folder})) {
    const std::string file = line.at("file");
    judged[file.substr(file.rfind('/') + 1)] = line;
  }
  std::vector<std::vector<std::string>> table{{"FILE", "FROM", "CATEGORY", "ACTION", "FOLDER", "ANSWER"}};
  for (const auto& sample : all) {
    const auto& said = judged.at(sample.file);
    const auto at = where.find(sample.message_id);
    table.push_back({sample.file, said.at("from"), said.at("category"), said.at("action"),
                     at == where.end() ? "lost" : at->second, answer_to(house, sample)});
  }
  std::cout << "\n";
  print_table(table);
  for (const auto& raw : house.dovecot.letters(all.front().from, "INBOX")) {
    const auto answer = parse_message(raw);  // to our own reader a letter of ours is a quotation
    std::cout << "\nThe answer to " << all.front().file << ":\n\n" << answer.text << answer.quoted << "\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool once = argc > 1 && !std::strcmp(argv[1], "--once");
  if (!House::usable()) {
    std::cerr << "demo: needs root, Dovecot and Postfix; scripts/deps installs them\n";
    return 1;
  }
  try {
    init_parsers();
    std::cout << "starting a private Dovecot and a private Postfix\n";
    HouseOptions options;
    options.more = "[policy]\nfile = \"" JOYS_SOURCE_DIR
                   "/docs/sample-policy.md\"\nquote = [\"Cookies\", \"What we collect\", \"What is public here\", "
                   "\"Other companies' services\", \"How we use and share information\", \"Security\"]\n";
    House house(options);
    TempDir letters;
    const auto all = samples(letters.path().string());
    std::vector<std::string> raws;
    for (const auto& sample : all) raws.push_back(sample.raw);
    house.deliver(raws);
    std::cout << all.size() << " letters lie in the mailbox " << privacy_mailbox << "; joysd reads them\n";
    if (const int status = house.once(); status != 0) {
      std::cerr << "demo: joysd ended with " << status << "\n" << house.log();
      return 1;
    }
    if (!eventually([&] { return house.postfix.queued() == 0; }))
      std::cerr << "demo: some answers are still on their way\n";
    report(house, all, letters.path().string());
    std::cout << "\nLetters    " << letters.path().string() << "\nAnswers    "
              << house.dovecot.home("writer1@people.example") << " (a Maildir for each writer)\nLedger     "
              << house.ledger() << "\n";
    if (once) {
      std::cout << "All of it is removed now; without --once it stays until Ctrl-C.\n";
      return 0;
    }
    Signals signals;
    watch_signals(signals);
    auto daemon = house.start();
    const std::string link = house.ctl_json({"link", "writer1@people.example"}).at("url");
    std::cout << "Pages      " << link << "\n           " << house.site() << "/policy\nQueue      " << binary("joysctl")
              << " --config " << house.config() << " queue list\n\nCtrl-C ends the demo and removes all of it.\n"
              << std::flush;
    while (!signals.stop) signals.mail.wait(std::chrono::seconds(60));
    daemon.signal(SIGTERM);
    daemon.wait();
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "demo: " << error.what() << "\n";
    return 1;
  }
}
