#include "daemon/decision_text.h"

#include <sstream>

#include "daemon/answer.h"
#include "daemon/ctl.h"

namespace joys {

using nlohmann::json;

// The answer with made-up names where the ledger would mint them.
Composed sample_letter(const Answer& answer, const Snapshot& snapshot, std::int64_t now) {
  return compose_answer(answer,
                        {.effect_id = "aaaaaaaaaaaaaaaaaaaa",
                         .case_key = "aaaaaaaaaaaaaaaa",
                         .number = "AAAA-AAAA",
                         .undo_secret = "SECRET",
                         .link_secret = answer.pending.empty() ? "" : "SECRET",
                         .now = now},
                        snapshot.style, *snapshot.templates);
}

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
    Told operator()(const Hold& h) const { return {"hold", "person " + h.person, utc(h.until)}; }
    Told operator()(const SetField& s) const { return {"set " + s.field, "person " + s.person, s.value}; }
    Told operator()(const PlanErasure& p) const { return {"erase", "person " + p.person, utc(p.at)}; }
    Told operator()(const Purge& p) const { return {"purge", "person " + p.person, p.why}; }
    Told operator()(const CountBounce& b) const { return {"count a bounce", b.address, b.status}; }
  } const teller;
  return std::visit(teller, change);
}

json as_json(const Decision& d, const std::optional<Composed>& answer) {
  json out{{"action", name(d.action)}, {"folder", name(d.folder)}, {"cases", json::array()},
           {"changes", json::array()}, {"because", d.because},     {"answer", json()}};
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

std::string as_text(const Decision& d, const std::optional<Composed>& answer) {
  std::ostringstream out;
  for (const auto& c : d.cases)
    out << "case     " << name(c.category) << ", " << name(c.action) << (c.urgent ? ", urgent" : "")
        << (c.open ? ", waits for a person until " + utc(c.due_at) + " (" + c.law + "): " + c.question : ", closed")
        << "\n";
  for (const auto& change : d.changes) {
    const auto t = told(change);
    out << "change   " << t.what << "  " << t.address << "  " << t.more << "\n";
  }
  out << "folder   " << name(d.folder) << "\n";
  for (const auto& why : d.because) out << "because  " << why << "\n";
  if (answer)
    out << "answer   to " << d.answer->to << " (" << name(d.answer->kind) << ")\n\n" << answer->text;
  else
    out << "answer   none\n";
  return out.str();
}

}  // namespace joys
