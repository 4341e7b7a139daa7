// Writes the two configuration files, lets Postfix make its own queue folders, and runs its master in the foreground.
#include "postfix.h"

#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <sstream>
#include <stdexcept>

namespace joys::live {
namespace {

constexpr int start_attempts = 3;  // another process may take the port between our asking and Postfix's binding

// Every service without chroot, so that sockets and hosts are found wherever the test runs.
constexpr const char* services = R"(
pickup     unix  n  -  n  60    1  pickup
cleanup    unix  n  -  n  -     0  cleanup
qmgr       unix  n  -  n  300   1  qmgr
rewrite    unix  -  -  n  -     -  trivial-rewrite
bounce     unix  -  -  n  -     0  bounce
defer      unix  -  -  n  -     0  bounce
trace      unix  -  -  n  -     0  bounce
verify     unix  -  -  n  -     1  verify
flush      unix  n  -  n  1000? 0  flush
proxymap   unix  -  -  n  -     -  proxymap
showq      unix  n  -  n  -     -  showq
error      unix  -  -  n  -     -  error
retry      unix  -  -  n  -     -  error
discard    unix  -  -  n  -     -  discard
lmtp       unix  -  -  n  -     -  lmtp
anvil      unix  -  -  n  -     1  anvil
scache     unix  -  -  n  -     1  scache
postlog    unix-dgram n - n -   1  postlogd
)";

std::string settings(const std::string& folder, const std::string& lmtp) {
  std::ostringstream out;
  out << "compatibility_level = 3.6\n"
      << "queue_directory = " << folder << "/spool\ndata_directory = " << folder << "/data\n"
      << "maillog_file = " << folder << "/log\nmaillog_file_prefixes = " << folder << "\n"
      << "multi_instance_enable = no\nmulti_instance_directories =\n"
      << "inet_interfaces = loopback-only\ninet_protocols = ipv4\nmynetworks = 127.0.0.0/8\n"
      << "myhostname = mx.soren.test\nmydestination =\nalias_maps =\nlocal_recipient_maps =\n"
      << "virtual_mailbox_domains = static:all\nvirtual_mailbox_maps = static:all\nvirtual_transport = lmtp:" << lmtp
      << "\n"
      << "smtpd_relay_restrictions = permit_mynetworks, reject\n"
      << "smtpd_client_connection_count_limit = 0\nsmtpd_tls_security_level = none\n"
      << "in_flow_delay = 0\nminimal_backoff_time = 1s\nqueue_run_delay = 1s\n"
      << "lmtp_destination_recipient_limit = 1\n";
  return out.str();
}

}  // namespace

bool Postfix::usable() { return geteuid() == 0 && !program("postfix").empty() && getpwnam("postfix") != nullptr; }

Postfix::Postfix(PostfixOptions options) : options_(std::move(options)) {
  if (!usable()) throw std::runtime_error("Postfix is not installed, or we are not root");
  for (int attempt = 1;; ++attempt) {
    port = free_port();
    configure();
    try {
      start();
      return;
    } catch (const std::runtime_error&) {
      if (attempt == start_attempts) throw;
    }
  }
}

Postfix::~Postfix() { kill(); }

void Postfix::configure() {
  const std::string folder = dir_.path().string();
  for (const char* name : {"etc", "spool", "data"}) std::filesystem::create_directories(dir_.file(name));
  const passwd* owner = getpwnam("postfix");
  if (chown(dir_.file("data").c_str(), owner->pw_uid, owner->pw_gid) != 0)
    throw std::runtime_error("the data folder cannot be given to Postfix");
  write_file(dir_.file("etc/main.cf"), settings(folder, options_.lmtp) + options_.extra);
  write_file(dir_.file("etc/master.cf"),
             "127.0.0.1:" + std::to_string(port) + " inet n - n - 200 smtpd" + std::string(services));
  must({program("postfix"), "-c", dir_.file("etc"), "check"});  // makes the folders of the queue
  daemons_ = must({program("postconf"), "-c", dir_.file("etc"), "-h", "daemon_directory"});
  daemons_.erase(daemons_.find_last_not_of('\n') + 1);
}

void Postfix::start() {
  // Not by way of "postfix start": its script takes seconds, and its master leaves our process group.
  std::filesystem::remove(dir_.file("spool/pid/master.pid"));
  master_ = Process({daemons_ + "/master", "-c", dir_.file("etc"), "-d"}, {dir_.file("output"), {}, {}});
  if (eventually([this] { return !master_.running() || greets(); }) && master_.running()) return;
  const std::string said = read_file(dir_.file("output")) + log();
  kill();
  throw std::runtime_error("Postfix does not start:\n" + said);
}

// Accepting is not enough: the kernel does that before any smtpd runs.
bool Postfix::greets() const {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{2, 0};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  char greeting[4] = "";
  const bool good = connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                    recv(fd, greeting, 3, MSG_WAITALL) == 3 && std::string(greeting) == "220";
  if (good) (void)!send(fd, "QUIT\r\n", 6, MSG_NOSIGNAL);
  ::close(fd);
  return good;
}

void Postfix::stop() {
  master_.signal(SIGTERM);
  if (!master_.wait()) kill();
  master_.signal_group(SIGKILL);
}

void Postfix::kill() {
  master_.signal_group(SIGKILL);
  master_.wait();
}

std::size_t Postfix::queued() const {
  std::size_t count = 0;
  for (const char* name : {"incoming", "active", "deferred", "maildrop"}) {
    std::error_code gone;  // folders of the queue come and go
    for (std::filesystem::recursive_directory_iterator it(dir_.file(std::string("spool/") + name), gone), end;
         !gone && it != end; it.increment(gone))
      count += it->is_regular_file(gone) ? 1 : 0;
  }
  return count;
}

void Postfix::flush() { must({program("postqueue"), "-c", dir_.file("etc"), "-f"}); }

}  // namespace joys::live
