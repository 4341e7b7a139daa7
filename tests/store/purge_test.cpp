// The purge: nothing that our files hold still names the person, whatever kind of row it stood in; everybody else is
// untouched; what is owed to the mailbox is owed once and in its order.
#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "catch.h"
#include "store/row.h"
#include "support.h"

using namespace joys;
using namespace joys::test;

namespace {

constexpr std::int64_t day = 86400;
const std::string marks[] = {"kimbra", "KIMBRA", "Kimbra", "99887766"};  // in whatever is the child's

// Our files as they lie on the disk, without the lock.
std::string bytes_of(const House& house) {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator(house.folder.path)) {
    std::ifstream file(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    all += text.str();
  }
  return all;
}

std::size_t traces(const House& house) {
  const std::string all = bytes_of(house);
  std::size_t n = 0;
  for (const auto& mark : marks)
    for (auto at = all.find(mark); at != std::string::npos; at = all.find(mark, at + 1)) ++n;
  return n;
}

// The tables in which some text has a mark of the child.
std::set<std::string> tables_with_marks(const std::string& url) {
  const auto db = open_database(url, true);
  std::vector<std::pair<std::string, std::string>> columns;
  rows(*db,
       "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and "
       "c.type = 'TEXT'",
       [&](Row row) { columns.emplace_back(text(row[0]), text(row[1])); });
  std::set<std::string> tables;
  for (const auto& [table, column] : columns)
    if (any_row(*db, "select 1 from \"" + table + "\" where lower(" + column + ") like '%kimbra%' or " + column +
                         " like '%99887766%' limit 1"))
      tables.insert(table);
  return tables;
}

Person person(std::vector<Identifier> identifiers, const std::string& name) {
  Person p;
  p.identifiers = std::move(identifiers);
  p.relations = {"poster"};
  p.fields = {{"name", name, "form of " + name, 0}, {"address", "1 Road of " + name, "shop", 0}};
  p.lists = {"list-" + name};
  p.sites = {name + ".example"};
  p.source = "import of " + name;
  return p;
}

struct Family : House {
  std::string child, parent, namesake, near;

  Family() {
    const auto enter = [&](Person p) { return ledger->enter({std::move(p)}, "import").get().front().person; };
    child = enter(person({{"email", "Kimbra@example.org"},
                          {"username", "@kimbra99"},
                          {"guest", "99887766"},
                          {"profile", "https://forum.example/u/kimbra"},
                          {"phone", "+1 555 99887766"}},
                         "Kimbra"));
    Person mother = person({{"email", "mother@example.org"}}, "Mother");
    mother.guardian_of = {child};
    parent = enter(mother);
    namesake = enter(person({{"email", "other@example.org"}}, "Other"));
    near = enter(person({{"email", "joki@example.org"}, {"username", "joki"}}, "Joki"));
  }

  // A letter whose case is about these records.
  void report(std::uint32_t uid, const std::string& from, const std::string& words, std::vector<CasePerson> about,
              bool open = true) {
    decide = [about, open](const Asked& asked) {
      Decision d = for_staff(asked);
      d.cases[0].category = Category::child_report;
      d.answer->paragraphs.front().category = Category::child_report;
      d.cases[0].open = open;
      d.cases[0].people = about;
      d.because = {"the words: " + asked.letter.text};
      return d;
    };
    Incoming in = letter(uid, from, words, "<" + std::to_string(uid) + "@example.org>");
    in.message.subject = "about " + words;
    take(std::move(in));
  }

  void purge(const std::string& who, std::unique_ptr<Ledger>& by) {
    Decision d;
    d.changes = {Purge{who, "operator"}};
    by->act(d, "joysctl uid 0").get();
  }
  void purge(const std::string& who) { purge(who, ledger); }
};

}  // namespace

