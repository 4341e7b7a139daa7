// What the disk under the ledger can do: be full, be locked by somebody else. The daemon says so, stays, and goes on
// where it was; nothing is lost and nothing happens twice.
#include <sys/mount.h>

#include <filesystem>

#include "catch.h"
#include "rig.h"
#include "store/database.h"

using namespace joys;
using namespace joys::live;

namespace {

// A file system so small that letters fill it, in the place of the ledger's folder.
class TinyDisk {
 public:
  explicit TinyDisk(const std::string& file) : folder_(std::filesystem::path(file).parent_path()) {
    mounted_ = mount("tmpfs", folder_.c_str(), "tmpfs", 0, "size=1m") == 0;
  }
  ~TinyDisk() {
    if (mounted_) umount2(folder_.c_str(), MNT_DETACH);
  }
  TinyDisk(const TinyDisk&) = delete;
  TinyDisk& operator=(const TinyDisk&) = delete;
  bool mounted() const { return mounted_; }
  bool grow() { return mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT, "size=200m") == 0; }

 private:
  std::string folder_;
  bool mounted_ = false;
};

// Each of the n letters was decided once, answered once, and lies where its case is.
void check_once(Rig& rig, std::size_t n) {
  auto counts = rig.house.counts();
  CHECK(counts["INBOX"] == 0);
  CHECK(counts["Processed"] + counts["Escalated"] == n);
  CHECK(rig.letters() == static_cast<std::int64_t>(n));
  CHECK(rig.effects("answer", "done") == static_cast<std::int64_t>(n));
  CHECK(rig.effects("answer", "due") + rig.effects("answer", "claimed") == 0);
  CHECK(rig.effects("move", "due") + rig.effects("move", "claimed") == 0);
  CHECK(rig.answers().size() == n);
  for (const auto& [recipient, times] : rig.answers()) {
    INFO(recipient);
    CHECK(times == 1);
  }
  CHECK(rig.house.ctl({"audit", "verify"}).status == 0);
}

bool finished(Rig& rig, std::size_t n) {
  return eventually(
      [&] {
        auto counts = rig.house.counts();
        return rig.smtp.arrived().size() >= n && counts["Processed"] + counts["Escalated"] >= n &&
               rig.effects("move", "done") == static_cast<std::int64_t>(n) &&
               rig.effects("answer", "done") == static_cast<std::int64_t>(n);
      },
      std::chrono::seconds(90));
}

}  // namespace

TEST_CASE("a full disk: the daemon stays, says so, and goes on when there is space again") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  TinyDisk disk(rig->house.ledger());
  if (!disk.mounted()) {
    WARN("skipped: a tmpfs cannot be mounted here");
    return;
  }
  std::vector<std::string> letters;
  for (int i = 0; i < 300; ++i) letters.push_back(access_request(i));
  rig->house.deliver(letters);
  auto daemon = rig->started();
  REQUIRE(eventually([&] { return rig->logged("full") >= 3; }, std::chrono::seconds(30)));
  CHECK(daemon.running());
  CHECK(rig->inbox() > 0);
  REQUIRE(disk.grow());
  CHECK(finished(*rig, 300));
  CHECK(rig->ended(daemon) == 0);
  INFO(rig->house.log());
  check_once(*rig, 300);
}

TEST_CASE("another process holds the ledger's lock") {
  Rig* rig = fresh_rig();
  if (!rig) return;
  auto daemon = rig->started();
  auto other = open_database("sqlite:" + rig->house.ledger(), false);
  other->begin();
  std::vector<std::string> letters;
  for (int i = 0; i < 20; ++i) letters.push_back(opt_out(i));
  rig->house.deliver(letters);
  SECTION("for a moment: nobody notices") {
    CHECK_FALSE(eventually([&] { return rig->logged("mishap") > 0; }, std::chrono::seconds(2)));
    CHECK(rig->smtp.arrived().empty());
    other->rollback();
    CHECK(finished(*rig, 20));
    CHECK(rig->logged("mishap") == 0);
  }
  SECTION("longer than we wait for it: it is said, and tried again") {
    REQUIRE(eventually([&] { return rig->logged("where=ledger") > 0; }));
    CHECK(daemon.running());
    other->rollback();
    CHECK(finished(*rig, 20));
  }
  CHECK(rig->ended(daemon) == 0);
  check_once(*rig, 20);
}
