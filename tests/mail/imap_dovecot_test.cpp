// The same client against a real Dovecot: fetch, move, idle and lose the connection there.
#include "catch.h"
#include "dovecot.h"
#include "mail/imap.h"

using namespace joys;
using namespace std::chrono_literals;

namespace {

const std::string ann = "ann@example.org";

ImapOptions options(const live::Dovecot& dovecot) {
  ImapOptions o;
  o.wire.url = dovecot.imaps_url();
  o.wire.user = ann;
  o.wire.password = dovecot.password();
  o.wire.ca_file = dovecot.ca_file();
  o.folders = {"Processed", "Escalated"};
  return o;
}

std::string letter(int n) {
  return "From: a@example.org\r\nMessage-ID: <" + std::to_string(n) +
         "@example.org>\r\n\r\nj5 OK {3}\r\n* BYE \xff\r\n" +
         std::string(static_cast<std::size_t>(n) * 37 % 5000, 'x') + "\r\n";
}

std::vector<std::string> letters(int from, int to) {
  std::vector<std::string> result;
  for (int n = from; n <= to; ++n) result.push_back(letter(n));
  return result;
}

template <class Event>
Event await(Mailbox& mailbox) {
  for (;;) {
    auto event = mailbox.next(20s, -1);
    REQUIRE(event.has_value());
    if (auto* wanted = std::get_if<Event>(&*event)) return std::move(*wanted);
  }
}

std::vector<std::uint32_t> uids(const std::vector<Listed>& listed) {
  std::vector<std::uint32_t> result;
  for (const auto& one : listed) result.push_back(one.uid);
  return result;
}

}  // namespace

TEST_CASE("letters come exactly and are moved, with MOVE and without [3501-8] [6851-1] [9051-3]") {
  for (const auto& [move, uidplus, storage] : std::vector<std::tuple<bool, bool, std::string>>{
           {true, true, "maildir"}, {false, true, "sdbox"}, {false, false, "maildir"}}) {
    live::DovecotOptions dovecot_options;
    dovecot_options.move = move;
    dovecot_options.uidplus = uidplus;
    dovecot_options.storage = storage;
    live::Dovecot dovecot(dovecot_options);
    dovecot.append(ann, "INBOX", letters(1, 200), std::vector<std::int64_t>(200, 1700000000));
    auto mailbox = make_imap(options(dovecot));
    const auto validity = mailbox->open();
    CHECK(validity != 0);
    const auto all = uids(mailbox->list());
    REQUIRE(all.size() == 200);
    mailbox->fetch({all.begin(), all.begin() + 100});
    mailbox->fetch({all.begin() + 100, all.end()});
    int ends = 0, got = 0;
    while (ends < 2) {
      const auto event = mailbox->next(20s, -1);
      REQUIRE(event.has_value());
      if (const auto* one = std::get_if<Letter>(&*event)) {
        ++got;
        CHECK(one->raw == letter(static_cast<int>(one->uid)));
        CHECK(one->received == 1700000000);
      }
      if (std::holds_alternative<FetchEnd>(*event)) ++ends;
    }
    CHECK(got == 200);
    CHECK(dovecot.doveadm({"search", "-u", ann, "mailbox", "INBOX", "seen"}).empty());

    mailbox->move({all.begin(), all.begin() + 100}, "Processed");
    const auto moved = await<Moved>(*mailbox);
    CHECK(moved.moved.size() == 100);
    CHECK(moved.refused.empty());
    if (uidplus) {
      CHECK(moved.moved[0].new_uid != 0);
      CHECK(mailbox->holds("Processed", moved.uidvalidity, moved.moved[0].new_uid, ""));
    }
    CHECK(mailbox->holds("Processed", 1, 0, "<1@example.org>"));
    CHECK_FALSE(mailbox->holds("Processed", 1, 0, "<150@example.org>"));
    CHECK(mailbox->list().size() == 100);
    CHECK(dovecot.counts(ann) ==
          std::map<std::string, std::size_t>{{"Escalated", 0}, {"INBOX", uidplus ? 100 : 200}, {"Processed", 100}});
    mailbox->move({all[0], all[1]}, "Processed");  // gone already
    CHECK(await<Moved>(*mailbox).moved.size() == 2);
    if (!uidplus) continue;
    const auto back = mailbox->move_from("Processed", moved.uidvalidity, moved.moved[3].new_uid, "Escalated");
    CHECK(back.refused.empty());
    CHECK_FALSE(mailbox->move_from("Processed", moved.uidvalidity + 1, 1, "Escalated").refused.empty());
    CHECK(dovecot.counts(ann)["Escalated"] == 1);
  }
}