TEST_CASE("[A5][P1] a purge leaves no trace in any row, page or journal, of whatever kind it was") {
  Family house;
  const Person parent = house.ledger->person(house.parent).value();
  const Person namesake = house.ledger->person(house.namesake).value(), near = house.ledger->person(house.near).value();
  // Its own letter, with a link, wishes and what a click changed.
  house.decide = [&](const Asked&) {
    Decision d;
    d.cases = {draft(Category::modify)};
    d.cases[0].people = {{house.child, "sender"}};
    d.answer = Answer{};
    d.answer->to = "Kimbra@example.org";
    d.answer->language = "en";
    d.answer->kind = AnswerKind::promise;
    d.answer->paragraphs = {{Category::modify, "modify_link", {}}};
    d.answer->pending = {{Category::modify, Wish::change, house.child, {{"address", "", "2 Road of Kimbra"}}}};
    return d;
  };
  house.take(letter(1, "kimbra@example.org", "I am Kimbra", "<1@example.org>"));
  const std::string secret = house.minted.at(0).link_secret;
  house.ledger->follow(secret, Wish::change, "page").get();
  // Letters about it by others, answered, corrected, decided with a note; one whose answer is not sent.
  house.report(2, "mother@example.org", "My Kimbra, kimbra99, is nine", {{house.child, "exact"}});
  const auto reported = house.ledger->cases(true, 10);
  REQUIRE(reported.size() == 1);
  house.ledger->correct(reported[0].case_id, {Category::child_report}, "joysctl uid 0").get();
  house.report(3, "teacher@example.org", "KIMBRA is a pupil", {{house.child, "exact"}});
  house.run("update cases set note = 'Kimbra, says her teacher'");
  house.settle_all(EffectKind::answer);
  house.report(4, "kimbra@example.org", "Again Kimbra", {{house.child, "sender"}});
  // What bounced, and an erasure.
  Decision more;
  more.changes = {MarkUndeliverable{"kimbra@example.org", "5.1.1"}, CountBounce{"kimbra@example.org", "4.2.2"},
                  Suppress{"kimbra@example.org", Purpose::announcements, "", "staff"},
                  PlanErasure{house.child, house.now + 9 * day}};
  house.ledger->act(more, "page").get();

  CHECK(tables_with_marks(house.options.url) == std::set<std::string>{"cases", "fields", "field_undos", "identifiers",
                                                                      "links", "outgoing", "papers", "people",
                                                                      "subscriptions", "visits", "wished_fields"});
  CHECK(house.count("corrections") == 1);
  CHECK(house.count("bounces") + house.count("undeliverable") == 2);
  const auto view = house.ledger->purge_view(house.child);
  REQUIRE(view);
  CHECK(view->letters.size() == 4);
  CHECK(view->shared.empty());

  house.purge(house.child);
  CHECK(tables_with_marks(house.options.url).empty());
  CHECK(house.ledger->purge_progress().scrubs == 1);
  house.ledger->tend().get();  // the files follow
  CHECK(house.ledger->purge_progress().scrubs == 0);
  CHECK(traces(house) == 0);
  for (const auto* table : {"corrections", "bounces", "undeliverable", "links", "link_secrets", "wishes", "erasures",
                            "field_undos", "papers", "case_people", "guardians"})
    CHECK(house.count(table) == 0);
  CHECK(house.ledger->cases(true, 10).empty());  // the purge has decided them
  CHECK(house.count("cases", "choice = 'purged' and decided_by = 'joysctl uid 0'") == 3);
  CHECK(house.count("suppressions") == 1);  // a hash, and still a promise
  CHECK(house.count("purged") == 5);
  CHECK(house.count("effects", "kind = 'answer' and state = 'void'") == 1);
  Person guardian = parent;
  guardian.guardian_of.clear();
  CHECK(house.ledger->person(house.parent) == guardian);
  CHECK(house.ledger->person(house.namesake) == namesake);
  CHECK(house.ledger->person(house.near) == near);
  CHECK_FALSE(house.ledger->verify_audit());
  using State = Entered::State;
  const std::vector<Person> again{person({{"email", "kimbra@EXAMPLE.org"}}, "K"),
                                  person({{"username", "kimbra99"}}, "K"), person({{"phone", "+1 555 99887766"}}, "K")};
  for (const auto& entered : house.ledger->enter(again, "import").get()) CHECK(entered.state == State::purged_before);
}

