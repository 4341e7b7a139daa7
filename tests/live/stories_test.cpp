// Promises of the policy, each from a letter on real servers to the answer, the page behind its link, and the ledger.
#include "catch.h"
#include "daemon/parts.h"
#include "house.h"
#include "http.h"
#include "parsers/message.h"

using namespace joys;
using namespace joys::live;

namespace {

std::string raw(const std::string& from, const std::string& id, const std::string& subject, const std::string& text,
                const std::string& more = "") {
  std::string letter = more + "From: " + from + "\nTo: " + privacy_mailbox + "\nSubject: " + subject +
                       "\nMessage-ID: <" + id + "@people.example>\nDate: Mon, 02 Nov 2026 08:00:00 +0000\n" +
                       "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n";
  std::string crlf;
  for (const char c : letter) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return crlf;
}

// A house that knows Ann, her neighbour Joann, a client, and a poster called wolf7.
struct Town {
  House house;
  std::map<std::string, std::string> id;  // name -> row

  Town() {
    init_parsers();
    enter("Ann", {{"email", "ann@people.example"}}, "subscriber");
    enter("Joann", {{"email", "joann@people.example"}}, "subscriber");
    enter("Clara", {{"email", "clara@people.example"}}, "client");
    enter("Wolf", {{"username", "wolf7"}, {"email", "wolf@people.example"}}, "poster");
  }

  std::unique_ptr<Ledger> ledger() {
    const Config config = load_config(house.config());
    const Keys keys = open_keys(config.store.url);
    LedgerOptions options;
    options.url = config.store.url;
    options.keys = keys.ledger;
    options.clock = unix_now;
    options.exclusive = false;
    return Ledger::open(std::move(options));
  }

  void enter(const std::string& name, std::vector<Identifier> identifiers, const std::string& relation) {
    Person person;
    person.identifiers = std::move(identifiers);
    person.relations = {relation};
    person.fields = {{"name", name, "shop", 0}, {"address", "1 Old Road, " + name + "ville", "shop", 0}};
    person.source = "shop";
    id[name] = ledger()->enter({person}, "test").get().front().person;
  }

  Person record(const std::string& name) { return ledger()->person(id.at(name)).value(); }

  // What the daemon makes of these letters; everything that is owed is done when it returns.
  void receive(const std::vector<std::string>& letters) {
    house.deliver(letters);
    const int status = house.once();
    INFO(house.log());
    REQUIRE(status == 0);
  }

  std::vector<std::string> mail_of(const std::string& address, std::size_t at_least) {
    CHECK(eventually([&] { return house.dovecot.letters(address, "INBOX").size() >= at_least; }));
    std::vector<std::string> texts;
    for (const auto& letter : house.dovecot.letters(address, "INBOX")) {
      const Message m = parse_message(letter);
      texts.push_back(m.text + m.quoted);
    }
    return texts;
  }

  bool stopped(const std::string& address) {
    return house.ctl_json({"suppression", "check", address}).at("suppressed").get<bool>();
  }
};

// The pages, while one lives.
struct Open {
  explicit Open(House& house) : daemon(house.start()) {
    REQUIRE(eventually([&] { return accepts(std::stoi(house.site().substr(house.site().rfind(':') + 1))); }));
  }
  ~Open() {
    daemon.signal(SIGTERM);
    daemon.wait();
  }
  Process daemon;
};

}  // namespace

