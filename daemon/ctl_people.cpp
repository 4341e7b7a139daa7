// joysctl people: bringing records in, and looking at those of one person. Nobody browses: every command wants to know
// whom it is about.
#include <unistd.h>

#include <chrono>
#include <iostream>

#include "daemon/ctl.h"
#include "daemon/import.h"
#include "daemon/person_view.h"
#include "parsers/identifier.h"
#include "parsers/scan.h"

namespace joys {
namespace {

struct PeopleOptions {
  std::string file, format, source, report;
  std::vector<std::string> words;  // of whom
  std::string kind, case_number, why, export_format = "json";

  std::string whom() const {
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
  }
};

// --- import

class ProgressLine {
 public:
  explicit ProgressLine(std::int64_t size) : size_(size), on_(isatty(STDERR_FILENO) == 1) {}
  ~ProgressLine() {
    if (said_) std::cerr << "\r\x1b[K";
  }
  void operator()(const ImportProgress& now) {
    using namespace std::chrono;
    const auto t = steady_clock::now();
    if (first_.rows == 0) first_ = now, started_ = t;
    if (!on_ || t - last_ < milliseconds(500)) return;
    last_ = t;
    const double seconds = duration<double>(t - started_).count();
    if (seconds <= 0) return;
    std::cerr << "\r\x1b[K" << now.rows << " rows, "
              << static_cast<std::int64_t>(static_cast<double>(now.rows - first_.rows) / seconds) << " rows/s";
    if (size_ > 0 && now.bytes > first_.bytes)
      std::cerr << ", "
                << static_cast<std::int64_t>(seconds * static_cast<double>(size_ - now.bytes) /
                                             static_cast<double>(now.bytes - first_.bytes))
                << " s left";
    std::cerr << std::flush;
    said_ = true;
  }

 private:
  const std::int64_t size_;
  const bool on_;
  bool said_ = false;
  ImportProgress first_;
  std::chrono::steady_clock::time_point started_, last_;
};

void people_summary(const ImportTally& tally, bool as_json) {
  using State = Entered::State;
  constexpr std::pair<State, std::string_view> words[] = {
      {State::added, "entered"},
      {State::updated, "updated"},
      {State::unchanged, "unchanged"},
      {State::child_found, "turned out to be children's records: hidden, cases opened"},
      {State::child_refused, "children not taken"},
      {State::purged_before, "purged before, not taken"},
      {State::several_known, "may be one of several people, not taken"},
      {State::nothing_to_find_it_by, "with nothing to find them by, not taken"}};
  if (as_json) {
    nlohmann::json out{{"rows", tally.rows()}, {"bad_lines", tally.bad}, {"resumed_at_line", tally.resumed_at}};
    for (const auto& [state, word] : words) out[std::string(name(state))] = tally.of(state);
    std::cout << dump(out) << "\n";
    return;
  }
  if (tally.resumed_at > 0) std::cout << "went on at line " << tally.resumed_at << ", where the last import stopped\n";
  std::cout << tally.rows() << " rows\n";
  for (const auto& [state, word] : words)
    if (tally.of(state) > 0) std::cout << "  " << tally.of(state) << " " << word << "\n";
  if (tally.bad > 0) std::cout << "  " << tally.bad << " lines that cannot be understood\n";
}

// The caller's files are opened before the ledger's owner takes over.
void people_import(const Ctl& ctl, const PeopleOptions& o) {
  TableFile file(o.file, o.format);
  if (!file.columns().empty() && !names_people(file.columns()))
    throw CtlError(
        "no column names people: the first line must name the columns, one of them email, username, phone, guest_id, "
        "ip, profile or identifiers");
  RefusedLines refused(o.report);
  LedgerAccess access(ctl);
  ImportTally tally;
  {
    ProgressLine progress(file.size());
    tally = import_people(*access.ledger, file, refused, o.source, actor(), std::ref(progress));
  }
  people_summary(tally, ctl.json);
  if (tally.refused() > 0)
    throw CtlError(std::to_string(tally.refused()) + " lines were refused" +
                   (o.report.empty() ? "" : "; " + o.report + " says which and why"));
}

// --- one person

// All that may be seen of whoever is meant; what may not be is said on stderr.
struct Seen {
  std::vector<Person> people;
  std::string refused;
  bool visits_hidden = false;