TEST_CASE("[A5] a purged letter is expunged, exactly this one, with UIDPLUS and without [4315-2] [3501-6]") {
  for (const auto& [uidplus, storage] :
       std::vector<std::pair<bool, std::string>>{{true, "maildir"}, {true, "sdbox"}, {false, "maildir"}}) {
    live::DovecotOptions dovecot_options;
    dovecot_options.uidplus = uidplus;
    dovecot_options.storage = storage;
    live::Dovecot dovecot(dovecot_options);
    dovecot.append(ann, "Processed", letters(1, 6),
                   {1'600'000'000, 1'700'000'000, 1'700'000'000, 1'700'000'000, 1'700'000'000, 1'800'000'000});
    auto o = options(dovecot);
    std::string noticed;
    o.notice = [&](std::string_view text) { noticed += text; };
    auto mailbox = make_imap(o);
    mailbox->open();
    const auto validity = static_cast<std::uint32_t>(
        std::stoul(dovecot.doveadm({"-f", "flow", "mailbox", "status", "-u", ann, "uidvalidity", "Processed"})
                       .substr(std::string("Processed uidvalidity=").size())));
    CHECK(mailbox->expunge("Processed", {validity, 2, 0, {}}).refused.empty());
    CHECK(dovecot.uids(ann, "Processed") == std::vector<std::uint32_t>{1, 3, 4, 5, 6});
    CHECK(mailbox->expunge("Processed", {validity, 2, 0, {}}).refused.empty());  // gone is success
    int looked = 0;
    const auto fourth = [&](const std::string& raw) { return ++looked, raw == letter(4); };
    const auto found = mailbox->expunge("Processed", {validity + 1, 3, 1'700'000'000, fourth});
    CHECK(found.refused.empty());
    CHECK(found.letters == 1);
    CHECK(looked == 3);  // only those of these days
    CHECK(dovecot.uids(ann, "Processed") == std::vector<std::uint32_t>{1, 3, 5, 6});
    dovecot.doveadm({"flags", "add", "-u", ann, "\\Deleted", "mailbox", "Processed", "uid", "6"});
    const auto beside = mailbox->expunge("Processed", {validity, 5, 0, {}});
    CHECK(beside.refused.empty() == uidplus);  // never what somebody else has marked
    CHECK(noticed.empty() == uidplus);
    CHECK(dovecot.uids(ann, "Processed").size() == (uidplus ? 3u : 4u));
    CHECK(mailbox->list().empty());  // the mailbox is selected again
  }
}

TEST_CASE("new mail wakes an idling client, and a broken connection is a mishap that open() repairs") {
  live::Dovecot dovecot;
  for (const bool plain : {false, true}) {
    auto o = options(dovecot);
    if (plain) o.wire.url = dovecot.imap_url();
    o.idle = !plain;
    o.probe_after = 100ms;
    auto mailbox = make_imap(o);
    mailbox->open();
    const auto before = mailbox->list().size();
    CHECK_FALSE(mailbox->next(1ms, -1).has_value());
    dovecot.append(ann, "INBOX", letters(7, 7));
    await<NewMail>(*mailbox);
    CHECK(mailbox->list().size() == before + 1);
    dovecot.kill();
    CHECK_THROWS_AS((mailbox->next(10s, -1), mailbox->list()), MailError);
    CHECK_FALSE(mailbox->is_open());
    CHECK_THROWS_AS(mailbox->open(), MailError);
    dovecot.start();
    mailbox->open();
    CHECK(mailbox->list().size() == before + 1);
  }
}

TEST_CASE("folders with other separators and letters beyond ASCII are found again") {
  live::DovecotOptions dovecot_options;
  dovecot_options.separator = '.';
  live::Dovecot dovecot(dovecot_options);
  dovecot.append(ann, "INBOX", letters(1, 1));
  auto o = options(dovecot);
  o.folders = {"Datenschutz/Erledigt \xC3\xBC & mehr"};
  for (int round = 0; round < 2; ++round) make_imap(o)->open();
  auto mailbox = make_imap(o);
  mailbox->open();
  mailbox->move({1}, o.folders[0]);
  CHECK(await<Moved>(*mailbox).refused.empty());
  CHECK(dovecot.counts(ann)["Datenschutz.Erledigt \xC3\xBC & mehr"] == 1);
}
