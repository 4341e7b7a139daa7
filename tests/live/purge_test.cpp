// A child leaves: seeded by records and by letters in five encodings, filed by the real daemon, purged while commands
// and daemons are killed at random moments. At the end no byte in our folder or in the mailbox names the child, and
// everybody else is as before.
#include <sodium.h>

#include <filesystem>
#include <iostream>
#include <random>

#include "catch.h"
#include "daemon/keys.h"
#include "house.h"
#include "parsers/needles.h"
#include "store/ledger.h"

using namespace joys;
using namespace joys::live;

namespace {

constexpr unsigned seed = 20261126;
constexpr int most_rounds = 40;  // each may live longer than the one before: the machine may be slow
const std::vector<std::string> marks{"Kimbra Zo\u00eb", "kimbra99", "kimbra@example.org"};

std::unique_ptr<Ledger> open_beside(const House& house) {
  LedgerOptions options;
  options.url = "sqlite:" + house.ledger();
  options.keys = open_keys(options.url).ledger;
  options.clock = [] { return std::int64_t{std::time(nullptr)}; };
  options.exclusive = false;
  return Ledger::open(std::move(options));
}

Person person(const std::string& email, const std::string& username, const std::string& name) {
  Person p;
  p.identifiers = {{"email", email}, {"username", username}};
  p.relations = {"subscriber"};
  p.fields = {{"name", name, "import", 0}};
  p.source = "import";
  return p;
}

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.resize(text.size() - 1);
  for (std::size_t at = 76; at < text.size(); at += 78) text.insert(at, "\r\n");
  return text;
}

std::string letter(const std::string& from, int n, const std::string& type, const std::string& encoding,
                   const std::string& body) {
  return "From: " + from + "\r\nTo: " + privacy_mailbox + "\r\nMessage-ID: <purge-" + std::to_string(n) +
         "@people.example>\r\nDate: Mon, 02 Nov 2026 08:00:00 +0000\r\nSubject: a letter\r\nMIME-Version: 1.0\r\n" +
         "Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body + "\r\n";
}

std::vector<std::string> letters() {
  const std::string child = "=?utf-8?B?" + base64("Kimbra Zo\u00eb") + "?= <kimbra@example.org>";
  const std::string words = "Please stop your announcements to me.\r\nKimbra Zo\u00eb, kimbra99";
  return {letter(child, 1, "text/plain; charset=utf-8", "8bit", words),
          letter(child, 2, "text/plain; charset=utf-8", "base64", base64(words + " second")),
          letter(child, 3, "text/plain; charset=utf-8", "quoted-printable",
                 "Please stop your announcements to me.\r\nKimbra Zo=C3=AB, kim=\r\nbra99"),
          letter(child, 4, "text/plain; charset=iso-8859-1", "8bit",
                 "Please stop your announcements to me. Really.\r\nKimbra Zo\xeb, kimbra99"),
          letter(child, 5, "text/html; charset=utf-8", "8bit",
                 "<p>What data do you have about me, <b>Kimbra&nbsp;Zo&euml;</b>? My user name is kimbra99.</p>"),
          letter("joann@example.org", 6, "text/plain; charset=utf-8", "8bit", "What data do you have about me? Joann"),
          letter("other@example.org", 7, "text/plain; charset=utf-8", "8bit", "Please stop your announcements to me.")};
}

// Where any of the texts stands in the files below `folder`.
std::vector<std::string> found_below(const std::string& folder) {
  const Needles needles(marks);
  std::vector<std::string> places;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    if (!needles.find(read_file(entry.path().string())).empty()) places.push_back(entry.path().filename().string());
  }
  return places;
}

