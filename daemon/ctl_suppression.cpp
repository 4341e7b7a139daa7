// joysctl suppression: who is not to be written to. Addresses are kept as keyed hashes only, so a list shows hashes.
#include <unistd.h>

#include <iostream>
#include <sstream>

#include "daemon/ctl.h"

namespace joys {
namespace {

using nlohmann::json;

struct Options {
  std::string address, purpose = "announcements", list, file;
};

Purpose purpose_of(const std::string& text) {
  if (text == "announcements") return Purpose::announcements;
  if (text == "sharing") return Purpose::sharing;
  throw CtlError("system notices cannot be stopped; use announcements or sharing");
}

void check(const Ctl& ctl, const Options& o) {
  LedgerAccess access(ctl);
  const auto address = canonical_or_throw(o.address);
  // A system notice goes on after an opt-out (policy, "Transmittals from us").
  const bool suppressed = o.purpose != "system" && access.ledger->suppressed(address, purpose_of(o.purpose), o.list);
  const bool undeliverable = access.ledger->undeliverable(address);
  if (ctl.json)
    std::cout << dump({{"address", address},
                       {"purpose", o.purpose},
                       {"list", o.list},
                       {"suppressed", suppressed},
                       {"undeliverable", undeliverable}})
              << "\n";
  else
    std::cout << address << ": " << o.purpose << (suppressed ? " stopped" : " allowed")
              << (undeliverable ? ", undeliverable" : "") << "\n";
}

void list(const Ctl& ctl, bool csv) {
  const auto rows = LedgerAccess(ctl).ledger->suppressions();
  if (csv) std::cout << "address_hash,purpose,list,since,why\n";
  std::vector<std::vector<std::string>> table{{"ADDRESS HASH", "PURPOSE", "LIST", "SINCE", "WHY"}};
  for (const auto& s : rows) {
    if (ctl.json)
      std::cout << dump({{"address_hash", s.address_hash},
                         {"purpose", name(s.purpose)},
                         {"list", s.list},
                         {"since", utc(s.since)},
                         {"why", s.why}})
                << "\n";
    else if (csv)
      std::cout << s.address_hash << "," << name(s.purpose) << "," << s.list << "," << utc(s.since) << "," << s.why
                << "\n";
    else
      table.push_back({s.address_hash.substr(0, 16), std::string(name(s.purpose)), s.list.empty() ? "all" : s.list,
                       utc(s.since), s.why});
  }
  if (!ctl.json && !csv) print_table(table);
}

void change(const Ctl& ctl, const Change& change) {
  Decision decision;
  decision.changes.push_back(change);
  LedgerAccess(ctl).ledger->act(std::move(decision), actor()).get();
}

// One address a line, "address[,purpose[,list]]"; a first line "address..." is a head. All good lines are taken.
void import(const Ctl& ctl, const std::string& file) {
  constexpr std::size_t at_once = 1000;  // a commit
  std::istringstream lines(read_file(file));
  LedgerAccess access(ctl);
  Decision decision;
  std::size_t number = 0, taken = 0, bad = 0;
  const auto flush = [&] {
    if (!decision.changes.empty()) access.ledger->act(std::exchange(decision, {}), actor()).get();
  };
  for (std::string line; std::getline(lines, line);) {
    ++number;
    std::istringstream fields(line);
    std::string address, purpose, list;
    std::getline(fields, address, ',');
    std::getline(fields, purpose, ',');
    std::getline(fields, list);
    if (address.empty() || (number == 1 && address == "address")) continue;
    const auto key = canonical(parse_address(address));
    if (key.empty() || (!purpose.empty() && purpose != "announcements" && purpose != "sharing")) {
      std::cerr << file << ":" << number << ": no address, or a purpose that cannot be stopped\n";
      ++bad;
      continue;
    }
    decision.changes.push_back(Suppress{key, purpose_of(purpose.empty() ? "announcements" : purpose), list, "import"});
    if (++taken % at_once == 0) flush();
  }
  flush();
  std::cout << taken << " addresses stopped, " << bad << " lines refused\n";
  if (bad) throw CtlError("some lines were refused, see above");
}

}  // namespace

void add_suppression(CLI::App& app, Ctl& ctl) {
  const auto o = std::make_shared<Options>();
  auto* group = app.add_subcommand("suppression", "Who is not to be written to")->require_subcommand(1);
  const auto add = [&](const char* verb, const char* help, std::function<void()> run, bool address) {
    auto* command = group->add_subcommand(verb, help);
    if (address) {
      command->add_option("ADDRESS", o->address, "Mail address")->required();
      command->add_option("--purpose", o->purpose, "announcements, sharing or system")
          ->check(CLI::IsMember({"announcements", "sharing", "system"}))
          ->capture_default_str();
      command->add_option("--list", o->list, "One list; without it all lists");
    }
    command->callback(std::move(run));
    return command;
  };
  add(
      "check", "May this address be written to?", [&ctl, o] { check(ctl, *o); }, true);
  add(
      "add", "Stop mail to this address",
      [&ctl, o] {
        change(ctl, Suppress{canonical_or_throw(o->address), purpose_of(o->purpose), o->list, "staff"});
      },
      true);
  add(
      "remove", "Allow it again, because the person asked for it",
      [&ctl, o] {
        change(ctl, Lift{canonical_or_throw(o->address), purpose_of(o->purpose), o->list, "staff"});
      },
      true);
  add(
      "list", "All of them, as hashes", [&ctl] { list(ctl, false); }, false);
  add(
      "export", "All of them as CSV", [&ctl] { list(ctl, true); }, false);
  add(
      "import", "Stop every address of a file: a line each, \"address[,purpose[,list]]\"",
      [&ctl, o] { import(ctl, o->file); }, false)
      ->add_option("FILE", o->file, "CSV; - is standard input")
      ->required();
}

}  // namespace joys