TEST_CASE("[A5] text that moved from page to page before it was deleted is gone, too") {
  House house;  // rows that come in no order split pages, and a split leaves copies behind
  std::mt19937 random(3);
  std::vector<std::string> ids, stay;
  for (int i = 0; i < 2500; ++i) {
    const bool goes = random() % 8 == 0;
    const std::string name = std::to_string(random()) + (goes ? "kimbra" : "plain") + std::string(random() % 80, 'x');
    const auto entered = house.ledger->enter({person({{"username", name}}, name)}, "import").get().front();
    (goes ? ids : stay).push_back(goes ? entered.person : name);
    if (stay.empty() || random() % 2 == 0) continue;  // somebody else's row grows between the others
    const std::string& other = stay[random() % stay.size()];
    Person longer = person({{"username", other}}, other);
    longer.fields[1].value = std::string(random() % 3000, 'q');
    house.ledger->enter({longer}, "import").get();
  }
  REQUIRE(traces(house) > ids.size());
  for (const auto& id : ids) {
    Decision d;
    d.changes = {Purge{id, "operator"}};
    house.ledger->act(d, "joysctl uid 0").get();
  }
  house.ledger->tend().get();
  CHECK(traces(house) == 0);
  CHECK(house.count("people") == 2500 - static_cast<std::int64_t>(ids.size()));
}

TEST_CASE("[A5] a purge that could not be cleaned up is noted, and the next start or turn does it") {
  Family house;
  {
    const auto reader = open_database(house.options.url, true);  // somebody's long read
    run(*reader, "begin");
    rows(*reader, "select * from people", [](Row) {});
    house.purge(house.child);
    house.ledger->tend().get();
    CHECK(house.ledger->purge_progress().scrubs == 1);
    CHECK(traces(house) > 0);
  }
  house.reopen();
  house.ledger->tend().get();
  CHECK(house.ledger->purge_progress().scrubs == 0);
  CHECK(traces(house) == 0);
}

TEST_CASE("[A5] a command beside the daemon hears of success when the files are clean") {
  Family house;
  auto command = house.open(false);
  house.purge(house.child, command);
  CHECK(command->purge_progress().scrubs == 0);
  CHECK(traces(house) == 0);
  CHECK_FALSE(house.ledger->person(house.child));
}

