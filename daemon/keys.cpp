// Key files are written to a temporary name, synced and linked into place, so that a crash leaves no half key and of
// two programs that start at once only one makes them.
#include "daemon/keys.h"

#include <fcntl.h>
#include <grp.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace joys {
namespace {

namespace fs = std::filesystem;
using KeyBytes = std::array<std::uint8_t, 32>;

[[noreturn]] void fail(const std::string& file, const std::string& what) {
  throw std::runtime_error(file + ": " + what);
}

std::string hex(const KeyBytes& key) {
  std::string out(65, '\0');
  sodium_bin2hex(out.data(), out.size(), key.data(), key.size());
  out.pop_back();
  return out;
}

KeyBytes unhex(const std::string& file, const std::string& text) {
  KeyBytes key{};
  std::size_t n = 0;
  if (sodium_hex2bin(key.data(), key.size(), text.data(), text.size(), nullptr, &n, nullptr) != 0 || n != key.size())
    fail(file, "is not a key (64 hex digits); restore it from a backup");
  return key;
}

void write_key(const fs::path& file, const std::string& text) {
  const auto temporary = file.string() + ".new." + std::to_string(getpid());
  unlink(temporary.c_str());  // of a program that was killed here; in a container everybody has the same number
  struct stat folder {};
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  bool ok = fd >= 0 && write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(fd) == 0;
  if (ok && geteuid() == 0 && stat(file.parent_path().c_str(), &folder) == 0)
    ok = fchown(fd, folder.st_uid, folder.st_gid) == 0;
  if (ok && link(temporary.c_str(), file.c_str()) != 0) ok = errno == EEXIST;  // somebody else was first: theirs counts
  const int error = errno;
  if (fd >= 0) close(fd);
  unlink(temporary.c_str());
  if (!ok) fail(file, std::string("cannot be written: ") + std::strerror(error));
  if (const int d = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); d >= 0) {
    fsync(d);
    close(d);
  }
}

std::string read_key(const fs::path& file) {
  struct stat info {};
  if (stat(file.c_str(), &info) != 0)
    fail(file,
         "is missing although there is a ledger; restore it from a backup (a new one would break every old link)");
  if (info.st_mode & 077) fail(file, "can be read by others; run `chmod 600 " + file.string() + "`");
  std::ifstream stream(file);
  if (!stream) fail(file, "cannot be read; run as the user that owns it");
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

KeyBytes random_key() {
  KeyBytes key{};
  randombytes_buf(key.data(), key.size());
  return key;
}

std::string one_line(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

std::vector<TokenKey> parse_token_keys(const fs::path& file) {
  std::vector<TokenKey> keys;
  std::istringstream lines(read_key(file));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    int id = -1;
    std::string state, digits;
    words >> id >> state >> digits;
    if (line.empty() || line.front() == '#') continue;
    TokenKey key;
    if (id < 0 || id > 255 || (state != "active" && state != "retired" && state != "compromised"))
      fail(file, "a line must be: ID active|retired|compromised KEY");
    key.id = static_cast<std::uint8_t>(id);
    key.state = state == "active"    ? TokenKey::State::active
                : state == "retired" ? TokenKey::State::retired
                                     : TokenKey::State::compromised;
    key.key = unhex(file, digits);
    keys.push_back(key);
  }
  return keys;
}

constexpr std::array plain_keys{"suppression.key", "audit.key", "content.key"};

}  // namespace

std::string ledger_path(const std::string& url) {
  if (!url.starts_with("sqlite:")) fail(url, "only sqlite:/path/ledger.db is built");
  return url.substr(7);
}

Keys open_keys(const std::string& url) {
  const fs::path ledger = ledger_path(url), folder = ledger.parent_path();
  // The ledger is made after the keys: without one, a missing key is one that a first start was killed before.
  if (!fs::exists(ledger)) {
    if (fs::create_directories(folder)) fs::permissions(folder, fs::perms::owner_all);
    for (const char* name : plain_keys)
      if (!fs::exists(folder / name)) write_key(folder / name, hex(random_key()) + "\n");
    if (!fs::exists(folder / "token.key")) write_key(folder / "token.key", "1 active " + hex(random_key()) + "\n");
  }
  Keys keys;
  const auto read = [&](const char* name) {
    return unhex((folder / name).string(), one_line(read_key(folder / name)));
  };
  keys.ledger = {.suppression = read("suppression.key"), .audit = read("audit.key"), .content = read("content.key")};
  keys.tokens = parse_token_keys(folder / "token.key");
  return keys;
}

std::vector<TokenKey> token_keys_if_any(const std::string& url) {
  const auto file = fs::path(ledger_path(url)).parent_path() / "token.key";
  std::error_code unreadable;
  if (!fs::exists(file, unreadable) || access(file.c_str(), R_OK) != 0) return {};
  return parse_token_keys(file);
}

void become_owner(const std::string& url) {
  struct stat info {};
  const auto folder = fs::path(ledger_path(url)).parent_path();
  if (geteuid() != 0 || stat(folder.c_str(), &info) != 0 || info.st_uid == 0) return;
  if (setgroups(0, nullptr) != 0 || setgid(info.st_gid) != 0 || setuid(info.st_uid) != 0)
    fail(folder, std::string("cannot become its owner: ") + std::strerror(errno));
}

}  // namespace joys