  void end() const {
    if (visits_hidden && refused.empty())
      std::cerr << "What they did on clients' sites is not shown: that needs --case.\n";
    if (!refused.empty()) throw CtlError(refused);
  }
};

std::vector<Person> people_meant(Ledger& ledger, const PeopleOptions& o) {
  auto found = people_named(ledger, o.whom(), o.kind);
  if (found.empty()) throw CtlError("nobody on record has this identifier (whole identifiers are compared)");
  return found;
}

Seen look_at_people(Ledger& ledger, const PeopleOptions& o) {
  Seen seen;
  for (auto& person : people_meant(ledger, o)) {
    auto shown = visible(ledger, std::move(person), o.case_number, actor());
    seen.visits_hidden = seen.visits_hidden || shown.visits_hidden;
    if (shown.refused.empty())
      seen.people.push_back(std::move(shown.person));
    else
      seen.refused = shown.refused;
  }
  return seen;
}

void people_show(const Ctl& ctl, const PeopleOptions& o) {
  LedgerAccess access(ctl);
  const auto seen = look_at_people(*access.ledger, o);
  if (!ctl.json && seen.people.size() > 1) std::cout << seen.people.size() << " people have this identifier:\n\n";
  for (std::size_t i = 0; i < seen.people.size(); ++i) {
    if (ctl.json)
      std::cout << dump(person_json(seen.people[i])) << "\n";
    else
      print_person(std::cout << (i > 0 ? "\n" : ""), seen.people[i]);
  }
  seen.end();
}

void people_export(const Ctl& ctl, const PeopleOptions& o) {
  LedgerAccess access(ctl);
  const auto seen = look_at_people(*access.ledger, o);
  if (o.export_format == "csv")
    export_csv(std::cout, seen.people);
  else
    for (const auto& person : seen.people) std::cout << dump(export_json(person)) << "\n";
  seen.end();
}

void people_holdings(const Ctl& ctl, const PeopleOptions& o) {
  LedgerAccess access(ctl);
  const auto seen = look_at_people(*access.ledger, o);
  std::vector<std::vector<std::string>> table{{"PERSON", "STORE", "WHAT", "HOW MANY", "FROM", "TO"}};
  for (const auto& person : seen.people) {
    const auto held = access.ledger->holdings(person.id);
    if (!held) continue;
    for (const auto& row : held->rows) {
      const bool hidden = (row.store == "fields" && !row.what.empty() && !person.field(row.what)) ||
                          (row.store == "relations" && !row.what.empty() && !person.is(row.what)) ||
                          (row.store.starts_with("visits") && person.sites.empty() && seen.visits_hidden);
      if (hidden) continue;
      if (ctl.json)
        std::cout << dump({{"person", person.id},
                           {"store", row.store},
                           {"what", row.what},
                           {"n", row.n},
                           {"first", utc(row.first)},
                           {"last", utc(row.last)}})
                  << "\n";
      table.push_back(
          {person.id, row.store, scan::one_line(row.what, 40), std::to_string(row.n), utc(row.first), utc(row.last)});
    }
  }
  if (!ctl.json) print_table(table);
  seen.end();
}

void people_restrict(const Ctl& ctl, const PeopleOptions& o, bool hide) {
  LedgerAccess access(ctl);
  const auto found = people_meant(*access.ledger, o);
  if (found.size() > 1) {
    std::string names;
    for (const auto& person : found) names += " \"person " + person.id + "\"";
    throw CtlError("several people have this identifier; nothing was changed. Name one of:" + names);
  }
  if (found.front().restricted == hide) throw CtlError(hide ? "it is hidden already" : "it is not hidden");
  Decision decision;
  decision.changes.push_back(hide ? Change(Restrict{found.front().id, o.why})
                                  : Change(Unrestrict{found.front().id, o.why}));
  access.ledger->act(decision, actor()).get();
  std::cout << "person " << found.front().id
            << (hide ? " is hidden, and no mail goes there\n" : " is no longer hidden\n");
}

void people_audit(const Ctl& ctl) {
  constexpr int at_once = 1000;
  LedgerAccess access(ctl);
  ChildrenFound all;
  for (;;) {
    const auto found = access.ledger->audit_children(at_once, actor()).get();
    if (found.looked_at == 0) break;
    all.looked_at += found.looked_at, all.restricted += found.restricted, all.doubtful += found.doubtful;
  }
  if (ctl.json)
    std::cout << dump({{"looked_at", all.looked_at}, {"restricted", all.restricted}, {"doubtful", all.doubtful}})
              << "\n";
  else
    std::cout << all.looked_at << " birth dates were judged: " << all.restricted
              << " children's records hidden, with an urgent case each; " << all.doubtful
              << " doubtful ones, with a case each\n";
}

}  // namespace

void add_people(CLI::App& app, Ctl& ctl) {
  const auto o = std::make_shared<PeopleOptions>();
  auto* group = people_group(app);

  auto* importing = group->add_subcommand("import", "Bring in records from CSV or JSON lines");
  importing->footer(
      "CSV names its columns in the first line; JSON lines are an object a line with the same names.\n"
      "  to find people by   email, username, phone, guest_id, ip, profile, identifiers (\"kind:value\")\n"
      "  relation            client, subscriber, poster, browser, site_visitor; several with ;\n"
      "  birth_date          2001-12-31, or another way that cannot be read as two dates\n"
      "  lists, sites        several with ;\n"
      "  guardian_of         mail address or user name of somebody imported before\n"
      "  source, collected_at\n"
      "Every other column becomes a field of its name. Values are kept as they were given.\n\n"
      "An import that was cut off goes on where it was: run it again. Entering a row again changes nothing. Nobody "
      "who\n"
      "was purged comes back, no stop of mail is lifted, new records of children are not taken.\n"
      "Exit code 1: some lines were refused; --report FILE says which and why.");
  importing->add_option("FILE", o->file, "CSV or JSON lines; - is standard input")->required();
  importing->add_option("--format", o->format, "csv or jsonl; else by the file's name")
      ->check(CLI::IsMember({"csv", "jsonl"}));
  importing->add_option("--source", o->source, "Where the records come from, if no column says it")
      ->default_str("import");
  importing->add_option("--report", o->report, "File for the refused lines: number and reason");
  importing->callback([&ctl, o] { people_import(ctl, *o); });
  o->source = "import";

  const auto about = [&](const char* verb, const char* help, std::function<void()> run) {
    auto* command = group->add_subcommand(verb, help);
    command->add_option("WHO", o->words, "A whole identifier (mail address, user name, phone, ...), or: person N")
        ->required();
    command->add_option("--kind", o->kind, "What the identifier is; else what it looks like")
        ->check(CLI::IsMember(std::vector<std::string>(identifier_kinds.begin(), identifier_kinds.end())));
    command->callback(std::move(run));
    return command;
  };
  const auto with_case = [&](CLI::App* command) {
    command->add_option("--case", o->case_number, "The client's open case, to read about a visitor of its site");
    return command;
  };
  with_case(about("show", "Everything about one person, as it was given", [&ctl, o] { people_show(ctl, *o); }));
  with_case(about("export", "The same for the person, grouped by relation", [&ctl, o] { people_export(ctl, *o); }))
      ->add_option("--format", o->export_format, "json or csv")
      ->check(CLI::IsMember({"json", "csv"}))
      ->capture_default_str();
  with_case(about("holdings", "What is held where: names, counts and dates, no values",
                  [&ctl, o] { people_holdings(ctl, *o); }));
  about("restrict", "Hide a record and stop its mail; can be undone", [&ctl, o] { people_restrict(ctl, *o, true); })
      ->add_option("--why", o->why, "The reason, for colleagues; name nobody")
      ->required();
  about("unrestrict", "End that", [&ctl, o] { people_restrict(ctl, *o, false); })
      ->add_option("--why", o->why, "The reason, for colleagues; name nobody")
      ->required();
  group->add_subcommand("audit", "Look for records that turn out to be children's (joysd does it every day)")
      ->callback([&ctl] { people_audit(ctl); });
}  // namespace joys

}  // namespace joys
