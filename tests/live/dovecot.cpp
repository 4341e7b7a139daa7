// Starts, feeds and reads the private Dovecot. Letters go in and out by doveadm, so that a test does not check the IMAP
// client with itself.
#include "dovecot.h"

#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "dovecot_config.h"

namespace joys::live {
namespace {

constexpr int kStartAttempts = 3;  // another process may take a port between our asking and Dovecot's binding

void make_certificate(const TempDir& dir) {
  must({"openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
        "subjectAltName=DNS:localhost,DNS:mail.localhost,IP:127.0.0.1", "-keyout", dir.file("key.pem"), "-out",
        dir.file("cert.pem")});
}

// doveadm prints every line end as LF.
std::string crlf(const std::string& text) {
  std::string result;
  for (const char c : text) result += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return result;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) result.push_back(line);
  return result;
}

}  // namespace

bool Dovecot::installed() { return !program("dovecot").empty() && !program("doveadm").empty(); }

Dovecot::Dovecot(DovecotOptions options) : options_(std::move(options)) {
  std::filesystem::create_directories(home(""));
  std::filesystem::permissions(home(""), std::filesystem::perms(0777));
  make_certificate(dir_);
  for (int attempt = 1;; ++attempt) {
    imap_port = free_port();
    imaps_port = free_port();
    lmtp_port = free_port();
    configure();
    try {
      start();
      return;
    } catch (const std::runtime_error&) {
      if (attempt == kStartAttempts) throw;
    }
  }
}

Dovecot::~Dovecot() { stop(); }

void Dovecot::configure() {
  write_file(dir_.file("dovecot.conf"), dovecot_config(must({program("dovecot"), "--version"}), options_,
                                                       {folder(), imap_port, imaps_port, lmtp_port}));
}

void Dovecot::start() {
  master_ = Process({program("dovecot"), "-F", "-c", dir_.file("dovecot.conf")}, {dir_.file("stderr"), {}, {}});
  const bool ready = eventually(
      [&] { return !master_.running() || (accepts(imap_port) && accepts(imaps_port) && accepts(lmtp_port)); });
  if (ready && master_.running()) return;
  throw std::runtime_error("dovecot did not start: " + read_file(dir_.file("stderr")) + log());
}

void Dovecot::stop() {
  master_.signal(SIGTERM);
  if (master_.pid() > 0 && !master_.wait()) kill();
}

void Dovecot::kill() {
  if (master_.pid() <= 0) return;
  master_.signal_group(SIGKILL);
  master_.wait();
  // Its children notice the death of their master only when they are next scheduled.
  eventually([&] { return !accepts(imap_port); });
  std::filesystem::remove(dir_.file("run/master.pid"));
}

std::string Dovecot::doveadm(const std::vector<std::string>& arguments, const std::string& input) {
  std::vector<std::string> command{program("doveadm"), "-c", dir_.file("dovecot.conf")};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return must(command, input);
}

void Dovecot::append(const std::string& user, const std::string& folder, const std::vector<std::string>& letters,
                     const std::vector<std::int64_t>& received) {
  // A Maildir is imported in the order of its file names, and a file's time is its INTERNALDATE.
  TempDir source;
  std::string folders = folder == "INBOX" ? "" : "/." + folder;
  std::replace(folders.begin() + (folders.empty() ? 0 : 1), folders.end(), options_.separator, '.');
  const std::string maildir = source.file("mail") + folders;
  for (const char* part : {"/cur", "/new", "/tmp"}) std::filesystem::create_directories(maildir + part);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source.path()))
    std::filesystem::permissions(entry.path(), std::filesystem::perms(0777));
  for (std::size_t i = 0; i < letters.size(); ++i) {
    char name[64];
    std::snprintf(name, sizeof name, "/new/%010zu.M1P1.test", i + 1);
    write_file(maildir + name, letters[i]);
    if (i >= received.size()) continue;
    const timeval time[2] = {{received[i], 0}, {received[i], 0}};
    utimes((maildir + name).c_str(), time);
  }
  doveadm({"import", "-u", user, "maildir:" + source.file("mail"), "", "all"});
}

std::map<std::string, std::size_t> Dovecot::counts(const std::string& user) {
  std::map<std::string, std::size_t> result;
  for (const auto& line : lines(doveadm({"mailbox", "status", "-u", user, "messages", "*"}))) {
    const auto at = line.rfind(" messages=");
    if (at != std::string::npos) result[line.substr(0, at)] = std::stoul(line.substr(at + 10));
  }
  return result;
}

std::vector<std::uint32_t> Dovecot::uids(const std::string& user, const std::string& folder) {
  std::vector<std::uint32_t> result;
  for (const auto& line : lines(doveadm({"-f", "tab", "fetch", "-u", user, "uid", "mailbox", folder})))
    if (line != "uid" && !line.empty()) result.push_back(static_cast<std::uint32_t>(std::stoul(line)));
  return result;
}

std::vector<std::string> Dovecot::letters(const std::string& user, const std::string& folder) {
  std::vector<std::string> result;
  for (const auto uid : uids(user, folder)) {
    const auto text = doveadm({"fetch", "-u", user, "text", "mailbox", folder, "uid", std::to_string(uid)});
    constexpr std::string_view head = "text:\n";
    if (text.size() > head.size()) result.push_back(crlf(text.substr(head.size())));  // else expunged meanwhile
  }
  return result;
}

}  // namespace joys::live
