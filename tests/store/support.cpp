// Implementation of the ledger tests' support.
#include "support.h"

#include <cstdlib>

#include "store/address_hash.h"
#include "store/hash.h"
#include "store/row.h"

namespace joys::test {

TempFolder::TempFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "joys-store-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  path = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

Address address(const std::string& spec) {
  Address a;
  const auto at = spec.rfind('@');
  a.local = spec.substr(0, at);
  a.domain = at == std::string::npos ? "" : spec.substr(at + 1);
  a.valid = at != std::string::npos;
  return a;
}

Incoming letter(std::uint32_t uid, const std::string& from, const std::string& text, const std::string& message_id) {
  Incoming in;
  in.cause = {"main", 1, uid};
  in.received = 1'799'999'000;
  in.message.from = {address(from)};
  in.message.to = {address("joys@soren.tech")};
  in.message.subject = "a subject";
  in.message.text = text;
  in.message.message_id = message_id;
  const std::string print = keyed_hash({}, {message_id, from, text}, 16);
  std::copy(print.begin(), print.end(), in.message.fingerprint.begin());
  in.classification.categories = {{Category::opt_out, 0.9}, {Category::question, 0.6}};
  return in;
}

CaseDraft draft(Category category, bool open) {
  CaseDraft d;
  d.category = category;
  d.open = open;
  d.action = open ? Action::staff : Action::automatic;
  d.due_at = 1'800'864'000;
  return d;
}

Decision opted_out(const Asked& asked, AnswerKind kind) {
  Decision d;
  d.action = Action::automatic;
  d.cases = {draft(Category::opt_out)};
  const std::string author = canonical(asked.letter.from.front());
  d.changes = {Suppress{author, Purpose::announcements, "", "letter"}};
  d.answer = Answer{};
  d.answer->to = author;
  d.answer->kind = kind;
  d.answer->paragraphs = {{Category::opt_out, "opt_out", {}}};
  return d;
}

Decision for_staff(const Asked& asked) {
  Decision d = opted_out(asked, AnswerKind::acknowledgement);
  d.changes.clear();
  d.cases = {draft(Category::question, true)};
  d.answer->paragraphs.front().category = Category::question;
  d.action = Action::staff;
  d.folder = Folder::escalated;
  d.because = {"the word 'why'"};
  return d;
}

House::House() {
  options.url = folder.url();
  options.keys = {};
  options.rules.own_addresses = {"joys@soren.tech"};
  options.patience = std::chrono::milliseconds(200);
  options.clock = [this] { return now.load(); };
  options.decide = [this](const Asked& asked) {
    seen = asked.context;
    return decide(asked);
  };
  options.compose = [this](const Answer& answer, const Minted& m) {
    minted.push_back(m);
    return Composed{"", "To: " + answer.to + "\r\nMessage-ID: <" + m.effect_id + "@soren.tech>\r\n\r\nDone.\r\n",
                    "Done.", "opt_out 1"};
  };
  ledger = open();
}

std::unique_ptr<Ledger> House::open(bool exclusive) {
  LedgerOptions o = options;
  o.exclusive = exclusive;
  return Ledger::open(std::move(o));
}

TakenIn House::take(Incoming letter) {
  std::vector<Incoming> one;
  one.push_back(std::move(letter));
  return take(std::move(one)).front();
}

void House::settle(const std::string& effect, Outcome outcome, const std::string& detail, std::uint32_t uid) {
  ledger->settle({{effect, outcome, detail, uid == 0 ? 0u : 9u, uid}}).get();
}

void House::settle_all(EffectKind kind) {
  for (const auto& effect : claim(kind)) settle(effect.id, Outcome::done, "", 1000 + effect.letter.uid);
}

std::int64_t House::count(const std::string& table, const std::string& where) {
  const auto db = open_database(options.url, true);
  return first_row(*db, "select count(*) from " + table + " where " + where, [](Row row) { return number(row[0]); })
      .value();
}

void House::run(const std::string& sql) { joys::run(*open_database(options.url), sql); }

}  // namespace joys::test
