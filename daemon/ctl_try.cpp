// joysctl try: the whole decision about one letter, as if it came in now from somebody we know; nothing is changed.
#include <iostream>

#include "daemon/answer.h"
#include "daemon/ctl.h"
#include "handlers/handler.h"

namespace joys {
namespace {

using nlohmann::json;

struct Told {
  std::string what, address, more;
};

Told told(const Change& change) {
  struct {
    Told operator()(const Suppress& s) const {
      return {"stop " + std::string(name(s.purpose)), s.address, s.list.empty() ? "all lists" : "list " + s.list};
    }
    Told operator()(const Lift& l) const { return {"allow again " + std::string(name(l.purpose)), l.address, l.list}; }
    Told operator()(const Undo&) const { return {"undo a stop", "", ""}; }
    Told operator()(const MarkUndeliverable& u) const { return {"mark undeliverable", u.address, u.status}; }
    Told operator()(const Restrict& r) const { return {"restrict", "person " + r.person, r.why}; }
    Told operator()(const Unrestrict& r) const { return {"end the restriction", "person " + r.person, r.why}; }
    Told operator()(const SetField& s) const { return {"set " + s.field, "person " + s.person, s.value}; }
    Told operator()(const PlanErasure& p) const { return {"erase", "person " + p.person, utc(p.at)}; }
    Told operator()(const CountBounce& b) const { return {"count a bounce", b.address, b.status}; }
  } const teller;
  return std::visit(teller, change);
}

// The answer with made-up names where the ledger would mint them.
Composed sample(const Answer& answer, const Snapshot& snapshot, std::int64_t now) {
  return compose_answer(answer,
                        {.effect_id = "aaaaaaaaaaaaaaaaaaaa",
                         .case_key = "aaaaaaaaaaaaaaaa",
                         .number = "AAAA-AAAA",
                         .undo_secret = "SECRET",
                         .link_secret = answer.pending.empty() ? "" : "SECRET",
                         .now = now},
                        snapshot.style, *snapshot.templates);
}

json as_json(const std::string& file, const Decision& d, const std::optional<Composed>& answer) {
  json out{{"file", file},           {"action", name(d.action)}, {"folder", name(d.folder)},
           {"cases", json::array()}, {"changes", json::array()}, {"because", d.because},
           {"answer", json()}};
  for (const auto& c : d.cases)
    out["cases"].push_back({{"category", name(c.category)},
                            {"action", name(c.action)},
                            {"open", c.open},
                            {"urgent", c.urgent},
                            {"question", c.question},
                            {"law", c.law},
                            {"due_at", utc(c.due_at)}});
  for (const auto& change : d.changes) {
    const auto t = told(change);
    out["changes"].push_back({{"what", t.what}, {"address", t.address}, {"more", t.more}});
  }
  if (answer)
    out["answer"] = {
        {"to", d.answer->to}, {"kind", name(d.answer->kind)}, {"from", answer->from}, {"text", answer->text}};
  return out;
}

void tell(const Decision& d, const std::optional<Composed>& answer) {
  for (const auto& c : d.cases)
    std::cout << "case     " << name(c.category) << ", " << name(c.action) << (c.urgent ? ", urgent" : "")
              << (c.open ? ", waits for a person until " + utc(c.due_at) + " (" + c.law + "): " + c.question
                         : ", closed")
              << "\n";
  for (const auto& change : d.changes) {
    const auto t = told(change);
    std::cout << "change   " << t.what << "  " << t.address << "  " << t.more << "\n";
  }
  std::cout << "folder   " << name(d.folder) << "\n";
  for (const auto& why : d.because) std::cout << "because  " << why << "\n";
  if (answer)
    std::cout << "answer   to " << d.answer->to << " (" << name(d.answer->kind) << ")\n\n" << answer->text;
  else
    std::cout << "answer   none\n";
}

}  // namespace

void add_try(CLI::App& app, Ctl& ctl) {
  const auto file = std::make_shared<std::string>();
  auto* command =
      app.add_subcommand("try",
                         "What would happen to this letter: cases, changes, folder and the text of the answer.\n"
                         "Nothing is changed, and the sender counts as known.");
  command->add_option("FILE", *file, "A raw letter; - is standard input")->required();
  command->callback([&ctl, file] {
    const auto config = ctl.config();
    const auto reader = make_reader(config, token_keys_if_any(config.store.url));
    const auto snapshot = make_snapshot(config);
    const auto now = unix_now();
    const auto message = parse_message(read_file(*file));
    const auto decision = decide({message, classify(message, reader), Context::assumed(now), snapshot.rules});
    std::optional<Composed> answer;
    if (decision.answer) answer = sample(*decision.answer, snapshot, now);
    if (ctl.json)
      std::cout << dump(as_json(*file, decision, answer)) << "\n";
    else
      tell(decision, answer);
  });
}

}  // namespace joys
