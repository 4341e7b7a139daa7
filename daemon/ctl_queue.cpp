// joysctl queue: the cases that wait for a person, by time left.
#include <iostream>

#include "daemon/ctl.h"
#include "daemon/decision_text.h"

namespace joys {
namespace {

using nlohmann::json;

json as_json(const CaseView& c) {
  return {{"case", c.case_id},
          {"number", c.number},
          {"state", c.state},
          {"category", name(c.category)},
          {"action", name(c.action)},
          {"urgent", c.urgent},
          {"received", utc(c.received)},
          {"due_at", utc(c.due_at)},
          {"law", c.law},
          {"question", c.question},
          {"from", c.from},
          {"subject", c.subject},
          {"text", c.text},
          {"because", c.because},
          {"policy", c.policy_hash},
          {"policy_revised", c.policy_revised},
          {"draft", c.draft},
          {"sent", c.sent}};
}

std::string time_left(std::int64_t due, std::int64_t now) {
  const auto hours = (due - now) / 3600;
  if (due < now) return "overdue";
  return hours < 48 ? std::to_string(hours) + " h" : std::to_string(hours / 24) + " days";
}

void list(Ledger& ledger, bool as_lines, bool all, int limit) {
  const auto cases = ledger.cases(!all, limit);
  std::vector<std::vector<std::string>> rows{{"NUMBER", "LEFT", "CATEGORY", "FROM", "SUBJECT"}};
  for (const auto& c : cases) {
    if (as_lines) std::cout << dump(as_json(c)) << "\n";
    rows.push_back({c.number + (c.urgent ? " !" : ""), c.state == "open" ? time_left(c.due_at, unix_now()) : c.state,
                    std::string(name(c.category)), c.from, c.subject});
  }
  if (as_lines) return;
  if (cases.empty())
    std::cout << "Nothing waits for a person.\n";
  else
    print_table(rows);
}

void show(Ledger& ledger, bool as_line, const std::string& id) {
  const auto found = ledger.find_case(id);
  if (!found) throw CtlError("no case \"" + id + "\"; `joysctl queue list` shows the open ones");
  const auto& c = *found;
  if (as_line) {
    std::cout << dump(as_json(c)) << "\n";
    return;
  }
  print_table({{"number", c.number},
               {"state", c.state},
               {"category", std::string(name(c.category)) + (c.urgent ? ", urgent" : "")},
               {"received", utc(c.received)},
               {"due", utc(c.due_at) + " (" + c.law + ")"},
               {"question", c.question},
               {"from", c.from},
               {"subject", c.subject},
               {"because", c.because},
               {"policy", c.policy_hash.empty() ? "none was known"
                                                : c.policy_revised + " (" + c.policy_hash.substr(0, 16) + ")"}});
  for (const auto& sent : c.sent) std::cout << "sent      " << sent << "\n";
  if (!c.text.empty()) std::cout << "\n" << c.text << "\n";
  if (!c.draft.empty()) std::cout << "\nA draft of an answer:\n\n" << c.draft;
}

void claim(Ledger& ledger, const std::string& id) {
  const auto claimed = ledger.claim_case(id, actor()).get();
  switch (claimed.state) {
    case CaseClaimed::State::done:
      std::cout << "Yours for four hours.\n";
      return;
    case CaseClaimed::State::taken:
      throw CtlError(claimed.by + " has it since " + utc(claimed.at));
    case CaseClaimed::State::closed:
      throw CtlError("it was decided by " + claimed.by + " on " + utc(claimed.at));
    case CaseClaimed::State::unknown:
      throw CtlError("no case \"" + id + "\"; `joysctl queue list` shows the open ones");
  }
}

// What the choices of a case are, a line each.
std::string listed(const std::vector<std::pair<std::string, std::string>>& choices) {
  std::string text;
  for (const auto& [name, does] : choices)
    text += "\n  " + name + std::string(14 - std::min<std::size_t>(13, name.size()), ' ') + does;
  return text;
}

void refuse(const StaffDecided& decided, const std::string& id, const std::string& choice) {
  using State = StaffDecided::State;
  const std::string first = decided.first_by + " on " + utc(decided.first_at);
  if (decided.state == State::late) throw CtlError("too late: decided as \"" + decided.first_choice + "\" by " + first);
  if (decided.state == State::claimed_by_another) throw CtlError("it was taken on by " + first);
  if (decided.state == State::cannot) throw CtlError(decided.decision.because.at(0));
  if (decided.state == State::no_such_choice)
    throw CtlError((choice.empty() ? "name a choice" : "\"" + choice + "\" is no choice here") +
                   "; there are:" + listed(decided.choices));
  throw CtlError("no case \"" + id + "\"; `joysctl queue list` shows the open ones");
}

struct Deciding {
  std::string id, choice, note;
  bool dry_run = false;
};

void decide(const Ctl& ctl, const Deciding& how) {
  LedgerAccess access(ctl);
  const auto decided = access.ledger->decide_case(how.id, how.choice, how.note, actor(), how.dry_run).get();
  if (decided.state != StaffDecided::State::done) refuse(decided, how.id, how.choice);
  std::optional<Composed> letter;
  if (decided.decision.answer) letter = sample_letter(*decided.decision.answer, *access.live.get(), unix_now());
  if (ctl.json)
    std::cout << dump(as_json(decided.decision, letter)) << "\n";
  else
    std::cout << (how.dry_run ? "Nothing is done yet. This would be:\n" : "Done.\n")
              << as_text(decided.decision, letter);
}

void correct(Ledger& ledger, const std::string& id, const std::vector<std::string>& names) {
  const auto found = ledger.find_case(id);
  if (!found) throw CtlError("no case \"" + id + "\"; `joysctl queue list` shows the open ones");
  std::vector<Category> labels;
  for (const auto& name : names) labels.push_back(*category_named(name));
  if (!ledger.correct(found->case_id, labels, actor()).get())
    throw CtlError("the words of this letter are no longer kept: only an open case can be corrected");
  std::cout << "Noted. `joysctl train` makes a model that knows it.\n";
}

}  // namespace

void add_queue(CLI::App& app, Ctl& ctl) {
  struct Options {
    bool all = false;
    int limit = 1000;
    std::string id;
    std::vector<std::string> labels;
    Deciding deciding;
  };
  const auto options = std::make_shared<Options>();
  auto* queue = app.add_subcommand("queue", "The cases that wait for a person")->require_subcommand(1);
  auto* listing = queue->add_subcommand("list", "Open cases, the one with the least time left first");
  listing->add_flag("--all", options->all, "Closed ones, too");
  listing->add_option("--limit", options->limit, "At most so many")->check(CLI::PositiveNumber)->capture_default_str();
  listing->callback([&ctl, options] { list(*LedgerAccess(ctl).ledger, ctl.json, options->all, options->limit); });
  auto* showing = queue->add_subcommand("show", "One case with the letter's words and what was answered");
  showing->add_option("CASE", options->id, "Number or id")->required();
  showing->callback([&ctl, options] { show(*LedgerAccess(ctl).ledger, ctl.json, options->id); });
  auto* claiming = queue->add_subcommand("claim", "Take a case on: for four hours nobody else can decide it");
  claiming->add_option("CASE", options->id, "Number or id")->required();
  claiming->callback([&ctl, options] { claim(*LedgerAccess(ctl).ledger, options->id); });
  auto* deciding = queue->add_subcommand(
      "decide", "Decide a case, once for all; without CHOICE it lists the choices. The first decision holds.");
  deciding->add_option("CASE", options->deciding.id, "Number or id")->required();
  deciding->add_option("CHOICE", options->deciding.choice, "What to do; depends on the category");
  deciding->add_option("--note", options->deciding.note, "Why, for colleagues; no personal data");
  deciding->add_flag("--dry-run", options->deciding.dry_run, "Show every change, letter and move, and do nothing");
  deciding->callback([&ctl, options] { decide(ctl, options->deciding); });
  auto* answering = queue->add_subcommand("answered", "Short for `decide CASE answered`: a person has answered it");
  answering->add_option("CASE", options->deciding.id, "Number or id")->required();
  answering->add_option("--note", options->deciding.note, "Why, for colleagues; no personal data");
  answering->callback([&ctl, options] {
    options->deciding.choice = "answered";
    decide(ctl, options->deciding);
  });
  auto* correcting = queue->add_subcommand(
      "correct", "What the letter really wanted, for `joysctl train`: all its wishes, the main one first");
  correcting->add_option("CASE", options->id, "Number or id")->required();
  correcting->add_option("CATEGORY", options->labels, "opt_out, access, ...")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>(category_names.begin(), category_names.end())));
  correcting->callback([&ctl, options] { correct(*LedgerAccess(ctl).ledger, options->id, options->labels); });
}

}  // namespace joys