TEST_CASE("[A5] a filed letter is owed to be expunged once, after its move and its answer, with all copies") {
  Family house;
  house.report(1, "mother@example.org", "Kimbra is nine", {{house.child, "exact"}});
  house.settle_all(EffectKind::move);
  house.now += 10;
  Incoming copy = letter(7, "mother@example.org", "Kimbra is nine", "<1@example.org>");
  copy.copy = Copy::still_filed;
  REQUIRE(house.take(copy).state == TakenIn::State::duplicate);
  house.settle_all(EffectKind::move);
  house.purge(house.child);
  CHECK(house.ledger->purge_progress().expunges == 2);
  const auto first = house.claim(EffectKind::expunge);
  REQUIRE(first.size() == 1);  // the copy has no answer; the first one's is not sent
  CHECK(first[0].letter.uid == 1007);
  CHECK(first[0].letter.uidvalidity == 9);
  CHECK(first[0].from_folder == Folder::escalated);
  CHECK(first[0].received == 1'799'999'000);
  CHECK(first[0].content_key == house.ledger->content_key(copy.message));
  house.settle(first[0].id, Outcome::done);
  house.settle_all(EffectKind::answer);  // the mother is told
  CHECK(house.count("outgoing") == 0);
  const auto then = house.claim(EffectKind::expunge);
  REQUIRE(then.size() == 1);
  CHECK(then[0].letter.uid == 1001);
  house.settle(then[0].id, Outcome::later);
  CHECK(house.claim(EffectKind::expunge).empty());
  CHECK(house.ledger->next_due());
  house.now += 3600;
  REQUIRE(house.claim(EffectKind::expunge).size() == 1);
  house.settle(then[0].id, Outcome::done);
  CHECK(house.ledger->purge_progress().expunges == 0);
  copy.cause.uid = 8;  // the same letter, once more
  copy.copy = Copy::unasked;
  CHECK(house.take(copy).state == TakenIn::State::duplicate);
  house.settle_all(EffectKind::move);
  CHECK(house.claim(EffectKind::expunge).size() == 1);
  CHECK(house.ledger->cases(true, 10).empty());
}

TEST_CASE("[A5] a letter that also asks for something else stays until that is decided") {
  Family house;
  house.report(1, "teacher@example.org", "Kimbra and Other are pupils",
               {{house.child, "exact"}, {house.namesake, "exact"}});
  house.settle_all(EffectKind::move);
  house.settle_all(EffectKind::answer);
  REQUIRE(house.ledger->purge_view(house.child)->letters.at(0).waits);
  house.purge(house.child);
  REQUIRE(house.ledger->cases(true, 10).size() == 1);
  CHECK(house.ledger->cases(true, 10)[0].text == "Kimbra and Other are pupils");
  CHECK(house.ledger->purge_progress().waiting == 1);
  CHECK(house.claim(EffectKind::expunge).empty());
  house.ledger->decide_case("1", "nothing", "", "joysctl uid 0", false).get();
  while (house.ledger->tend().get() > 0) continue;
  house.settle_all(EffectKind::move);
  CHECK(house.ledger->purge_progress().waiting == 0);
  CHECK(house.claim(EffectKind::expunge).size() == 1);
  CHECK(traces(house) == 0);
}

TEST_CASE("[A5] an address that two people share keeps the other's letters and mail") {
  Family house;
  const auto sister =
      house.ledger->enter({person({{"email", "kimbra@example.org"}}, "Sister")}, "import").get().front();
  REQUIRE(sister.state == Entered::State::added);
  house.report(1, "kimbra@example.org", "It is me, the sister", {});
  const auto view = house.ledger->purge_view(house.child);
  REQUIRE(view);
  CHECK(view->letters.empty());
  CHECK(view->shared == std::vector<Identifier>{{"email", "kimbra@example.org"}});
  house.purge(house.child);
  CHECK(house.ledger->cases(true, 10).size() == 1);
  CHECK(house.claim(EffectKind::answer).size() == 1);
  CHECK(house.ledger->person(sister.person));
  CHECK(house.count("purged") == 4);
}

TEST_CASE("[A5] the answer of the letter that brings a purge is still sent, and its bytes go with it") {
  Family house;
  house.decide = [&](const Asked& asked) {
    Decision d = for_staff(asked);
    d.cases[0].category = Category::child_report;
    d.cases[0].open = false;
    d.cases[0].people = {{house.child, "exact"}};
    d.answer->paragraphs.front().category = Category::child_report;
    d.changes = {Purge{house.child, "child_report"}};
    return d;
  };
  house.take(letter(1, "mother@example.org", "Kimbra", "<1@example.org>"));
  CHECK_FALSE(house.ledger->person(house.child));
  auto answer = house.claim(EffectKind::answer);
  REQUIRE(answer.size() == 1);
  CHECK(answer[0].to == "mother@example.org");
  house.settle(answer[0].id, Outcome::later);
  house.now += 3600;
  answer = house.claim(EffectKind::answer);
  REQUIRE(answer.size() == 1);  // a late retry still has its letter
  CHECK_FALSE(answer[0].bytes.empty());
  house.settle(answer[0].id, Outcome::done);
  CHECK(house.count("outgoing") == 0);
  house.settle_all(EffectKind::move);
  CHECK(house.claim(EffectKind::expunge).size() == 1);
}

TEST_CASE("[A5] an erasure becomes a purge when its day has come, and not before") {
  Family house;
  Decision plan;
  plan.changes = {PlanErasure{house.child, house.now + 9 * day}};
  house.ledger->act(plan, "page").get();
  house.ledger->tend().get();
  CHECK(house.ledger->person(house.child));
  house.now += 9 * day + 1;
  Decision hold;
  hold.changes = {Hold{house.child, house.now + day}};
  house.ledger->act(hold, "letter").get();
  CHECK(house.ledger->tend().get() == 0);  // a legal demand stops what software does alone
  CHECK(house.ledger->person(house.child));
  house.now += 2 * day;
  CHECK(house.ledger->tend().get() == 1);
  CHECK_FALSE(house.ledger->person(house.child));
  CHECK(house.count("purged", "why = 'erase'") == 5);
  house.ledger->tend().get();
  CHECK(traces(house) == 0);
}
