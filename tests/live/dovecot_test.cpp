// The fixture itself: what it promises to the tests that stand on it.
#include "dovecot.h"

#include "catch.h"

using namespace joys::live;

TEST_CASE("a private Dovecot keeps letters exactly, over stop, kill and start") {
  for (const std::string storage : {"maildir", "sdbox"}) {
    DovecotOptions options;
    options.storage = storage;
    Dovecot dovecot(options);
    const std::string first = "Subject: one\r\n\r\nbody \xff 8-bit\r\n.\r\n", second = "Subject: two\r\n\r\n\r\n";
    dovecot.append("ann@example.org", "INBOX", {first, second}, {1000000000, 1000000001});
    dovecot.append("ann@example.org", "Filed/Old", {second});
    CHECK(dovecot.counts("ann@example.org") == std::map<std::string, std::size_t>{{"INBOX", 2}, {"Filed/Old", 1}});
    dovecot.kill();
    CHECK_FALSE(accepts(dovecot.imap_port));
    dovecot.start();
    CHECK(dovecot.letters("ann@example.org", "INBOX") == std::vector<std::string>{first, second});
    CHECK(dovecot.uids("ann@example.org", "INBOX") == std::vector<std::uint32_t>{1, 2});
    dovecot.stop();
    CHECK_FALSE(accepts(dovecot.imap_port));
  }
}
