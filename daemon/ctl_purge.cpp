// joysctl people purge: the operator's act, after everything it takes was shown. joysctl purge verify: looks whether a
// text is still anywhere that this program can reach.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "daemon/ctl.h"
#include "mail/imap_scan.h"
#include "parsers/identifier.h"
#include "parsers/message.h"
#include "parsers/needles.h"
#include "store/database.h"

namespace joys {
namespace {

constexpr int unreachable = 75;  // EX_TEMPFAIL of sysexits.h

struct Purging {
  std::string who;
  bool yes = false, dry_run = false;
};

std::string person_named(Ledger& ledger, const std::string& who) {
  const bool is_row = !who.empty() && who.find_first_not_of("0123456789") == std::string::npos;
  if (is_row) return who;
  constexpr int most = 20;
  const auto found = ledger.people_with("email", canonical_or_throw(who), most);
  if (found.empty()) throw CtlError("no record has this address; nothing was changed");
  if (found.size() == 1) return found.front().id;
  std::string rows;
  for (const auto& person : found) rows += " " + person.id;
  throw CtlError("several records have this address: name one of the persons" + rows);
}

nlohmann::json as_json(const PurgeView& view) {
  nlohmann::json out{{"person", view.person.id},
                     {"rows", nlohmann::json::object()},
                     {"letters", nlohmann::json::array()},
                     {"shared", nlohmann::json::array()}};
  for (const auto& [what, n] : view.rows) out["rows"][what] = n;
  for (const auto& letter : view.letters)
    out["letters"].push_back({{"letter", letter.id},
                              {"folder", name(letter.folder)},
                              {"received", utc(letter.received)},
                              {"waits", letter.waits}});
  for (const auto& [kind, value] : view.shared) out["shared"].push_back({{"kind", kind}, {"value", value}});
  return out;
}

void show(const PurgeView& view) {
  std::cout << "Person " << view.person.id << " goes, for good:\n";
  for (const auto& [kind, value] : view.person.identifiers) std::cout << "  " << kind << "  " << value << "\n";
  for (const auto& [what, n] : view.rows) std::cout << "  " << n << " " << what << "\n";
  std::vector<std::vector<std::string>> rows{{"LETTER", "RECEIVED", "FOLDER", ""}};
  for (const auto& letter : view.letters)
    rows.push_back({letter.id, utc(letter.received), std::string(name(letter.folder)),
                    letter.waits ? "stays until people have decided what else is in it" : "is expunged"});
  if (rows.size() > 1) print_table(rows);
  for (const auto& [kind, value] : view.shared)
    std::cout << "Another record has the " << kind << " " << value << ", too: letters from there stay.\n";
}

bool agreed() {
  if (isatty(STDIN_FILENO) == 0) throw CtlError("nobody can be asked here: look with --dry-run, then say --yes");
  std::cout << "This cannot be undone. Type yes to go on: " << std::flush;
  std::string answer;
  return std::getline(std::cin, answer) && answer == "yes";
}

void report(const PurgeProgress& left, bool as_line) {
  if (as_line) {
    std::cout << dump({{"done", true},
                       {"files_clean", left.scrubs == 0},
                       {"letters_left", left.expunges},
                       {"letters_waiting", left.waiting}})
              << "\n";
    return;
  }
  std::cout << "Purged. What remains: keyed hashes of what is unique to the person, when, why and by which uid.\n"
            << (left.scrubs == 0 ? "The ledger's files are clean.\n"
                                 : "Somebody reads the ledger: joysd cleans its files within a minute or two.\n");
  if (left.expunges > 0)
    std::cout << left.expunges << " letters are still in the mailbox: joysd expunges each as soon as its answer is "
              << "sent.\n";
  if (left.waiting > 0) std::cout << left.waiting << " letters wait for a decision of people: joysctl queue list\n";
}

void purge(const Ctl& ctl, const Purging& how) {
  LedgerAccess access(ctl);
  const std::string id = person_named(*access.ledger, how.who);
  const auto view = access.ledger->purge_view(id);
  if (!view) throw CtlError("no person " + id + "; nothing was changed");
  if (ctl.json)
    std::cout << dump(as_json(*view)) << "\n";
  else
    show(*view);
  if (how.dry_run) return;
  if (!how.yes && !agreed()) throw CtlError("nothing was changed");
  Decision decision;
  decision.changes = {Purge{id, "operator"}};
  access.ledger->act(decision, actor()).get();
  if (access.ledger->person(id)) throw CtlError("person " + id + " was not purged");
  report(access.ledger->purge_progress(), ctl.json);
}

// --- verify

struct Verifying {
  const Needles& needles;
  bool as_lines, progress;
  std::int64_t seen = 0, found = 0;