TEST_CASE("stories of the policy's promises on real servers") {
  if (!House::usable()) {
    WARN("skipped: needs root, Dovecot and Postfix");
    return;
  }
  Town town;
  House& house = town.house;

  SECTION("[P18] who reads the address on record sees what we hold, and nobody else does") {
    town.receive({raw("Ann <ann@people.example>", "see", "My data",
                      "Please send me a copy of all the personal data that you hold about me.")});
    CHECK(house.counts()["Processed"] == 1);
    CHECK(house.ctl_lines({"queue", "list"}).empty());
    const auto mail = town.mail_of("ann@people.example", 1);
    REQUIRE(mail.size() == 1);
    CHECK(mail[0].find("Old Road") == std::string::npos);  // never by mail
    const std::string link = link_in(mail[0], house.site() + "/me/");
    REQUIRE_FALSE(link.empty());
    const Open pages(house);
    CHECK(http(link).body.find("Old Road") == std::string::npos);  // nor to a program that checks links
    const Page seen = http(link, "wish=see");
    CHECK(seen.status == 200);
    CHECK(seen.body.find("1 Old Road, Annville") != std::string::npos);
    CHECK(seen.body.find("Joann") == std::string::npos);  // [P7]
    CHECK(http(house.site() + "/me/aaaaaaaa", "wish=see").status == 410);
    CHECK(house.ctl({"audit", "verify"}).status == 0);
  }

  SECTION("[P18] a forged From and a stranger get no link, and no data") {
    const std::string words = "Please send me a copy of all the personal data that you hold about me.";
    town.receive({raw("Ann <ann@people.example>", "forged", "My data", words,
                      "Authentication-Results: mx.soren.tech; dmarc=fail header.from=people.example\n"),
                  raw("stranger@people.example", "stranger", "My data", words)});
    CHECK(house.counts()["Escalated"] == 2);
    CHECK(house.ctl_lines({"queue", "list"}).size() == 2);
    for (const auto& letter : town.mail_of("stranger@people.example", 1)) CHECK(link_in(letter, house.site()).empty());
    CHECK(town.mail_of("ann@people.example", 0).empty());
  }

  SECTION("[A5] deleting waits for a button, then for three days; announcements stop at once") {
    town.receive({raw("ann@people.example", "erase", "Delete my data",
                      "Please delete my account and erase all the personal data that you hold about me.")});
    CHECK(town.stopped("ann@people.example"));
    const auto mail = town.mail_of("ann@people.example", 1);
    REQUIRE(mail.size() == 1);
    const Open pages(house);
    CHECK(http(link_in(mail[0], house.site() + "/me/"), "wish=erase").status == 200);
    const auto told = town.mail_of("ann@people.example", 2);
    REQUIRE(told.size() == 2);
    const std::string undo = link_in(told[1], house.site() + "/undo/");
    REQUIRE_FALSE(undo.empty());
    CHECK(http(undo, "").status == 200);
    CHECK(http(undo, "").status == 410);
    CHECK(town.record("Ann").field("name")->value == "Ann");
  }

  SECTION("[P1][P2] a record named in a report is hidden before anybody has looked, and shown again if it was false") {
    const Person before = town.record("Wolf");
    town.receive({raw(
        "teacher@people.example", "child", "A pupil of mine on your forum",
        "My pupil is 9 years old and has registered on your forum as user wolf7. Please delete the child's data.")});
    CHECK(town.record("Wolf").restricted);
    const auto open = house.ctl_lines({"queue", "list"});
    REQUIRE(open.size() == 1);
    CHECK(open[0].at("category") == "child_report");
    CHECK(open[0].at("urgent") == true);
    const std::string number = open[0].at("number");
    CHECK(house.ctl({"queue", "decide", number, "keep", "--dry-run"}).status == 0);
    CHECK(town.record("Wolf").restricted);
    CHECK(house.ctl({"queue", "decide", number, "keep"}).status == 0);
    CHECK(town.record("Wolf") == before);
    CHECK(house.ctl({"queue", "decide", number, "hide"}).status == 1);  // too late
    REQUIRE(house.once() == 0);
    CHECK(house.counts()["Processed"] == 1);
  }

  SECTION("[P9] a visitor of a client's site is sent to its owner") {
    town.receive(
        {raw("visitor@people.example", "site", "A shop on your network",
             "I bought something at the web shop bluebell-candles.example, which runs on your network. The shop "
             "has my data and I would like that site to delete it.")});
    CHECK(house.counts()["Processed"] == 1);
    const auto mail = town.mail_of("visitor@people.example", 1);
    REQUIRE(mail.size() == 1);
    CHECK(mail[0].find("bluebell-candles.example") != std::string::npos);
  }

  SECTION("[P13] another's address stops when its reader says yes") {
    town.receive({raw("ann@people.example", "other", "Unsubscribe",
                      "Please unsubscribe joann@people.example from your mailing list.")});
    CHECK_FALSE(town.stopped("joann@people.example"));
    CHECK_FALSE(town.stopped("ann@people.example"));
    const auto mail = town.mail_of("joann@people.example", 1);
    REQUIRE(mail.size() == 1);
    const Open pages(house);
    CHECK(http(link_in(mail[0], house.site() + "/me/"), "wish=stop").status == 200);
    CHECK(town.stopped("joann@people.example"));
  }

  SECTION("[P12] a legal demand is never answered by software, and its records are held") {
    town.receive({raw("Officer <officer@police.example>", "legal", "Subpoena 2026-114",
                      "You are commanded to produce all records of the user wolf@people.example by 20 November 2026. "
                      "Failure to comply with this subpoena is contempt of court.")});
    CHECK(house.counts()["Escalated"] == 1);
    CHECK(town.mail_of("officer@police.example", 0).empty());
    CHECK(town.record("Wolf").held_until > 0);
  }

  SECTION("[Q6] staff correct a judgement, and an own model is used only if it can be") {
    town.receive({raw("stranger@people.example", "odd", "My data",
                      "Please send me a copy of all the personal data that you hold about me.")});
    const std::string number = house.ctl_lines({"queue", "list"}).at(0).at("number");
    CHECK(house.ctl({"queue", "correct", number, "access", "opt_out"}).status == 0);
    CHECK(house.ctl({"queue", "correct", number, "nonsense"}).status != 0);
    const auto shipped = house.ctl_json({"train", "--status"});
    CHECK(shipped.at("own") == false);
    CHECK(shipped.at("corrections") == 1);
    CHECK(house.ctl({"train", "--rollback"}).status == 1);
    const std::string own = house.ledger().substr(0, house.ledger().rfind('/')) + "/model.bin";
    write_file(own, "garbage");
    const auto damaged = house.ctl_json({"train", "--status"});
    CHECK(damaged.at("own") == false);
    CHECK_FALSE(damaged.at("trouble").get<std::string>().empty());
    CHECK(house.once() == 0);  // the daemon goes on with the shipped one, and says so
    CHECK(house.log().find("event=own_model_not_used") != std::string::npos);
    write_file(own, read_file(shipped.at("model").get<std::string>()));
    CHECK(house.ctl_json({"train", "--status"}).at("own") == true);
  }
}