void survive_a_purge(const std::string& storage) {
  HouseOptions options;
  options.dovecot.storage = storage;
  House house(options);
  REQUIRE(house.once() == 0);  // makes the ledger
  std::string child, parent, namesake, joann;
  {
    const auto ledger = open_beside(house);
    const auto enter = [&](Person p) { return ledger->enter({std::move(p)}, "test").get().front().person; };
    child = enter(person("kimbra@example.org", "kimbra99", "Kimbra Zo\u00eb"));
    Person mother = person("mother@example.org", "mother", "Mother");
    mother.guardian_of = {child};
    parent = enter(mother);
    namesake = enter(person("other@example.org", "other", "Kimbra"));
    joann = enter(person("joann@example.org", "joann", "Joann"));
  }
  house.deliver(letters());
  REQUIRE(house.once() == 0);
  const std::string mailbox = house.dovecot.home(privacy_mailbox);
  const std::string store = std::filesystem::path(house.ledger()).parent_path().string();
  CHECK(found_below(mailbox).size() >= 5);
  CHECK_FALSE(found_below(store).empty());
  CHECK(house.ctl({"purge", "verify", "kimbra99"}).status == 1);
  Person guardian, same, near;
  {
    const auto ledger = open_beside(house);
    const auto view = ledger->purge_view(child);
    REQUIRE(view);
    CHECK(view->letters.size() == 5);
    guardian = ledger->person(parent).value();
    guardian.guardian_of.clear();
    same = ledger->person(namesake).value();
    near = ledger->person(joann).value();
  }

  const auto at_work = [&] {
    const auto ledger = open_beside(house);
    const auto left = ledger->purge_progress();
    return ledger->person(child) || left.scrubs > 0 || left.expunges > 0;
  };
  std::mt19937 random(seed);
  int kills = 0, rounds = 0;
  for (; at_work() && rounds < most_rounds; ++rounds) {  // a command, and beside it a daemon: both die at some moment
    auto daemon = house.start();
    Process command({binary("joysctl"), "--config", house.config(), "people", "purge", child, "--yes"},
                    {.output = "/dev/null", .folder = "", .environment = {}});
    const std::chrono::milliseconds moment(std::uniform_int_distribution<int>(5, 150 + 10 * rounds)(random));
    if (!command.wait(moment)) {
      command.signal(SIGKILL);
      command.wait();
      ++kills;
    }
    daemon.signal(SIGKILL);
    daemon.wait();
    ++kills;
  }
  CHECK(kills > 1);
  house.ctl({"people", "purge", child, "--yes"});  // says that there is nobody, if an earlier one went through
  REQUIRE(eventually([&] { return house.once() == 0 && !at_work(); }));

  CHECK(found_below(store).empty());
  CHECK(found_below(mailbox).empty());
  const auto verified = house.ctl({"purge", "verify", marks[0], marks[1], marks[2]});
  INFO(verified.out << verified.err);
  CHECK(verified.status == 0);
  const auto ledger = open_beside(house);
  CHECK_FALSE(ledger->person(child));
  CHECK(ledger->person(parent) == guardian);
  CHECK(ledger->person(namesake) == same);
  CHECK(ledger->person(joann) == near);
  CHECK_FALSE(ledger->verify_audit());
  std::size_t left = 0;
  for (const auto& [folder, n] : house.counts()) left += n;
  CHECK(left == 2);  // Joann's and the namesake's
  CHECK(ledger->enter({person("kimbra@example.org", "kimbra99", "K")}, "test").get().front().state ==
        Entered::State::purged_before);
  house.dovecot.stop();
  CHECK(house.ctl({"purge", "verify", marks[1]}).status == 75);
  std::cout << "purge (" << storage << "): seed " << seed << ", " << kills << " kills in " << rounds << " rounds\n";
}

}  // namespace

TEST_CASE("[A5][P1] a purge leaves no byte in our folder and in the mailbox, however often it is killed") {
  if (!House::usable()) {
    WARN("skipped: needs root, Dovecot and Postfix");
    return;
  }
  for (const auto* storage : {"maildir", "sdbox"}) survive_a_purge(storage);
}