  void tell(const std::string& where, const std::string& place, const Finding& f) {
    ++found;
    if (as_lines)
      std::cout << dump({{"text", f.text + 1}, {"where", where}, {"at", place}, {"how", f.how}}) << "\n";
    else
      std::cout << "text " << f.text + 1 << ": " << where << ", " << place << " (" << f.how << ")\n";
  }
  void step(const char* what) {
    ++seen;
    if (progress && seen % 100 == 0) std::cerr << "\r" << seen << " " << what << std::flush;
  }
};

void look_into_file(const std::filesystem::path& path, Verifying& v) {
  constexpr std::size_t piece = 1 << 20;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw CtlError(path.string() + ": cannot be read");
  std::string window;
  std::size_t start = 0;  // of the window in the file
  std::set<Finding> told;
  for (std::string next(piece, '\0'); file.read(next.data(), piece), file.gcount() > 0;) {
    window.append(next, 0, static_cast<std::size_t>(file.gcount()));
    for (auto finding : v.needles.find(window)) {
      finding.offset += start;
      if (told.insert(finding).second) v.tell(path.string(), "byte " + std::to_string(finding.offset), finding);
    }
    const std::size_t kept = std::min(window.size(), v.needles.overlap());
    start += window.size() - kept;
    window.erase(0, window.size() - kept);
  }
}

void look_into_store(const Config& config, Verifying& v) {
  const auto folder = std::filesystem::path(database_file(config.store.url)).parent_path();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.empty() ? "." : folder)) {
    if (!entry.is_regular_file() || entry.path().extension() == ".key") continue;
    look_into_file(entry.path(), v);
    v.step("files");
  }
}

// The raw letter, and what it says to its reader in whatever encoding.
void look_into_mailbox(const Config& config, Verifying& v) {
  scan_account(imap_options(config), [&](const Scanned& letter) {
    auto found = v.needles.find(letter.raw);
    const Message message = parse_message(letter.raw);
    std::string said = message.subject + "\n" + message.text + "\n" + message.quoted;
    for (const auto& from : message.from) said += "\n" + from.name;
    for (auto finding : v.needles.find(said)) {
      const auto same = [&](const Finding& f) { return f.text == finding.text; };
      if (std::ranges::any_of(found, same)) continue;
      finding.how = "decoded";
      found.insert(finding);
    }
    for (const auto& finding : found) v.tell("folder " + letter.folder, "uid " + std::to_string(letter.uid), finding);
    v.step("letters");
  });
}

void verify(const Ctl& ctl, const std::vector<std::string>& texts) {
  const Needles needles(texts);
  const Config config = LedgerAccess(ctl).config;  // as the owner, who may read the folder
  Verifying v{needles, ctl.json, isatty(STDERR_FILENO) == 1};
  look_into_store(config, v);
  try {
    look_into_mailbox(config, v);
  } catch (const MailError& error) {
    throw CtlError(std::string("the mailbox could not be looked through: ") + error.what(), unreachable);
  }
  if (v.progress) std::cerr << "\r";
  if (v.found > 0) throw CtlError("found in " + std::to_string(v.found) + " places");
  if (!ctl.json) std::cout << "Found nowhere: " << v.seen << " files and letters were read.\n";
}

}  // namespace

void add_purge(CLI::App& app, Ctl& ctl) {
  const auto options = std::make_shared<Purging>();
  auto* purging = people_group(app)->add_subcommand(
      "purge", "Delete a person without a trace: every row, every text, every letter. Shows first, then asks.");
  purging->add_option("PERSON", options->who, "A mail address on record, or the number of the record")->required();
  purging->add_flag("--yes", options->yes, "Do not ask");
  purging->add_flag("--dry-run", options->dry_run, "Show what would go, and do nothing");
  purging->callback([&ctl, options] { purge(ctl, *options); });

  const auto texts = std::make_shared<std::vector<std::string>>();
  auto* after = app.add_subcommand("purge", "After a purge")->require_subcommand(1);
  auto* verifying = after->add_subcommand(
      "verify",
      "Look for texts in every file beside the ledger and in every letter of the account, in any case and encoding. "
      "Exit code 0: found nowhere; 1: found; 75: the mailbox could not be reached.");
  verifying->add_option("TEXT", *texts, "Names, addresses, user names; at least three characters each")->required();
  verifying->callback([&ctl, texts] { verify(ctl, *texts); });
}

}  // namespace joys
