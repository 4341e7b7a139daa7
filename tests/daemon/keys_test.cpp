#include "daemon/keys.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catch.h"
#include "parsers/message.h"

using namespace joys;
namespace fs = std::filesystem;

namespace {
struct KeyFolder {
  fs::path path = fs::temp_directory_path() / ("joys-keys-test-" + std::to_string(::getpid()));
  KeyFolder() {
    init_parsers();
    fs::remove_all(path);
  }
  ~KeyFolder() { fs::remove_all(path); }
  std::string url() const { return "sqlite:" + (path / "ledger.db").string(); }
};
}  // namespace

TEST_CASE("keys are made once, for their owner only, and read back the same") {
  const KeyFolder folder;
  const auto made = open_keys(folder.url()), read = open_keys(folder.url());
  CHECK(made.ledger.suppression == read.ledger.suppression);
  CHECK(made.ledger.audit != made.ledger.content);
  REQUIRE(read.tokens.size() == 1);
  CHECK(read.tokens[0].key == made.tokens[0].key);
  for (const auto& entry : fs::directory_iterator(folder.path)) {
    struct stat info {};
    REQUIRE(::stat(entry.path().c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
  }
}

TEST_CASE("a key is never made anew beside an existing ledger") {
  const KeyFolder folder;
  open_keys(folder.url());
  std::ofstream(folder.path / "ledger.db") << "x";
  fs::remove(folder.path / "suppression.key");
  CHECK_THROWS_WITH(open_keys(folder.url()),
                    contains_text("suppression.key") && contains_text("restore it from a backup"));
  CHECK_FALSE(fs::exists(folder.path / "suppression.key"));
}

TEST_CASE("a first start that was killed between two keys is finished by the next [I3]") {
  const KeyFolder folder;
  const auto made = open_keys(folder.url());
  fs::remove(folder.path / "content.key");
  fs::remove(folder.path / "token.key");
  // What the killed program, perhaps of our own number, had not linked into place yet.
  std::ofstream(folder.path / ("content.key.new." + std::to_string(::getpid()))) << "12ab";
  const auto finished = open_keys(folder.url());
  CHECK(finished.ledger.suppression == made.ledger.suppression);
  CHECK(finished.ledger.audit == made.ledger.audit);
  CHECK(finished.ledger.content != made.ledger.content);
  CHECK(finished.tokens.size() == 1);
  CHECK(open_keys(folder.url()).ledger.content == finished.ledger.content);
}

TEST_CASE("a key that others can read, or that is none, is refused with what to do") {
  const KeyFolder folder;
  open_keys(folder.url());
  fs::permissions(folder.path / "audit.key", fs::perms(0644));
  CHECK_THROWS_WITH(open_keys(folder.url()), contains_text("chmod 600"));
  fs::permissions(folder.path / "audit.key", fs::perms(0600));
  std::ofstream(folder.path / "token.key") << "1 activ 00\n";
  CHECK_THROWS_WITH(open_keys(folder.url()), contains_text("ID active|retired|compromised KEY"));
}

TEST_CASE("retired and compromised token keys keep their state") {
  const KeyFolder folder;
  const auto made = open_keys(folder.url());
  std::ofstream(folder.path / "token.key") << "# rotated\n1 retired " << std::string(64, 'a') << "\n2 compromised "
                                           << std::string(64, 'b') << "\n3 active " << std::string(64, 'c') << "\n";
  const auto keys = token_keys_if_any(folder.url());
  REQUIRE(keys.size() == 3);
  CHECK(keys[0].state == TokenKey::State::retired);
  CHECK(keys[1].state == TokenKey::State::compromised);
  CHECK(keys[2].id == 3);
}
